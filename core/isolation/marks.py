"""Whose code runs in each thread, kept where it outlives the process.

A process that is ended by a plugin's code (`os._exit`, a crash in C, a hang that somebody ends from
outside) can say nothing any more. So before it runs plugin code a thread writes into a slot of a
small file that is mapped into memory (`core.isolation.mark_file`): whose code, at which step, and
where it begins. That costs about a microsecond and no system call. The kernel keeps what was
written however the process ends; `core.isolation.inquest` reads it at the next start.
"""

from __future__ import annotations

import functools
import threading
import types
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar
from pathlib import Path
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

from core.isolation import owned_files
from core.isolation.mark_file import Mark, MarkFile
from core.isolation.owned_files import owner_of_file, owner_of_frame

P = ParamSpec("P")
T = TypeVar("T")


class Running:
    """The marks of one thread, the innermost last. `serial` grows with each step.

    `taken` is for each plugin what its steps in an event loop have taken so far.
    `is_limited`: somebody waits for it with a limit of time, so that nobody else has to watch.
    """

    __slots__ = (
        "abandoned",
        "ident",
        "is_limited",
        "marks",
        "native_id",
        "serial",
        "slot",
        "stepping",
        "taken",
    )

    def __init__(self) -> None:
        self.ident = threading.get_ident()
        self.native_id = threading.get_native_id()
        self.marks: list[Mark] = []
        self.slot: int | None = None
        self.serial = 0
        self.stepping = 0
        self.abandoned = False
        self.is_limited = False
        self.taken: dict[str, Steps] = {}


class Steps:
    """The seconds that a plugin's steps have taken, and what the last of them was."""

    __slots__ = ("last", "seconds")

    def __init__(self, last: Mark) -> None:
        self.last = last
        self.seconds = 0.0


class Turns:
    """What one piece of work has taken of the event loop so far: steps, and the seconds of them.

    `is_named`: somebody was told of it; `is_unwanted`: it is broken off at its next step.
    """

    __slots__ = ("is_named", "is_unwanted", "mark", "seconds", "steps", "work")

    def __init__(self, mark: Mark, work: Any) -> None:
        self.mark = mark
        self.work = work
        self.steps = 0
        self.seconds = 0.0
        self.is_named = self.is_unwanted = False


_loop: Running | None = None
_step_over: Callable[[Mark | None], None] | None = None


class _Here(threading.local):
    def __init__(self) -> None:
        global _loop
        self.running = Running()
        if threading.current_thread() is threading.main_thread():
            _loop = self.running


_here = _Here()
_threads: dict[int, Running] = {}
_file: MarkFile | None = None
_mark: ContextVar[Mark | None] = ContextVar("mark", default=None)
_turns: dict[int, Turns] = {}
_MANY_STEPS = 256
_MANY_SECONDS = 0.25


class PluginStopped(BaseException):
    """Plugin code was broken off, because it held up everything else."""


def keep_marks(path: Path) -> MarkFile:
    """Write the marks of this process into this file, from now on."""
    global _file
    _file = MarkFile(path)
    for beginning, plugin in owned_files.all_files():
        _file.note_owner(beginning, plugin)
    return _file


def forget_marks() -> None:
    """Write no more marks."""
    global _file
    file, _file = _file, None
    for running in list(_threads.values()):
        running.slot = None
    if file is not None:
        file.close()


def _enter(mark: Mark) -> Running:
    running = _here.running
    running.marks.append(mark)
    running.serial += 1
    if not running.abandoned:
        _threads[running.ident] = running
        if _file is not None:
            _file.write(running, mark)
    return running


def _back_to(running: Running, depth: int) -> None:
    """Leave the steps beyond this depth."""
    marks = running.marks
    if len(marks) == depth:
        return
    del marks[depth:]
    running.serial += 1
    if running.abandoned:
        return
    if marks:
        if _file is not None:
            _file.write(running, marks[-1])
        return
    _threads.pop(running.ident, None)
    if _file is not None:
        _file.clear(running)


@contextmanager
def marked(mark: Mark) -> Iterator[None]:
    """Within, this thread runs what the mark says."""
    running = _enter(mark)
    depth = len(running.marks) - 1
    try:
        yield
    finally:
        _back_to(running, depth)
        if _step_over is not None:
            _step_over(mark)


def marked_call(mark: Mark, call: Callable[P, T]) -> Callable[P, T]:
    """The same function, marked while it runs."""

    @functools.wraps(call)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with marked(mark):
            return call(*args, **kwargs)

    return run


@types.coroutine
def in_steps(work: Awaitable[T], mark: Mark | None = None) -> Generator[Any, Any, T]:
    """The same work, marked while it runs, and not while it waits.

    Without a mark it is that of `switch_mark`, from where that was called on.
    """
    running = _here.running
    steps: Any = work if isinstance(work, types.CoroutineType) else work.__await__()
    send, value, error = steps.send, None, None
    turns: Turns | None = None
    taken, seconds = 0, 0.0
    try:
        while True:
            depth = len(running.marks)
            now = mark or _mark.get()
            if now is not None:
                _enter(now)
            running.stepping += 1
            began = perf_counter()
            try:
                waits_for = send(value) if error is None else steps.throw(error)
            except StopIteration as end:
                result: T = end.value
                return result
            finally:
                took = perf_counter() - began
                running.stepping -= 1
                _back_to(running, depth)
                if now is not None and not depth:
                    _note_step(running, now, took)
                if _step_over is not None:
                    _step_over(now)
            taken += 1
            seconds += took
            if taken >= _MANY_STEPS or seconds >= _MANY_SECONDS:
                turns = turns or _counted(now or _mark.get(), steps, running)
                if turns is not None:
                    turns.steps += taken
                    turns.seconds += seconds
                taken, seconds = 0, 0.0
            try:
                value, error = (yield waits_for), None
            except BaseException as raised:  # noqa: BLE001 - handed on to the work
                error = raised
            if turns is not None and turns.is_unwanted:
                turns.is_unwanted = False
                error = PluginStopped(f"{turns.mark.step} took the event loop from the others")
    finally:
        if turns is not None:
            _turns.pop(id(turns), None)


def _note_step(running: Running, mark: Mark, seconds: float) -> None:
    steps = running.taken.get(mark.plugin)
    if steps is None:
        steps = running.taken[mark.plugin] = Steps(mark)
    steps.last = mark
    steps.seconds += seconds


def end_steps_by(over: Callable[[Mark | None], None]) -> None:
    """Have this called when the next step is over, whichever that is, with its mark."""
    global _step_over
    _step_over = over


def _counted(mark: Mark | None, work: Any, running: Running) -> Turns | None:
    """Count what this work takes from now on; None for nobody's, and in other threads."""
    if mark is None or running.ident != threading.main_thread().ident:
        return None
    turns = Turns(mark, work)
    _turns[id(turns)] = turns
    return turns


def turns_taken() -> list[Turns]:
    """The pieces of work that have taken many turns of the event loop, or much of its time."""
    return list(_turns.values())


def switch_mark(mark: Mark) -> None:
    """For the rest of the work that `in_steps` does, this is what runs."""
    _mark.set(mark)
    if _here.running.stepping:
        _enter(mark)


def begin_as(mark: Mark) -> None:
    """From here on this task, and what it leaves to the event loop, does what the mark says."""
    _mark.set(mark)


@contextmanager
def in_context(mark: Mark) -> Iterator[None]:
    """Tasks that are made within do what the mark says."""
    token = _mark.set(mark)
    try:
        yield
    finally:
        _mark.reset(token)


def present_mark() -> Mark | None:
    """What this thread or task does, if it is a plugin's."""
    marks = _here.running.marks
    return marks[-1] if marks else _mark.get()


def is_in_step() -> bool:
    """Whether this thread is within a step, where what is raised is taken."""
    return bool(_here.running.marks or _here.running.stepping)


def mark_of_callback(handle: object) -> Mark | None:
    """Whose callback the event loop has just run, by the context in which it was left."""
    # Uvloop is still within that context; asyncio's own loop is not, and its handle has it.
    context = getattr(handle, "_context", None)
    return present_mark() or (context.get(_mark) if isinstance(context, Context) else None)


def steps_on_loop() -> list[Steps]:
    """What the steps of each plugin have taken of the event loop, those that are over."""
    return list(_loop.taken.values()) if _loop is not None else []


def running_threads() -> list[Running]:
    """The threads that run plugin code now."""
    return list(_threads.values())


def running_in(ident: int) -> Running | None:
    """What runs in this thread, if it is a plugin's code."""
    return _threads.get(ident)


def limit_this_thread() -> None:
    """Note that somebody waits for this thread with a limit of time."""
    _here.running.is_limited = True


def abandon(ident: int) -> None:
    """Nobody waits for this thread any more: what it does counts for nothing."""
    running = _threads.pop(ident, None)
    if running is not None:
        running.abandoned = True
        if _file is not None:
            _file.clear(running)


def accuse(running: Running, line: str, how: str) -> None:
    """Note that what this thread does is about to end the process, and how."""
    if _file is None:
        return
    if running.slot is None and running.marks:
        _file.write(running, running.marks[-1])
    _file.accuse(running, line, how)


def own_files(plugin: str, file: str | None) -> None:
    """Note which files are a plugin's: those beside this one, or this one alone at the top."""
    if not file:
        return
    beginning = owned_files.add(plugin, file)
    if _file is not None:
        _file.note_owner(beginning, plugin)


def unmarked_in(thread: threading.Thread, frame: types.FrameType | None) -> Running | None:
    """What a thread with this stack does in a plugin's file without a mark, such as a callback of
    the event loop. Its `serial` is the same for as long as that call goes on.
    """
    mark = owner_of_frame(frame)
    if mark is None:
        return None
    if thread is not threading.main_thread():
        mark = Mark(mark.plugin, "thread", mark.where)
    running = Running()
    running.ident, running.native_id = thread.ident or 0, thread.native_id or 0
    running.marks.append(mark)
    while frame is not None:
        if owner_of_file(frame.f_code.co_filename) == mark.plugin:
            running.serial = id(frame)
        frame = frame.f_back
    return running


def at_work_in(frame: types.FrameType | None) -> Mark | None:
    """Whose code this thread runs, with this stack: by its marks, else by its files."""
    return present_mark() or owner_of_frame(frame)


def accuse_here(mark: Mark, line: str) -> None:
    """Note that what this thread does is about to end the process."""
    running = _here.running
    if not running.marks:
        _enter(mark)
    accuse(running, line, "it ended the program")
