"""How large the documents of a collection are, as far as they have been read."""

from __future__ import annotations

from collections.abc import Sequence

from core.adapters.sqlite.query import Row

QUICK_CHARACTERS = 512 * 1024
"""What is read and parsed in a few milliseconds."""
QUICK_ROWS = 200


class RowSizes:
    """The largest mean size of a page of each collection, in characters."""

    def __init__(self) -> None:
        self._largest: dict[str, int] = {}

    def note(self, collection: str, rows: Sequence[Row]) -> None:
        """A page was read. The last column of each row is its content."""
        if rows:
            mean = sum(len(str(row[-1])) for row in rows) // len(rows)
            self._largest[collection] = max(mean, self._largest.get(collection, 0))

    def are_few(self, collection: str, rows: int) -> bool:
        """Whether so many rows are read quickly; what nobody has read yet may be anything."""
        mean = self._largest.get(collection)
        return mean is not None and rows <= QUICK_ROWS and mean * rows <= QUICK_CHARACTERS
