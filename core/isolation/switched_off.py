"""Which plugins are off because of what they did, until somebody switches them on again.

The API and the dashboard of one machine share this through a file in the data folder: what one
process has learnt, the other knows. Plugins that took too long to load are off for one run of the
supervisor only; the others stay off over any number of starts.
"""

import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ValidationError

log = logging.getLogger(__name__)

RUN_SETTING = "SUPERVISOR_RUN"
"""In the environment: which run of the supervisor this process belongs to; absent without it."""

_MAX_REASON = 2_000


class SwitchedOff(BaseModel):
    """Why a plugin is off. `run` names the run of the supervisor after which it is on again."""

    title: str
    stage: str
    reason: str
    at: str
    run: str | None = None


class Counted(BaseModel):
    """What went wrong with a plugin's pages in the dashboard since it was started.

    `in_a_row` counts the failures after the last page that was drawn.
    """

    errors: int = 0
    in_a_row: int = 0
    last_error: str | None = None


class _Kept(BaseModel):
    plugins: dict[str, SwitchedOff] = {}
    fatal_jobs: dict[str, int] = {}
    pages: dict[str, Counted] = {}


class Ledger:
    """What the processes of one machine know of plugins. Every method may be called in any thread.

    A file that cannot be read counts as empty: to start without what it knew is better than not to
    start.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "plugins.json"
        self._lock = folder / "plugins.lock"
        self._run = os.environ.get(RUN_SETTING)
        self._seen: tuple[int, int] | None = None
        self._kept = _Kept()

    def off(self) -> dict[str, SwitchedOff]:
        """The plugins that are off now, by id."""
        return {
            name: entry
            for name, entry in self._read().plugins.items()
            if entry.run is None or entry.run == self._run
        }

    def pages(self) -> dict[str, Counted]:
        """What went wrong with pages, by plugin."""
        return self._read().pages

    def switch_off(self, plugin: str, entry: SwitchedOff, *, this_run_only: bool = False) -> None:
        """Keep a plugin off; without a supervisor there is no run to keep it off for."""
        if this_run_only and self._run is None:
            return
        kept = entry.model_copy(
            update={
                "reason": entry.reason[:_MAX_REASON],
                "run": self._run if this_run_only else None,
            }
        )

        def change(data: _Kept) -> None:
            data.plugins[plugin] = kept

        self._change(change)

    def switch_on(self, plugin: str) -> None:
        """Forget what the plugin did."""

        def change(data: _Kept) -> None:
            data.plugins.pop(plugin, None)
            data.fatal_jobs.pop(plugin, None)
            data.pages.pop(plugin, None)

        self._change(change)

    def count_fatal_job(self, plugin: str) -> int:
        """One more job of the plugin has ended a process; how many that are."""
        found = 0

        def change(data: _Kept) -> None:
            nonlocal found
            found = data.fatal_jobs[plugin] = data.fatal_jobs.get(plugin, 0) + 1

        self._change(change)
        return found

    def count_page(self, plugin: str, error: str | None) -> None:
        """A page of the plugin was drawn, or failed with this error."""
        if error is None and not self._read().pages.get(plugin, Counted()).in_a_row:
            return

        def change(data: _Kept) -> None:
            counted = data.pages.setdefault(plugin, Counted())
            if error is None:
                counted.in_a_row = 0
                return
            counted.errors += 1
            counted.in_a_row += 1
            counted.last_error = error[:_MAX_REASON]

        self._change(change)

    def forget_pages(self) -> None:
        """The dashboard begins anew."""
        if self._read().pages:
            self._change(lambda data: data.pages.clear())

    def _change(self, change: Callable[[_Kept], None]) -> None:
        try:
            with self._alone():
                data = self._parsed()
                change(data)
                # A name that no other process writes: the lock keeps this one's threads apart.
                fresh = self._path.with_suffix(".new")
                fresh.write_text(data.model_dump_json(indent=1), encoding="utf-8")
                fresh.replace(self._path)
                self._seen = None
        except FileNotFoundError:
            return  # a test or a command, which keeps nothing
        except OSError as error:
            log.warning("what plugins did cannot be kept: %s", type(error).__name__)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _read(self) -> _Kept:
        try:
            stat = self._path.stat()
        except OSError:
            self._kept, self._seen = _Kept(), None
            return self._kept
        seen = (stat.st_mtime_ns, stat.st_ino)
        if seen != self._seen:
            self._kept, self._seen = self._parsed(), seen
        return self._kept

    def _parsed(self) -> _Kept:
        try:
            return _Kept.model_validate(json.loads(self._path.read_bytes()))
        except FileNotFoundError:
            return _Kept()
        except (OSError, ValueError, ValidationError) as error:
            log.warning("what plugins did cannot be read: %s", type(error).__name__)
            return _Kept()
