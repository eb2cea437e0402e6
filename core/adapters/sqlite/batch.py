"""The steps of one writing transaction, and the change numbers that are the versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from core import i18n
from core.adapters.sqlite import search
from core.adapters.sqlite.query import stored
from core.adapters.sqlite.schema import META, quoted
from core.errors import Conflict, NotFound, StaleVersion
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    Replace,
    StoredDocument,
    Write,
)


class Batch:
    """The steps of one writing transaction. Every step's document gets the version of it."""

    def __init__(
        self, connection: sqlite3.Connection, collections: Mapping[str, CollectionSpec]
    ) -> None:
        self._connection = connection
        self._collections = collections
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
        version = self._version(step.collection)
        [[seq]] = self._connection.execute(
            f"DELETE FROM {quoted(step.collection)} WHERE id = ? RETURNING seq", (step.id,)
        ).fetchall()
        search.remove(self._connection, self._collections[step.collection], seq, version)
        self._count(step.collection, -1)
        return True

    def _create(self, step: Create, text: str) -> StoredDocument:
        version = self._version(step.collection)
        spec = self._collections[step.collection]
        made = self._connection.execute(
            f"INSERT INTO {quoted(step.collection)} (id, version, record_version, data) "
            "VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (step.id, version, spec.version, text),
        )
        if made.rowcount == 0 or made.lastrowid is None:
            raise Conflict(i18n.text("There is something with this id already."))
        search.put(self._connection, spec, made.lastrowid, step.data, version)
        self._count(step.collection, 1)
        return stored(step.id, text, str(version), spec.version)

    def _replace(self, step: Replace, text: str) -> StoredDocument:
        found = self._current(step.collection, step.id)
        if found is None:
            raise NotFound(i18n.text("There is nothing with this id any more."))
        if found != step.version:
            raise _stale()
        version = self._version(step.collection)
        spec = self._collections[step.collection]
        [[seq]] = self._connection.execute(
            f"UPDATE {quoted(step.collection)} SET version = ?, record_version = ?, data = ? "
            "WHERE id = ? RETURNING seq",
            (version, spec.version, text, step.id),
        ).fetchall()
        search.put(self._connection, spec, seq, step.data, version)
        return stored(step.id, text, str(version), spec.version)

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


def _stale() -> StaleVersion:
    return StaleVersion(
        i18n.text("This was changed in the meantime. Look at it again, then repeat.")
    )
