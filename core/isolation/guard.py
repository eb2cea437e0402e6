"""The isolation guard: plugin code runs here, and its failure marks one record."""

from __future__ import annotations

import contextvars
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

TIME_LIMIT_SECONDS = 10.0
"""How long one hook or import of a plugin may take."""

_LOOK_SECONDS = 0.25
# What of the time between two looks counts at most: a machine that stands still, as a throttled
# or moved one does, must not cost a plugin its place.
_MOST_COUNTED_SECONDS = 2 * _LOOK_SECONDS


class PluginFailure(Exception):
    """Plugin code failed; the text says how, for an operator."""


class Overrun(TimeoutError):
    """Plugin code took too long."""


class PluginCrash(RuntimeError):
    """Plugin code raised something that is no Exception, such as SystemExit; the text says what."""


class _Abandoned(BaseException):
    """Ends a thread whose step took too long; its further results are not wanted."""


def guarded(call: Callable[[], T], limit: float = TIME_LIMIT_SECONDS) -> T:
    """Run plugin code where it can harm nobody. Raises PluginFailure, and nothing else.

    Inside `guard_each` the thread is there already; elsewhere one is made for the call.
    """
    sequence = getattr(_here, "sequence", None)
    try:
        return guarded_call(call, limit) if sequence is None else sequence.step(call, limit)
    except PluginFailure:
        raise
    except (Overrun, PluginCrash) as error:
        raise PluginFailure(str(error)) from None
    except Exception as error:  # noqa: BLE001 - the isolation guard
        raise PluginFailure(f"{type(error).__name__}: {_words(error)}") from None


def guarded_call(call: Callable[[], T], limit: float) -> T:
    """Run plugin code in a thread of its own and give its result or raise its error.

    Raises Overrun when it takes longer than `limit` seconds, and PluginCrash for what is no
    Exception. An overrun thread cannot be stopped in Python; it is left behind as a daemon and
    its result is never used.
    """
    results: list[T] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            results.append(_contained(call))
        except Exception as error:  # noqa: BLE001 - raised again below
            failures.append(error)

    thread = _thread(run)
    left = limit
    while thread.is_alive() and left > 0:
        left -= _waited(thread, left)
    if failures:
        raise failures[0]
    if not results:
        raise Overrun(_too_long(limit, thread))
    return results[0]


def guard_each(
    items: Iterable[T], work: Callable[[T], None], overrun: Callable[[T, str], None]
) -> None:
    """Do `work` for each item in turn, all in one thread beside this one.

    Within, each `guarded` step has its time limit. When one takes longer, `overrun` is told of the
    item and the reason, the thread is left behind, and a new one goes on with the next item. What
    `work` itself raises is raised here.
    """
    waiting = iter(items)
    while (sequence := _Sequence(waiting, work)).run():
        overrun(sequence.item, sequence.reason)


class _Sequence(Generic[T]):
    """One thread that does the work for items until there are none or one takes too long."""

    item: T

    def __init__(self, waiting: Iterator[T], work: Callable[[T], None]) -> None:
        self.reason = ""
        self._waiting = waiting
        self._work = work
        self._lock = threading.Lock()
        self._limit = TIME_LIMIT_SECONDS
        self._left: float | None = None
        self._began = 0.0
        self._left_behind = False
        self._error: BaseException | None = None

    def run(self) -> bool:
        """True when the present item took too long, False when all are done."""
        thread = _thread(self._go)
        while thread.is_alive():
            waited = _waited(thread, self._left)
            with self._lock:
                if self._left is None or not thread.is_alive():
                    continue
                self._left -= min(waited, time.monotonic() - self._began)
                if self._left <= 0:
                    self._left_behind = True
                    self.reason = _too_long(self._limit, thread)
                    return True
        if self._error is not None:
            raise self._error
        return False

    def step(self, call: Callable[[], T], limit: float) -> T:
        """Do one guarded step in this thread."""
        with self._lock:
            outer, self._limit, self._left = self._left, limit, limit
            self._began = time.monotonic()
        try:
            return _contained(call)
        finally:
            with self._lock:
                self._left = outer
                if self._left_behind:
                    raise _Abandoned

    def _go(self) -> None:
        _here.sequence = self
        try:
            for item in self._waiting:
                self.item = item
                self._work(item)
        except _Abandoned:
            return
        except BaseException as error:  # noqa: BLE001 - raised again by run
            self._error = error


_here = threading.local()


def _thread(run: Callable[[], None]) -> threading.Thread:
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(run,), daemon=True, name="plugin-guard")
    thread.start()
    return thread


def _contained(call: Callable[[], T]) -> T:
    try:
        return call()
    except (Exception, _Abandoned):
        raise
    except BaseException as error:  # noqa: BLE001 - the isolation guard
        raise PluginCrash(f"{type(error).__name__}: {_words(error)}") from None


def _words(error: BaseException) -> str:
    """What an error says; making its text may fail too."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - the isolation guard
        return "its text cannot be read"


def _waited(thread: threading.Thread, most: float | None) -> float:
    """Wait for a thread, but no longer than until the next look; the seconds that count."""
    began = time.monotonic()
    thread.join(_LOOK_SECONDS if most is None else max(min(_LOOK_SECONDS, most), 0.0))
    return min(time.monotonic() - began, _MOST_COUNTED_SECONDS)


def _too_long(limit: float, thread: threading.Thread) -> str:
    frame = sys._current_frames().get(thread.ident or 0)
    at = f", in {frame.f_globals.get('__name__', '?')}:{frame.f_lineno}" if frame else ""
    return f"took longer than {limit:.0f} seconds{at}"
