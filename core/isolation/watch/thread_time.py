"""How long a thread has really taken: what a busy machine keeps from it does not count."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
MAX_COUNTED_SECONDS = 0.5
"""What of the time between two looks counts at most: a machine that stands still, as a throttled or
moved one does, must not cost anybody a place."""

_FINEST_SECONDS = 1 / _TICKS
"""The system tells no finer than this what a thread has used."""


class ThreadTime:
    """Counts the seconds that a thread computes, and those in which it waits of its own will.

    Those in which it could go on and gets no processor, or waits for the disk, are not counted,
    except for times shorter than what the system tells: they count as computed, whatever they were.
    `total` is in seconds; `look` has to be called more often than twice a second.
    """

    def __init__(self, native_id: int) -> None:
        self.total = 0.0
        self.computed = 0.0
        self._stat = Path(f"/proc/self/task/{native_id}/stat")
        self._looked_at = time.monotonic()
        self._used = self._read()[1]

    def look(self) -> float:
        """Count what went by since the last look; the seconds that count."""
        now = time.monotonic()
        passed = min(now - self._looked_at, MAX_COUNTED_SECONDS)
        self._looked_at = now
        if passed < _FINEST_SECONDS:
            # To ask takes longer than most steps at a start do.
            self.computed += passed
            self.total += passed
            return passed
        state, used = self._read()
        computed = min(max(used - self._used, 0.0), passed)
        self._used = used
        counted = computed if state in ("R", "D") else passed
        self.computed += computed
        self.total += counted
        return counted

    def _read(self) -> tuple[str, float]:
        """How the thread stands, and the processor time that it has used; as if it waited where
        the system does not tell."""
        try:
            fields = self._stat.read_text().rpartition(")")[2].split()
        except OSError:
            return "S", 0.0
        return fields[0], (int(fields[11]) + int(fields[12])) / _TICKS


def own_time() -> tuple[float, float]:
    """The seconds that this thread has run, and those in which it got no processor; the latter are
    0 where the system does not tell."""
    return _scheduled("thread-self") or (time.thread_time(), 0.0)


def run_by(native_id: int) -> float:
    """The seconds that a thread of this process has run; 0 where the system does not tell."""
    return (_scheduled(f"self/task/{native_id}") or (0.0, 0.0))[0]


def _scheduled(thread: str) -> tuple[float, float] | None:
    """The seconds that a thread has run, and those in which it got no processor."""
    try:
        ran, kept_waiting, _ = Path(f"/proc/{thread}/schedstat").read_text().split()
    except OSError:
        return None
    return int(ran) / 1e9, int(kept_waiting) / 1e9


def time_of(thread: threading.Thread) -> ThreadTime:
    """The time of a thread that has been started."""
    return ThreadTime(thread.native_id or 0)
