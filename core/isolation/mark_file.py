"""The file in which a process notes whose code its threads run.

The file is a head of 64 bytes, then slots of 512:

    head  magic (8 bytes), state (1 byte: 0 running, 1 ended in order)
    slot  state (1 byte: 0 free, 1 running, 2 guilty), thread (8), since (8, seconds since 1970),
          length of the text (2), text; at byte 320 the length (2) and text of the guilt

A text is plugin, step and place, or of the guilt how it ended the process and at which line,
separated by the character 31. Beside it is a file of which files are whose, for threads that run a
plugin's code without a mark.
"""

from __future__ import annotations

import logging
import mmap
import os
import struct
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)

_MAGIC = b"EDMARKS2"
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

PERHAPS = "it perhaps used up the memory"
"""How a plugin ended the process of which that is only likely."""


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
    known to be guilty, as `file:line`, and `how` what it did."""

    plugin: str
    step: str
    where: str
    thread: int
    since: float
    line: str | None
    how: str = ""


class MarkedThread(Protocol):
    """A thread that runs a plugin's code, by its number; `slot` is where that is noted."""

    ident: int
    slot: int | None


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
        self._owners = _owners_beside(path)
        self._owners.write_text("", encoding="utf-8")

    def write(self, running: MarkedThread, mark: Mark) -> None:
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

    def clear(self, running: MarkedThread) -> None:
        """The thread runs no plugin's code any more."""
        slot = running.slot
        if slot is not None:
            self._bytes[slot] = _FREE
            running.slot = None
            self._free.append(slot)

    def accuse(self, running: MarkedThread, line: str, how: str) -> None:
        """What this thread does ends the process, at this line, and how."""
        if running.slot is not None:
            head = f"{how}{_SEPARATOR}".encode("utf-8", "replace")
            data = head + line.encode("utf-8", "replace")[len(head) - _MAX_LINE :]
            at = running.slot + _LINE
            _LENGTH.pack_into(self._bytes, at, len(data))
            self._bytes[at + _LENGTH.size : at + _LENGTH.size + len(data)] = data
            self._bytes[running.slot] = _GUILTY

    def note_owner(self, beginning: str, plugin: str) -> None:
        """Files whose names begin so are this plugin's."""
        try:
            with self._owners.open("a", encoding="utf-8") as owners:
                owners.write(f"{plugin}{_SEPARATOR}{beginning}\n")
        except OSError as error:
            # The plugin works without it.
            log.warning("whose files are whose cannot be kept: %s", type(error).__name__)

    def ended_in_order(self) -> None:
        """From here on the process ends because it was told to; nobody is to blame."""
        self._bytes[_ENDED] = 1

    def close(self) -> None:
        """Let go of the file."""
        self._bytes.close()


def _owners_beside(path: Path) -> Path:
    return path.with_suffix(".files")


def read_owners(path: Path) -> list[tuple[str, str]]:
    """How names of files begin, and whose those are, as the process with these marks noted it."""
    try:
        noted = _owners_beside(path).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    found = [line.partition(_SEPARATOR) for line in noted]
    return [(beginning, plugin) for plugin, _, beginning in found if beginning]


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
        line, how = None, ""
        if content[slot] == _GUILTY:
            (length,) = _LENGTH.unpack_from(content, slot + _LINE)
            at = slot + _LINE + _LENGTH.size
            guilt = content[at : at + min(length, _MAX_LINE)].decode("utf-8", "replace")
            how, _, line = guilt.partition(_SEPARATOR)
        found.append(OpenMark(plugin, step, where, thread, since, line, how))
    return found
