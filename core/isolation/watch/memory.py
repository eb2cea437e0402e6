"""Whose code makes the process grow, and whether it is time to end it before the machine does.

A process that the kernel or its container kills tells nobody why. So what the process grows by is
put down to the threads that compute meanwhile, each by its share of the process's time. When memory
is short, the plugin that has taken at least half of that is named.

Between short steps the event loop does much else, so that what grows meanwhile is put down to a
likely plugin, and what grows by one long step or in another thread to a sure one.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.isolation.mark_file import Mark
from core.isolation.watch.thread_time import run_by

_PAGE = os.sysconf("SC_PAGE_SIZE")
_STATM = Path("/proc/self/statm")
_MEMINFO = Path("/proc/meminfo")
_GROUPS = (
    ("memory.max", "memory.current", ""),
    ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes", "total_"),
)
_GROUP_ROOT = Path("/sys/fs/cgroup")

_SHORT = 0.1
_LARGE = 0.2
_MOST = 0.5
_COUNTED_BYTES = 4 << 20
"""What a process grows and shrinks by all the time is put down to nobody."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """What a thread does now, and at which line (`file:line`); `is_sure` unless it is one of many
    short steps. `seconds` is what those have taken since the last look; otherwise all that the
    thread has run counts."""

    native_id: int
    mark: Mark
    line: str
    is_sure: bool
    seconds: float | None = None


@dataclass(slots=True)
class Grown:
    """How much a plugin has taken, in bytes, how much of that surely, and where it took the most at
    once."""

    mark: Mark
    line: str
    grown: float = 0.0
    sure: float = 0.0
    most: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether most of it was surely taken by this plugin."""
        return self.sure >= _MOST * self.grown


class MemoryWatch:
    """Watches how this process grows, from one thread. `limit` is what it may use, in bytes;
    without it nine tenths of what the machine or the container has."""

    def __init__(self, limit: int | None = None) -> None:
        self._limit = limit
        self._used = self._seen = self._asked_at = self._first = _used()
        self._room = self._total = 0
        self._by_plugin: dict[str, Grown] = {}
        self._loop = threading.main_thread().native_id or 0
        self._ran: dict[int, float] = {}
        self._process, self._own = time.process_time(), time.thread_time()
        self._passed = 0.0
        self._computed: dict[tuple[str, bool], tuple[AtWork, float]] = {}

    def look(self, at_work: Sequence[AtWork]) -> Grown | None:
        """Who has taken most of the memory, if it is short now."""
        used = _used()
        if used - self._seen >= _COUNTED_BYTES:
            # What has come at once is not that of who has computed long before.
            self._computed, self._passed = {}, 0.0
        self._seen = used
        self._count(at_work)
        grown = used - self._used
        if abs(grown) >= _COUNTED_BYTES:
            self._used = used
            if grown > 0:
                self._put_down(grown)
            else:
                self._shrink(-grown)
            self._computed, self._passed = {}, 0.0
        if not self._by_plugin or not self._is_short(used, max(grown, 0)):
            return None
        most = max(self._by_plugin.values(), key=lambda each: each.grown)
        total = self._limit or self._total
        is_most = most.grown >= _MOST * (used - self._first) and most.grown >= _LARGE * total
        return most if is_most else None

    def _count(self, at_work: Sequence[AtWork]) -> None:
        """Add up what each has computed since the process has last grown, in seconds."""
        process, own = time.process_time(), time.thread_time()
        self._passed += max(process - self._process - (own - self._own), 0.0)
        self._process, self._own = process, own
        threads = {each.native_id for each in at_work}
        ran = {thread: run_by(thread) for thread in threads | {self._loop}}
        for each in at_work:
            key = each.mark.plugin, each.is_sure
            seconds = ran[each.native_id] - self._ran.get(each.native_id, 0.0)
            if each.seconds is not None:
                seconds = min(seconds, each.seconds)
            if each.native_id in self._ran:
                self._computed[key] = each, self._computed.get(key, (each, 0.0))[1] + seconds
        self._ran = ran

    def _put_down(self, grown: int) -> None:
        for (plugin, is_sure), (each, seconds) in self._computed.items():
            share = grown * min(1.0, seconds / self._passed) if self._passed else 0.0
            found = self._by_plugin.setdefault(plugin, Grown(each.mark, each.line))
            found.grown += share
            found.sure += share if is_sure else 0.0
            if share >= found.most:
                found.mark, found.line, found.most = each.mark, each.line, share

    def _shrink(self, by: int) -> None:
        total = sum(each.grown for each in self._by_plugin.values())
        left = max(0.0, 1 - by / total) if total else 0.0
        for each in self._by_plugin.values():
            each.grown *= left
            each.sure *= left
            each.most *= left

    def _is_short(self, used: int, pace: int) -> bool:
        """Whether what is left is little, or will be at the next look."""
        if self._limit is not None:
            return used + pace > self._limit
        if abs(used - self._asked_at) >= _COUNTED_BYTES or not self._total:
            self._asked_at = used
            self._room, self._total = room()
        return self._room - pace < _SHORT * self._total


def _used() -> int:
    """The memory that this process has, in bytes; 0 where the system does not tell."""
    try:
        return int(_STATM.read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def room(groups: Path = _GROUP_ROOT) -> tuple[int, int]:
    """What can still be had, and all that there is, of the machine or of the container, whichever
    has less. `groups` is where the system tells of the container.

    Copies of files count as room, also those that are used a lot: the system gives them up before
    it ends a process.
    """
    machine = _numbers(_MEMINFO)
    found = [(machine.get("MemAvailable", 0) << 10, machine.get("MemTotal", 0) << 10)]
    for limit_file, used_file, prefix in _GROUPS:
        try:
            limit = int((groups / limit_file).read_text())
            used = int((groups / used_file).read_text())
        except (OSError, ValueError):
            continue  # there is no such group, or it has no limit
        kept = _numbers((groups / used_file).with_name("memory.stat"))
        copies = sum(kept.get(f"{prefix}{name}_file", 0) for name in ("inactive", "active"))
        found.append((limit - used + copies, limit))
    return min(found)


def _numbers(file: Path) -> dict[str, int]:
    try:
        lines = file.read_text().splitlines()
    except OSError:
        return {}
    fields = (line.replace(":", " ").split() for line in lines)
    return {each[0]: int(each[1]) for each in fields if len(each) > 1 and each[1].isdigit()}
