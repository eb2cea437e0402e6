"""Whose code runs: the plugin behind a task, so that what its tasks do is contained and named."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import logging
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from core.errors import error_location
from core.isolation.code_lines import where_is
from core.isolation.mark_file import Mark
from core.isolation.marks import PluginStopped, begin_as, in_context, in_steps, marked, present_mark

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_owner: contextvars.ContextVar[str | None] = contextvars.ContextVar("plugin", default=None)
_tasks: WeakKeyDictionary[asyncio.Task[Any], str] = WeakKeyDictionary()


# What ends a task as asyncio expects it.
_ORDINARY = (Exception, asyncio.CancelledError, GeneratorExit)
_LOOK_SECONDS = 1.0


class PluginExit(RuntimeError):
    """Plugin code called sys.exit, or raised what is no Exception; only its task ends."""


class PluginHeldUp(PluginExit):
    """Plugin code was broken off because it held up everything else."""


def current_plugin() -> str | None:
    """The plugin whose code runs in this task or thread, or None for the core's own."""
    return _owner.get()


@contextmanager
def owned_by(plugin_id: str) -> Iterator[None]:
    """Within, tasks and log lines belong to the plugin."""
    token = _owner.set(plugin_id)
    try:
        yield
    finally:
        _owner.reset(token)


def set_current_plugin(plugin_id: str) -> None:
    """For the rest of the present task (a request) tasks and log lines belong to the plugin."""
    _owner.set(plugin_id)


def contained(
    plugin_id: str, work: Callable[P, Awaitable[T]], step: str = "background task"
) -> Callable[P, Awaitable[T]]:
    """The same work, done as the plugin's and marked as this step; sys.exit becomes PluginExit."""

    async def call(*args: P.args, **kwargs: P.kwargs) -> T:
        return await work(*args, **kwargs)

    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with owned_by(plugin_id):
            try:
                # Where it is, is asked now: work that is imported late is nowhere before.
                mark = Mark(plugin_id, step, where_is(work))
                with in_context(mark):
                    return await in_steps(call(*args, **kwargs), mark)
            except _ORDINARY:
                raise
            except BaseException as error:  # noqa: BLE001 - isolation: plugin code
                raise _exit(error) from None

    return run


def contained_call(
    mark: Mark, call: Callable[P, T], lets_pass: type[BaseException]
) -> Callable[P, T]:
    """The same function, done as the plugin's and marked; sys.exit becomes PluginExit.

    `lets_pass` is what else than an Exception may end it as it is.
    """

    @wraps(call)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with owned_by(mark.plugin), marked(mark):
            try:
                return call(*args, **kwargs)
            except (Exception, lets_pass):
                raise
            except BaseException as error:  # noqa: BLE001 - isolation: plugin code
                raise _exit(error) from None

    return run


def _exit(error: BaseException) -> PluginExit:
    """An Exception in the place of what ends a process; it leads to the same line."""
    if isinstance(error, PluginStopped):
        return PluginHeldUp(str(error)).with_traceback(error.__traceback__)
    what = "sys.exit was called" if isinstance(error, SystemExit) else type(error).__name__
    found = PluginExit(f"{what} at {error_location(error)}")
    return found.with_traceback(error.__traceback__)


def watch_tasks(
    loop: asyncio.AbstractEventLoop, died: Callable[[str, BaseException], None] | None = None
) -> None:
    """Note whose each new task is. A sys.exit in a plugin's task no longer ends the process.

    `died` is told of a plugin's task that ended with an error which nobody takes.
    """

    def look(owner: str, task: asyncio.Task[Any]) -> None:
        # The flag is down as soon as somebody takes the error; who waits does so at once.
        if not getattr(task, "_log_traceback", False):
            return
        if (error := task.exception()) is not None and died is not None:
            died(owner, error)

    def ended(owner: str, task: asyncio.Task[Any]) -> None:
        if not task.cancelled() and getattr(task, "_log_traceback", False):
            loop.call_later(_LOOK_SECONDS, look, owner, task)

    def make(
        loop: asyncio.AbstractEventLoop,
        work: Coroutine[Any, Any, T] | Generator[Any, None, T],
        **options: Any,
    ) -> asyncio.Task[T]:
        context: contextvars.Context | None = options.get("context")
        owner = context.get(_owner, None) if context is not None else _owner.get()
        if owner is None:
            return asyncio.Task(work, loop=loop, **options)
        mark = (context.run(present_mark) if context is not None else present_mark()) or Mark(
            owner, "background task", where_is(work)
        )
        task = asyncio.Task(_without_exit(work, mark), loop=loop, **options)
        _tasks[task] = owner
        task.add_done_callback(partial(ended, owner))
        return task

    loop.set_task_factory(make)


async def _without_exit(work: Any, mark: Mark) -> Any:
    try:
        # What it leaves to the loop, such as a callback, runs in a copy of this context.
        begin_as(mark)
        return await in_steps(work, mark)
    except _ORDINARY:
        raise
    except BaseException as error:  # noqa: BLE001 - isolation: plugin code
        raise _exit(error) from None


def tasks_of(plugin_id: str) -> list[asyncio.Task[Any]]:
    """The plugin's tasks that are not done, in the event loop that runs now."""
    loop = asyncio.get_running_loop()
    return [
        task
        for task, owner in list(_tasks.items())
        if owner == plugin_id and task.get_loop() is loop and not task.done()
    ]


def owner_of(task: object) -> str | None:
    """The plugin that a task belongs to."""
    return _tasks.get(task) if isinstance(task, asyncio.Task) else None


async def end_tasks(plugin_id: str, seconds: float = 2.0) -> int:
    """Cancel what a plugin has left running; how many tasks that were."""
    left = [task for task in tasks_of(plugin_id) if task is not asyncio.current_task()]
    for task in left:
        task.cancel()
    if left:
        log.warning("plugin %s left %d background tasks running", plugin_id, len(left))
        _, stubborn = await asyncio.wait(left, timeout=seconds)
        for task in stubborn:
            _break_off(task)
        if stubborn:
            await asyncio.wait(stubborn, timeout=seconds)
    return len(left)


def _break_off(task: asyncio.Task[Any]) -> None:
    """End a task that ignores its cancellation; the process could never end otherwise."""
    work = task.get_coro()
    if isinstance(work, Coroutine):
        # It may refuse this too, with any error; then nothing more can be done from here.
        with contextlib.suppress(BaseException):
            work.close()
    task.cancel()
