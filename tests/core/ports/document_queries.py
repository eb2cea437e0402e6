"""What the queries and totals of every document store do; see `document_contract`."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from core.errors import InvalidInput
from core.ports.documents import (
    Create,
    Delete,
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    StoredDocument,
    Totals,
    UndeclaredIndex,
)
from tests.core.ports.document_contract import NOTES, TASKS, OpenStore
from tests.core.ports.document_model import counted, expected

OPEN = Filter("status", "==", "open")
DONE = Filter("done", "==", True)
KNEE = Filter("tags", "array_contains", "knee")

MIXED: dict[str, Any] = {
    "null": None,
    "false": False,
    "true": True,
    "minus": -1.5,
    "zero": 0,
    "one": 1,
    "one_and_a_half": 1.5,
    "ten": 10,
    "upper": "Z",
    "lower": "a",
    "accent": "é",
    "chinese": "糖",
    "emoji": "🩺",
}
"""Values of every scalar type under ids, in the order of all stores."""


async def fill(store: DocumentStore, documents: Mapping[str, JsonObject]) -> None:
    """Store all documents in NOTES."""
    steps = [Create(NOTES, name, data) for name, data in documents.items()]
    for start in range(0, len(steps), 100):
        await store.write(steps[start : start + 100])


async def ids(store: DocumentStore, query: Query) -> list[str]:
    """The ids of one page."""
    return [document.id for document in (await store.query(NOTES, query)).items]


async def all_pages(store: DocumentStore, query: Query) -> list[StoredDocument]:
    """All documents of a query, page by page; each page but the last is full."""
    found: list[StoredDocument] = []
    while True:
        page = await store.query(NOTES, query)
        found += page.items
        if page.next_cursor is None:
            return found
        assert len(page.items) == query.limit
        query = dataclasses.replace(query, cursor=page.next_cursor)


def some_documents(count: int, seed: int) -> dict[str, JsonObject]:
    """Documents with many ties, absent fields and mixed types."""
    rng = random.Random(seed)
    documents: dict[str, JsonObject] = {}
    for _ in range(count):
        candidates = {
            "status": rng.choice(["open", "closed", "öffnen", True, 1, None]),
            "done": rng.choice([True, False, 1, 0, "true", None]),
            "created_at": rng.choice([f"2024-01-{rng.randrange(1, 6):02}", rng.randrange(3)]),
            "at": rng.choice([rng.randrange(4), rng.randrange(4) / 2, "x", None, True, [1], {}]),
            "owner": rng.choice(["ann", "bob"]),
            "tags": rng.choice(
                [[], ["knee"], ["hip", "knee", "knee"], "knee", [1, True], ["1", None], None]
            ),
            "size": rng.choice([1, 2.5, -3, "4", True, None]),
        }
        documents[f"n{rng.randrange(10**6)}"] = {
            name: value for name, value in candidates.items() if rng.random() < 0.85
        }
    return documents


EQUAL = [
    (),
    (OPEN,),
    (Filter("status", "==", True),),
    (Filter("status", "==", 1),),
    (KNEE,),
    (Filter("tags", "array_contains", 1),),
    (Filter("tags", "array_contains", True),),
    (KNEE, OPEN),
    (DONE, OPEN),
    (Filter("done", "==", 1), Filter("status", "==", "closed")),
    (Filter("owner", "==", "ann"), KNEE),
]
RANGES = [
    (),
    (">=", 1),
    (">", 0.5),
    ("<", 2),
    ("<=", True),
    (">=", "x"),
    ("<", "2024-01-03"),
]
SERVED = [
    (),
    ("at",),
    ("created_at",),
    ("created_at", "status"),
    ("created_at", "status", "tags[]"),
    ("created_at", "tags[]"),
    ("at", "done", "status"),
    ("done", "status"),
    ("at", "owner", "tags[]"),
    ("status",),
    ("tags[]",),
]


def served_queries() -> list[Query]:
    """Every combination of the above that a declared or a single-field index serves."""
    queries = []
    for equal in EQUAL:
        for order in (None, "at", "created_at", "status"):
            fields = {f"{f.field}[]" if f is KNEE or f.op != "==" else f.field for f in equal}
            if tuple(sorted(fields | ({order} if order else set()))) not in SERVED:
                continue
            for condition in RANGES if order and order not in fields else [()]:
                filters = equal
                if condition:
                    filters = (*equal, Filter(order or "", condition[0], condition[1]))
                for direction in ("", "-") if order else ("",):
                    queries.append(Query(filters, f"{direction}{order}" if order else None))
    return queries


class QueryContract:
    """Pages of a collection, and totals."""

    @pytest.fixture
    async def store(self, open_store: OpenStore) -> AsyncIterator[DocumentStore]:
        store = open_store()
        yield store
        await store.close()

    async def test_an_empty_collection_gives_an_empty_page(self, store: DocumentStore) -> None:
        page = await store.query(NOTES, Query((OPEN,), "-created_at"))
        assert (page.items, page.next_cursor) == ([], None)
        assert await store.totals(NOTES, (OPEN,), ("size",)) == Totals(0, {"size": 0.0})

    async def test_without_an_order_documents_come_by_id(self, store: DocumentStore) -> None:
        await fill(store, {name: {"a": 1} for name in ("b", "B", "a", "_", "10", "9", "a.b")})
        assert await ids(store, Query()) == ["10", "9", "B", "_", "a", "a.b", "b"]

    async def test_a_page_gives_documents_with_versions(self, store: DocumentStore) -> None:
        made = await store.create(NOTES, "n1", {"status": "open", "created_at": "2024"})
        [found] = (await store.query(NOTES, Query((OPEN,), "-created_at"))).items
        assert found == made
        await store.replace(NOTES, "n1", {"status": "closed"}, found.version)

    async def test_a_changed_document_moves_and_a_deleted_one_goes(
        self, store: DocumentStore
    ) -> None:
        await fill(store, {f"n{n}": {"status": "open", "created_at": n} for n in range(4)})
        moved = await store.get(NOTES, "n0")
        assert moved is not None
        await store.replace(NOTES, "n0", {"status": "open", "created_at": 9}, moved.version)
        await store.delete(NOTES, "n2")
        assert await ids(store, Query((OPEN,), "-created_at")) == ["n0", "n3", "n1"]

    async def test_lists_follow_their_documents(self, store: DocumentStore) -> None:
        first = await store.create(
            NOTES, "n1", {"tags": ["knee", "hip"], "status": "open", "created_at": 1}
        )
        for query in (Query((KNEE,)), Query((KNEE, OPEN), "created_at"), Query((KNEE,), "at")):
            filters = tuple(f for f in query.filters if f is not KNEE)
            hip = dataclasses.replace(
                query, filters=(Filter("tags", "array_contains", "hip"), *filters)
            )
            if query.order_by == "at":
                with pytest.raises(UndeclaredIndex):
                    await ids(store, hip)
                continue
            assert await ids(store, query) == await ids(store, hip) == ["n1"]
        changed = first.data | {"tags": ["hip"]}
        second = await store.replace(NOTES, "n1", changed, first.version)
        for query in (Query((KNEE,)), Query((KNEE, OPEN), "created_at")):
            assert await ids(store, query) == []
        closed = second.data | {"tags": ["knee"], "status": "closed"}
        await store.replace(NOTES, "n1", closed, second.version)
        assert await ids(store, Query((KNEE,))) == ["n1"]
        assert await ids(store, Query((KNEE, OPEN), "created_at")) == []
        await store.delete(NOTES, "n1")
        assert await ids(store, Query((KNEE,))) == []

    @pytest.mark.parametrize("descending", [False, True])
    async def test_types_have_an_order_and_ties_go_by_id(
        self, store: DocumentStore, descending: bool
    ) -> None:
        documents = {
            f"{tie}_{name}": {"at": value} for name, value in MIXED.items() for tie in "ab"
        }
        await fill(store, dict(sorted(documents.items())))
        in_order = [f"{tie}_{name}" for name in MIXED for tie in "ab"]
        wanted = in_order[::-1] if descending else in_order
        query = Query(order_by="-at" if descending else "at", limit=5)
        assert [document.id for document in await all_pages(store, query)] == wanted

    async def test_documents_without_the_order_field_are_left_out(
        self, store: DocumentStore
    ) -> None:
        await fill(store, {"absent": {"a": 1}, "null": {"at": None}, "set": {"at": 1}})
        assert await ids(store, Query(order_by="at")) == ["null", "set"]
        assert await ids(store, Query(order_by="-at")) == ["set", "null"]
        assert await ids(store, Query()) == ["absent", "null", "set"]

    async def test_equality_and_ranges_know_types(self, store: DocumentStore) -> None:
        await fill(store, {name: {"at": value} for name, value in MIXED.items()})

        async def found(op: Any, value: Any) -> list[str]:
            return await ids(store, Query((Filter("at", op, value),), "at"))

        assert await found("==", True) == ["true"]
        assert await found("==", 1) == ["one"]
        assert await found("==", 1.0) == ["one"]
        assert await found("==", False) == ["false"]
        assert await found("==", "1") == []
        assert await found(">=", False) == ["false", "true"]
        assert await found("<", 1) == ["minus", "zero"]
        assert await found(">", 1) == ["one_and_a_half", "ten"]
        assert await found(">=", "a") == ["lower", "accent", "chinese", "emoji"]
        assert await found("<", "a") == ["upper"]
        between = (Filter("at", ">", 0), Filter("at", "<", 10), Filter("at", ">=", 1))
        assert await ids(store, Query(between, "-at")) == ["one_and_a_half", "one"]
        crossed = (Filter("at", ">", 0), Filter("at", "<", "z"))
        assert await ids(store, Query(crossed, "at")) == []

    async def test_large_numbers_keep_their_order(self, store: DocumentStore) -> None:
        numbers = [-(2**63), -(2**53) - 1, 2**53, 2**53 + 1, 2**63 - 1]
        await fill(store, {f"n{place}": {"at": n} for place, n in enumerate(numbers)})
        query = Query(order_by="at", limit=1)
        assert [d.data["at"] for d in await all_pages(store, query)] == numbers
        assert await ids(store, Query((Filter("at", "==", 2**53 + 1),))) == ["n3"]

    async def test_odd_field_names_and_values(self, store: DocumentStore) -> None:
        await fill(
            store,
            {
                "n1": {"Name": "x", "name": "y", "9lives": 1, "_": 1, "order": "'; --", "id": "q"},
                "n2": {"Name": "y", "name": "x", "9lives": 2, "_": 2, "order": '"', "id": "p"},
            },
        )
        for field, value, wanted in (
            ("Name", "x", "n1"),
            ("name", "x", "n2"),
            ("9lives", 2, "n2"),
            ("_", 1, "n1"),
            ("order", "'; --", "n1"),
            ("order", '"', "n2"),
            ("id", "p", "n2"),
        ):
            assert await ids(store, Query((Filter(field, "==", value),))) == [wanted]
        assert await ids(store, Query(order_by="id")) == ["n2", "n1"]

    async def test_fields_restrict_the_answer(self, store: DocumentStore) -> None:
        data: JsonObject = {
            "status": "open",
            "created_at": "2024",
            "null": None,
            "flag": False,
            "real": 3.0,
            "list": [1, {"a": "é"}],
            "object": {"b": [None]},
            "text": 'quote " and 糖 and \x01',
            "body": "long",
        }
        made = await store.create(NOTES, "n1", data)
        asked = tuple(name for name in data if name not in ("body", "status"))
        for filters, order in (((OPEN,), "-created_at"), ((), None), ((OPEN,), None)):
            query = Query(filters, order, fields=(*asked, "absent"))
            [found] = (await store.query(NOTES, query)).items
            assert found.data == {name: data[name] for name in asked}
            assert type(found.data["real"]) is float
            assert found.data["flag"] is False
            assert (found.id, found.version) == (made.id, made.version)
        [bare] = (await store.query(NOTES, Query(fields=()))).items
        assert bare.data == {}

    @pytest.mark.parametrize("seed", [1, 2])
    async def test_every_served_query_pages_exactly(self, store: DocumentStore, seed: int) -> None:
        documents = some_documents(120, seed)
        await fill(store, documents)
        queries = served_queries()
        assert len(queries) > 150
        answered = 0
        for query in queries:
            found = await all_pages(store, dataclasses.replace(query, limit=7))
            assert [document.id for document in found] == expected(documents, query), query
            assert all(document.data == documents[document.id] for document in found)
            answered += bool(found)
        assert answered > 100

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

    @pytest.mark.parametrize("order", ["created_at", "-created_at"])
    async def test_paging_is_exact_while_documents_come_and_go(
        self, store: DocumentStore, order: str
    ) -> None:
        rng = random.Random(5)
        documents: dict[str, JsonObject] = {
            f"n{number:03}": {"status": "open", "created_at": rng.randrange(6), "tags": ["knee"]}
            for number in range(60)
        }
        await fill(store, documents)
        for filters in ((OPEN,), (KNEE, OPEN)):
            staying = set(documents)
            seen: list[str] = []
            query = Query(filters, order, limit=4)
            while True:
                page = await store.query(NOTES, query)
                seen += [document.id for document in page.items]
                if page.next_cursor is None:
                    break
                # Also the very document that the cursor stands on goes.
                leaving = {seen[-1], rng.choice(sorted(documents))}
                for name in leaving & documents.keys():
                    await store.delete(NOTES, name)
                    del documents[name]
                    staying.discard(name)
                name = f"m{rng.randrange(10**9)}"
                documents[name] = {
                    "status": "open",
                    "created_at": rng.randrange(6),
                    "tags": ["knee"],
                }
                await store.create(NOTES, name, documents[name])
                query = dataclasses.replace(query, cursor=page.next_cursor)
            assert len(set(seen)) == len(seen)
            assert staying <= set(seen)

    async def test_a_full_last_page_has_no_cursor(self, store: DocumentStore) -> None:
        await fill(store, {f"n{number}": {} for number in range(4)})
        first = await store.query(NOTES, Query(limit=2))
        assert first.next_cursor is not None
        last = await store.query(NOTES, Query(limit=2, cursor=first.next_cursor))
        assert ([d.id for d in last.items], last.next_cursor) == (["n2", "n3"], None)

    async def test_a_cursor_serves_other_limits_fields_and_stores(
        self, store: DocumentStore, open_store: OpenStore
    ) -> None:
        await fill(store, {f"n{n}": {"status": "open", "created_at": n} for n in range(5)})
        page = await store.query(NOTES, Query((OPEN,), "created_at", limit=2))
        other = open_store()
        try:
            query = Query((OPEN,), "created_at", 500, page.next_cursor, ("status",))
            found = (await other.query(NOTES, query)).items
        finally:
            await other.close()
        assert [(d.id, d.data) for d in found] == [
            (name, {"status": "open"}) for name in ("n2", "n3", "n4")
        ]

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

    async def test_a_page_has_up_to_five_hundred_documents(self, store: DocumentStore) -> None:
        await fill(store, {f"n{number:03}": {} for number in range(501)})
        page = await store.query(NOTES, Query(limit=500))
        assert (len(page.items), page.items[-1].id) == (500, "n499")
        assert page.next_cursor is not None

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
