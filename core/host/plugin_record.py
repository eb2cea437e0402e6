"""What the host knows about one plugin: its state, what it offers, and how it has done so far."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from types import ModuleType
from typing import Any, TypeVar

from core.contracts import PageSpec, PluginInfo
from core.extensions import PanelSpec, SectionSpec
from core.host.hooks import PluginHooks
from core.isolation.breaker import BreakerCall, CircuitBreaker
from core.isolation.code_lines import is_ours_or_pythons, short, where_is
from core.isolation.guard import TIME_LIMIT_SECONDS, PluginFailure, StartBudget, guarded
from core.isolation.mark_file import Mark
from core.isolation.marks import marked_call
from core.isolation.owned_files import first_file_of
from core.isolation.process import put_back
from core.isolation.switched_off import SwitchedOff
from core.tracing.spans import inner

log = logging.getLogger(__name__)

T = TypeVar("T")

FAILS_AFTER = 3
"""So many failed requests or pages in a row, and a plugin is no longer called working."""

MAX_REASON = 2_000
"""Characters of an error that are kept and shown."""


class PluginState(StrEnum):
    """disabled: left out by a setting; active: works; failed: see stage and error.

    One that is off because of what it did is failed too; `PluginRecord.off` tells it apart.
    """

    DISABLED = "disabled"
    ACTIVE = "active"
    FAILED = "failed"


@dataclass(slots=True)
class PluginRecord:
    """What the registry knows about one plugin.

    `complete` says that it was loaded as a whole, `late` that a step of its start took too long.
    `in_a_row` counts the requests that failed after the last one that worked. `budget` is None
    when the start is over.
    """

    id: str
    source: str
    load: Callable[[], ModuleType]
    state: PluginState = PluginState.ACTIVE
    stage: str | None = None
    error: str | None = None
    info: PluginInfo | None = None
    hooks: PluginHooks | None = None
    doing: str | None = None
    pages: list[PageSpec] = field(default_factory=list)
    panels: list[PanelSpec] = field(default_factory=list)
    sections: list[SectionSpec] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    extension_points: list[str] = field(default_factory=list)
    contributes_to: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    startup_seconds: float = 0.0
    requests: int = 0
    errors: int = 0
    last_error: str | None = None
    in_a_row: int = 0
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker)
    budget: StartBudget | None = None
    off: SwitchedOff | None = None
    complete: bool = False
    late: bool = False

    @property
    def active(self) -> bool:
        """True while the plugin works."""
        return self.state is PluginState.ACTIVE

    @property
    def title(self) -> str:
        """The plugin's title, or its id as long as it has not said."""
        if self.info is not None:
            return self.info.title
        return self.off.title if self.off is not None else self.id

    @property
    def hook_names(self) -> list[str]:
        """The hooks that the plugin implements, by name."""
        return sorted(self.hooks.implementations) if self.hooks else []

    def warn(self, warning: str) -> None:
        """Keep and log what will stop working with a later version."""
        self.warnings.append(warning)
        log.warning("plugin %s (%s): %s", self.id, self.source, warning)

    def record_success(self, call: BreakerCall) -> None:
        """A request to the plugin was answered."""
        self.requests += 1
        self.in_a_row = 0
        call.succeeded()

    def record_failure(self, what: str, call: BreakerCall | None = None) -> None:
        """A request, job, task, page or extension failed by the plugin's own fault.

        Only requests, which have a call, count for the breaker.
        """
        self.errors += 1
        self.last_error = what
        log.error("plugin %s: %s", self.id, what)
        if call is None:
            return
        self.requests += 1
        self.in_a_row += 1
        if call.failed():
            log.error("plugin %s is paused: its requests keep failing", self.id)

    def record_abandoned(self, call: BreakerCall) -> None:
        """A request ended without telling anything about the plugin."""
        self.requests += 1
        call.given_up()

    def fail(self, stage: str, reason: str, line: str = "") -> None:
        """Mark the plugin failed, at this line of it; the first failure is the one that is kept."""
        if self.state is PluginState.FAILED:
            return
        at = f" (at {line})" if line else ""
        self.state, self.stage, self.error = (
            PluginState.FAILED,
            stage,
            reason[: MAX_REASON - len(at)] + at,
        )
        log.error("plugin %s (%s) failed at %s: %s", self.id, self.source, stage, self.error)

    def switch_off(self, entry: SwitchedOff) -> None:
        """Keep the plugin off for what it did, until somebody switches it on."""
        if self.active:
            self.off = entry
            self.fail(entry.stage, entry.reason)

    def switch_on(self) -> bool:
        """Let the plugin work again where it is; False when it has to be loaded anew."""
        if self.off is None or not self.complete or self.off.stage == "lifespan":
            return False
        self.forget_failure()
        return True

    def forget_failure(self) -> None:
        """Take the plugin for one that works."""
        self.state, self.stage, self.error, self.off = PluginState.ACTIVE, None, None, None
        self.in_a_row, self.late = 0, False
        self.breaker.close()

    def implements(self, hook: str) -> bool:
        """True when the plugin has this hook."""
        return self.hooks is not None and hook in self.hooks.implementations

    def record_timeout(self, reason: str) -> None:
        """The present step took too long."""
        self.startup_seconds += TIME_LIMIT_SECONDS
        self.late = True
        self.fail(self.doing or "import", reason)

    def call(self, hook: str, **arguments: object) -> Any:
        """Call one hook of this plugin under the guard; None when it has none or failed.

        A failure is recorded with the hook as its stage.
        """
        if not self.active or self.hooks is None or not self.implements(hook):
            return None
        facts = {"elevendops.hook": hook, "elevendops.plugin": self.id}
        with inner(f"hook {hook}", facts):
            return self.attempt(hook, partial(self.hooks.call, hook, arguments))

    def ask(self, hook: str, kind: type[T], **arguments: object) -> list[T]:
        """What one hook of this plugin gives, if each is of that kind; else it fails, and []."""
        if not self.implements(hook):
            return []
        values = self.call(hook, **arguments)
        return self.attempt(hook, partial(expect_all, values or (), kind)) or []

    def attempt(self, stage: str, work: Callable[[], T]) -> T | None:
        """Do a step on behalf of this plugin; its failure marks the record. None when failed."""
        began = time.perf_counter()
        self.doing = stage
        mark = Mark(self.id, stage, where_is(work))
        step = marked_call(mark, work)
        try:
            return guarded(step, budget=self.budget)
        except PluginFailure as failure:
            self.fail(stage, str(failure), failure.line)
            return None
        finally:
            self.startup_seconds += time.perf_counter() - began
            self.put_back(mark)

    def put_back(self, mark: Mark) -> list[str]:
        """Put back what a step has changed of the process; the sentences counted for it."""
        where = mark.where
        if not where or is_ours_or_pythons(where):
            where = f"{first_file_of(self.id) or mark.where}:1"
        found = [
            f"{mark.step}: it {change}, which was put back, in {short(where)}"
            for change in put_back()
        ]
        for sentence in found:
            self.record_failure(sentence)
        return found


def expect_all(values: object, kind: type[T]) -> list[T]:
    """The values as a list, if each is of that kind. Raises TypeError."""
    if not isinstance(values, Iterable):
        raise TypeError(f"expected a list of {kind.__name__}, got {type(values).__name__}")
    found = list(values)
    for value in found:
        if not isinstance(value, kind):
            raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return found
