"""Writes that wait at the same time share a transaction, and stay whole and apart all the same."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from core.adapters.sqlite.database import Database, connect
from core.errors import Conflict

Work = Callable[[sqlite3.Connection], Any]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "notes.sqlite3"
    opened = Database(path, lambda: connect(path), _make_tables)
    yield opened
    await opened.close()


def _make_tables(connection: sqlite3.Connection, first: bool) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT)")


@contextlib.asynccontextmanager
async def held_up(database: Database) -> AsyncIterator[list[asyncio.Task[Any]]]:
    """While this is held, writes wait."""
    begun, go_on = threading.Event(), threading.Event()

    def hold(connection: sqlite3.Connection) -> None:
        begun.set()
        go_on.wait(30)

    tasks = [asyncio.ensure_future(database.write(hold))]
    try:
        await asyncio.to_thread(begun.wait, 30)
        yield tasks
    finally:
        go_on.set()


async def written_together(database: Database, works: list[Work]) -> list[Any]:
    """What each of the works gave, or its error; they waited at the same time."""
    async with held_up(database) as tasks:
        tasks += [asyncio.ensure_future(database.write(work)) for work in works]
        await asyncio.sleep(0)  # each is asked for before the first goes on
    return (await asyncio.gather(*tasks, return_exceptions=True))[1:]


def insert(number: int, text: str = "") -> Work:
    def work(connection: sqlite3.Connection) -> int:
        connection.execute("INSERT INTO notes VALUES (?, ?)", (number, text))
        return number

    return work


def insert_then(number: int, error: Exception) -> Work:
    def work(connection: sqlite3.Connection) -> None:
        insert(number)(connection)
        raise error

    return work


async def kept(database: Database) -> list[int]:
    return await database.read(
        lambda connection: [row[0] for row in connection.execute("SELECT id FROM notes")]
    )


async def test_those_that_wait_share_one_transaction(database: Database) -> None:
    transactions: list[int] = []

    def count(connection: sqlite3.Connection) -> None:
        connection.set_trace_callback(
            lambda statement: transactions.append(1) if statement == "COMMIT" else None
        )

    await database.write(count)
    transactions.clear()
    given = await written_together(database, [insert(number) for number in range(40)])
    assert given == list(range(40))
    assert await kept(database) == list(range(40))
    assert len(transactions) == 2  # the one that held them up, and theirs


async def test_one_that_fails_is_undone_alone(database: Database) -> None:
    refused = Conflict("There is one already.")
    works = [insert(1), insert_then(2, refused), insert(3), insert_then(4, ValueError("no"))]
    first, second, third, fourth = await written_together(database, works)
    assert (first, third) == (1, 3)
    assert second is refused
    assert isinstance(fourth, ValueError)
    assert await kept(database) == [1, 3]


async def test_each_sees_what_those_before_it_have_written(database: Database) -> None:
    def total(connection: sqlite3.Connection) -> int:
        return int(connection.execute("SELECT count(*) FROM notes").fetchone()[0])

    given = await written_together(database, [insert(1), total, insert(2), total])
    assert given == [1, 1, 2, 2]


async def test_an_error_of_the_database_hits_its_own_work_only(database: Database) -> None:
    def unique(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO notes VALUES (1, 'again')")

    first, second, third = await written_together(database, [insert(1), unique, insert(3)])
    assert (first, third) == (1, 3)
    assert isinstance(second, sqlite3.IntegrityError)
    assert await kept(database) == [1, 3]


async def test_a_work_that_breaks_the_transaction_takes_no_other_with_it(
    database: Database,
) -> None:
    def roll_back(connection: sqlite3.Connection) -> None:
        connection.execute("ROLLBACK")
        connection.execute("INSERT INTO missing VALUES (1)")

    first, second, third = await written_together(database, [insert(1), roll_back, insert(3)])
    assert (first, third) == (1, 3)
    assert isinstance(second, sqlite3.Error)
    assert await kept(database) == [1, 3]


async def test_one_that_nobody_waits_for_any_more_is_not_begun(database: Database) -> None:
    async with held_up(database) as tasks:
        given_up = asyncio.ensure_future(database.write(insert(1)))
        tasks.append(asyncio.ensure_future(database.write(insert(2))))
        await asyncio.sleep(0)
        given_up.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await given_up
    await _all(tasks)
    assert await kept(database) == [2]


async def test_a_table_that_another_process_dropped_is_made_again(
    database: Database, tmp_path: Path
) -> None:
    await database.write(insert(1))
    with contextlib.closing(sqlite3.connect(tmp_path / "notes.sqlite3")) as other:
        other.execute("DROP TABLE notes")
        other.commit()
    given = await written_together(database, [insert(number) for number in (5, 6)])
    assert given == [5, 6]
    assert await kept(database) == [5, 6]


async def _all(tasks: list[asyncio.Task[Any]]) -> None:
    waiting: list[Awaitable[Any]] = list(tasks)
    await asyncio.gather(*waiting)
