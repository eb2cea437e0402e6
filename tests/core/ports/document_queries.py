"""What the queries of every document store do; see `document_contract`."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import pytest

from core.ports.documents import (
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    Totals,
    UndeclaredIndex,
)
from tests.core.ports.document_contract import NOTES, OpenStore, StoreSuite
from tests.core.ports.document_model import expected
from tests.core.ports.document_samples import (
    KNEE,
    MIXED,
    OPEN,
    all_pages,
    fill,
    ids,
    served_queries,
    some_documents,
)


class QueryContract(StoreSuite):
    """Pages of a collection."""

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

    async def test_a_page_has_up_to_five_hundred_documents(self, store: DocumentStore) -> None:
        await fill(store, {f"n{number:03}": {} for number in range(501)})
        page = await store.query(NOTES, Query(limit=500))
        assert (len(page.items), page.items[-1].id) == (500, "n499")
        assert page.next_cursor is not None
