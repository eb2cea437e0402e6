"""What the totals of every document store are; see `document_contract`."""

from __future__ import annotations

from typing import Any

import pytest

from core.ports.documents import (
    Create,
    Delete,
    DocumentStore,
    Filter,
    Totals,
    UndeclaredIndex,
)
from tests.core.ports.document_contract import NOTES, TASKS, OpenStore, StoreSuite
from tests.core.ports.document_model import counted
from tests.core.ports.document_samples import (
    DONE,
    KNEE,
    OPEN,
    fill,
    served_queries,
    some_documents,
)


class TotalsContract(StoreSuite):
    """Counts and sums."""

    @pytest.mark.parametrize("seed", [3, 4])
    async def test_totals_count_what_the_queries_find(
        self, store: DocumentStore, seed: int
    ) -> None:
        documents = some_documents(120, seed)
        await fill(store, documents)
        for query in served_queries():
            count, sums = counted(documents.values(), query.filters, ("size", "at"))
            totals = await store.totals(NOTES, query.filters, ("size", "at"))
            assert totals == Totals(count, sums), query
            assert await store.totals(NOTES, query.filters) == Totals(count), query

    async def test_totals_obey_the_indexes_too(self, store: DocumentStore) -> None:
        undeclared: list[tuple[Filter, ...]] = [
            (DONE, Filter("owner", "==", "ann")),
            (OPEN, Filter("at", ">", 1)),
            (KNEE, DONE),
            (Filter("done", "==", False), Filter("at", "<", 3)),
        ]
        for filters in undeclared:
            with pytest.raises(UndeclaredIndex, match=NOTES):
                await store.totals(NOTES, filters)
        with pytest.raises(UndeclaredIndex, match=TASKS):
            await store.totals(TASKS, (OPEN, DONE))

    async def test_a_sum_is_declared(self, store: DocumentStore) -> None:
        with pytest.raises(UndeclaredIndex, match="weight"):
            await store.totals(NOTES, (), ("size", "weight"))

    async def test_totals_use_an_index_that_goes_on(self, store: DocumentStore) -> None:
        await fill(
            store,
            {
                "n1": {"owner": "ann", "tags": ["knee", "hip"], "size": 2},
                "n2": {"owner": "ann", "tags": ["knee"], "at": 1, "size": 3},
                "n3": {"owner": "ann", "size": 5},
            },
        )
        by_owner = (Filter("owner", "==", "ann"),)
        assert await store.totals(NOTES, (*by_owner, KNEE), ("size",)) == Totals(2, {"size": 5.0})
        # Not by the index whose next field is a list: it has no row for n3 and two for n1.
        assert await store.totals(NOTES, by_owner, ("size",)) == Totals(3, {"size": 10.0})

    async def test_totals_follow_every_write(
        self, store: DocumentStore, open_store: OpenStore
    ) -> None:
        other = open_store()

        async def now() -> tuple[Totals, Totals]:
            return (
                await store.totals(NOTES, (), ("size",)),
                await store.totals(NOTES, (OPEN,), ("size",)),
            )

        try:
            first = await other.create(NOTES, "n1", {"status": "open", "size": 1})
            assert await now() == (Totals(1, {"size": 1.0}), Totals(1, {"size": 1.0}))
            assert await now() == (Totals(1, {"size": 1.0}), Totals(1, {"size": 1.0}))
            await other.replace(NOTES, "n1", {"status": "closed", "size": 2}, first.version)
            assert await now() == (Totals(1, {"size": 2.0}), Totals(0, {"size": 0.0}))
            await store.write(
                [Create(NOTES, "n2", {"status": "open", "size": 3}), Delete(NOTES, "n1")]
            )
            assert await now() == (Totals(1, {"size": 3.0}), Totals(1, {"size": 3.0}))
            await other.delete(NOTES, "n2")
            assert await now() == (Totals(0, {"size": 0.0}), Totals(0, {"size": 0.0}))
        finally:
            await other.close()

    async def test_totals_are_the_callers_own(self, store: DocumentStore) -> None:
        await store.create(NOTES, "n1", {"size": 1})
        first: Any = (await store.totals(NOTES, (), ("size",))).sums
        first["size"] = 99
        assert (await store.totals(NOTES, (), ("size",))).sums == {"size": 1.0}

    async def test_totals_tell_true_from_one(self, store: DocumentStore) -> None:
        await fill(store, {"n1": {"done": True}, "n2": {"done": 1}, "n3": {"done": 1}})
        assert (await store.totals(NOTES, (Filter("done", "==", True),))).count == 1
        assert (await store.totals(NOTES, (Filter("done", "==", 1),))).count == 2

    async def test_sums_are_of_numbers_only(self, store: DocumentStore) -> None:
        values: list[Any] = [1, 2.5, -4, True, "7", None, [8], 2**62, 2**62]
        await fill(
            store,
            {f"n{n}": {"status": "open", "size": value} for n, value in enumerate(values)}
            | {"absent": {"status": "open"}},
        )
        total = float(2**63)
        for filters in ((), (OPEN,)):
            totals = await store.totals(NOTES, filters, ("size", "absent"))
            assert totals == Totals(10, {"size": total, "absent": 0.0})
