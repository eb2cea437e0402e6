"""One piece of work for Cloud Storage: its time, its retries, and how it is ended from outside."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from core.errors import Unavailable
from core.i18n import text

T = TypeVar("T")

_FIRST_PAUSE_SECONDS = 0.1
_MAX_PAUSE_SECONDS = 1.0
_MAX_CONNECT_SECONDS = 1.5
# One silent connection may not use up all the time: what is left is for another try.
_SHARE_OF_ONE_TRY = 0.6

_FOREIGN_SECONDS = 10.0

_running = threading.local()


class OutOfTime(Exception):
    """The work was not done in its time, or nobody waits for it any more."""


class Operation:
    """Work in a thread that must end after `seconds`, unless `extend` gives it more.

    However much it is given, it ends `longest` seconds after its begin.
    """

    def __init__(self, seconds: float, longest: float | None = None) -> None:
        self._last = time.monotonic() + (seconds if longest is None else longest)
        self._deadline = time.monotonic() + seconds
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    @property
    def connection(self) -> socket.socket | None:
        """The connection that it waits for."""
        return self._socket

    def remaining(self) -> float:
        """Seconds that are left, 0 when there are none."""
        return max(0.0, self._deadline - time.monotonic())

    def extend(self, seconds: float) -> None:
        """It came further: let it run for so many seconds from now."""
        self._deadline = min(time.monotonic() + seconds, self._last)

    def timeouts(self) -> tuple[float, float]:
        """Seconds that the next request may take to connect and to answer. Raises OutOfTime."""
        left = self.remaining()
        if left <= 0 or self._ended.is_set():
            raise OutOfTime
        share = left * _SHARE_OF_ONE_TRY if left > 1 else left
        return min(share, _MAX_CONNECT_SECONDS), share

    def watch(self, connection: socket.socket | None) -> None:
        """Remember the connection that the work waits for now."""
        with self._lock:
            self._socket = connection
            if self._ended.is_set():
                self._cut()

    def hang_up(self) -> None:
        """Wake the thread wherever it waits; it ends with an error that nobody listens to."""
        self._ended.set()
        with self._lock:
            self._cut()

    def run(self, work: Callable[[], T]) -> T:
        """Do the work in this thread; `current_operation` gives this operation meanwhile."""
        _running.operation = self
        try:
            return work()
        finally:
            _running.operation = None
            self.watch(None)

    def retry(self, work: Callable[[], T], is_transient: Callable[[Exception], bool]) -> T:
        """Do the work again after an error that passes, with growing pauses, while time is left."""
        longest = _FIRST_PAUSE_SECONDS
        while True:
            try:
                return work()
            except Exception as error:
                pause = random.uniform(longest / 2, longest)
                if not is_transient(error) or self.remaining() <= pause:
                    raise
            if self._ended.wait(pause):
                raise OutOfTime
            longest = min(2 * longest, _MAX_PAUSE_SECONDS)

    def _cut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):  # already closed by the other side
                self._socket.shutdown(socket.SHUT_RDWR)


def current_operation() -> Operation:
    """The operation of this thread; a new one in a thread that the vendor's packages began."""
    operation: Operation | None = getattr(_running, "operation", None)
    return operation or Operation(_FOREIGN_SECONDS)


def unreachable() -> Unavailable:
    """Nobody answers, or not in time."""
    return Unavailable(
        text("The file storage cannot be reached right now. Try again in a moment."),
        error_code="store_unavailable",
    )
