"""Names plugin code that holds up the process, and stops it.

All requests share one event loop, and all threads one interpreter. A thread looks a few times a
second at what each thread of plugins does (`core.isolation.marks`):

- a step that holds up the event loop for 2 seconds is named; after 10 (a setting) it is broken off
  by a signal, which also ends a `time.sleep`; after 25 the process is ended, for nothing else helps
  then;
- a step in another thread that has computed for as long is broken off; one that has waited for 30
  seconds in its own code is named;
- a thread that a plugin has begun itself, which nothing marks, is named when it has computed for 30
  seconds with hardly a pause; it may be work that somebody wants, so it goes on;
- a piece of work whose steps together take most of the event loop for 30 seconds is named, and
  broken off at its next step if they are felt by everybody (`core.isolation.watch.turns`);
- when memory is short, the process of the plugin that has taken most of it is ended before the
  machine does that and nobody learns why (`core.isolation.watch.memory`);
- code in C that lets no other thread run stops this thread too: then, after 20 seconds,
  `faulthandler` writes all stacks and ends the process, and the next start reads who it was.

What a busy machine keeps from a thread is not counted (`core.isolation.watch.thread_time`).
"""

from __future__ import annotations

import ctypes
import faulthandler
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import IO, Literal

from core.isolation.code_lines import is_in_own_code, line_of, line_of_work, short
from core.isolation.mark_file import PERHAPS, Mark
from core.isolation.marks import (
    PluginStopped,
    Running,
    accuse,
    running_in,
    running_threads,
    steps_on_loop,
    unmarked_in,
)
from core.isolation.owned_files import is_built_in
from core.isolation.watch.memory import AtWork, MemoryWatch
from core.isolation.watch.thread_time import ThreadTime
from core.isolation.watch.turns import LIGHT_STOPPED_SECONDS, TurnsWatch

log = logging.getLogger(__name__)

NAMED_AFTER_SECONDS = 2.0
STOPPED_AFTER_SECONDS = 10.0
ENDED_AFTER_SECONDS = 25.0
WAITS_AT_MOST_SECONDS = 30.0
OWN_THREAD_SECONDS = 30.0
STUCK_SECONDS = 20.0
_BUSY = 0.5
_IDLE = 0.05
_LOOK_SECONDS = 0.25
_ARM_SECONDS = 1.0
_SIGNAL = signal.SIGUSR1
ENDED_STATUS = 70
"""The status of a process that the watchdog has ended."""


_What = Literal[
    "held up everything else",
    "computed",
    "waited",
    "kept all its threads busy",
    "raised an error and gets nothing more",
    "took most turns of the event loop",
    "used up the memory",
]


@dataclass(frozen=True, slots=True)
class Held:
    """What took too long, or went wrong where nobody waits for it: whose code, at which step and
    line, and whether it was stopped."""

    plugin: str
    step: str
    line: str
    seconds: float | None
    what: _What
    stopped: bool

    def __str__(self) -> str:
        end = " and was stopped" if self.stopped else ""
        if self.seconds is None:
            return f"{self.step}: it {self.what} at {self.line}{end}"
        return f"{self.step}: it {self.what} for {self.seconds:.0f} s at {self.line}{end}"


@dataclass(slots=True)
class _Watched:
    serial: int
    time: ThreadTime
    named: bool = False
    asked: bool = False


class Watchdog:
    """Watches the threads of this process; `tell` is called in the watchdog's thread.

    `stacks` is the open file into which `faulthandler` writes. A step is stopped after so many
    seconds. `memory` is what the process may use, in bytes; without it what there is.
    """

    def __init__(
        self,
        stacks: IO[str],
        stopped_after: float = STOPPED_AFTER_SECONDS,
        memory: int | None = None,
    ) -> None:
        self.tell: Callable[[Held], None] = _log
        self._stacks = stacks
        self._stopped_after = stopped_after
        self._watched: dict[int, _Watched] = {}
        self._main = threading.main_thread().ident or 0
        self._break_off: int | None = None
        self._broken_off: Held | None = None
        self._own_threads: dict[int, _Watched] = {}
        self._used, self._looked_at = time.process_time(), time.monotonic()
        self._main_native = threading.main_thread().native_id or 0
        self._turns = TurnsWatch(self._main_native)
        self._memory = MemoryWatch(memory)
        self._steps: dict[str, float] = {}
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin; only in the main thread, which has to be that of the event loop."""
        signal.signal(_SIGNAL, self._signalled)
        # Not left to the thread: what is held up first may let no thread run any more.
        self._arm()
        threading.Thread(target=self._watch, daemon=True, name="plugin-watchdog").start()

    def stop(self) -> None:
        """Watch no longer."""
        self._ended.set()

    def _watch(self) -> None:
        armed_at = time.monotonic()
        while not self._ended.wait(_LOOK_SECONDS):
            if time.monotonic() - armed_at >= _ARM_SECONDS:
                self._arm()
                armed_at = time.monotonic()
            try:
                self._look()
            except Exception as error:  # noqa: BLE001 - the watch goes on
                log.error("the watchdog: %s", type(error).__name__)
        faulthandler.cancel_dump_traceback_later()

    def _arm(self) -> None:
        """End this process by a thread that needs no turn of Python, unless it is armed anew."""
        faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True, file=self._stacks)

    def _look(self) -> None:
        if self._broken_off is not None:
            held, self._broken_off = self._broken_off, None
            self.tell(held)
        at_work: list[AtWork] = []
        running = {thread.ident: thread for thread in running_threads()}
        if self._main not in running and (callback := self._unmarked()) is not None:
            running[self._main] = callback
        for ident in self._watched.keys() - running.keys():
            del self._watched[ident]
        for ident, thread in running.items():
            watched = self._watched.get(ident)
            if watched is None or watched.serial != thread.serial:
                self._watched[ident] = _Watched(thread.serial, ThreadTime(thread.native_id))
                continue
            watched.time.look()
            self._note(at_work, thread)
            if ident == self._main:
                self._judge_loop(thread, watched)
            elif not thread.is_limited:
                self._judge_thread(thread, watched)
        self._look_at_own_threads(at_work)
        self._judge_memory(at_work)
        self._judge_turns()

    def _look_at_own_threads(self, at_work: list[AtWork]) -> None:
        """Name a thread without a mark that computes in a plugin's file and does not stop."""
        before, since = self._used, self._looked_at
        self._used, self._looked_at = time.process_time(), time.monotonic()
        if self._used - before < _IDLE * (self._looked_at - since):
            # To look at all stacks would be most of what an idle process does.
            self._own_threads.clear()
            return
        frames = sys._current_frames()
        seen: dict[int, _Watched] = {}
        for thread in threading.enumerate():
            ident = thread.ident or 0
            if ident == self._main or running_in(ident) is not None:
                continue
            running = unmarked_in(thread, frames.get(ident))
            if running is None:
                continue
            watched = self._own_threads.get(ident)
            if watched is None or watched.serial != running.serial:
                watched = _Watched(running.serial, ThreadTime(running.native_id))
            watched.time.look()
            self._note(at_work, running)
            if watched.time.computed < _BUSY * watched.time.total - 1:
                watched.time = ThreadTime(running.native_id)
            seen[ident] = watched
            if watched.time.computed >= OWN_THREAD_SECONDS and not watched.named:
                watched.named = True
                mark, seconds = running.marks[-1], watched.time.computed
                line = short(line_of(frames[ident], mark))
                self.tell(Held(mark.plugin, mark.step, line, seconds, "computed", stopped=False))
        self._own_threads = seen

    def _note(self, at_work: list[AtWork], running: Running) -> None:
        """Note that this thread has been at work since the last look."""
        if (doing := _doing(running)) is not None:
            mark, frame = doing
            line = short(line_of(frame, mark))
            at_work.append(AtWork(running.native_id, mark, line, is_sure=True))

    def _judge_memory(self, at_work: list[AtWork]) -> None:
        for steps in steps_on_loop():
            mark, seconds = steps.last, steps.seconds
            taken = seconds - self._steps.get(mark.plugin, 0.0)
            self._steps[mark.plugin] = seconds
            if taken > 0:
                line = short(mark.where)
                at_work.append(AtWork(self._main_native, mark, line, is_sure=False, seconds=taken))
        found = self._memory.look(at_work)
        if found is None:
            return
        mark = found.mark
        what: _What = "used up the memory"
        # What the product itself does may simply be large for a small machine.
        is_sure = found.is_sure and not is_built_in(mark.plugin)
        self.tell(Held(mark.plugin, mark.step, found.line, None, what, stopped=is_sure))
        guilty = Running()
        guilty.marks.append(mark)
        accuse(guilty, found.line, f"it {what}" if is_sure else PERHAPS)
        os._exit(ENDED_STATUS)

    def _judge_turns(self) -> None:
        for taken in self._turns.look():
            turns = taken.turns
            stop = taken.is_heavy or taken.seconds >= LIGHT_STOPPED_SECONDS
            if turns.is_named and not stop:
                continue
            turns.is_named, turns.is_unwanted = True, stop
            mark = turns.mark
            line = short(line_of_work(turns.work, mark))
            what: _What = "took most turns of the event loop"
            self.tell(Held(mark.plugin, mark.step, line, taken.seconds, what, stopped=stop))

    def _unmarked(self, frame: FrameType | None = None) -> Running | None:
        """What the main thread does in a plugin's file without a mark."""
        frame = frame or sys._current_frames().get(self._main)
        return unmarked_in(threading.main_thread(), frame)

    def _judge_loop(self, running: Running, watched: _Watched) -> None:
        seconds = watched.time.total
        if seconds < NAMED_AFTER_SECONDS:
            return
        if (doing := _doing(running)) is None:
            return
        held = _held(*doing, seconds, stopped=seconds >= ENDED_AFTER_SECONDS)
        if not watched.named:
            watched.named = True
            self.tell(held)
        if seconds >= self._stopped_after and not watched.asked:
            watched.asked = True
            self._break_off = watched.serial
            signal.pthread_kill(self._main, _SIGNAL)
        if held.stopped and running.serial == watched.serial:
            self.tell(held)
            accuse(running, held.line, f"it {held.what}")
            os._exit(ENDED_STATUS)

    def _judge_thread(self, running: Running, watched: _Watched) -> None:
        stop = watched.time.computed >= self._stopped_after and not watched.asked
        waits = watched.time.total >= WAITS_AT_MOST_SECONDS and not watched.named
        if not stop and not waits:
            return
        if (doing := _doing(running)) is None:
            return
        mark, frame = doing
        line = short(line_of(frame, mark))
        if stop:
            watched.asked = watched.named = break_off(running.ident, PluginStopped)
            seconds = watched.time.computed
            self.tell(Held(mark.plugin, mark.step, line, seconds, "computed", stopped=True))
        elif is_in_own_code(frame, mark):
            watched.named = True
            seconds = watched.time.total
            self.tell(Held(mark.plugin, mark.step, line, seconds, "waited", stopped=False))

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        """In the main thread: break off what it does, if that is still what shall be."""
        running = running_in(self._main) or self._unmarked(frame)
        wanted, self._break_off = self._break_off, None
        if running is None or not running.marks or running.serial != wanted:
            return
        held = _held(running.marks[-1], frame, self._stopped_after, stopped=True)
        self._broken_off = held
        raise PluginStopped(str(held))


def _doing(running: Running) -> tuple[Mark, FrameType] | None:
    """What this thread does and where it is; None when that is over."""
    frame = sys._current_frames().get(running.ident)
    mark = running.marks[-1] if running.marks else None
    return None if frame is None or mark is None else (mark, frame)


def _log(held: Held) -> None:
    log.error("plugin %s: %s", held.plugin, held)


def _held(mark: Mark, frame: FrameType | None, seconds: float, *, stopped: bool) -> Held:
    line = short(line_of(frame, mark))
    return Held(mark.plugin, mark.step, line, seconds, "held up everything else", stopped)


def break_off(ident: int, error: type[BaseException]) -> bool:
    """Raise an error in another thread, as soon as it runs Python code; False when it has ended."""
    # Python offers it to programs in C alone. Read in Python 3.11's Python/pystate.c.
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    return bool(raise_in(ctypes.c_ulong(ident), ctypes.py_object(error)))
