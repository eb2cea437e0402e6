"""A SQLite file of an earlier version is migrated, one of a newer version is refused and kept."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.adapters.sqlite.migrations import MIGRATIONS, SCHEMA
from core.errors import Unavailable
from core.local.state import State
from core.ports.documents import CollectionSpec, Create, Filter, IndexSpec, Query
from core.stored.schema_number import NewerFile, migrate, newer_file_problem
from tests.support.servers import ROOT

NOTES = CollectionSpec("notes", (IndexSpec(("tags[]", "-at")),), sums=("size",))

BEFORE = """
CREATE TABLE "_collections" (
    name TEXT NOT NULL PRIMARY KEY,
    changes INTEGER NOT NULL DEFAULT 0,
    documents INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE "notes" (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, data TEXT NOT NULL
);
CREATE TABLE "of_a_plugin_that_is_off" (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, data TEXT NOT NULL
);
INSERT INTO "_collections" VALUES ('notes', 2, 2), ('of_a_plugin_that_is_off', 1, 1);
INSERT INTO "notes" VALUES (1, 'n1', 1, '{"at":1,"tags":["knee"],"size":3}'),
    (2, 'n2', 2, '{"at":2,"tags":["knee","hip"],"size":4}');
INSERT INTO "of_a_plugin_that_is_off" VALUES (1, 'x', 1, '{}');
"""
"""A file as it was made before schema numbers, without the indexes, which are made when missing."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "documents.sqlite3"


def run(path: Path, script: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def number(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


def content(path: Path) -> bytes:
    return path.read_bytes()


def columns(path: Path, table: str) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


async def test_a_new_file_has_the_present_number(path: Path) -> None:
    store = SqliteDocumentStore(path, [NOTES])
    await store.create("notes", "n1", {"at": 1})
    await store.close()
    assert number(path) == SCHEMA
    assert "record_version" in columns(path, "notes")


async def test_a_file_of_an_earlier_version_is_migrated_with_all_that_is_in_it(path: Path) -> None:
    run(path, BEFORE)
    store = SqliteDocumentStore(path, [NOTES])
    found = await store.get("notes", "n1")
    assert found is not None
    assert (found.data["size"], found.record_version) == (3, 1)
    knee = (Filter("tags", "array_contains", "knee"),)
    page = await store.query("notes", Query(knee, "-at"))
    assert [item.id for item in page.items] == ["n2", "n1"]
    assert (await store.totals("notes", (), ("size",))).sums == {"size": 7}
    await store.replace("notes", "n1", {"at": 3}, found.version)
    await store.close()
    assert number(path) == SCHEMA
    # Collections of plugins that are switched off are migrated too.
    assert "record_version" in columns(path, "of_a_plugin_that_is_off")
    back = SqliteDocumentStore(path, [NOTES, CollectionSpec("of_a_plugin_that_is_off")])
    assert await back.get("of_a_plugin_that_is_off", "x") is not None
    await back.close()


async def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    # The second table has the column already, so that the step fails after it has begun.
    run(path, f'{BEFORE} ALTER TABLE "of_a_plugin_that_is_off" ADD COLUMN record_version;')
    store = SqliteDocumentStore(path, [NOTES])
    with pytest.raises(sqlite3.OperationalError, match="duplicate column"):
        await store.get("notes", "n1")
    await store.close()
    assert number(path) == 0
    assert "record_version" not in columns(path, "notes")


async def test_a_newer_file_is_refused_and_stays_as_it_is(path: Path) -> None:
    # In the older journal mode, which an opened file would leave.
    run(path, f"{BEFORE} PRAGMA user_version = {SCHEMA + 6};")
    before = content(path)
    store = SqliteDocumentStore(path, [NOTES])
    with pytest.raises(Unavailable, match="newer version") as refused:
        await store.get("notes", "n1")
    assert refused.value.error_code == "newer_data"
    with pytest.raises(NewerFile):
        await store.write([Create("notes", "n3", {"at": 3})])
    with pytest.raises(NewerFile):
        await store.check()
    await store.close()
    assert content(path) == before


def test_steps_are_done_once_and_in_their_order(path: Path) -> None:
    steps = [
        lambda connection: connection.execute("CREATE TABLE kept (line TEXT)"),
        lambda connection: connection.execute("INSERT INTO kept VALUES ('second')"),
        lambda connection: connection.execute("INSERT INTO kept VALUES ('third')"),
    ]
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for known in (1, 1, 3, 3):
            migrate(connection, steps[:known])
        assert connection.execute("SELECT line FROM kept").fetchall() == [("second",), ("third",)]
        with pytest.raises(NewerFile):
            migrate(connection, steps[:2])


def test_the_number_counts_the_steps() -> None:
    assert len(MIGRATIONS) == SCHEMA


def test_the_local_services_file_carries_a_number_too(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite3"
    State(path).close()
    assert number(path) == 1
    State(path).close()
    run(path, "PRAGMA user_version = 2")
    before = content(path)
    with pytest.raises(NewerFile):
        State(path)
    assert content(path) == before


def test_a_sentence_only_for_a_newer_file(path: Path) -> None:
    assert newer_file_problem(path, 1) is None
    path.write_bytes(b"no database")
    assert newer_file_problem(path, 1) is None
    path.unlink()
    run(path, "PRAGMA user_version = 1")
    assert newer_file_problem(path, 1) is None
    run(path, "PRAGMA user_version = 4")
    assert "the number 4, this version knows 1" in (newer_file_problem(path, 1) or "")


@pytest.mark.parametrize(
    ("module", "file"),
    [("core.api", "documents.sqlite3"), ("core.local", "local-service/state.sqlite3")],
)
def test_a_process_does_not_start_on_newer_data_and_says_why(
    tmp_path: Path, module: str, file: str
) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    run(tmp_path / file, "PRAGMA user_version = 99")
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=os.environ | {"ELEVENDOPS_DATA_DIR": str(tmp_path), "APP_ENV": "local"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "last used by a newer version of ElevenDops" in done.stderr
    assert "Start the newer version" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_the_doctor_says_it(tmp_path: Path) -> None:
    run(tmp_path / "documents.sqlite3", "PRAGMA user_version = 99")
    done = subprocess.run(
        [sys.executable, "-m", "core.cli", "doctor"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "ELEVENDOPS_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "BAD data folder: " in done.stdout
    assert "newer version of ElevenDops" in done.stdout
