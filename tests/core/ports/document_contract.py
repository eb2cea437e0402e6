"""What every document store does: the suite that each adapter of the port runs.

An adapter's test module makes a subclass with one fixture, `open_store`: a function that gives a
new store on the data of this test, with COLLECTIONS declared. Limits, batches, queries and totals
have suites of their own beside this one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from core.errors import Conflict, NotFound, StaleVersion
from core.ports.documents import (
    CollectionSpec,
    Create,
    DocumentStore,
    IndexSpec,
    JsonObject,
    StoredDocument,
)

NOTES, TASKS = "notes", "tasks"
COLLECTIONS = (
    CollectionSpec(
        NOTES,
        indexes=(
            IndexSpec(("status", "-created_at")),
            IndexSpec(("tags[]", "status", "-created_at")),
            IndexSpec(("tags[]", "-created_at")),
            IndexSpec(("status", "done", "at")),
            IndexSpec(("status", "done")),
            IndexSpec(("owner", "tags[]", "at")),
        ),
        sums=("size", "at", "absent"),
    ),
    CollectionSpec(TASKS),
)

OpenStore = Callable[[], DocumentStore]

ODD_TEXTS = [
    "",
    "糖尿病患者教育",
    "emoji 🩺 and é",
    'quotes " and \\ and \u2028',
    "tabs\tand\nlines\r\n",
    "nul \x00 inside",
    "$.not[0].a.path",
    "'; DROP TABLE notes; --",
]
EVERYTHING: JsonObject = {
    "texts": ODD_TEXTS,
    "integer": 42,
    "largest": 2**63 - 1,
    "smallest": -(2**63),
    "real": 0.1,
    "tiny": 5e-324,
    "huge": 1.7976931348623157e308,
    "whole_real": 3.0,
    "true": True,
    "false": False,
    "null": None,
    "empty_list": [],
    "empty_object": {},
    "nested": {"list": [1, "two", None, {"deep": [True, [2.5]]}], "键": "值", "": "empty key"},
}


class StoreSuite:
    """A suite that runs on the store of the test."""

    @pytest.fixture
    async def store(self, open_store: OpenStore) -> AsyncIterator[DocumentStore]:
        store = open_store()
        yield store
        await store.close()


class DocumentContract(StoreSuite):
    """Documents one by one."""

    async def test_it_is_a_document_store(self, store: DocumentStore) -> None:
        assert isinstance(store, DocumentStore)

    async def test_an_unknown_id_gives_none(self, store: DocumentStore) -> None:
        assert await store.get(NOTES, "nobody") is None

    async def test_a_document_comes_back_as_it_was_stored(self, store: DocumentStore) -> None:
        made = await store.create(NOTES, "n1", EVERYTHING)
        found = await store.get(NOTES, "n1")
        assert found == made
        assert made.id == "n1"
        assert made.data == EVERYTHING
        assert [type(made.data[name]) for name in EVERYTHING] == [
            type(value) for value in EVERYTHING.values()
        ]

    async def test_many_come_in_the_order_of_their_ids(self, store: DocumentStore) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        second = await store.create(NOTES, "n2", EVERYTHING)
        await store.create(TASKS, "n3", {"in": "another collection"})
        found = await store.get_many(NOTES, ["n2", "n3", "n1", "n2"])
        assert found == [second, None, first, second]
        assert await store.get_many(NOTES, []) == []

    async def test_a_thousand_are_read_at_once(self, store: DocumentStore) -> None:
        for start in range(0, 1000, 100):
            await store.write(
                [Create(NOTES, f"n{number}", {"a": number}) for number in range(start, start + 100)]
            )
        found = await store.get_many(NOTES, [f"n{number}" for number in range(1000)])
        assert [one.data["a"] for one in found if one is not None] == list(range(1000))

    async def test_a_stored_document_shares_nothing_with_the_callers(
        self, store: DocumentStore
    ) -> None:
        mine: JsonObject = {"list": [1]}
        made = await store.create(NOTES, "n1", mine)
        mine["list"].append(2)
        assert made.data == {"list": [1]}
        made.data["list"].append(3)
        found = await store.get(NOTES, "n1")
        assert found is not None
        assert found.data == {"list": [1]}

    async def test_it_is_kept_for_another_store_on_the_same_data(
        self, store: DocumentStore, open_store: OpenStore
    ) -> None:
        other = open_store()
        try:
            made = await store.create(NOTES, "n1", {"a": 1})
            assert await other.get(NOTES, "n1") == made
            changed = await other.replace(NOTES, "n1", {"a": 2}, made.version)
            assert await store.get(NOTES, "n1") == changed
        finally:
            await other.close()

    async def test_collections_are_apart(self, store: DocumentStore) -> None:
        await store.create(NOTES, "same", {"in": "notes"})
        await store.create(TASKS, "same", {"in": "tasks"})
        assert await store.delete(NOTES, "same")
        found = await store.get(TASKS, "same")
        assert found is not None
        assert found.data == {"in": "tasks"}

    async def test_creating_an_id_twice_is_a_conflict(self, store: DocumentStore) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        with pytest.raises(Conflict) as raised:
            await store.create(NOTES, "n1", {"a": 2})
        assert not isinstance(raised.value, StaleVersion)
        assert await store.get(NOTES, "n1") == first

    async def test_replace_stores_new_content_under_a_new_version(
        self, store: DocumentStore
    ) -> None:
        first = await store.create(NOTES, "n1", {"a": 1, "gone": True})
        second = await store.replace(NOTES, "n1", {"a": 2}, first.version)
        assert second.data == {"a": 2}
        assert second.version != first.version
        assert await store.get(NOTES, "n1") == second

    async def test_the_same_content_is_a_new_version_too(self, store: DocumentStore) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        second = await store.replace(NOTES, "n1", {"a": 1}, first.version)
        assert second.version != first.version

    async def test_replace_needs_the_current_version(self, store: DocumentStore) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        second = await store.replace(NOTES, "n1", {"a": 2}, first.version)
        for version in (first.version, "", "rubbish", second.version + "0", "\ud800"):
            with pytest.raises(StaleVersion):
                await store.replace(NOTES, "n1", {"a": 3}, version)
        assert await store.get(NOTES, "n1") == second

    async def test_replacing_nothing_is_not_found(self, store: DocumentStore) -> None:
        gone = await store.create(NOTES, "n1", {})
        assert await store.delete(NOTES, "n1")
        with pytest.raises(NotFound):
            await store.replace(NOTES, "n1", {}, gone.version)

    async def test_delete_tells_whether_it_existed(self, store: DocumentStore) -> None:
        await store.create(NOTES, "n1", {})
        assert await store.delete(NOTES, "n1") is True
        assert await store.delete(NOTES, "n1") is False
        assert await store.get(NOTES, "n1") is None

    async def test_delete_with_a_version_needs_the_current_one(self, store: DocumentStore) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        second = await store.replace(NOTES, "n1", {"a": 2}, first.version)
        with pytest.raises(StaleVersion):
            await store.delete(NOTES, "n1", first.version)
        assert await store.get(NOTES, "n1") == second
        assert await store.delete(NOTES, "n1", second.version) is True
        with pytest.raises(StaleVersion):
            await store.delete(NOTES, "n1", second.version)

    async def test_a_version_does_not_return_with_a_new_document(
        self, store: DocumentStore
    ) -> None:
        first = await store.create(NOTES, "n1", {"a": 1})
        await store.delete(NOTES, "n1")
        again = await store.create(NOTES, "n1", {"a": 1})
        assert again.version != first.version
        with pytest.raises(StaleVersion):
            await store.replace(NOTES, "n1", {}, first.version)

    async def test_of_concurrent_replaces_of_one_version_one_wins(
        self, store: DocumentStore, open_store: OpenStore
    ) -> None:
        other = open_store()
        first = await store.create(NOTES, "n1", {"by": None})
        try:
            results = await asyncio.gather(
                *(
                    (store if number % 2 else other).replace(
                        NOTES, "n1", {"by": number}, first.version
                    )
                    for number in range(20)
                ),
                return_exceptions=True,
            )
        finally:
            await other.close()
        won = [result for result in results if isinstance(result, StoredDocument)]
        assert len(won) == 1
        assert [type(r) for r in results if r not in won] == [StaleVersion] * 19
        assert await store.get(NOTES, "n1") == won[0]

    async def test_of_concurrent_creates_one_wins(self, store: DocumentStore) -> None:
        results = await asyncio.gather(
            *(store.create(NOTES, "n1", {"by": number}) for number in range(20)),
            return_exceptions=True,
        )
        won = [result for result in results if isinstance(result, StoredDocument)]
        assert len(won) == 1
        assert sum(isinstance(result, Conflict) for result in results) == 19
        assert await store.get(NOTES, "n1") == won[0]

    async def test_no_concurrent_change_is_lost(
        self, store: DocumentStore, open_store: OpenStore
    ) -> None:
        other = open_store()
        await store.create(NOTES, "counter", {"n": 0})

        async def add(using: DocumentStore) -> None:
            while True:
                found = await using.get(NOTES, "counter")
                assert found is not None
                try:
                    await using.replace(NOTES, "counter", {"n": found.data["n"] + 1}, found.version)
                    return
                except StaleVersion:
                    continue

        try:
            await asyncio.gather(*(add(store if n % 2 else other) for n in range(30)))
        finally:
            await other.close()
        found = await store.get(NOTES, "counter")
        assert found is not None
        assert found.data == {"n": 30}

    async def test_check_passes_while_the_store_answers(self, store: DocumentStore) -> None:
        await store.check()
