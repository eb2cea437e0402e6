"""What every document store does: the suite that each adapter of the port runs.

An adapter's test module makes a subclass with one fixture, `open_store`: a function that gives a
new store on the data of this test, with COLLECTIONS declared. Queries have a suite of their own in
`document_queries`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from core.errors import Conflict, InvalidInput, NotFound, PayloadTooLarge, StaleVersion
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    DocumentStore,
    IndexSpec,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Totals,
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


class DocumentContract:
    """Documents one by one, and in batches."""

    @pytest.fixture
    async def store(self, open_store: OpenStore) -> AsyncIterator[DocumentStore]:
        store = open_store()
        yield store
        await store.close()

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

    @pytest.mark.parametrize("identifier", ["a", "A-z_0.9:x", "x" * 200, "..", "kd_" + "0" * 32])
    async def test_ids_of_the_allowed_characters(
        self, store: DocumentStore, identifier: str
    ) -> None:
        made = await store.create(NOTES, identifier, {"a": 1})
        assert made.id == identifier
        assert await store.get(NOTES, identifier) == made
        assert await store.delete(NOTES, identifier)

    @pytest.mark.parametrize(
        "identifier",
        ["", " ", "a b", "a/b", "x" * 201, "é", "糖", "a\n", "a\x00", "\ud800", "a'b", "%"],
    )
    async def test_other_ids_are_invalid(self, store: DocumentStore, identifier: str) -> None:
        calls: list[Any] = [
            store.get(NOTES, identifier),
            store.create(NOTES, identifier, {}),
            store.replace(NOTES, identifier, {}, "1"),
            store.delete(NOTES, identifier),
            store.write([Create(NOTES, "good", {}), Delete(NOTES, identifier)]),
        ]
        for call in calls:
            with pytest.raises(InvalidInput) as raised:
                await call
            assert [problem.field for problem in raised.value.fields] == ["id"]
        assert await store.get(NOTES, "good") is None

    async def test_an_undeclared_collection_is_named(self, store: DocumentStore) -> None:
        calls: list[Any] = [
            store.get("nowhere", "n1"),
            store.create("nowhere", "n1", {}),
            store.replace("nowhere", "n1", {}, "1"),
            store.delete("nowhere", "n1"),
            store.query("nowhere", Query()),
            store.totals("nowhere"),
            store.write([Create("nowhere", "n1", {})]),
        ]
        for call in calls:
            with pytest.raises(KeyError, match="'nowhere' is not declared"):
                await call

    async def test_the_largest_document_and_one_byte_more(self, store: DocumentStore) -> None:
        around = len('{"text":""}')
        # Two bytes for each letter: the limit is of bytes, not of letters.
        letters = (900_000 - around) // 2
        fitting = {"text": "é" * letters + "x" * (900_000 - around - 2 * letters)}
        made = await store.create(NOTES, "n1", fitting)
        found = await store.get(NOTES, "n1")
        assert found == made
        assert found is not None
        assert found.data == fitting
        too_large = {"text": fitting["text"] + "x"}
        with pytest.raises(PayloadTooLarge):
            await store.replace(NOTES, "n1", too_large, made.version)
        with pytest.raises(PayloadTooLarge):
            await store.create(NOTES, "n2", too_large)
        with pytest.raises(PayloadTooLarge):
            await store.write([Create(NOTES, "n3", {}), Create(NOTES, "n4", too_large)])
        assert [await store.get(NOTES, name) for name in ("n2", "n3", "n4")] == [None] * 3

    @pytest.mark.parametrize(
        ("value", "field"),
        [
            ({"a": float("nan")}, "a"),
            ({"a": [1, float("inf")]}, "a.1"),
            ({"a": {"b": -float("inf")}}, "a.b"),
            ({"a": 2**63}, "a"),
            ({"a": [-(2**63) - 1]}, "a.0"),
            ({"a": "half \ud83e"}, "a"),
            ({"a": {"half \udc00": 1}}, "a"),
        ],
    )
    async def test_values_that_cannot_be_kept_are_named(
        self, store: DocumentStore, value: JsonObject, field: str
    ) -> None:
        with pytest.raises(InvalidInput) as raised:
            await store.create(NOTES, "n1", value)
        assert [problem.field for problem in raised.value.fields] == [field]
        assert await store.get(NOTES, "n1") is None

    async def test_a_key_that_is_no_text_is_invalid(self, store: DocumentStore) -> None:
        with pytest.raises(InvalidInput):
            await store.create(NOTES, "n1", {"half \ud800": 1})

    async def test_deep_nesting_is_kept_or_refused_but_never_a_crash(
        self, store: DocumentStore
    ) -> None:
        def nested(levels: int) -> JsonObject:
            data: JsonObject = {}
            for _ in range(levels):
                data = {"a": data}
            return data

        made = await store.create(NOTES, "n1", nested(15))
        assert made.data == nested(15)
        with pytest.raises(InvalidInput):
            await store.create(NOTES, "n2", nested(100_000))

    async def test_what_is_no_json_is_a_mistake_of_the_program(self, store: DocumentStore) -> None:
        bad: list[Any] = [{"a": b"bytes"}, {"a": {1, 2}}, {"a": {1: 2}}, {1: 2}, ["list"], "text"]
        for data in bad:
            with pytest.raises(TypeError):
                await store.create(NOTES, "n1", data)

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
        step, error = {
            "create": (Create(NOTES, "n1", {}), Conflict),
            "stale": (Replace(NOTES, "n1", {}, first.version), StaleVersion),
            "missing": (Replace(NOTES, "nobody", {}, first.version), NotFound),
            "delete": (Delete(NOTES, "n1", first.version), StaleVersion),
        }[failing]
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

    async def test_check_passes_while_the_store_answers(self, store: DocumentStore) -> None:
        await store.check()
