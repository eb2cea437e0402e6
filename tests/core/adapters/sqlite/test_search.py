"""The search index in SQLite: the contract, beginnings, its upgrade, and that it stays flat."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.adapters.sqlite.search import KNOWN, rows_table, terms_table
from core.ports.documents import CollectionSpec, Filter, JsonObject, Query, SearchSpec
from tests.core.ports.document_contract import OpenStore
from tests.core.ports.document_search import (
    SEARCHED,
    TALKS,
    SearchContract,
    at,
    documents,
    has,
    keep,
    pages,
)

KNEE = Query((has("knee"),), "-at", 500)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "documents.sqlite3"


class TestSearch(SearchContract):
    @pytest.fixture
    def open_store(self, path: Path) -> OpenStore:
        return lambda: SqliteDocumentStore(path, SEARCHED)


def begins(word: str) -> Query:
    return Query((Filter("words", "array_prefix", word),), "-at")


async def test_beginnings_are_found_in_letters_of_every_kind(path: Path) -> None:
    store = SqliteDocumentStore(path, SEARCHED)
    words = ["jalapeno", "knee", "膝蓋", "インスリン", "x-ray"]
    for number, word in enumerate(words):
        await store.create("talks", f"t{number}", {"words": [word], "at": at(number)})
    for number, word in enumerate(words):
        for length in range(1, len(word) + 1):
            assert await pages(store, "talks", begins(word[:length])) == [f"t{number}"]
    assert await pages(store, "talks", begins("nee")) == []
    await store.close()


async def stored(path: Path, spec: CollectionSpec) -> None:
    store = SqliteDocumentStore(path, [spec])
    await keep(store, spec.name, documents(50))
    await store.close()


async def found(path: Path, spec: CollectionSpec = TALKS) -> list[str]:
    store = SqliteDocumentStore(path, [spec])
    try:
        return await pages(store, spec.name, KNEE)
    finally:
        await store.close()


async def test_documents_that_were_there_before_are_found(path: Path) -> None:
    await stored(path, CollectionSpec("talks"))
    assert len(await found(path)) == sum("knee" in one["words"] for one in documents(50).values())


async def test_documents_that_came_without_the_index_are_found(path: Path) -> None:
    await stored(path, TALKS)
    before = await found(path)
    store = SqliteDocumentStore(path, [CollectionSpec("talks")])
    await store.create("talks", "late", {"words": ["knee"], "at": at(200_000)})
    await store.delete("talks", before[0])
    await store.close()
    assert await found(path) == ["late", *before[1:]]


async def test_another_declaration_builds_it_anew(path: Path) -> None:
    await stored(path, TALKS)
    other = CollectionSpec("talks", search=SearchSpec(("who", "words[]"), "at"))
    assert await found(path, other) == await found(path)


async def test_records_of_an_earlier_version_are_found_as_the_present_one_has_them(
    path: Path,
) -> None:
    def upgrade(data: JsonObject, version: int) -> JsonObject:
        return data | {"words": [*data["words"], "added"]}

    await stored(path, TALKS)
    newer = CollectionSpec("talks", version=2, upgrade=upgrade, search=TALKS.search)
    store = SqliteDocumentStore(path, [newer])
    assert (await store.totals("talks", (has("added"),))).count == 50
    await store.close()


async def test_a_write_that_fails_leaves_the_index_as_it_was(path: Path) -> None:
    await stored(path, TALKS)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(
            f"CREATE TRIGGER stop BEFORE UPDATE ON \"{KNOWN}\" BEGIN SELECT raise(ABORT, 'no'); END"
        )
    before = await found(path)
    store = SqliteDocumentStore(path, [TALKS])
    with pytest.raises(sqlite3.IntegrityError):
        await store.create("talks", "late", {"words": ["knee"], "at": at(200_000)})
    await store.close()
    assert await found(path) == before
    assert await pages_count(path) == 50


async def pages_count(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        counts = [
            connection.execute(f'SELECT count(*) FROM "{table("talks")}"').fetchone()[0]
            for table in (rows_table, terms_table)
        ]
    assert counts[0] == counts[1]
    return int(counts[0])


async def test_replacing_again_and_again_leaves_no_rest(path: Path) -> None:
    store = SqliteDocumentStore(path, [TALKS])
    kept = await store.create("talks", "t", {"words": ["knee"], "at": at(1)})
    for number in range(20):
        data = {"words": ["knee", f"w{number}"], "at": at(number % 3)}
        kept = await store.replace("talks", "t", data, kept.version)
    await store.close()
    assert await pages_count(path) == 1
