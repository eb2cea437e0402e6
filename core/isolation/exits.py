"""What a plugin would end the process by: `os._exit` is noted, whatever else can be is refused.

A signal to the own process and the end of the event loop look like an order to stop, and leave no
trace of who gave it. So they are refused where they are asked for: the plugin gets an error, which
is counted and named like any other.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import Any, NoReturn, TypeVar

from core.isolation.code_lines import line_of, short
from core.isolation.marks import accuse_here, at_work_in, forget_marks, owner_of_error
from core.isolation.ownership import PluginExit

R = TypeVar("R")

_OF_THE_LOOP = (
    "stop",
    "close",
    "set_task_factory",
    "set_exception_handler",
    "set_default_executor",
)
"""What ends the event loop, or changes it for all that run in it."""


def contain_exits() -> None:
    """Have this process note or refuse, from now on, what would end it by a plugin's code."""
    if os._exit.__module__ == __name__:
        return
    leave = os._exit

    # It leaves nothing behind, not even an audit event.
    def noted(status: int) -> NoReturn:
        frame = sys._getframe(1)
        if (mark := at_work_in(frame)) is not None:
            accuse_here(mark, line_of(frame, mark))
        leave(status)

    os._exit = noted
    # A copy of this process that a plugin makes shares the file of marks, and ends by `os._exit`.
    os.register_at_fork(after_in_child=forget_marks)
    os.kill = _refused(os.kill, "os.kill", _ends_us)
    os.killpg = _refused(os.killpg, "os.killpg", lambda group, number: _ends_us(-group, number))
    signal.raise_signal = _refused(signal.raise_signal, "signal.raise_signal", bool)


def contain_loop(
    loop: asyncio.AbstractEventLoop, raised: Callable[[str, BaseException], None]
) -> None:
    """Keep plugins from ending or changing the event loop; `raised` is told whose callback has
    raised an error, which nobody else takes."""

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        # What tasks end with is looked at where they are made.
        mark = owner_of_error(error) if error is not None and "handle" in context else None
        if mark is not None and error is not None:
            raised(mark.plugin, error)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(handle)
    for name in _OF_THE_LOOP:
        setattr(loop, name, _refused(getattr(loop, name), f"loop.{name}", lambda *given: True))


def note_end_by(error: BaseException) -> None:
    """Note whose callback has ended the event loop with this error, such as by `sys.exit`."""
    if (mark := owner_of_error(error)) is not None:
        accuse_here(mark, mark.where)


def _ends_us(pid: int, number: int) -> bool:
    """Whether a signal reaches this process, or the supervisor that would end it; 0 is a look."""
    reaches = (os.getpid(), os.getppid(), 0, -1, -os.getpgrp())
    return number != 0 and pid in reaches


def _refused(
    call: Callable[..., R], name: str, is_meant: Callable[..., object]
) -> Callable[..., R]:
    """The same function, which raises PluginExit where a plugin would end or change all by it."""

    @wraps(call)
    def run(*args: Any, **options: Any) -> R:
        frame: FrameType | None = sys._getframe(1)
        if is_meant(*args, **options) and (mark := at_work_in(frame)) is not None:
            raise PluginExit(f"{name} was called at {short(line_of(frame, mark))}")
        return call(*args, **options)

    return run
