"""Records the data of a version of ElevenDops, for the tests that open them with later versions.

    python -m tests.data.record CHECKOUT FOLDER

runs the API and the local service of a checkout (with its own `.venv`) in local mode, uses them as
a clinic does through the published API, and leaves in FOLDER what they have stored: both SQLite
files as SQL text, the blobs as they are, and `answers.json` with what the API answered last.
Run it when a version is released, and keep the folder; a recorded folder is never changed.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.data.clinic_day import work
from tests.data.recorded import Recorded

FILES = {"documents.sql": "documents.sqlite3", "voice.sql": "local-service/state.sqlite3"}
"""The recorded texts, and the SQLite file of the data folder that each is of."""


def record(checkout: Path, folder: Path) -> None:
    """Write the folder anew."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        clinic = Recorded(checkout, data)
        try:
            clinic.start("core.local", "/health", "LOCAL_SERVICE_PORT")
            clinic.start("core.api", "/api/health", "BACKEND_PORT")
            answers = work(clinic)
        finally:
            clinic.stop_all()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, source in FILES.items():
            (folder / name).write_text(dump(data / source), encoding="utf-8")
        # What begins like this is of the store itself: a key for addresses, files in the making.
        shutil.copytree(data / "blobs", folder / "blobs", ignore=shutil.ignore_patterns("~*"))
    text = json.dumps(answers, ensure_ascii=False, indent=1)
    (folder / "answers.json").write_text(f"{text}\n", encoding="utf-8")


def empty_collections(folder: Path) -> list[str]:
    """The collections that nothing was stored in: what a later version makes of them is not tested.

    A collection's table is known by the column with the version of each record.
    """
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((folder / "documents.sql").read_text(encoding="utf-8"))
        names = [
            name
            for (name,) in connection.execute(
                "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                "ON c.name = 'record_version' WHERE m.type = 'table'"
            )
        ]
        return sorted(
            name
            for name in names
            if connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() is None
        )


def dump(file: Path) -> str:
    """A SQLite file as SQL text.

    What a full-text index seems to hold stands in tables of its own, which are written as they are.
    The number of the schema, which such a text lacks, stands at its end.
    """
    with contextlib.closing(sqlite3.connect(file)) as connection:
        virtual = tuple(
            f'INSERT INTO "{name}" '
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
            )
        )
        statements = (line for line in connection.iterdump() if not line.startswith(virtual))
        text = "".join(f"{statement}\n" for statement in statements)
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        return f"{text}PRAGMA user_version={schema};\n"


def restore(folder: Path, data: Path) -> None:
    """Make a data folder of what was recorded."""
    shutil.copytree(folder / "blobs", data / "blobs")
    for name, target in FILES.items():
        (data / target).parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(data / target)) as connection:
            connection.executescript((folder / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    record(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    sys.stdout.write(f"Nothing was stored in: {empty_collections(Path(sys.argv[2]))}\n")
