"""How large the documents of a collection are, as far as they have been read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.adapters.sqlite.query import Row, Statement

QUICK_CHARACTERS = 512 * 1024
"""What is read and parsed in a few milliseconds."""
QUICK_ROWS = 200


_KEPT_EMPTY = 64
"""Statements without an answer that are remembered of a collection."""


class RowSizes:
    """The largest mean size of a page of each collection, in characters, and which are empty."""

    def __init__(self) -> None:
        self._largest: dict[str, int] = {}
        self._empty: dict[str, set[Statement]] = {}

    def note(self, collection: str, statement: Statement, rows: Sequence[Row]) -> None:
        """A page was read. The last column of each row is its content."""
        if rows:
            mean = sum(len(str(row[-1])) for row in rows) // len(rows)
            self._largest[collection] = max(mean, self._largest.get(collection, 0))
        elif collection not in self._largest:
            empty = self._empty.setdefault(collection, set())
            if len(empty) < _KEPT_EMPTY:
                empty.add(statement)

    def written(self, collections: Iterable[str]) -> None:
        """Something was written there: what had no answer may have one now."""
        for collection in collections:
            self._empty.pop(collection, None)

    def are_few(self, collection: str, statement: Statement, rows: int) -> bool:
        """Whether the page is read quickly, which has at most so many rows.

        What nobody has read yet may be anything, unless there was nothing and nothing was written.
        """
        mean = self._largest.get(collection)
        if mean is None:
            return statement in self._empty.get(collection, ())
        return rows <= QUICK_ROWS and mean * rows <= QUICK_CHARACTERS
