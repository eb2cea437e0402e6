"""How often guests may ask: enough for a family that listens, not for who tries addresses."""

from __future__ import annotations

import time
from collections.abc import Callable

_WINDOW_SECONDS = 60.0
_KEPT = 10_000


class Pace:
    """Counts requests by key, each at most `most` a minute. Every process counts for itself."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._windows: dict[str, tuple[float, int]] = {}

    def seconds_to_wait(self, key: str) -> float:
        """Count a request; 0.0 when it may be answered, else after how many seconds the next."""
        now = self._now()
        began, count = self._windows.get(key, (now, 0))
        if now - began >= _WINDOW_SECONDS:
            began, count = now, 0
        if count >= self._most:
            return began + _WINDOW_SECONDS - now
        if key not in self._windows and len(self._windows) >= _KEPT:
            self._forget(now)
        self._windows[key] = (began, count + 1)
        return 0.0

    def _forget(self, now: float) -> None:
        """Make room: what is over goes, and if that is nothing, the oldest."""
        over = [key for key, (began, _) in self._windows.items() if now - began >= _WINDOW_SECONDS]
        for key in over or list(self._windows)[: _KEPT // 10]:
            del self._windows[key]
