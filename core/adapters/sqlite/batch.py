"""The steps of one writing transaction, and the change numbers that are the versions."""

from __future__ import annotations

import json
import sqlite3

from core.adapters.sqlite.schema import META, quoted
from core.errors import Conflict, NotFound, StaleVersion
from core.ports.documents import Create, Delete, JsonObject, Replace, StoredDocument, Write


class Batch:
    """The steps of one writing transaction. Every step's document gets the version of it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._versions: dict[str, int] = {}

    def apply(self, step: Write, text: str | None) -> StoredDocument | None:
        if isinstance(step, Delete):
            self.delete(step)
            return None
        assert text is not None  # only a delete has none
        return self._create(step, text) if isinstance(step, Create) else self._replace(step, text)

    def delete(self, step: Delete) -> bool:
        found = self._current(step.collection, step.id)
        if step.version is not None and found != step.version:
            raise _stale()
        if found is None:
            return False
        self._version(step.collection)
        self._connection.execute(f"DELETE FROM {quoted(step.collection)} WHERE id = ?", (step.id,))
        self._count(step.collection, -1)
        return True

    def _create(self, step: Create, text: str) -> StoredDocument:
        version = self._version(step.collection)
        made = self._connection.execute(
            f"INSERT INTO {quoted(step.collection)} (id, version, data) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO NOTHING",
            (step.id, version, text),
        )
        if made.rowcount == 0:
            raise Conflict("There is something with this id already.")
        self._count(step.collection, 1)
        return stored(step.id, text, version)

    def _replace(self, step: Replace, text: str) -> StoredDocument:
        found = self._current(step.collection, step.id)
        if found is None:
            raise NotFound("There is nothing with this id any more.")
        if found != step.version:
            raise _stale()
        version = self._version(step.collection)
        self._connection.execute(
            f"UPDATE {quoted(step.collection)} SET version = ?, data = ? WHERE id = ?",
            (version, text, step.id),
        )
        return stored(step.id, text, version)

    def _current(self, collection: str, identifier: str) -> str | None:
        found = self._connection.execute(
            f"SELECT version FROM {quoted(collection)} WHERE id = ?", (identifier,)
        ).fetchone()
        return str(found[0]) if found else None

    def _version(self, collection: str) -> int:
        """The collection's change number in this transaction; it never comes back."""
        if collection not in self._versions:
            [[changes]] = self._connection.execute(
                f'UPDATE "{META}" SET changes = changes + 1 WHERE name = ? RETURNING changes',
                (collection,),
            ).fetchall()
            self._versions[collection] = changes
        return self._versions[collection]

    def _count(self, collection: str, difference: int) -> None:
        self._connection.execute(
            f'UPDATE "{META}" SET documents = documents + ? WHERE name = ?',
            (difference, collection),
        )


def stored(identifier: str, text: str, version: int) -> StoredDocument:
    """A document from its row. It shares nothing with what the caller gave to be stored."""
    data: JsonObject = json.loads(text)
    return StoredDocument(identifier, data, str(version))


def _stale() -> StaleVersion:
    return StaleVersion("This was changed in the meantime. Look at it again, then repeat.")
