"""What each process does about plugins that end it, hold it up or change what belongs to all."""

from __future__ import annotations

import faulthandler
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from core import clock
from core.isolation import marks, owned_files
from core.isolation.code_lines import short
from core.isolation.exits import contain_exits
from core.isolation.inquest import LAST_END_SETTING, Verdict, find_culprit, find_suspect
from core.isolation.mark_file import PERHAPS, Mark, MarkFile
from core.isolation.process_state import ProcessState, contain_log_handlers
from core.isolation.switched_off import Ledger, SwitchedOff
from core.isolation.watch.watchdog import STOPPED_AFTER_SECONDS, Held, Watchdog

log = logging.getLogger(__name__)

FOLDER = "isolation"
"""Where the marks and what is known of plugins are kept, in the data folder."""

JOB = "job "
"""How the step of a job begins; its id follows."""

_FATAL_JOBS = 2
_SUSPECTED_SECONDS = 24 * 3600
"""What was only likely is forgotten after so long."""
_open: list[IsolatedProcess] = []


@dataclass(slots=True)
class IsolatedProcess:
    """A process that marks what its plugins do. `ended_by` is who ended the one before it."""

    name: str
    ledger: Ledger
    ended_by: Verdict | None
    _marks: MarkFile
    _watchdog: Watchdog
    state: ProcessState

    def tell(self, held_up: Callable[[Held], None]) -> None:
        """Who is told, in the watchdog's thread, of code that holds up the process.

        Called in the main thread when signals, environment and log are those of the server.
        """
        self._watchdog.tell = held_up
        self.state.take()

    def ends_in_order(self) -> None:
        """The process is told to end; what runs now is not to blame for it."""
        self._marks.ended_in_order()

    def close(self) -> None:
        """Watch and mark no more."""
        self._watchdog.stop()
        if self in _open:
            _open.remove(self)


def ledger_of(data_dir: Path) -> Ledger:
    """What the processes with this data folder know of plugins."""
    return Ledger(data_dir.resolve() / FOLDER)


def isolate(
    data_dir: Path,
    name: str,
    stopped_after: float = STOPPED_AFTER_SECONDS,
    memory_mb: int | None = None,
) -> IsolatedProcess:
    """Find out who ended this process before, keep that plugin off, and begin to mark.

    `name` tells the processes of the product apart; a plugin's step is stopped after so many
    seconds, and the process may use so much memory, or without a number what there is.

    Called before plugins are loaded, once, in the main thread.
    """
    folder = data_dir.resolve() / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    marks_file, stacks_file = folder / f"{name}.marks", folder / f"{name}.stacks"
    ledger = Ledger(folder)
    last_end = os.environ.pop(LAST_END_SETTING, "")
    verdict = find_culprit(marks_file, stacks_file, last_end)
    if verdict is None:
        suspect = find_suspect(marks_file, last_end)
        verdict = _suspected_twice(folder / f"{name}.suspect", suspect)
        if suspect is not None and verdict is None and suspect.how == PERHAPS:
            sentence = f"{suspect.step}: {suspect.how}, at {short(suspect.line)}"
            ledger.count_page(suspect.plugin, sentence)
    if verdict is not None:
        _sentence(ledger, verdict, name)
        _count_cause(folder / "causes")
    stacks = stacks_file.open("w", encoding="utf-8")
    os.chmod(stacks_file, 0o600)
    faulthandler.enable(stacks)
    kept = marks.keep_marks(marks_file)
    contain_exits(partial(_copied, ledger))
    watchdog = Watchdog(stacks, stopped_after, memory_mb << 20 if memory_mb else None)
    watchdog.start()
    contain_log_handlers(partial(_handler_raised, watchdog))
    process = IsolatedProcess(name, ledger, verdict, kept, watchdog, ProcessState(stacks))
    _open.append(process)
    return process


def _copied(ledger: Ledger, mark: Mark) -> None:
    sentence = (
        f"{mark.step}: it made a copy of the program, which was ended, in {short(mark.where)}"
    )
    log.error("plugin %s: %s", mark.plugin, sentence)
    ledger.count_page(mark.plugin, sentence)


def _handler_raised(watchdog: Watchdog, error: Exception) -> None:
    mark = owned_files.owner_of_error(error)
    if mark is None:
        log.error("a log handler, or a filter of one, raised %s", type(error).__name__)
        return
    line = short(mark.where)
    watchdog.tell(
        Held(
            mark.plugin,
            "log handler",
            line,
            seconds=None,
            what="raised an error and gets nothing more",
            stopped=False,
        )
    )


def _suspected_twice(file: Path, suspect: Verdict | None) -> Verdict | None:
    """The suspect, if it was the one of the end before as well, on the same day; `file` keeps who
    that was."""
    before = ""
    if file.exists() and time.time() - file.stat().st_mtime < _SUSPECTED_SECONDS:
        before = file.read_text(encoding="utf-8")
    if suspect is None:
        file.unlink(missing_ok=True)
        return None
    if suspect.plugin == before:
        file.unlink(missing_ok=True)
        return replace(suspect, how=f"{suspect.how}, twice in a day")
    file.write_text(suspect.plugin, encoding="utf-8")
    return None


def put_back(*, now_and_then: bool = False) -> list[str]:
    """Put back what plugin code has changed of the process; a few words for each change.

    `now_and_then`: at most four times a second.
    """
    if not _open:
        return []
    state = _open[-1].state
    try:
        changes = state.put_back_now_and_then() if now_and_then else state.put_back()
        for change in changes:
            log.error("a plugin %s, which was put back", change)
        return changes
    except (OSError, ValueError) as error:
        log.error("what a plugin changed cannot be put back: %s", type(error).__name__)
        return []


def is_fatal_job(verdict: Verdict | None) -> str | None:
    """The id of the job that ended a process, if it was one."""
    if verdict is None or not verdict.step.startswith(JOB):
        return None
    return verdict.step.rpartition(" ")[2]


def _sentence(ledger: Ledger, verdict: Verdict, process: str) -> None:
    """Keep a plugin off that has ended a process; of jobs the first one is dropped alone."""
    line = short(verdict.line)
    reason = f"{verdict.step}: {verdict.how}, at {line}"
    log.error("plugin %s ended the %s: %s", verdict.plugin, process, reason)
    if is_fatal_job(verdict) and ledger.count_fatal_job(verdict.plugin) < _FATAL_JOBS:
        return
    log.error("plugin %s is off until somebody switches it on", verdict.plugin)
    ledger.switch_off(
        verdict.plugin,
        SwitchedOff(title=verdict.plugin, stage=stage_of(verdict.step), reason=reason, at=_now()),
    )


def _count_cause(file: Path) -> None:
    """Tell the supervisor that the cause of an end was found."""
    try:
        before = int(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        before = 0
    file.write_text(f"{before + 1}\n", encoding="utf-8")


def held_off(ledger: Ledger, held: Held, title: str) -> SwitchedOff:
    """Keep a plugin off that had to be stopped; what is kept of it."""
    log.error("plugin %s is off until somebody switches it on", held.plugin)
    entry = SwitchedOff(title=title, stage=stage_of(held.step), reason=str(held), at=_now())
    ledger.switch_off(held.plugin, entry)
    return entry


def stage_of(step: str) -> str:
    """A step without what changes from time to time: `job notes.sort x:17` is `job`."""
    return step.partition(" ")[0] if step[:1].islower() else "route"


def _now() -> str:
    return clock.stamp()
