"""What every document store refuses to keep, and how; see `document_contract`."""

from __future__ import annotations

from typing import Any

import pytest

from core.errors import InvalidInput, PayloadTooLarge
from core.ports.documents import Create, Delete, DocumentStore, JsonObject, Query
from tests.core.ports.document_contract import NOTES, StoreSuite


class LimitContract(StoreSuite):
    """Ids, sizes and values."""

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
