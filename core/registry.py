"""Discovery, validation and isolation of plugins: one failure marks one record."""

from __future__ import annotations

import importlib
import logging
import sys
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
from core.contracts import API_VERSION, PageSpec, PluginInfo
from core.guard import PluginFailure, guarded

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
    prefixes: list[str] = field(default_factory=list)

    @property
    def active(self) -> bool:
        """True while the plugin works."""
        return self.state is PluginState.ACTIVE

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
        try:
            return guarded(work)
        except PluginFailure as failure:
            self.fail(stage, str(failure))
            return None


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
            record.hooks = record.attempt("hooks", partial(_register, module))
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
        elif info.api_version != API_VERSION:
            record.fail(
                "register_plugin",
                f"it is made for plugin API {info.api_version}, this is {API_VERSION}; "
                "install a version of the plugin for this API",
            )
        else:
            record.info = info

    def load_pages(self) -> None:
        """Ask each plugin for its pages; a page address used twice fails the second plugin."""
        taken: dict[str, str] = {}
        for record in self.active():
            specs = record.call("register_pages")
            if specs is None:
                continue
            pages = record.attempt("register_pages", partial(expect_all, specs, PageSpec))
            if pages is None:
                continue
            for page in pages:
                owner = taken.get(page.url_path)
                if owner is not None:
                    record.fail(
                        "register_pages",
                        f"the page address {page.url_path!r} belongs to plugin {owner!r}",
                    )
                    break
            else:
                record.pages = pages
                taken.update({page.url_path: record.id for page in pages})

    def active(self) -> list[PluginRecord]:
        """The records of working plugins, in discovery order."""
        return [record for record in self.records if record.active]

    def failed(self) -> list[PluginRecord]:
        """The records of failed plugins."""
        return [record for record in self.records if record.state is PluginState.FAILED]

    def pages(self) -> list[tuple[PluginRecord, PageSpec]]:
        """The pages of working plugins in the order of the sidebar."""
        found = [(record, page) for record in self.active() for page in record.pages]
        return sorted(found, key=lambda item: (item[1].order, item[1].title))


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


def _register(module: ModuleType) -> pluggy.PluginManager:
    # A manager for each plugin: nothing that one plugin registers can touch another's calls.
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(module)
    manager.check_pending()
    return manager
