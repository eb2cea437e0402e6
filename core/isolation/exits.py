"""What a plugin would end the process by: `os._exit` is noted, what looks like an order is refused.

A signal to the own process and the end of the event loop look like an order to stop, and leave no
trace of who gave it. So they are refused where Python code asks for them: the plugin gets an error,
which is counted and named like any other. `os.abort` leaves the trace of a crash. A copy of the
process that a plugin makes ends with the step that has made it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection
from functools import partial, wraps
from types import FrameType
from typing import Any, NoReturn, TypeVar

from core.isolation.code_lines import line_of, short
from core.isolation.mark_file import Mark
from core.isolation.marks import (
    accuse_here,
    at_work_in,
    end_steps_by,
    forget_marks,
    is_in_step,
    mark_of_callback,
)
from core.isolation.owned_files import owner_of_error, owner_of_frame
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


def contain_exits(copied: Callable[[Mark], None]) -> None:
    """Have this process note or refuse, from now on, what would end it by a plugin's code.

    `copied` is told, in a copy of this process that a plugin has made, who goes on in it.
    """
    if os._exit.__module__ == __name__:
        return
    leave = os._exit

    # It leaves nothing behind, not even an audit event.
    def noted(status: int) -> NoReturn:
        frame = sys._getframe(1)
        if (mark := at_work_in(frame)) is not None:
            accuse_here(mark, _line(frame, mark))
        leave(status)

    os._exit = noted
    sys.exit = _refused(sys.exit, "sys.exit", lambda given: _is_on_bare_loop())
    # A copy of this process that a plugin makes shares the file of marks, and ends by `os._exit`.
    us = os.getpid()
    os.register_at_fork(after_in_child=partial(_in_a_copy, copied, leave))
    # A daemon does that in a copy. Here it closes what the event loop waits on, which aborts it.
    os.closerange = _refused(os.closerange, "os.closerange", lambda given: os.getpid() == us)
    os.kill = _refused(os.kill, "os.kill", _is_signal_to(_our_processes))
    os.killpg = _refused(os.killpg, "os.killpg", _is_signal_to(_our_groups))
    signal.raise_signal = _refused(signal.raise_signal, "signal.raise_signal", any)
    # Whichever thread gets a signal, it is the process that ends.
    signal.pthread_kill = _refused(
        signal.pthread_kill, "signal.pthread_kill", lambda given: len(given) == 2 and given[1] != 0
    )


def _in_a_copy(copied: Callable[[Mark], None], leave: Callable[[int], NoReturn]) -> None:
    """End this copy when the step is over that has made it: it would go on as the server."""

    def over(mark: Mark | None) -> None:
        if mark is not None:
            copied(mark)
        leave(0)

    forget_marks()
    end_steps_by(over)


def _is_on_bare_loop() -> bool:
    """Whether this is what somebody has left to the event loop, such as `loop.call_soon(sys.exit)`.

    Anywhere else `sys.exit` ends the step or the thread alone. There it would end the process, and
    nothing is left that tells whose it was.
    """
    return threading.current_thread() is threading.main_thread() and not is_in_step()


def _line(frame: FrameType | None, mark: Mark) -> str:
    """The plugin's line that calls; that of what has left the call to the event loop, if it did."""
    if is_in_step() or owner_of_frame(frame) is not None:
        return line_of(frame, mark)
    return mark.where


def contain_loop(
    loop: asyncio.AbstractEventLoop, raised: Callable[[str, BaseException, str], None]
) -> None:
    """Keep plugins from ending or changing the event loop; `raised` is told whose callback has
    raised an error, which nobody else takes, and its line."""

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        # What tasks end with is looked at where they are made.
        if error is not None and "handle" in context:
            mark = owner_of_error(error) or mark_of_callback(context["handle"])
            if mark is not None:
                raised(mark.plugin, error, short(mark.where))
                return
        loop.default_exception_handler(context)

    loop.set_exception_handler(handle)
    for name in _OF_THE_LOOP:
        setattr(loop, name, _refused(getattr(loop, name), f"loop.{name}", lambda given: True))


def note_end_by(error: BaseException) -> None:
    """Note whose callback has ended the event loop with this error, such as `SystemExit`."""
    if (mark := owner_of_error(error)) is not None:
        accuse_here(mark, mark.where)


def _our_processes() -> Collection[int]:
    """What `os.kill` reaches this process by, or the supervisor that would end it."""
    return (os.getpid(), os.getppid(), 0, -1, -os.getpgrp())


def _our_groups() -> Collection[int]:
    # The system takes group 1 for all processes.
    return (os.getpgrp(), 0, 1)


def _is_signal_to(ours: Callable[[], Collection[int]]) -> Callable[[tuple[Any, ...]], bool]:
    """Whether a call would send a signal to one of ours; the number 0 is only a look."""

    def is_meant(given: tuple[Any, ...]) -> bool:
        return len(given) == 2 and given[1] != 0 and given[0] in ours()

    return is_meant


def _refused(
    call: Callable[..., R], name: str, is_meant: Callable[[tuple[Any, ...]], object]
) -> Callable[..., R]:
    """The same function, which raises PluginExit where a plugin would end or change all by it.

    `is_meant` is asked with the arguments by position. Those that send signals take no others: of
    a call by names, or with too few, the function itself says what is wrong.
    """

    @wraps(call)
    def run(*args: Any, **options: Any) -> R:
        frame: FrameType | None = sys._getframe(1)
        if is_meant(args) and (mark := at_work_in(frame)) is not None:
            raise PluginExit(f"{name} was called at {short(_line(frame, mark))}")
        return call(*args, **options)

    return run
