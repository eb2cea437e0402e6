"""The steps that bring a documents file of an earlier version of ElevenDops to today's schema.

A new file has the schema of `sqlite_schema` at once. A step never changes after it was released:
what the next one finds must be what this one has left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from core.adapters.sqlite.schema import META, exists, quoted
from core.adapters.sqlite.search import create_known
from core.stored.schema_number import Step


def _add_record_versions(connection: sqlite3.Connection) -> None:
    """To 1: the record version stands beside each document."""
    if not exists(connection, META):
        return
    # Those of plugins that are switched off too: they may come back.
    collections = connection.execute(
        f'SELECT name FROM "{META}" '
        "WHERE name IN (SELECT name FROM sqlite_master WHERE type = 'table')"
    ).fetchall()
    for (collection,) in collections:
        connection.execute(
            f"ALTER TABLE {quoted(collection)} ADD COLUMN record_version INTEGER NOT NULL DEFAULT 1"
        )


def _add_search(connection: sqlite3.Connection) -> None:
    """To 2: search indexes stand beside the documents; they are filled when the file is opened."""
    create_known(connection)


MIGRATIONS: Sequence[Step] = (_add_record_versions, _add_search)

SCHEMA = len(MIGRATIONS)
"""The schema number of a file that this version writes."""
