"""How large the documents of a collection are, as far as they have been read."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from itertools import count

from core.adapters.sqlite.query import Row, Statement

QUICK_CHARACTERS = 512 * 1024
"""What is read and parsed in a few milliseconds."""
QUICK_ROWS = 200

KEPT_EMPTY = 64
"""The newest statements without an answer that are remembered of a collection."""


class RowSizes:
    """The largest mean size of a page of each collection, in characters, and which are empty.

    Pages are read in several threads, beside those that write.
    """

    def __init__(self) -> None:
        self._largest: dict[str, int] = {}
        self._numbers = count(1)
        self._written: dict[str, int] = {}
        # Each with the number of the last write before it was read.
        self._empty: dict[str, dict[Statement, int]] = {}
        self._one_at_a_time = threading.Lock()

    def last_write(self, collection: str) -> int:
        """The number of the last write there, to be asked for before a page is read."""
        return self._written.get(collection, 0)

    def note(
        self, collection: str, statement: Statement, rows: Sequence[Row], last_write: int
    ) -> None:
        """A page was read. The last column of each row is its content."""
        with self._one_at_a_time:
            if rows:
                mean = sum(len(str(row[-1])) for row in rows) // len(rows)
                self._largest[collection] = max(mean, self._largest.get(collection, 0))
            elif collection not in self._largest:
                empty = self._empty.setdefault(collection, {})
                empty.pop(statement, None)
                empty[statement] = last_write
                if len(empty) > KEPT_EMPTY:
                    del empty[next(iter(empty))]

    def written(self, collections: Iterable[str]) -> None:
        """Something was written there: what had no answer may have one now."""
        for collection in collections:
            self._written[collection] = next(self._numbers)

    def are_few(self, collection: str, statement: Statement, rows: int) -> bool:
        """Whether the page is read quickly, which has at most so many rows.

        What nobody has read yet may be anything, unless there was nothing and nothing was written.
        """
        mean = self._largest.get(collection)
        if mean is None:
            read_after = self._empty.get(collection, {}).get(statement)
            return read_after == self.last_write(collection)
        return rows <= QUICK_ROWS and mean * rows <= QUICK_CHARACTERS
