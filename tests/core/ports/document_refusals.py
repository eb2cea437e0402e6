"""Queries that every document store refuses, and how; see `document_contract`."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from core.errors import InvalidInput
from core.ports.documents import DocumentStore, Filter, Query, UndeclaredIndex
from tests.core.ports.document_contract import NOTES, TASKS, StoreSuite
from tests.core.ports.document_samples import DONE, KNEE, OPEN, fill


class RefusalContract(StoreSuite):
    """Cursors, limits, indexes and shapes."""

    async def test_a_cursor_of_another_query_or_rubbish_is_invalid(
        self, store: DocumentStore
    ) -> None:
        await fill(store, {f"n{n}": {"status": "open", "created_at": n} for n in range(5)})
        query = Query((OPEN,), "created_at", limit=2)
        cursor = (await store.query(NOTES, query)).next_cursor
        assert cursor is not None
        assert cursor.isascii()
        assert all(letter.isalnum() or letter in "-_.~" for letter in cursor)
        others = [
            Query((OPEN,), "-created_at"),
            Query((), "created_at"),
            Query((OPEN,)),
            Query((Filter("status", "==", "closed"),), "created_at"),
            Query((OPEN, Filter("created_at", ">=", 0)), "created_at"),
            Query((Filter("status", "==", True),), "created_at"),
            Query(),
        ]
        rubbish = [
            "",
            " ",
            "x",
            cursor[:-1],
            cursor[1:],
            cursor * 2,
            cursor.swapcase(),
            "W10",
            "bnVsbA",
            "é",
            "\ud800",
            "\x00",
            "%00",
            "A" * 100_000,
            "W1tb" * 30_000,
        ]
        asked = [dataclasses.replace(other, cursor=cursor) for other in others]
        asked += [dataclasses.replace(query, cursor=bad) for bad in rubbish]
        for wrong in asked:
            with pytest.raises(InvalidInput) as raised:
                await store.query(NOTES, wrong)
            assert [problem.field for problem in raised.value.fields] == ["cursor"]
        of_notes = (await store.query(NOTES, Query(limit=2))).next_cursor
        assert of_notes is not None
        with pytest.raises(InvalidInput):
            await store.query(TASKS, Query(limit=2, cursor=of_notes))

    @pytest.mark.parametrize("limit", [0, -1, 501, 10**9])
    async def test_a_limit_out_of_range_is_invalid(self, store: DocumentStore, limit: int) -> None:
        with pytest.raises(InvalidInput) as raised:
            await store.query(NOTES, Query(limit=limit))
        assert [problem.field for problem in raised.value.fields] == ["limit"]

    @pytest.mark.parametrize(
        "query",
        [
            Query((OPEN,), "at"),
            Query((OPEN, DONE), "created_at"),
            Query((OPEN, Filter("owner", "==", "ann"))),
            Query((KNEE,), "at"),
            Query((KNEE, DONE)),
            Query((OPEN, Filter("at", ">", 1)), "at"),
            # An index with a further field has another order than by id.
            Query((KNEE, Filter("owner", "==", "ann"))),
        ],
        ids=lambda query: f"{[f.field for f in query.filters]} {query.order_by}",
    )
    async def test_a_query_without_an_index_is_named(
        self, store: DocumentStore, query: Query
    ) -> None:
        fields = {condition.field for condition in query.filters}
        with pytest.raises(UndeclaredIndex) as raised:
            await store.query(NOTES, query)
        assert NOTES in str(raised.value)
        assert all(field in str(raised.value) for field in fields)
        with pytest.raises(UndeclaredIndex):
            await store.query(TASKS, query)

    async def test_a_query_of_no_possible_shape_is_a_mistake_of_the_program(
        self, store: DocumentStore
    ) -> None:
        wrong: list[Query] = [
            Query((Filter("at", ">", 1),)),
            Query((Filter("at", ">", 1),), "created_at"),
            Query((Filter("at", ">", 1), Filter("size", "<", 2)), "at"),
            Query((Filter("at", ">", 1), Filter("at", "==", 2)), "at"),
            Query((KNEE, Filter("owners", "array_contains", "ann"))),
            Query((Filter("a.b", "==", 1),)),
            Query((Filter('a"b', "==", 1),)),
            Query((Filter("", "==", 1),)),
            Query(order_by="a b"),
            Query(order_by="--at"),
            Query(fields=("a'b",)),
        ]
        bad_values: list[Any] = [None, ["a"], {"a": 1}, b"a"]
        wrong += [Query((Filter("at", "==", value),)) for value in bad_values]
        bad_operator: Any = "!="
        wrong.append(Query((Filter("at", bad_operator, 1),)))
        for query in wrong:
            with pytest.raises(ValueError, match=r"\w"):
                await store.query(NOTES, query)
        for filters, sums in (((Filter("a.b", "==", 1),), ()), ((), ("a.b",))):
            with pytest.raises(ValueError, match=r"a\.b"):
                await store.totals(NOTES, filters, sums)

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**63, "half \ud800"])
    async def test_filter_values_that_cannot_be_kept_are_invalid(
        self, store: DocumentStore, value: Any
    ) -> None:
        condition = Filter("status", "==", value)
        with pytest.raises(InvalidInput) as raised:
            await store.query(NOTES, Query((condition,)))
        assert [problem.field for problem in raised.value.fields] == ["status"]
        with pytest.raises(InvalidInput):
            await store.totals(NOTES, (condition,))
