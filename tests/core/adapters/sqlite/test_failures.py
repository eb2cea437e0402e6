"""The SQLite document store when processes are killed, the disk is full or the file is bad."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.errors import Unavailable
from core.ports.documents import Create, Filter, Query, Totals
from tests.core.adapters.sqlite.writer import content
from tests.core.ports.document_contract import COLLECTIONS, NOTES
from tests.core.ports.document_samples import KNEE, OPEN, all_pages
from tests.support.servers import ROOT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "documents.sqlite3"


def start_writer(path: Path, name: str, first: int) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "tests.core.adapters.sqlite.writer",
        str(path),
        name,
        str(first),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def acknowledged(process: subprocess.Popen[bytes], count: int) -> int:
    """Read so many numbers, kill the process, and read what it had said until then."""
    assert process.stdout is not None
    last = -1
    with process, process.stdout:
        for _ in range(count):
            last = int(process.stdout.readline())
        process.kill()
        for line in process.stdout:
            if line.endswith(b"\n"):
                last = int(line)
    return last


def sound(path: Path) -> bool:
    """Whether SQLite finds its file in order, every index included."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def stored_numbers(path: Path, name: str) -> set[int]:
    """The numbers of the writer's pairs, after a look at every way to reach them."""
    store = SqliteDocumentStore(path, COLLECTIONS)
    try:
        documents = await all_pages(store, Query((OPEN,), "-created_at", limit=500))
        mine = {d.id: d.data for d in documents if d.id.startswith(f"{name}-")}
        numbers = {data["created_at"] for data in mine.values()}
        assert mine == {f"{name}-{n}-{p}": content(n, p) for n in numbers for p in "ab"}
        listed = await all_pages(store, Query((KNEE, OPEN), "created_at", limit=500))
        assert {d.id for d in listed} == {d.id for d in documents}
        halves = Filter("tags", "array_contains", "a")
        assert (await store.totals(NOTES, (halves, OPEN))).count == len(documents) // 2
        last = await store.get(NOTES, f"{name}-last")
        assert last is not None
        assert last.data == {"number": max(numbers)}
        everything = await all_pages(store, Query(limit=500))
        assert await store.totals(NOTES) == Totals(len(everything))
        return numbers
    finally:
        await store.close()


@pytest.mark.parametrize("kills", [(1, 5, 40), (2, 17, 25)])
def test_a_killed_process_loses_nothing_that_it_has_said(
    path: Path, kills: tuple[int, ...]
) -> None:
    first = 0
    for count in kills:
        last = acknowledged(start_writer(path, "w", first), count)
        assert last >= first + count - 1
        assert sound(path)
        numbers = asyncio.run(stored_numbers(path, "w"))
        # What was said is there; one more may be, done but not yet said.
        assert set(range(last + 1)) <= numbers <= set(range(last + 2))
        first = max(numbers) + 1


def test_processes_that_start_together_share_a_new_file(path: Path) -> None:
    writers = [start_writer(path, f"w{number}", 0) for number in range(4)]
    lasts = [acknowledged(writer, 10) for writer in writers]
    assert sound(path)
    for number, last in enumerate(lasts):
        assert set(range(last + 1)) <= asyncio.run(stored_numbers(path, f"w{number}"))


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Somebody else writes, and does not end."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


async def test_a_lock_that_stays_makes_writes_unavailable_and_no_others(path: Path) -> None:
    store = SqliteDocumentStore(path, COLLECTIONS, lock_seconds=0.5)
    made = await store.create(NOTES, "n1", {"status": "open"})
    with locked(path):
        # They wait together, not one after the other.
        async with asyncio.timeout(15):
            results = await asyncio.gather(
                *(store.create(NOTES, f"more{n}", {}) for n in range(60)),
                store.replace(NOTES, "n1", {}, made.version),
                store.check(),
                return_exceptions=True,
            )
        assert [type(result) for result in results] == [Unavailable] * 62
        assert await store.get(NOTES, "n1") == made
        assert [d.id for d in (await store.query(NOTES, Query())).items] == ["n1"]
        assert (await store.totals(NOTES)).count == 1
    await store.create(NOTES, "n2", {})
    await store.check()
    assert (await store.totals(NOTES)).count == 2
    await store.close()


async def test_a_lock_that_goes_is_waited_for(path: Path) -> None:
    store = SqliteDocumentStore(path, COLLECTIONS, lock_seconds=60)
    await store.check()
    with locked(path):
        writing = asyncio.create_task(store.create(NOTES, "n1", {"a": 1}))
        await asyncio.sleep(0.3)
        assert not writing.done()
    assert (await writing).data == {"a": 1}
    await store.close()


async def test_a_file_that_somebody_is_making_is_waited_for(path: Path) -> None:
    """Not yet in write-ahead mode: SQLite itself would not wait here."""
    store = SqliteDocumentStore(path, COLLECTIONS)
    with locked(path):
        opening = asyncio.create_task(store.create(NOTES, "n1", {"a": 1}))
        await asyncio.sleep(0.3)
        assert not opening.done()
    assert (await opening).data == {"a": 1}
    await store.close()


class SmallDisk(SqliteDocumentStore):
    """The store on a disk of 60 pages: SQLite itself says that it is full."""

    def _connect(self) -> sqlite3.Connection:
        connection = super()._connect()
        connection.execute("PRAGMA max_page_count = 60")
        return connection


async def test_a_full_disk_is_unavailable_and_undoes_the_batch(path: Path) -> None:
    store = SmallDisk(path, COLLECTIONS)
    kept = await store.create(NOTES, "kept", {"status": "open"})
    large = {"text": "x" * 200_000}
    with pytest.raises(Unavailable, match="full"):
        await store.write([Create(NOTES, "small", {}), Create(NOTES, "large", large)])
    with pytest.raises(Unavailable, match="full"):
        await store.replace(NOTES, "kept", large, kept.version)
    assert await store.get(NOTES, "small") is None
    assert await store.get(NOTES, "kept") == kept
    assert (await store.totals(NOTES)).count == 1
    await store.create(NOTES, "small", {})
    await store.close()
    assert sound(path)


def in_the_way(path: Path, what: str) -> None:
    """Put something bad where the database shall be."""
    if what == "folder":
        path.mkdir()
    elif what == "file as folder":
        path.parent.write_bytes(b"no folder")
    else:
        path.write_bytes(b"this is no database, " * 1000)


def out_of_the_way(path: Path, what: str) -> None:
    if what == "folder":
        path.rmdir()
    elif what == "file as folder":
        path.parent.unlink()
    else:
        path.unlink()


def overwrite(path: Path) -> None:
    """Leave the first page of the file, and nothing that makes sense behind it."""
    pages = path.stat().st_size - 4096
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * pages)


@pytest.mark.parametrize("what", ["folder", "file as folder", "rubbish"])
async def test_a_bad_file_is_unavailable_and_then_comes_back(tmp_path: Path, what: str) -> None:
    path = tmp_path / "deep" / "documents.sqlite3"
    if what != "file as folder":
        path.parent.mkdir()
    in_the_way(path, what)
    store = SqliteDocumentStore(path, COLLECTIONS)
    for call in (store.get(NOTES, "n1"), store.create(NOTES, "n1", {}), store.check()):
        with pytest.raises(Unavailable):
            await call
    out_of_the_way(path, what)
    await store.create(NOTES, "n1", {})
    await store.check()
    await store.close()


async def test_a_file_that_goes_bad_later_is_unavailable(path: Path) -> None:
    store = SqliteDocumentStore(path, COLLECTIONS)
    await store.write([Create(NOTES, f"n{n}", {"text": "x" * 1000}) for n in range(100)])
    await store.close()
    overwrite(path)
    store = SqliteDocumentStore(path, COLLECTIONS)
    with pytest.raises(Unavailable):
        await store.query(NOTES, Query(limit=500))
    await store.close()


async def test_check_tells_that_the_file_was_deleted(path: Path) -> None:
    store = SqliteDocumentStore(path, COLLECTIONS)
    await store.create(NOTES, "n1", {})
    await store.check()
    out_of_the_way(path, "database")
    with pytest.raises(Unavailable, match="deleted"):
        await store.check()
    await store.close()
