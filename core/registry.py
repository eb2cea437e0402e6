"""Discovery, validation and isolation of plugins: one failure marks one record."""

from __future__ import annotations

import importlib
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pluggy

from core import hookspecs
from core.breaker import CircuitBreaker
from core.contracts import API_VERSION, OLDEST_API_VERSION, PageSpec, PluginInfo
from core.extensions import PanelSpec, SectionSpec
from core.guard import PluginFailure, guarded
from core.hookspecs import HookDeprecation

log = logging.getLogger(__name__)

T = TypeVar("T")

ENTRY_POINT_GROUP = "elevendops.plugins"
BUILT_IN_FOLDER = Path(__file__).resolve().parent.parent / "plugins"


class PluginState(StrEnum):
    """disabled: left out by a setting; active: works; failed: see stage and error."""

    DISABLED = "disabled"
    ACTIVE = "active"
    FAILED = "failed"


@dataclass(slots=True)
class PluginRecord:
    """What the registry knows about one plugin."""

    id: str
    source: str
    load: Callable[[], ModuleType]
    state: PluginState = PluginState.ACTIVE
    stage: str | None = None
    error: str | None = None
    info: PluginInfo | None = None
    hooks: pluggy.PluginManager | None = None
    pages: list[PageSpec] = field(default_factory=list)
    panels: list[PanelSpec] = field(default_factory=list)
    sections: list[SectionSpec] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    startup_seconds: float = 0.0
    requests: int = 0
    errors: int = 0
    last_error: str | None = None
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker)

    @property
    def active(self) -> bool:
        """True while the plugin works."""
        return self.state is PluginState.ACTIVE

    @property
    def title(self) -> str:
        """The plugin's title, or its id as long as it has not said."""
        return self.info.title if self.info else self.id

    @property
    def hook_names(self) -> list[str]:
        """The hooks that the plugin implements, by name."""
        if self.hooks is None:
            return []
        return sorted(name for name in HOOKS if self.implements(name))

    def warn(self, warning: str) -> None:
        """Keep and log what will stop working with a later version."""
        self.warnings.append(warning)
        log.warning("plugin %s (%s): %s", self.id, self.source, warning)

    def answered(self) -> None:
        """A request to the plugin was answered."""
        self.requests += 1
        self.breaker.succeeded()

    def broke(self, what: str) -> None:
        """A request, job or extension of the plugin failed by its own fault."""
        self.requests += 1
        self.errors += 1
        self.last_error = what
        log.error("plugin %s: %s", self.id, what)
        if self.breaker.failed():
            log.error("plugin %s is paused: its requests keep failing", self.id)

    def fail(self, stage: str, reason: str) -> None:
        """Mark the plugin failed; the first failure is the one that is kept."""
        if self.state is PluginState.FAILED:
            return
        self.state, self.stage, self.error = PluginState.FAILED, stage, reason
        log.error("plugin %s (%s) failed at %s: %s", self.id, self.source, stage, reason)

    def implements(self, hook: str) -> bool:
        """True when the plugin has this hook."""
        return self.hooks is not None and bool(getattr(self.hooks.hook, hook).get_hookimpls())

    def call(self, hook: str, **arguments: object) -> Any:
        """Call one hook of this plugin under the guard; None when it has none or failed.

        A failure is recorded with the hook as its stage.
        """
        if not self.active or self.hooks is None or not self.implements(hook):
            return None
        caller = getattr(self.hooks.hook, hook)
        return self.attempt(hook, lambda: caller(**arguments)[0])

    def attempt(self, stage: str, work: Callable[[], T]) -> T | None:
        """Do a step on behalf of this plugin; its failure marks the record. None when failed."""
        began = time.perf_counter()
        try:
            return guarded(work)
        except PluginFailure as failure:
            self.fail(stage, str(failure))
            return None
        finally:
            self.startup_seconds += time.perf_counter() - began


class PluginRegistry:
    """All plugins of this process, each in a record of its own."""

    def __init__(self, records: Sequence[PluginRecord]) -> None:
        self.records = list(records)

    @classmethod
    def discover(
        cls, *, disabled: Iterable[str] = (), folder: Path = BUILT_IN_FOLDER
    ) -> PluginRegistry:
        """List the candidates without importing any: built-in folders, then entry points."""
        off = set(disabled)
        records: dict[str, PluginRecord] = {}
        for file in sorted(folder.glob("*/plugin.py")):
            name = file.parent.name
            records[name] = PluginRecord(
                id=name, source="built in", load=_folder_loader(folder, name)
            )
        for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda p: (p.name, p.value)):
            source = _distribution(point)
            if point.name in records:
                first = records[point.name]
                records[f"{point.name} ({source})"] = refused = PluginRecord(
                    id=point.name, source=source, load=point.load
                )
                refused.fail(
                    "discovery",
                    f"the id {point.name!r} is already used by the plugin from {first.source}; "
                    f"uninstall {source} or rename its entry point",
                )
                continue
            records[point.name] = PluginRecord(id=point.name, source=source, load=point.load)
        for record in records.values():
            if record.id in off and record.active:
                record.state = PluginState.DISABLED
        return cls(list(records.values()))

    def load(self) -> None:
        """Import every active candidate, check its hooks and ask who it is."""
        for record in self.records:
            if not record.active:
                continue
            module = record.attempt("import", record.load)
            if module is None:
                continue
            record.hooks = record.attempt("hooks", partial(_register, module, record))
            if record.hooks is None:
                continue
            if not record.implements("register_plugin"):
                record.fail("register_plugin", "the plugin has no hook register_plugin")
                continue
            self._accept(record, record.call("register_plugin"))

    def _accept(self, record: PluginRecord, info: object) -> None:
        if not record.active:
            return
        if not isinstance(info, PluginInfo):
            record.fail("register_plugin", "register_plugin must return a core.PluginInfo")
        elif info.id != record.id:
            record.fail(
                "register_plugin", f"PluginInfo.id is {info.id!r} but must be {record.id!r}"
            )
        elif not OLDEST_API_VERSION <= info.api_version <= API_VERSION:
            remedy = (
                "update ElevenDops"
                if info.api_version > API_VERSION
                else "install a newer version of the plugin"
            )
            record.fail(
                "register_plugin",
                f"it is made for plugin API {info.api_version}, and this ElevenDops offers "
                f"{OLDEST_API_VERSION} to {API_VERSION}; {remedy}",
            )
        else:
            record.info = info
            if info.api_version < API_VERSION:
                record.warn(
                    f"register_plugin: plugin API {info.api_version} ends with plugin API "
                    f"{info.api_version + 2}: declare permissions=Permissions(…) and "
                    f"api_version={API_VERSION}"
                )

    def load_pages(self) -> None:
        """Ask each plugin for its sections, pages and panels.

        A page address or a section key that is used twice fails the second plugin.
        """
        addresses: dict[str, str] = {}
        keys: dict[str, str] = {}
        for record in self.active():
            sections = _ask(record, "register_sections", SectionSpec)
            pages = _ask(record, "register_pages", PageSpec)
            panels = _ask(record, "register_panels", PanelSpec)
            if not (
                _claim(record, "register_sections", keys, [section.key for section in sections])
                and _claim(record, "register_pages", addresses, [page.url_path for page in pages])
            ):
                continue
            record.sections, record.pages, record.panels = sections, pages, panels

    def active(self) -> list[PluginRecord]:
        """The records of working plugins, in discovery order."""
        return [record for record in self.records if record.active]

    def failed(self) -> list[PluginRecord]:
        """The records of failed plugins."""
        return [record for record in self.records if record.state is PluginState.FAILED]

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


def _ask(record: PluginRecord, hook: str, kind: type[T]) -> list[T]:
    if not record.implements(hook):
        return []
    values = record.call(hook)
    return record.attempt(hook, partial(expect_all, values or (), kind)) or []


def _claim(record: PluginRecord, hook: str, taken: dict[str, str], names: list[str]) -> bool:
    for name in names:
        owner = taken.get(name)
        if owner is not None:
            used_by = "this plugin twice" if owner == record.id else f"plugin {owner!r}"
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


def _folder_loader(folder: Path, name: str) -> Callable[[], ModuleType]:
    def load() -> ModuleType:
        root = str(folder.parent)
        if root not in sys.path:
            sys.path.insert(0, root)
        return importlib.import_module(f"{folder.name}.{name}.plugin")

    return load


def _distribution(point: EntryPoint) -> str:
    if point.dist is None:
        return "an unknown distribution"
    return f"{point.dist.name} {point.dist.version}"


def _register(module: ModuleType, record: PluginRecord) -> pluggy.PluginManager:
    # A manager for each plugin: nothing that one plugin registers can touch another's calls.
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", HookDeprecation)
        manager.register(module)
        manager.check_pending()
    for warning in caught:
        if issubclass(warning.category, HookDeprecation):
            record.warn(str(warning.message))
        else:
            warnings.showwarning(
                warning.message, warning.category, warning.filename, warning.lineno
            )
    return manager


def _hook_names() -> tuple[str, ...]:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    return tuple(sorted(vars(manager.hook)))


HOOKS = _hook_names()
"""The names of all hooks."""
