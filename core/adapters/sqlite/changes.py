"""How often each collection was changed, read again only when the file was."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from core.adapters.sqlite.database import snapshot
from core.adapters.sqlite.schema import META


@dataclass(frozen=True, slots=True)
class Standing:
    """The change number of a collection, and how many documents it has."""

    changes: int
    documents: int


class ChangeNumbers:
    """The change numbers as one connection, which only reads, sees them.

    SQLite tells in two microseconds whether anybody, in whichever process, has changed the file.
    """

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._version = -1
        self._schema = -1
        self._standings: dict[str, Standing] = {}
        self.unnumbered = 0
        """How often the file was changed and no collection: by hand, past the program."""

    def read(self, connection: sqlite3.Connection) -> Mapping[str, Standing]:
        """How the collections stand now. Raises sqlite3.Error."""
        if connection is self._connection and _version(connection) == self._version:
            return self._standings
        # All as of one moment: an index that another one follows is no change without a number.
        with snapshot(connection):
            version = _version(connection)
            standings = {
                name: Standing(changes, documents)
                for name, changes, documents in connection.execute(
                    f'SELECT name, changes, documents FROM "{META}"'
                )
            }
            [[schema]] = connection.execute("PRAGMA schema_version").fetchall()
        # An index that is made when it is first needed changes the file and no document.
        if standings == self._standings and schema == self._schema:
            self.unnumbered += 1
        self._schema = schema
        # A version is that of one connection.
        self._connection, self._version, self._standings = connection, version, standings
        return standings


def _version(connection: sqlite3.Connection) -> int:
    [[version]] = connection.execute("PRAGMA data_version").fetchall()
    return int(version)
