"""Writes that wait for the one writing thread, done together where several wait."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

MAX_TOGETHER = 64
"""Writes of one transaction. Other processes cannot write meanwhile, and a reader's view is old."""


class RunTransaction(Protocol):
    """Runs work in a transaction, waiting for its lock until `deadline` (monotonic seconds)."""

    def __call__(self, work: Callable[[sqlite3.Connection], T], deadline: float) -> T:
        """What the work gives. Raises what it or the transaction does, with all undone."""
        ...


@dataclass(slots=True)
class _WaitingWrite:
    work: Callable[[sqlite3.Connection], Any]
    deadline: float
    done: Future[Any] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None


class WaitingWrites:
    """A queue of writes, filled by any thread and done by one."""

    def __init__(self) -> None:
        self._queue: deque[_WaitingWrite] = deque()

    def add(self, work: Callable[[sqlite3.Connection], T], deadline: float) -> Future[T]:
        """Queue the work. Its future is cancelled like any: before it has begun, or not at all."""
        write = _WaitingWrite(work, deadline)
        self._queue.append(write)
        return write.done

    def do(self, run: RunTransaction) -> None:
        """Do what waits now, in its order; nothing when an earlier call has done it."""
        together = self._taken()
        if len(together) > 1 and _done_in_one(together, run):
            return
        for write in together:
            try:
                write.done.set_result(run(write.work, write.deadline))
            except BaseException as error:  # noqa: BLE001 - whoever waits for the write gets it
                write.done.set_exception(error)

    def _taken(self) -> list[_WaitingWrite]:
        taken: list[_WaitingWrite] = []
        while self._queue and len(taken) < MAX_TOGETHER:
            write = self._queue.popleft()
            if write.done.set_running_or_notify_cancel():
                taken.append(write)
        return taken


def _done_in_one(together: list[_WaitingWrite], run: RunTransaction) -> bool:
    """Do all in one transaction; False, with nothing done, when each must be tried by itself."""
    outcomes: list[_Outcome] = []

    def work(connection: sqlite3.Connection) -> None:
        outcomes.clear()
        outcomes.extend(_attempt(connection, write.work) for write in together)

    try:
        run(work, min(write.deadline for write in together))
    except BaseException as error:  # noqa: BLE001 - whoever waits for the writes gets it
        if len(outcomes) < len(together):
            return False
        # All was done but not brought to the disk, and what of it is there cannot be known.
        outcomes = [_Outcome(error=error)] * len(together)
    for write, outcome in zip(together, outcomes, strict=True):
        if outcome.error is not None:
            write.done.set_exception(outcome.error)
        else:
            write.done.set_result(outcome.result)
    return True


def _attempt(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]) -> _Outcome:
    """The work within the transaction, undone alone when it fails.

    Errors of SQLite go on: some have ended the transaction, and others tell of the whole file.
    """
    connection.execute("SAVEPOINT one")
    try:
        result = work(connection)
    except sqlite3.Error:
        raise
    except BaseException as error:  # noqa: BLE001 - whoever waits for the write gets it
        connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")
        return _Outcome(error=error)
    connection.execute("RELEASE one")
    return _Outcome(result)
