"""What the batches of every document store do; see `document_contract`."""

from __future__ import annotations

import asyncio

import pytest

from core.errors import Conflict, NotFound, StaleVersion
from core.ports.documents import Create, Delete, DocumentStore, Replace, Totals, Write
from tests.core.ports.document_contract import NOTES, TASKS, OpenStore, StoreSuite


class BatchContract(StoreSuite):
    """Several writes at once: all or none."""

    async def test_a_batch_does_all_steps_in_order(self, store: DocumentStore) -> None:
        old = await store.create(NOTES, "old", {"a": 1})
        await store.create(NOTES, "leaving", {})
        written = await store.write(
            [
                Create(TASKS, "new", {"b": 1}),
                Replace(NOTES, "old", {"a": 2}, old.version),
                Delete(NOTES, "leaving"),
                Delete(NOTES, "never_there"),
                Create(NOTES, "leaving", {"back": True}),
            ]
        )
        assert [document and document.id for document in written] == [
            "new",
            "old",
            None,
            None,
            "leaving",
        ]
        for collection, document in zip((TASKS, NOTES, NOTES), filter(None, written), strict=True):
            assert await store.get(collection, document.id) == document

    async def test_an_empty_batch_does_nothing(self, store: DocumentStore) -> None:
        assert await store.write([]) == []

    @pytest.mark.parametrize("failing", ["create", "stale", "missing", "delete"])
    async def test_a_batch_does_nothing_when_one_step_fails(
        self, store: DocumentStore, failing: str
    ) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        current = await store.replace(NOTES, "n1", {"a": 2}, first.version)
        keep = await store.create(TASKS, "keep", {"a": 1})
        failures: dict[str, tuple[Write, type[Exception]]] = {
            "create": (Create(NOTES, "n1", {}), Conflict),
            "stale": (Replace(NOTES, "n1", {}, first.version), StaleVersion),
            "missing": (Replace(NOTES, "nobody", {}, first.version), NotFound),
            "delete": (Delete(NOTES, "n1", first.version), StaleVersion),
        }
        step, error = failures[failing]
        with pytest.raises(error):
            await store.write(
                [
                    Create(TASKS, "new", {}),
                    Replace(TASKS, "keep", {"a": 2}, keep.version),
                    step,
                    Delete(TASKS, "keep"),
                ]
            )
        assert await store.get(TASKS, "new") is None
        assert await store.get(TASKS, "keep") == keep
        assert await store.get(NOTES, "n1") == current
        assert (await store.totals(TASKS)).count == 1

    async def test_a_batch_has_at_most_a_hundred_steps(self, store: DocumentStore) -> None:
        steps = [Create(NOTES, f"n{number}", {"n": number}) for number in range(101)]
        with pytest.raises(ValueError, match="100"):
            await store.write(steps)
        assert (await store.totals(NOTES)).count == 0
        assert len(await store.write(steps[:100])) == 100
        assert (await store.totals(NOTES)).count == 100

    async def test_nobody_sees_half_a_batch(
        self, store: DocumentStore, open_store: OpenStore
    ) -> None:
        other = open_store()

        async def write() -> None:
            for number in range(20):
                await store.write(
                    [Create(NOTES, f"n{number}-{part}", {"size": 1}) for part in range(5)]
                )

        writing = asyncio.create_task(write())
        try:
            seen = []
            while not writing.done():
                seen.append(await other.totals(NOTES, (), ("size",)))
            await writing
            seen.append(await other.totals(NOTES, (), ("size",)))
        finally:
            await other.close()
        assert seen[-1] == Totals(100, {"size": 100.0})
        assert [totals for totals in seen if totals.count % 5] == []
        assert [totals for totals in seen if totals.count != totals.sums["size"]] == []
