"""Whose code runs in each thread, kept where it outlives the process.

A process that is ended by a plugin's code (`os._exit`, a crash in C, a hang that somebody ends from
outside) can say nothing any more. So before it runs plugin code a thread writes into a slot of a
small file that is mapped into memory: whose code, at which step, and where it begins. That costs
about a microsecond and no system call. The kernel keeps what was written however the process ends;
`core.isolation.inquest` reads it at the next start.

The file is a head of 64 bytes, then slots of 512:

    head  magic (8 bytes), state (1 byte: 0 running, 1 ended in order)
    slot  state (1 byte: 0 free, 1 running, 2 guilty), thread (8), since (8, seconds since 1970),
          length of the text (2), text; at byte 320 the length (2) and text of the guilty line

A text is plugin, step and place, separated by the character 31.
"""

from __future__ import annotations

import functools
import mmap
import os
import struct
import sys
import threading
import time
import types
from collections import deque
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

from core.errors import error_location

P = ParamSpec("P")
T = TypeVar("T")

_MAGIC = b"EDMARKS1"
_HEAD = 64
_SLOT = 512
_SLOTS = 128
_FACTS = struct.Struct("<QdH")
_TEXT = 1 + _FACTS.size
_LINE = 320
_LENGTH = struct.Struct("<H")
_MAX_TEXT = _LINE - _TEXT
_MAX_LINE = _SLOT - _LINE - _LENGTH.size
_SEPARATOR = "\x1f"
_FREE, _RUNNING, _GUILTY = 0, 1, 2
_ENDED = 8

_HOME = f"{Path(__file__).resolve().parent.parent}{os.sep}"
_LIBRARY = f"{Path(os.__file__).resolve().parent}{os.sep}"
_INSTALLED = f"{os.sep}site-packages{os.sep}"


class Mark:
    """Whose code runs, at which step (`import`, `page notes`, `GET /api/notes`), and where that
    code begins, as `file:line`."""

    __slots__ = ("data", "plugin", "step", "where")

    def __init__(self, plugin: str, step: str, where: str = "") -> None:
        self.plugin = plugin
        self.step = step
        self.where = where
        text = _SEPARATOR.join((plugin, step, where))
        self.data = text.encode("utf-8", "replace")[:_MAX_TEXT]


@dataclass(frozen=True, slots=True)
class OpenMark:
    """A mark as a process has left it. `since` is in seconds since 1970; `line` is the line that is
    known to be guilty, as `file:line`."""

    plugin: str
    step: str
    where: str
    thread: int
    since: float
    line: str | None


class Running:
    """The marks of one thread, the innermost last. `serial` grows with each step.

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


class _Here(threading.local):
    def __init__(self) -> None:
        self.running = Running()


class MarkFile:
    """The marks of this process. The file that a former process left is written over."""

    def __init__(self, path: Path) -> None:
        size = _HEAD + _SLOT * _SLOTS
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            os.ftruncate(descriptor, size)
            self._bytes = mmap.mmap(descriptor, size)
        finally:
            os.close(descriptor)
        self._bytes[: len(_MAGIC)] = _MAGIC
        self._free = deque(range(_HEAD, size, _SLOT))

    def write(self, running: Running, mark: Mark) -> None:
        """Note what a thread does now; without a free slot nothing is noted."""
        slot = running.slot
        if slot is None:
            try:
                slot = running.slot = self._free.popleft()
            except IndexError:
                return
        data = mark.data
        _FACTS.pack_into(self._bytes, slot + 1, running.ident, time.time(), len(data))
        self._bytes[slot + _TEXT : slot + _TEXT + len(data)] = data
        self._bytes[slot] = _RUNNING

    def clear(self, running: Running) -> None:
        """The thread runs no plugin's code any more."""
        slot = running.slot
        if slot is not None:
            self._bytes[slot] = _FREE
            running.slot = None
            self._free.append(slot)

    def accuse(self, running: Running, line: str) -> None:
        """What this thread does ends the process, at this line."""
        if running.slot is not None:
            data = line.encode("utf-8", "replace")[-_MAX_LINE:]
            at = running.slot + _LINE
            _LENGTH.pack_into(self._bytes, at, len(data))
            self._bytes[at + _LENGTH.size : at + _LENGTH.size + len(data)] = data
            self._bytes[running.slot] = _GUILTY

    def ended_in_order(self) -> None:
        """From here on the process ends because it was told to; nobody is to blame."""
        self._bytes[_ENDED] = 1

    def close(self) -> None:
        """Let go of the file."""
        self._bytes.close()


_here = _Here()
_threads: dict[int, Running] = {}
_files: dict[str, str] = {}
_first_files: dict[str, str] = {}
_file: MarkFile | None = None
_mark: ContextVar[Mark | None] = ContextVar("mark", default=None)


def keep_marks(path: Path) -> MarkFile:
    """Write the marks of this process into this file, from now on."""
    global _file
    _file = MarkFile(path)
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
    while True:
        depth = len(running.marks)
        now = mark or _mark.get()
        if now is not None:
            _enter(now)
        running.stepping += 1
        try:
            waits_for = send(value) if error is None else steps.throw(error)
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            running.stepping -= 1
            _back_to(running, depth)
        try:
            value, error = (yield waits_for), None
        except BaseException as raised:  # noqa: BLE001 - handed on to the work
            error = raised


def switch_mark(mark: Mark) -> None:
    """For the rest of the work that `in_steps` does, this is what runs."""
    _mark.set(mark)
    if _here.running.stepping:
        _enter(mark)


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


def accuse(running: Running, line: str) -> None:
    """Note that what this thread does is about to end the process."""
    if _file is not None:
        _file.accuse(running, line)


def own_files(plugin: str, file: str | None) -> None:
    """Note which files are a plugin's: those beside this one, or this one alone at the top."""
    if not file:
        return
    folder = os.path.dirname(os.path.abspath(file))
    is_alone = any(folder == os.path.abspath(entry) for entry in map(str, sys.path))
    _files[os.path.abspath(file) if is_alone else f"{folder}{os.sep}"] = plugin
    _first_files[plugin] = os.path.abspath(file)


def first_file_of(plugin: str) -> str | None:
    """The file of the plugin's module, once it has been imported."""
    return _first_files.get(plugin)


def _owner_of(frame: types.FrameType | None) -> Mark | None:
    """A mark for the plugin in whose file a stack is, for code that runs without one."""
    while frame is not None:
        file = frame.f_code.co_filename
        for beginning, plugin in list(_files.items()):
            if file.startswith(beginning):
                return Mark(plugin, "callback", f"{file}:{frame.f_lineno}")
        frame = frame.f_back
    return None


def note_exits() -> None:
    """Have `os._exit` note who calls it: it leaves nothing behind, not even an audit event."""
    leave = os._exit

    def noted(status: int) -> NoReturn:
        running = _here.running
        # A thread of the plugin's own has the context of who began it.
        mark = _mark.get() or _owner_of(sys._getframe(1))
        if not running.marks and mark is not None:
            _enter(mark)
        if running.marks:
            accuse(running, line_of(sys._getframe(1), running.marks[-1]))
        leave(status)

    if leave.__module__ != __name__:
        os._exit = noted


def where_is(call: object) -> str:
    """Where a function's code begins, as `file:line`; empty when that cannot be told."""
    while isinstance(call, functools.partial) or hasattr(call, "__wrapped__"):
        call = call.func if isinstance(call, functools.partial) else call.__wrapped__
    code = getattr(getattr(call, "__func__", call), "__code__", None)
    code = code or getattr(call, "cr_code", None) or getattr(call, "ag_code", None)
    return f"{code.co_filename}:{code.co_firstlineno}" if code is not None else ""


def line_of(frame: types.FrameType | None, mark: Mark) -> str:
    """The line of the plugin that a stack is at, as `file:line`."""
    lines: list[str] = []
    while frame is not None:
        lines.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
        frame = frame.f_back
    return line_among(lines, mark.where)


def line_of_error(error: BaseException, where: str = "") -> str:
    """The line of the plugin at which an error was raised, as `file:line`; empty without one."""
    lines = []
    trace = error.__traceback__
    while trace is not None:
        lines.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    lines.reverse()
    found = line_among(lines, where)
    return "" if is_ours_or_pythons(found) or found == "?" else short(found)


def blamed_line(error: BaseException) -> str:
    """The plugin's line at which an error was raised, else the very place of it."""
    return line_of_error(error) or error_location(error)


def line_among(lines: list[str], where: str) -> str:
    """The line that is the plugin's own, of a stack whose innermost line is the first.

    That is one beside where its code begins; else one that is neither the core's nor Python's.
    """
    if is_ours_or_pythons(where):
        where = ""
    home = os.path.dirname(where.rpartition(":")[0])
    if home:
        for line in lines:
            if line.startswith(f"{home}{os.sep}"):
                return line
    for line in lines:
        if not is_ours_or_pythons(line):
            return line
    return where or (lines[0] if lines else "?")


def is_in_own_code(frame: types.FrameType | None, mark: Mark) -> bool:
    """True unless the stack is in something that the core does for the plugin."""
    home = os.path.dirname(mark.where.rpartition(":")[0])
    home = "" if is_ours_or_pythons(mark.where) else home
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_HOME):
            return False
        if (home and file.startswith(f"{home}{os.sep}")) or not (
            is_ours_or_pythons(file) or _INSTALLED in file
        ):
            return True
        frame = frame.f_back
    return False


def is_ours_or_pythons(file: str) -> bool:
    """True for a file of the core, of Python's library, or of no file at all."""
    if file.startswith("<"):
        return True
    return file.startswith(_HOME) or (file.startswith(_LIBRARY) and _INSTALLED not in file)


def short(line: str) -> str:
    """A line without the folder that packages are in: `clinic_notes/page.py:12`."""
    for folder in sorted(filter(None, map(str, sys.path)), key=len, reverse=True):
        if line.startswith(f"{folder}{os.sep}"):
            return line[len(folder) + 1 :]
    return line


def read_marks(path: Path) -> list[OpenMark] | None:
    """The marks that a process left; None when it ended in order, or left none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    if not content.startswith(_MAGIC) or content[_ENDED]:
        return None
    found = []
    for slot in range(_HEAD, len(content) - _SLOT + 1, _SLOT):
        if content[slot] == _FREE:
            continue
        thread, since, length = _FACTS.unpack_from(content, slot + 1)
        text = content[slot + _TEXT : slot + _TEXT + min(length, _MAX_TEXT)]
        plugin, step, where = (*text.decode("utf-8", "replace").split(_SEPARATOR), "", "")[:3]
        line = None
        if content[slot] == _GUILTY:
            (length,) = _LENGTH.unpack_from(content, slot + _LINE)
            at = slot + _LINE + _LENGTH.size
            line = content[at : at + min(length, _MAX_LINE)].decode("utf-8", "replace")
        found.append(OpenMark(plugin, step, where, thread, since, line))
    return found
