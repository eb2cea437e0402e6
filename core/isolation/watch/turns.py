"""What one piece of work takes of the event loop when each of its steps is short.

A task that never really waits (`while True: await asyncio.sleep(0)`), or that computes for a second
between two waits, holds nothing up for long, and yet leaves hardly a turn to the others. Its steps
are counted (`core.isolation.marks.in_steps`), and looked at over half a minute.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from core.isolation.marks import Turns, turns_taken
from core.isolation.watch.thread_time import ThreadTime

LOOKED_AT_SECONDS = 30.0
HEAVY_STEP_SECONDS = 0.02
"""Steps as long as this are felt by everybody; shorter ones only burn a core."""
LIGHT_STOPPED_SECONDS = 600.0
_BUSY = 0.5
_FEW = 0.05
_STEPS_A_SECOND = 1_000
"""No request and no job takes so many turns for half a minute but by a mistake."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a piece of work has taken for so many seconds. `is_heavy`: all others wait for it."""

    turns: Turns
    seconds: float
    is_heavy: bool


@dataclass(slots=True)
class _Before:
    turns: Turns
    steps: int
    seconds: float
    busy_since: float


class TurnsWatch:
    """Looks now and then at who has taken most of the loop's time or turns since the last look."""

    def __init__(self, native_id: int) -> None:
        self._loop = ThreadTime(native_id)
        self._computed = self._total = 0.0
        self._process = time.process_time()
        self._looked_at = time.monotonic()
        self._before: dict[int, _Before] = {}

    def look(self) -> Iterator[Taken]:
        """Who has; nobody unless half a minute has passed."""
        if not self._before and not turns_taken():
            self._begin({})
            return
        self._loop.look()
        passed = time.monotonic() - self._looked_at
        if passed < LOOKED_AT_SECONDS:
            return
        computed, total = self._loop.computed - self._computed, self._loop.total - self._total
        others = max(0.0, time.process_time() - self._process - computed)
        # Within a step the loop may wait for the lock of Python, which others have that compute or
        # get no processor. It looks as if it slept; then what it has computed counts alone.
        own = computed if others >= max(computed, _FEW * passed) else total
        before, now = self._before, time.monotonic()
        self._begin({id(turns): turns for turns in turns_taken()})
        for key, kept in self._before.items():
            was = before.get(key)
            if was is None or was.turns is not kept.turns:
                continue
            steps, seconds = kept.steps - was.steps, kept.seconds - was.seconds
            is_heavy = seconds >= _BUSY * passed and min(seconds, own) >= HEAVY_STEP_SECONDS * steps
            is_light = computed >= _BUSY * total and steps >= _STEPS_A_SECOND * computed
            if is_heavy or is_light:
                kept.busy_since = was.busy_since
                yield Taken(kept.turns, now - kept.busy_since, is_heavy)

    def _begin(self, turns: dict[int, Turns]) -> None:
        now = time.monotonic()
        self._loop.look()
        self._looked_at = now
        self._process = time.process_time()
        self._computed, self._total = self._loop.computed, self._loop.total
        self._before = {
            key: _Before(each, each.steps, each.seconds, now) for key, each in turns.items()
        }
