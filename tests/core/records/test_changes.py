"""A record is changed as it stands by then: nothing of who was quicker is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.errors import NotFound
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    JsonObject,
    Replace,
    StoredDocument,
)
from core.records.changes import change_document, until_current

NOTES, MARKS = "notes", "marks"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteDocumentStore]:
    specs = [CollectionSpec(NOTES), CollectionSpec(MARKS)]
    store = SqliteDocumentStore(tmp_path / "documents.sqlite3", specs)
    await store.create(NOTES, "n1", {"count": 0, "text": "first"})
    yield store
    await store.close()


def one_more(stored: StoredDocument) -> JsonObject:
    return stored.data | {"count": stored.data["count"] + 1}


async def test_changes_at_the_same_time_are_all_kept(store: SqliteDocumentStore) -> None:
    await asyncio.gather(*(change_document(store, NOTES, "n1", one_more) for _ in range(20)))
    kept = await store.get(NOTES, "n1")
    assert kept is not None
    assert kept.data == {"count": 20, "text": "first"}


async def test_nothing_is_written_where_nothing_changes(store: SqliteDocumentStore) -> None:
    before = await store.get(NOTES, "n1")
    assert before == await change_document(store, NOTES, "n1", lambda stored: None)
    assert before == await store.get(NOTES, "n1")


async def test_a_document_that_is_not_there(store: SqliteDocumentStore) -> None:
    assert await change_document(store, NOTES, "n2", one_more) is None


async def test_what_is_deleted_in_between_stays_deleted(store: SqliteDocumentStore) -> None:
    class Quicker(SqliteDocumentStore):
        async def replace(
            self, collection: str, id: str, data: JsonObject, version: str
        ) -> StoredDocument:
            await store.delete(collection, id)
            return await store.replace(collection, id, data, version)

        async def get(self, collection: str, id: str) -> StoredDocument | None:
            return await store.get(collection, id)

    assert await change_document(Quicker.__new__(Quicker), NOTES, "n1", one_more) is None
    assert await store.get(NOTES, "n1") is None


async def test_what_belongs_to_it_is_written_in_the_same_step(store: SqliteDocumentStore) -> None:
    written = await change_document(store, NOTES, "n1", one_more, [Create(MARKS, "m1", {"x": 1})])
    assert written == await store.get(NOTES, "n1")
    assert await store.get(MARKS, "m1") is not None
    assert await change_document(store, NOTES, "n1", one_more, [Delete(MARKS, "m1")]) is not None
    assert await store.get(MARKS, "m1") is None


async def test_a_step_about_what_is_not_there_is_an_error(store: SqliteDocumentStore) -> None:
    missing = Replace(MARKS, "m2", {"x": 2}, "1")
    with pytest.raises(NotFound):
        await change_document(store, NOTES, "n1", one_more, [missing])
    kept = await store.get(NOTES, "n1")
    assert kept is not None
    assert kept.data["count"] == 0


async def test_an_attempt_is_made_again_while_others_are_quicker(
    store: SqliteDocumentStore,
) -> None:
    attempts = 0

    async def attempt() -> StoredDocument:
        nonlocal attempts
        attempts += 1
        stored = await store.get(NOTES, "n1")
        assert stored is not None
        if attempts < 4:
            await change_document(store, NOTES, "n1", one_more)
        return await store.replace(NOTES, "n1", stored.data | {"text": "last"}, stored.version)

    kept = await until_current(attempt)
    assert kept.data == {"count": 3, "text": "last"}
    assert attempts == 4
