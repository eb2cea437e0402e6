"""A circuit breaker for one plugin's requests: repeated failures pause it, with a way back."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

FAILURES = 5
"""So many failed requests within the window, at least half of all, pause a plugin."""
WINDOW_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 30.0
MAX_PAUSE_SECONDS = 300.0
TRIAL_SECONDS = 60.0
"""A trial without an outcome after this time no longer keeps others from trying."""


class Paused(Exception):
    """The request may not pass now; after so many `seconds` one may try."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"paused for {seconds:.0f} seconds")
        self.seconds = seconds


class CircuitBreaker:
    """Closed: all requests pass. Open: none does until the pause is over; then one may try.

    A trial that works closes the breaker; one that fails opens it for twice as long. `now` gives
    seconds that only ever grow.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        # Counts the changes between closed, open and trial: what a request that began before the
        # newest change brings says nothing about the present.
        self._phase = 0
        # When requests worked and failed within the window, so that the lengths are their numbers
        # and no request pays for those before it.
        self._successes: deque[float] = deque()
        self._failures: deque[float] = deque()
        self._pause = FIRST_PAUSE_SECONDS
        self._open_until: float | None = None
        self._trial_until: float | None = None

    @property
    def open(self) -> bool:
        """True while requests are refused or only tried one at a time."""
        return self._open_until is not None

    def enter(self) -> BreakerCall:
        """Let a request pass; its outcome is told to the BreakerCall. Raises Paused."""
        if self._open_until is None:
            return BreakerCall(self, self._phase)
        now = self._now()
        busy_until = max(self._open_until, self._trial_until or 0.0)
        if now < busy_until:
            raise Paused(1.0 if now >= self._open_until else busy_until - now)
        self._phase += 1
        self._trial_until = now + TRIAL_SECONDS
        return BreakerCall(self, self._phase)

    def close(self) -> None:
        """Let all requests pass again and forget what was."""
        self._phase += 1
        self._forget()
        self._pause = FIRST_PAUSE_SECONDS
        self._open_until = self._trial_until = None

    def ended(self, phase: int, worked: bool | None) -> bool:
        """Take a request's outcome, None for none; True when it paused the plugin."""
        if phase != self._phase:
            return False
        if self._trial_until is not None:
            return self._trial_ended(worked)
        if worked is None or self.open:
            return False
        now = self._now()
        (self._successes if worked else self._failures).append(now)
        for times in (self._successes, self._failures):
            while times and times[0] <= now - WINDOW_SECONDS:
                times.popleft()
        if worked or len(self._failures) < max(FAILURES, len(self._successes)):
            return False
        self._stay_open()
        return True

    def _trial_ended(self, worked: bool | None) -> bool:
        if worked:
            self.close()
            return False
        self._trial_until = None
        if worked is None:
            return False
        self._pause = min(self._pause * 2, MAX_PAUSE_SECONDS)
        self._stay_open()
        return True

    def _stay_open(self) -> None:
        self._phase += 1
        self._forget()
        self._open_until = self._now() + self._pause

    def _forget(self) -> None:
        self._successes.clear()
        self._failures.clear()


class BreakerCall:
    """One request on its way through the breaker. The first outcome that is told counts."""

    def __init__(self, breaker: CircuitBreaker, phase: int) -> None:
        self._breaker = breaker
        self._phase = phase
        self._ended = False

    def succeeded(self) -> None:
        """The plugin answered the request."""
        self._end(True)

    def failed(self) -> bool:
        """The request failed by a fault of the plugin; True when this paused the plugin."""
        return self._end(False)

    def given_up(self) -> None:
        """The request ended without telling anything of the plugin: it was cancelled, or what the
        plugin needs was away. If it was the trial, another may try."""
        self._end(None)

    def _end(self, worked: bool | None) -> bool:
        if self._ended:
            return False
        self._ended = True
        return self._breaker.ended(self._phase, worked)
