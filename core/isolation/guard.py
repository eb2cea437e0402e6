"""The isolation guard: plugin code runs here, and its failure marks one record."""

from __future__ import annotations

import contextvars
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from core.isolation.code_lines import line_of, line_of_error, short
from core.isolation.marks import abandon, limit_this_thread, running_in
from core.isolation.watch.thread_time import ThreadTime, time_of
from core.isolation.watch.watchdog import break_off

T = TypeVar("T")
R = TypeVar("R")

TIME_LIMIT_SECONDS = 10.0
"""How long one hook or import of a plugin may take."""

_LOOK_SECONDS = 0.25


class StartBudget:
    """The time that all plugins have together for what takes long at the start.

    A step always has `free` seconds; what goes beyond comes out of the one budget of `extra`
    seconds, so that some plugins that hang do not keep the product from its start.
    """

    def __init__(self, free: float = 3.0, extra: float = 10.0) -> None:
        self._free = free
        self._extra = extra

    def limit(self) -> float:
        """How long the next step may take, in seconds."""
        return min(TIME_LIMIT_SECONDS, self._free + self._extra)

    def spend(self, seconds: float) -> None:
        """A step has taken so long."""
        self._extra -= max(0.0, min(seconds - self._free, self._extra))


class PluginFailure(Exception):
    """Plugin code failed; the text says how, for an operator. `line` is the plugin's `file:line`,
    empty where none is known."""

    def __init__(self, words: str, line: str = "") -> None:
        super().__init__(words)
        self.line = line


class Overrun(TimeoutError):
    """Plugin code took too long."""


class PluginCrash(RuntimeError):
    """Plugin code raised something that is no Exception, such as SystemExit; the text says what."""

    line = ""


class _Abandoned(BaseException):
    """Ends a thread whose step took too long; its further results are not wanted."""


def guarded(
    call: Callable[[], T], limit: float = TIME_LIMIT_SECONDS, budget: StartBudget | None = None
) -> T:
    """Run plugin code where it can harm nobody. Raises PluginFailure, and nothing else.

    Inside `guard_each` the thread is there already; elsewhere one is made for the call. What the
    step takes comes out of the `budget`, which then gives the limit too.
    """
    sequence: _Sequence[object] | None = getattr(_here, "sequence", None)
    if budget is not None:
        limit = budget.limit()
    try:
        if sequence is not None:
            return sequence.step(call, limit, budget)
        return guarded_call(call, limit, budget)
    except PluginFailure:
        raise
    except Overrun as error:
        raise PluginFailure(str(error)) from None
    except PluginCrash as error:
        raise PluginFailure(str(error), error.line) from None
    except Exception as error:  # noqa: BLE001 - the isolation guard
        words = f"{type(error).__name__}: {_words(error)}"
        raise PluginFailure(words, line_of_error(error)) from None


def guarded_call(call: Callable[[], T], limit: float, budget: StartBudget | None = None) -> T:
    """Run plugin code in a thread of its own and give its result or raise its error.

    Raises Overrun when it takes longer than `limit` seconds, and PluginCrash for what is no
    Exception. An overrun thread is broken off where it next runs Python code; one that waits in C
    is left behind as a daemon, and its result is never used.
    """
    results: list[T] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            results.append(_contained(call))
        except _Abandoned:
            return
        except Exception as error:  # noqa: BLE001 - raised again below
            failures.append(error)

    thread = _thread(run)
    clock = time_of(thread)
    while thread.is_alive() and clock.total < limit:
        thread.join(_LOOK_SECONDS)
        clock.look()
    if budget is not None:
        budget.spend(clock.total)
    if failures:
        raise failures[0]
    if not results:
        reason = _too_long(limit, thread)
        _leave_behind(thread)
        raise Overrun(reason)
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
        self._budget: StartBudget | None = None
        self._clock: ThreadTime | None = None
        self._left_behind = False
        self._error: BaseException | None = None

    def run(self) -> bool:
        """True when the present item took too long, False when all are done."""
        thread = _thread(self._go)
        with self._lock:
            self._clock = time_of(thread)
        while thread.is_alive():
            thread.join(_LOOK_SECONDS)
            with self._lock:
                self._look()
                if self._left is None or self._left > 0 or not thread.is_alive():
                    continue
                if self._budget is not None:
                    self._budget.spend(self._limit)
                self._left_behind = True
                self.reason = _too_long(self._limit, thread)
            _leave_behind(thread)
            return True
        if self._error is not None:
            raise self._error
        return False

    def step(self, call: Callable[[], R], limit: float, budget: StartBudget | None) -> R:
        """Do one guarded step in this thread."""
        with self._lock:
            self._look()
            outer = self._left, self._limit, self._budget
            self._left, self._limit, self._budget = limit, limit, budget
        try:
            return _contained(call)
        finally:
            with self._lock:
                if self._left_behind:
                    raise _Abandoned
                self._look()
                if budget is not None:
                    budget.spend(limit - self._left)
                self._left, self._limit, self._budget = outer

    def _look(self) -> None:
        """Count the time since the last look for the present step; the lock is held."""
        passed = self._clock.look() if self._clock is not None else 0.0
        if self._left is not None:
            self._left -= passed

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

    def limited() -> None:
        limit_this_thread()
        context.run(run)

    thread = threading.Thread(target=limited, daemon=True, name="plugin-guard")
    thread.start()
    return thread


def _contained(call: Callable[[], T]) -> T:
    try:
        return call()
    except (Exception, _Abandoned):
        raise
    except BaseException as error:  # noqa: BLE001 - the isolation guard
        crash = PluginCrash(f"{type(error).__name__}: {_words(error)}")
        crash.line = line_of_error(error)
        raise crash from None


def _words(error: BaseException) -> str:
    """What an error says; making its text may fail too."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - the isolation guard
        return "its text cannot be read"


def _leave_behind(thread: threading.Thread) -> None:
    """Nobody waits for this thread any more, and what it computes only slows the others down."""
    if thread.ident is not None:
        abandon(thread.ident)
        break_off(thread.ident, _Abandoned)


def _too_long(limit: float, thread: threading.Thread) -> str:
    frame = sys._current_frames().get(thread.ident or 0)
    at = f", in {frame.f_globals.get('__name__', '?')}:{frame.f_lineno}" if frame else ""
    running = running_in(thread.ident or 0)
    if frame is not None and running is not None and running.marks:
        at = f", in {short(line_of(frame, running.marks[-1]))}"
    return f"took longer than {limit:.0f} seconds{at}"
