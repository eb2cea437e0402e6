"""What the connections to the SQLite file do when the file is not as they know it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.adapters.sqlite.database import CACHE_KIB, Database, connect


def make_table(connection: sqlite3.Connection, first: bool) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY)")


async def test_what_a_connection_knows_wrongly_is_read_anew_by_another_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "notes.sqlite3"
    database = Database(path, lambda: connect(path), make_table)
    used: list[sqlite3.Connection] = []

    def work(connection: sqlite3.Connection) -> int:
        used.append(connection)
        if len(used) == 1:
            connection.execute("SELECT * FROM metformin")
        return len(connection.execute("SELECT id FROM notes").fetchall())

    assert await database.read(work) == 0
    await database.close()
    assert used[0] is not used[1]
    assert "sqlite: no such table" in caplog.text
    assert "metformin" not in caplog.text


async def test_each_connection_keeps_few_pages(tmp_path: Path) -> None:
    """SQLite keeps 2 MB for each by itself, and this process has several."""
    path = tmp_path / "notes.sqlite3"
    database = Database(path, lambda: connect(path), make_table)

    def work(connection: sqlite3.Connection) -> int:
        [[kept]] = connection.execute("PRAGMA cache_size").fetchall()
        return int(kept)

    assert await database.read(work) == -CACHE_KIB
    assert await database.write(work) == -CACHE_KIB
    # The quick one is there by now.
    assert await database.read(work, quick=True) == -CACHE_KIB
    assert await database.read(work, quick=True) == -CACHE_KIB
    await database.close()
