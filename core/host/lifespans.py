"""Holds each plugin's lifespan open in a task of its own, so that its end harms nobody else."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any

from core.host.registry import PluginRecord
from core.isolation.code_lines import line_of_error, where_is
from core.isolation.mark_file import Mark
from core.isolation.marks import in_context
from core.isolation.ownership import end_tasks, owned_by, tasks_of
from core.isolation.watch.thread_time import MAX_COUNTED_SECONDS

START_SECONDS = 10.0
"""How long a lifespan may take to be entered."""

_STOP_SECONDS = 5.0
_LOOK_SECONDS = 0.5
# While somebody else holds up the event loop, nobody here can go on: only so much of that counts.
_LOOK_AGAIN_SECONDS = 0.25


class PluginLifespan:
    """One plugin's async context manager, entered, held and left in its own task.

    A lifespan that raises, hangs, is cancelled by its own task group, or whose background task
    dies with an exception that nobody takes, marks the plugin failed.
    """

    def __init__(self, record: PluginRecord, manager: AbstractAsyncContextManager[Any]) -> None:
        self._record = record
        self._manager = manager
        self._ready = asyncio.Event()
        self._leave = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._mark = Mark(record.id, "lifespan")

    async def start(self, limit: float = START_SECONDS) -> None:
        """Enter the context; returns when it is entered, has failed, or took longer than `limit`
        seconds, in which the event loop was free.
        """
        # A context manager that a generator makes leads to the plugin's own function.
        where = where_is(getattr(self._manager, "gen", self._manager))
        self._mark = Mark(self._record.id, "lifespan", where)
        with owned_by(self._record.id), in_context(self._mark):
            self._task = asyncio.create_task(self._hold(), name=f"lifespan-{self._record.id}")
        await self._entered(self._task, limit)
        if not self._ready.is_set() and not self._task.done():
            self._record.fail("lifespan", f"took longer than {limit:.0f} seconds to start")
            self._task.cancel()
            # One that ignores the cancellation is left alone: it must not hold up the others.
            await asyncio.wait({self._task}, timeout=_LOOK_SECONDS)

    async def _entered(self, task: asyncio.Task[None], limit: float) -> None:
        """Wait until the context is entered, the task ends, or the time is over."""
        waiting = asyncio.create_task(self._ready.wait())
        clock = asyncio.get_running_loop().time
        taken = 0.0
        while taken < limit:
            began = clock()
            over, _ = await asyncio.wait(
                {task, waiting},
                timeout=_LOOK_AGAIN_SECONDS,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if over:
                break
            taken += min(clock() - began, MAX_COUNTED_SECONDS)
        waiting.cancel()

    async def stop(self) -> None:
        """Leave the context, at most five seconds, then end what the plugin has left running."""
        if self._task is not None:
            self._leave.set()
            # What was never entered has nothing to leave: its start was given up.
            if self._ready.is_set():
                await asyncio.wait({self._task}, timeout=_STOP_SECONDS)
        await end_tasks(self._record.id)

    async def _hold(self) -> None:
        try:
            async with self._manager:
                self._record.put_back(self._mark)
                for task in tasks_of(self._record.id):
                    if task is not asyncio.current_task():
                        task.add_done_callback(self._ended)
                self._ready.set()
                await self._leave.wait()
        except asyncio.CancelledError:
            if not self._leave.is_set():
                self._record.fail("lifespan", "its background work was cancelled")
        except BaseException as error:  # noqa: BLE001 - isolation: plugin code
            self._record.fail("lifespan", _words(error), line_of_error(error))
        finally:
            self._record.put_back(self._mark)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        # Whoever waits for the task takes its exception first; then it is no failure.
        asyncio.get_running_loop().call_later(_LOOK_SECONDS, partial(self._judge, task))

    def _judge(self, task: asyncio.Task[Any]) -> None:
        if task.cancelled() or not getattr(task, "_log_traceback", False):
            return
        if (error := task.exception()) is not None:
            words = f"its background task ended with {_words(error)}"
            self._record.fail("lifespan", words, line_of_error(error))


def _words(error: BaseException) -> str:
    """What an error says; of a group, what its first one says."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return f"{type(error).__name__}: {error}"
