"""Totals that are remembered until their collection changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from core.ports.documents import Filter, Totals

KEPT_TOTALS = 1000
"""How many totals are remembered; the least recently used go first."""

TotalsKey = tuple[str, tuple[tuple[str, str, type, object], ...], tuple[str, ...]]


def totals_key(collection: str, filters: Sequence[Filter], sums: Sequence[str]) -> TotalsKey:
    """What was asked. The types are part of it, because True == 1 in Python."""
    conditions = tuple((f.field, f.op, type(f.value), f.value) for f in filters)
    return collection, conditions, tuple(sums)


class TotalsCache:
    """The newest totals of each question with the change number they belong to."""

    def __init__(self, limit: int = KEPT_TOTALS) -> None:
        self._limit = limit
        self._kept: OrderedDict[TotalsKey, tuple[int, Totals]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: TotalsKey, changes: int) -> Totals | None:
        """The totals, if they are known as of this change number."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or found[0] != changes:
                return None
            self._kept.move_to_end(key)
            return found[1]

    def keep(self, key: TotalsKey, changes: int, totals: Totals) -> None:
        """Remember the totals as of this change number."""
        with self._lock:
            self._kept[key] = (changes, totals)
            self._kept.move_to_end(key)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)
