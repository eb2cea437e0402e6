"""Who ended a process: read from what it left, when it is started again.

It leaves its marks (`core.isolation.marks`), and, when it died of a signal such as a segmentation
fault or nothing in it could go on, what `faulthandler` wrote: the stacks of all threads. A process
that was ended from outside (SIGKILL) accuses nobody, because what it did then is no proof. When it
ran one plugin's code alone, and so did the one before it, that is taken for one. So it is with who
has perhaps used up the memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from core.isolation.code_lines import is_ours, line_among, line_at_home
from core.isolation.mark_file import PERHAPS, OpenMark, read_marks, read_owners

LAST_END_SETTING = "SUPERVISOR_LAST_END"
"""In the environment: the status with which the former process ended; absent at the first start."""

HANG = "hang"
"""The status of a process that the supervisor ended because nothing moved in it."""

_KILLED = "137"
_FROM_OUTSIDE = ("", "0", "130", _KILLED, "143")
_LONG_SECONDS = 8.0
_THREAD = re.compile(r"^(?:Current t|T)hread 0x([0-9a-f]+) .*\(most recent call first\):$", re.M)
_CURRENT = re.compile(r"^Current thread 0x([0-9a-f]+) ", re.M)
_LINE = re.compile(r'^  File "(.*)", line (\d+) in ', re.M)
_FATAL = re.compile(r"^Fatal Python error: (.+)$", re.M)
_STUCK = re.compile(r"^Timeout \(", re.M)
# What threads do that wait for others; the one that holds all the others up is not among them.
_WAITING = ("threading.py", "selectors.py", "socket.py", "ssl.py", "queue.py", "thread.py")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose code ended the process, at which step and line (`file:line`), and how."""

    plugin: str
    step: str
    line: str
    how: str


def find_culprit(marks_file: Path, stacks_file: Path, last_end: str) -> Verdict | None:
    """Who ended the process that left these files; None when nobody is to blame."""
    marks = read_marks(marks_file)
    if marks is None:
        return None
    for mark in marks:
        if mark.line is not None:
            guilty = Verdict(mark.plugin, mark.step, mark.line, mark.how)
            return None if mark.how == PERHAPS else guilty
    stacks = _stacks(stacks_file)
    if stacks and (fatal := _FATAL.search(stacks)):
        current = _CURRENT.search(stacks)
        thread = int(current[1], 16) if current else 0
        how = f"it crashed the program ({fatal[1]})"
        found = [mark for mark in marks if mark.thread == thread]
        if not found and (by_file := _by_file(_lines(stacks, thread), marks_file, how)):
            return by_file
        return _verdict(found or marks, stacks, how)
    if stacks and _STUCK.search(stacks):
        how = "it let nothing else in the program go on"
        if marks:
            return _verdict(_stuck(marks, stacks), stacks, how)
        # The last of the stacks is that of the main thread, where the event loop is.
        main = int(_THREAD.findall(stacks)[-1], 16)
        return _by_file(_lines(stacks, main), marks_file, how)
    if last_end == HANG:
        now = max((mark.since for mark in marks), default=0.0)
        long = [mark for mark in marks if now - mark.since >= _LONG_SECONDS] or marks
        return _verdict(long, stacks, "the program stood still in it and was ended")
    if last_end in _FROM_OUTSIDE:
        return None
    return _verdict(marks, stacks, f"the program ended with status {last_end} in it")


def find_suspect(marks_file: Path, last_end: str) -> Verdict | None:
    """Who may have ended the process: it has perhaps used up the memory, or its code alone ran when
    the process was killed."""
    marks = read_marks(marks_file)
    for mark in marks or ():
        if mark.line is not None and mark.how == PERHAPS:
            return Verdict(mark.plugin, mark.step, mark.line, mark.how)
    if last_end != _KILLED or not marks or len({mark.plugin for mark in marks}) > 1:
        return None
    return _verdict(marks, "", "the program was killed in it")


def _by_file(lines: list[str], marks_file: Path, how: str) -> Verdict | None:
    """The plugin in whose files a thread is that ran without a mark, such as one of its own."""
    owners = read_owners(marks_file)
    for line in lines:
        for beginning, plugin in owners:
            if line.startswith(beginning):
                return Verdict(plugin, "thread", line, how)
    return None


def _verdict(marks: list[OpenMark], stacks: str, how: str) -> Verdict | None:
    """The latest of the marks is the likeliest: what runs longer has not ended it until then."""
    if not marks:
        return None
    mark = max(marks, key=lambda mark: mark.since)
    line = line_among(_lines(stacks, mark.thread), mark.where) or "?"
    return Verdict(mark.plugin, mark.step, line, how)


def _stuck(marks: list[OpenMark], stacks: str) -> list[OpenMark]:
    """The marks of threads that are not only waiting for the one that holds them up."""
    busy, inside = [], []
    for mark in marks:
        lines = _lines(stacks, mark.thread)
        file = "".join(lines[:1]).rpartition(":")[0]
        # The core around a step, such as where one ends that was stopped, waits as well.
        if file and not file.endswith(_WAITING) and not is_ours(file):
            busy.append(mark)
            # A route that awaits another plugin's part is not on the stack of its thread, which was
            # held up on its way back to the event loop.
            if line_at_home(lines, mark.where):
                inside.append(mark)
    likely = inside or busy or marks
    oldest = min((mark.since for mark in likely), default=0.0)
    return [mark for mark in likely if mark.since == oldest]


def _stacks(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _lines(stacks: str, thread: int) -> list[str]:
    """The stack of one thread as `file:line`, the innermost first."""
    found = list(_THREAD.finditer(stacks))
    for number, head in enumerate(found):
        if int(head[1], 16) != thread:
            continue
        end = found[number + 1].start() if number + 1 < len(found) else len(stacks)
        return [f"{file}:{line}" for file, line in _LINE.findall(stacks[head.end() : end])]
    return []
