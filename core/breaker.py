"""A circuit breaker for one plugin's requests: repeated failures pause it, with a way back."""

from __future__ import annotations

import time
from collections import deque

FAILURES = 5
"""So many failed requests within the window, at least half of all, pause a plugin."""
WINDOW_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 300.0


class CircuitBreaker:
    """Closed: all requests pass. Open: none does until the pause is over; then one may try.

    A trial that works closes the breaker; one that fails opens it for twice as long.
    """

    def __init__(self) -> None:
        self._outcomes: deque[tuple[float, bool]] = deque()
        self._pause = FIRST_PAUSE_SECONDS
        self._open_until: float | None = None
        self._trial = False

    @property
    def open(self) -> bool:
        """True while requests are refused or only tried one at a time."""
        return self._open_until is not None

    def wait(self) -> float | None:
        """None when a request may pass now, else the seconds until one may try again."""
        if self._open_until is None:
            return None
        left = self._open_until - time.monotonic()
        if left > 0:
            return left
        if self._trial:
            return 1.0
        self._trial = True
        return None

    def succeeded(self) -> None:
        """A request was answered."""
        if self._trial:
            self.close()
        else:
            self._note(failed=False)

    def failed(self) -> bool:
        """A request failed by a fault of the plugin; True when this paused the plugin."""
        if self._trial:
            self._trial = False
            self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)
            self._open_until = time.monotonic() + self._pause
            return True
        self._note(failed=True)
        failures = sum(1 for _, failed in self._outcomes if failed)
        if self.open or failures < FAILURES or failures * 2 < len(self._outcomes):
            return False
        self._open_until = time.monotonic() + self._pause
        return True

    def given_up(self) -> None:
        """A request ended without an outcome: the trial, if it was one, is free again."""
        self._trial = False

    def close(self) -> None:
        """Let all requests pass again and forget what was."""
        self.__init__()  # type: ignore[misc]

    def _note(self, *, failed: bool) -> None:
        now = time.monotonic()
        self._outcomes.append((now, failed))
        while self._outcomes[0][0] < now - WINDOW_SECONDS:
            self._outcomes.popleft()
