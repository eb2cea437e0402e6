"""Records are read once until one of their collection is changed, in whichever process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.ports.documents import CollectionSpec, StoredDocument
from core.records.kept import KeptRecords

SPECS = (CollectionSpec("letters"), CollectionSpec("visits"))


class Reads(SqliteDocumentStore):
    """The store itself, which notes what is read by their ids."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, SPECS)
        self.noted: list[list[str]] = []

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        self.noted.append(list(ids))
        return await super().get_many(collection, ids)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Reads]:
    opened = Reads(tmp_path / "documents.sqlite3")
    await opened.create("letters", "a", {"to": "Ann"})
    await opened.create("letters", "b", {"to": "Bo"})
    await opened.get("letters", "a")  # from then on it tells the numbers of changes
    yield opened
    await opened.close()


def told(found: Sequence[StoredDocument | None]) -> list[object]:
    return [one and one.data["to"] for one in found]


async def test_only_what_is_not_known_is_read(store: Reads) -> None:
    kept = KeptRecords("letters", store.get_many, store.change_numbers)
    assert told(await kept.get_many(["b", "a", "b"])) == ["Bo", "Ann", "Bo"]
    assert told(await kept.get_many(["a", "c", "b"])) == ["Ann", None, "Bo"]
    assert told(await kept.get_many(["a", "c"])) == ["Ann", None]
    await store.create("visits", "a", {"to": "Cy"})
    assert told(await kept.get_many(["a", "b"])) == ["Ann", "Bo"]
    assert store.noted == [["b", "a"], ["c"], ["c"]]


async def test_a_change_by_another_process_is_seen_at_once(store: Reads, tmp_path: Path) -> None:
    kept = KeptRecords("letters", store.get_many, store.change_numbers)
    [first, _] = await kept.get_many(["a", "b"])
    assert first is not None
    other = SqliteDocumentStore(tmp_path / "documents.sqlite3", SPECS)
    await other.replace("letters", "a", {"to": "Ada"}, first.version)
    await other.delete("letters", "b")
    await other.close()
    assert told(await kept.get_many(["a", "b"])) == ["Ada", None]


async def test_without_numbers_each_is_read_each_time(store: Reads) -> None:
    kept = KeptRecords("letters", store.get_many, lambda _: None)
    await kept.get_many(["a"])
    await kept.get_many(["a"])
    assert store.noted == [["a"], ["a"]]
