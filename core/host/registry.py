"""Discovery, validation and isolation of plugins: one failure marks one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType, ModuleType

from core.contracts import API_VERSION, OLDEST_API_VERSION, PageSpec, PluginInfo
from core.extensions import PanelSpec, SectionSpec
from core.host.discovery import BUILT_IN, BUILT_IN_FOLDER, ENTRY_POINT_GROUP, candidates
from core.host.hooks import HookReader
from core.host.plugin_record import PluginRecord, PluginState, expect_all
from core.host.sources import private_import_warning
from core.i18n import text
from core.isolation.guard import PluginFailure, StartBudget, guard_each
from core.isolation.marks import own_files
from core.isolation.switched_off import SwitchedOff
from core.process.logs import enable_plugin_logging

__all__ = [
    "ENTRY_POINT_GROUP",
    "HOOKS",
    "RESERVED_PREFIXES",
    "PluginRecord",
    "PluginRegistry",
    "PluginState",
    "expect_all",
]

RESERVED_PREFIXES = frozenset({"attention", "health", "jobs", "mode", "plugins", "refusals"})
"""What the core itself serves under `/api`."""

RESERVED_PAGES = ("plugins",)
"""The addresses of the core's own pages."""

SAFE_MODE = text("ElevenDops runs in safe mode, in which only its own plugins are loaded.")


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
        budget: StartBudget | None = None,
    ) -> PluginRegistry:
        """List the candidates without importing any: built-in folders, then entry points.

        The plugins in `off` are kept off for what they did; in safe mode all but the built-in ones
        are left out. `budget` is the time that their start may take, by default the usual.
        """
        left_out = set(disabled)
        budget = budget or StartBudget()
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

    def absent(self) -> list[PluginRecord]:
        """Plugins that are not built in and do not work, though nobody has chosen to disable them:
        nobody knows what they offer. In safe mode those are all."""
        return [
            record
            for record in self.records
            if record.source != BUILT_IN
            and (record.state is PluginState.FAILED or record.error == SAFE_MODE)
        ]

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
