"""Where code begins, and which line of a stack is a plugin's own, as `file:line`."""

from __future__ import annotations

import functools
import os
import sys
import types
from pathlib import Path
from typing import Any

from core.errors import error_location
from core.isolation.mark_file import Mark
from core.isolation.owned_files import owner_of_error

_HOME = f"{Path(__file__).resolve().parent.parent}{os.sep}"
_LIBRARY = f"{Path(os.__file__).resolve().parent}{os.sep}"
_INSTALLED = f"{os.sep}site-packages{os.sep}"


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


def line_of_work(work: object, mark: Mark) -> str:
    """The line at which a coroutine is, or waits, that is the plugin's own, as `file:line`."""
    lines: list[str] = []
    while (frame := _part(work, "frame")) is not None:
        lines.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
        work = _part(work, "await") or _part(work, "yieldfrom")
    lines.reverse()
    return line_among(lines, mark.where)


def _part(work: object, name: str) -> Any:
    for kind in ("cr", "gi", "ag"):
        if (found := getattr(work, f"{kind}_{name}", None)) is not None:
            return found
    return None


def line_of_error(error: BaseException) -> str:
    """The line of the plugin at which an error was raised, as `file:line`; empty without one."""
    lines = []
    trace = error.__traceback__
    while trace is not None:
        lines.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    lines.reverse()
    found = line_among(lines, "")
    return "" if is_ours_or_pythons(found) or found == "?" else short(found)


def blamed_line(error: BaseException) -> str:
    """The plugin's line at which an error was raised, else the very place of it.

    A library that the plugin calls may be where it was raised, and is not what has to be mended.
    """
    if (mark := owner_of_error(error)) is not None:
        return short(mark.where)
    return line_of_error(error) or error_location(error)


def _home(where: str) -> str:
    """The folder of a plugin whose code begins there; empty where that is not the plugin's own."""
    return "" if is_ours_or_pythons(where) else os.path.dirname(where.rpartition(":")[0])


def line_at_home(lines: list[str], where: str) -> str | None:
    """The innermost line of a stack that stands beside where a plugin's code begins."""
    home = _home(where)
    beside = (line for line in lines if home and line.startswith(f"{home}{os.sep}"))
    return next(beside, None)


def line_among(lines: list[str], where: str) -> str:
    """The line that is the plugin's own, of a stack whose innermost line is the first.

    That is one beside where its code begins; else one that is neither the core's nor Python's.
    """
    if is_ours_or_pythons(where):
        where = ""
    if at_home := line_at_home(lines, where):
        return at_home
    for line in lines:
        if not is_ours_or_pythons(line):
            return line
    return where or (lines[0] if lines else "?")


def is_in_own_code(frame: types.FrameType | None, mark: Mark) -> bool:
    """True unless the stack is in something that the core does for the plugin."""
    home = _home(mark.where)
    while frame is not None:
        file = frame.f_code.co_filename
        if is_ours(file):
            return False
        if (home and file.startswith(f"{home}{os.sep}")) or not (
            is_ours_or_pythons(file) or _INSTALLED in file
        ):
            return True
        frame = frame.f_back
    return False


def is_ours(file: str) -> bool:
    """True for a file of the core."""
    return file.startswith(_HOME)


def is_ours_or_pythons(file: str) -> bool:
    """True for a file of the core, of Python's library, or of no file at all."""
    if file.startswith("<"):
        return True
    return is_ours(file) or (file.startswith(_LIBRARY) and _INSTALLED not in file)


def short(line: str) -> str:
    """A line without the folder that packages are in: `clinic_notes/page.py:12`."""
    for folder in sorted(filter(None, map(str, sys.path)), key=len, reverse=True):
        if line.startswith(f"{folder}{os.sep}"):
            return line[len(folder) + 1 :]
    return line
