"""The schema number in a SQLite file: a newer file is refused, an older one is migrated.

The number is SQLite's own `user_version`, 0 in a file that was made before it was kept
(https://sqlite.org/pragma.html#pragma_user_version). It is part of the transaction that changes it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from core.errors import Unavailable
from core.i18n import text

Step = Callable[[sqlite3.Connection], None]
"""Brings a file from one schema number to the next, inside a transaction that is open already."""


class NewerFile(Unavailable):
    """503: a newer version of ElevenDops has written the file, and this one does not touch it."""

    error_code, title = "newer_data", text("The data are of a newer version")

    def __init__(self) -> None:
        super().__init__(
            text(
                "The stored data were last used by a newer version of ElevenDops, "
                "which this one does not open. Nothing was changed. Ask whoever runs "
                "ElevenDops to start the newer version."
            )
        )


def refuse_newer(connection: sqlite3.Connection, known: int) -> None:
    """Raise NewerFile when the file's number is above the one that is `known`."""
    if _number(connection) > known:
        raise NewerFile


def migrate(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Do the steps that the file has not had; `steps[n]` leads from number n to n + 1.

    The caller's transaction undoes all of them when one fails. Raises NewerFile.
    """
    refuse_newer(connection, len(steps))
    number = _number(connection)
    for step in steps[number:]:
        step(connection)
    if number < len(steps):
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def newer_file_problem(path: Path, known: int) -> str | None:
    """A sentence for whoever starts the program when the file is too new for it, else None."""
    if not path.is_file():
        return None
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            number = _number(connection)
    except sqlite3.Error:
        return None  # whether it can be read at all is told by whoever uses it
    if number <= known:
        return None
    return (
        f"ELEVENDOPS_DATA_DIR: {path} was last used by a newer version of ElevenDops (its format "
        f"has the number {number}, this version knows {known}). Nothing was changed. Start the "
        "newer version, restore a backup from before the update, or choose another folder."
    )


def _number(connection: sqlite3.Connection) -> int:
    [[number]] = connection.execute("PRAGMA user_version").fetchall()
    return int(number)
