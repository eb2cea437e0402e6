"""Discovery, validation and isolation of plugins: one failure marks one record."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from core.contracts import API_VERSION, OLDEST_API_VERSION, PageSpec, PluginInfo
from core.extensions import PanelSpec, SectionSpec
from core.host.discovery import BUILT_IN, BUILT_IN_FOLDER, ENTRY_POINT_GROUP, candidates
from core.host.hooks import HookReader, PluginHooks
from core.host.sources import private_import_warning
from core.i18n import text
from core.isolation.breaker import BreakerCall, CircuitBreaker
from core.isolation.guard import TIME_LIMIT_SECONDS, PluginFailure, StartBudget, guard_each, guarded
from core.isolation.marks import (
    Mark,
    first_file_of,
    is_ours_or_pythons,
    marked_call,
    own_files,
    short,
    where_is,
)
from core.isolation.process import put_back
from core.isolation.switched_off import SwitchedOff
from core.logs import enable_plugin_logging
from core.tracing.spans import inner

log = logging.getLogger(__name__)

T = TypeVar("T")

__all__ = [
    "ENTRY_POINT_GROUP",
    "HOOKS",
    "RESERVED_PREFIXES",
    "PluginRecord",
    "PluginRegistry",
    "PluginState",
    "expect_all",
]

RESERVED_PREFIXES = frozenset({"health", "plugins", "refusals", "jobs", "mode"})
"""What the core itself serves under `/api`."""

RESERVED_PAGES = ("plugins",)
"""The addresses of the core's own pages."""

FAILS_AFTER = 3
"""So many failed requests or pages in a row, and a plugin is no longer called working."""

SAFE_MODE = text("ElevenDops runs in safe mode, in which only its own plugins are loaded.")

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

    def put_back(self, mark: Mark) -> None:
        """Put back what a step of the plugin has changed of the process."""
        for change in put_back():
            where = mark.where
            if not where or is_ours_or_pythons(where):
                where = f"{first_file_of(self.id) or mark.where}:1"
            self.record_failure(f"{mark.step}: it {change}, which was put back, in {short(where)}")


class PluginRegistry:
    """All plugins of this process, each in a record of its own."""

    def __init__(self, records: Sequence[PluginRecord]) -> None:
        self.records = list(records)
        self._addresses = dict.fromkeys(RESERVED_PAGES, "core")
        self._sections: dict[str, str] = {}

    @classmethod
    def discover(
        cls,
        *,
        disabled: Iterable[str] = (),
        folder: Path = BUILT_IN_FOLDER,
        off: Mapping[str, SwitchedOff] = MappingProxyType({}),
        safe_mode: bool = False,
    ) -> PluginRegistry:
        """List the candidates without importing any: built-in folders, then entry points.

        The plugins in `off` are kept off for what they did; in safe mode all but the built-in ones
        are left out.
        """
        left_out = set(disabled)
        budget = StartBudget()
        records = []
        for found in candidates(folder):
            record = PluginRecord(found.id, found.source, found.load, budget=budget)
            if record.id in left_out:
                record.state = PluginState.DISABLED
            elif safe_mode and found.source != BUILT_IN:
                record.state, record.error = PluginState.DISABLED, SAFE_MODE
            elif record.id in off:
                record.switch_off(off[record.id])
            elif found.problem is not None:
                record.fail("discovery", found.problem)
            records.append(record)
        return cls(records)

    def load(self) -> None:
        """Import every active candidate, check its hooks and ask who it is."""
        self.each(self._load)

    def each(self, work: Callable[[PluginRecord], None]) -> None:
        """Do `work` for every working plugin, under the guard; what overruns is marked failed."""
        guard_each(self.active(), work, PluginRecord.record_timeout)

    def _load(self, record: PluginRecord) -> None:
        module = record.attempt("import", partial(_loaded, record))
        if not record.active:
            return
        if isinstance(module, ModuleType):
            enable_plugin_logging(module.__name__)
        record.hooks = record.attempt("hooks", partial(_HOOKS.read, module))
        if record.hooks is None:
            return
        for warning in record.hooks.warnings:
            record.warn(warning)
        if record.source != BUILT_IN and isinstance(module, ModuleType):
            old = record.attempt("import", partial(private_import_warning, module))
            if old is not None:
                record.warn(old)
        if not record.implements("register_plugin"):
            record.fail("register_plugin", "the plugin has no hook register_plugin")
            return
        info = record.call("register_plugin")
        if record.active:
            record.attempt("register_plugin", partial(_accept, record, info))

    def load_pages(self) -> None:
        """Ask each plugin for its sections, pages and panels.

        A page address or a section key that is used twice fails the second plugin.
        """
        self._addresses = dict.fromkeys(RESERVED_PAGES, "core")
        self._sections = {}
        self.each(self._load_pages)

    def end_start(self) -> None:
        """The start is over: from here on each step has its usual time."""
        for record in self.records:
            record.budget = None

    def _load_pages(self, record: PluginRecord) -> None:
        sections = record.ask("register_sections", SectionSpec)
        pages = record.ask("register_pages", PageSpec)
        panels = record.ask("register_panels", PanelSpec)
        keys, addresses = self._sections, self._addresses
        if not (
            _claim(record, "register_sections", keys, [section.key for section in sections])
            and _claim(record, "register_pages", addresses, [page.url_path for page in pages])
        ):
            return
        record.sections, record.pages, record.panels = sections, pages, panels
        record.complete = True

    def load_again(self, plugin_id: str) -> None:
        """Load a plugin that has failed here, with its pages; one that works is left alone."""
        for record in self.failed():
            if record.id != plugin_id:
                continue
            for taken in (self._addresses, self._sections):
                for name in [name for name, owner in taken.items() if owner == plugin_id]:
                    del taken[name]
            record.forget_failure()
            record.warnings = []
            guard_each([record], self._load, PluginRecord.record_timeout)
            if record.active:
                guard_each([record], self._load_pages, PluginRecord.record_timeout)

    def active(self) -> list[PluginRecord]:
        """The records of working plugins, in discovery order."""
        return [record for record in self.records if record.active]

    def failed(self) -> list[PluginRecord]:
        """The records of failed plugins."""
        return [record for record in self.records if record.state is PluginState.FAILED]

    def failed_at(self, path: str) -> PluginRecord | None:
        """The failed plugin whose routes are at this path of the API, or by its name would be."""
        root, _, rest = path.lstrip("/").partition("/")
        prefix = rest.partition("/")[0]
        if root != "api" or prefix in RESERVED_PREFIXES:
            return None
        if any(prefix in record.prefixes for record in self.active()):
            return None
        for record in self.failed():
            if prefix in (record.prefixes or [record.id.replace("_", "-")]):
                return record
        return None

    def pages(self) -> list[tuple[PluginRecord, PageSpec]]:
        """The pages of working plugins in the order of the sidebar: by section, then by order."""
        sections = {section.key: section for section in self.sections()}

        def rank(item: tuple[PluginRecord, PageSpec]) -> tuple[bool, int, str, int, str]:
            section = sections.get(item[1].section)
            place = (section.order, section.title) if section else (0, "")
            return (section is None, *place, item[1].order, item[1].title)

        return sorted(
            ((record, page) for record in self.active() for page in record.pages), key=rank
        )

    def page_showing(self, kind: str) -> PageSpec | None:
        """The page of a working plugin that shows one thing of this kind."""
        return next((page for _, page in self.pages() if page.shows == kind), None)

    def sections(self) -> list[SectionSpec]:
        """The sections of the navigation in their order."""
        found = [section for record in self.active() for section in record.sections]
        return sorted(found, key=lambda section: (section.order, section.title))

    def panels(self, page: str) -> list[tuple[PluginRecord, PanelSpec]]:
        """What working plugins draw on the page with this address, in order."""
        found = [
            (record, panel)
            for record in self.active()
            for panel in record.panels
            if panel.page == page
        ]
        return sorted(found, key=lambda item: (item[1].order, item[1].title))


def _loaded(record: PluginRecord) -> ModuleType:
    module = record.load()
    own_files(record.id, getattr(module, "__file__", None))
    return module


def _claim(record: PluginRecord, hook: str, taken: dict[str, str], names: list[str]) -> bool:
    for name in names:
        owner = taken.get(name)
        if owner is not None:
            used_by = f"plugin {owner!r}" if owner != "core" else "the core"
            if owner == record.id:
                used_by = "this plugin, twice"
            record.fail(hook, f"{name!r} is already used by {used_by}")
            return False
        taken[name] = record.id
    return record.active


def expect_all(values: object, kind: type[T]) -> list[T]:
    """The values as a list, if each is of that kind. Raises TypeError."""
    if not isinstance(values, Iterable):
        raise TypeError(f"expected a list of {kind.__name__}, got {type(values).__name__}")
    found = list(values)
    for value in found:
        if not isinstance(value, kind):
            raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return found


def _accept(record: PluginRecord, info: object) -> None:
    """Take what the plugin says it is. Raises PluginFailure, saying what is wrong."""
    if not isinstance(info, PluginInfo):
        raise PluginFailure("register_plugin must return an elevendops.PluginInfo")
    if info.id != record.id:
        raise PluginFailure(f"PluginInfo.id is {info.id!r} but must be {record.id!r}")
    if isinstance(info.api_version, bool) or not isinstance(info.api_version, int):
        raise PluginFailure(f"PluginInfo.api_version is {info.api_version!r} and no whole number")
    if not OLDEST_API_VERSION <= info.api_version <= API_VERSION:
        remedy = (
            "update ElevenDops"
            if info.api_version > API_VERSION
            else "install a newer version of the plugin"
        )
        raise PluginFailure(
            f"it is made for plugin API {info.api_version}, and this ElevenDops offers "
            f"{OLDEST_API_VERSION} to {API_VERSION}; {remedy}"
        )
    record.info = info
    if info.api_version < API_VERSION:
        record.warn(
            f"register_plugin: plugin API {info.api_version} ends with plugin API "
            f"{info.api_version + 2}: declare permissions=Permissions(…) and "
            f"api_version={API_VERSION}"
        )


_HOOKS = HookReader()
HOOKS = _HOOKS.names
"""The names of all hooks."""
