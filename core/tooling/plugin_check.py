"""Checks installed plugins by themselves, against empty stores of their own.

`elevendops plugins --check` prints what is found here, and `PluginContract` of
`elevendops.testing` fails with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from core.api import create_app
from core.host.discovery import BUILT_IN
from core.host.platform import Platform
from core.host.registry import ENTRY_POINT_GROUP, PluginRecord, PluginRegistry, PluginState
from core.host.router_check import routes_of
from core.host.sources import source_files
from core.isolation.guard import PluginFailure, guarded
from core.settings import Settings, load_settings
from core.shared.samples import SampleSpec
from core.tooling.plugin_source import undeclared
from core.web.plugin_routes import OTHER_REMEDY, REMEDIES

OWN_DISTRIBUTION = "elevendops"
"""The distribution whose plugins are the built-in ones."""

DEPRECATION = "warning"
"""The stage of findings about what the next version of the plugin API will not have."""

_NOBODY_LISTENS = 9
"""A port of this machine that stands for a service that is away."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a plugin, at which stage. A warning breaks nothing yet."""

    plugin_id: str
    stage: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.severity}: {self.plugin_id}: {self.stage}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and all that was found."""

    plugin_ids: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """True unless there is an error."""
        return not any(finding.severity == "error" for finding in self.findings)


def plugins_of(name: str) -> list[str]:
    """The ids of a distribution's plugins. Raises LookupError with a sentence."""
    if name.lower() == OWN_DISTRIBUTION:
        return [r.id for r in PluginRegistry.discover().records if r.source == BUILT_IN]
    try:
        found = distribution(name)
    except (PackageNotFoundError, ValueError):  # the latter for a blank name
        raise LookupError(
            f"No distribution named {name!r} is installed here; install it with pip first."
        ) from None
    points = found.entry_points.select(group=ENTRY_POINT_GROUP)
    if not points:
        raise LookupError(
            f"The distribution {name!r} has no entry point in the group {ENTRY_POINT_GROUP!r}; "
            "declare one in its pyproject.toml and install it again."
        )
    return sorted(point.name for point in points)


def check_settings(data_dir: Path, only: Collection[str] | None = None, **more: object) -> Settings:
    """Settings as if nothing were set: stores in `data_dir`, no keys, no services outside.

    With `only`, the installed plugins beside these and the built-in ones are left out. `more` are
    settings by field name. The settings of the plugins are read from the environment all the same.
    """
    values: dict[str, object] = {
        name: field.get_default(call_default_factory=True)
        for name, field in Settings.model_fields.items()
    }
    values |= {
        "elevendops_data_dir": data_dir,
        "local_service_port": _NOBODY_LISTENS,
        "elevendops_disabled_plugins": () if only is None else _others(only),
        "log_level": "WARNING",
    }
    return load_settings(**(values | more))


@contextmanager
def trial_platform(only: Collection[str] | None = None, **more: object) -> Iterator[Platform]:
    """A platform on which all plugins have registered what they offer, with empty stores.

    The arguments are those of `check_settings`. Raises ConfigurationError.
    """
    with TemporaryDirectory(prefix="elevendops-check-") as folder:
        platform: Platform = create_app(check_settings(Path(folder), only, **more)).state.platform
        try:
            platform.examine_added()
            yield platform
        finally:
            asyncio.run(platform.stop())


def check_distribution(name: str, *, upcoming: bool = False) -> Report:
    """Check all plugins of one installed distribution. Raises LookupError with a sentence.

    With `upcoming`, what the next version of the plugin API will not have is an error.
    """
    return check_plugins(plugins_of(name), upcoming=upcoming)


def check_all(*, upcoming: bool = False) -> Report:
    """Check every plugin that is installed, the built-in ones too."""
    return check_plugins(
        sorted({record.id for record in PluginRegistry.discover().records}), upcoming=upcoming
    )


def check_plugins(plugin_ids: Collection[str], *, upcoming: bool = False) -> Report:
    """Load these plugins beside the built-in ones and let them register all that they offer."""
    with trial_platform(plugin_ids) as platform:
        found = [
            finding
            for plugin_id in plugin_ids
            for finding in check_plugin(platform, plugin_id, upcoming=upcoming)
        ]
    return Report(tuple(plugin_ids), tuple(found))


def check_plugin(
    platform: Platform, plugin_id: str, *, upcoming: bool = False
) -> Iterator[Finding]:
    """What is wrong with one plugin of a platform on which everything is registered."""
    platform.examine()
    records = [record for record in platform.registry.records if record.id == plugin_id]
    if not records:
        yield Finding(plugin_id, "discovery", "There is no plugin with this id.")
    for record in records:
        if record.active:
            # Nobody else asks for them while the API serves.
            record.ask("register_samples", SampleSpec)
        for warning in record.warnings:
            yield Finding(plugin_id, DEPRECATION, warning, "error" if upcoming else "warning")
        for notice in record.notices:
            yield Finding(plugin_id, "register_contributions", notice, "warning")
        if record.state is PluginState.FAILED:
            remedy = REMEDIES.get(record.stage or "", OTHER_REMEDY)
            yield Finding(plugin_id, str(record.stage), f"{record.error} {remedy}")
        elif not record.active:
            yield Finding(plugin_id, "discovery", "It is switched off by a setting.")
        else:
            yield from _manifest(record)
            yield from _routes(platform, record)
            yield from _pages(record)
            yield from _permissions(platform, record)


def _others(only: Collection[str]) -> tuple[str, ...]:
    found = PluginRegistry.discover().records
    built_in = {record.id for record in found if record.source == BUILT_IN}
    return tuple({record.id for record in found} - set(only) - built_in)


def _manifest(record: PluginRecord) -> Iterator[Finding]:
    assert record.info is not None  # it is active
    installed = record.source.rpartition(" ")[2]
    if record.source != BUILT_IN and record.info.version != installed:
        yield Finding(
            record.id,
            "register_plugin",
            f"PluginInfo.version is {record.info.version!r}, and the distribution's is "
            f"{installed!r}; give both the same.",
            "warning",
        )


def _routes(platform: Platform, record: PluginRecord) -> Iterator[Finding]:
    for owner, spec in platform.routers:
        if owner is not record:
            continue
        for route in routes_of(spec.router):
            methods = ", ".join(sorted(route.methods or {"?"}))
            where = f"{methods} /api/{spec.prefix}{route.path}"
            dependant = getattr(route, "dependant", None)
            if dependant is None:
                yield Finding(
                    record.id, "register_routes", f"{where} is not made by FastAPI's decorators."
                )
            elif not _declares_permission(dependant):
                yield Finding(
                    record.id,
                    "register_routes",
                    f"{where} declares no permission: add "
                    f'Depends(elevendops.require("{record.id}:read")) to it.',
                )


def _declares_permission(dependant: object) -> bool:
    for inner in getattr(dependant, "dependencies", ()):
        if getattr(inner.call, "__module__", "") == "core.security" or _declares_permission(inner):
            return True
    return False


def _pages(record: PluginRecord) -> Iterator[Finding]:
    from core.ui.frame.page_check import import_target, known_icon

    shown = [("register_pages", page.target) for page in record.pages]
    shown += [("register_panels", panel.target) for panel in record.panels]
    for hook, target in shown:
        try:
            guarded(partial(import_target, target))
        except PluginFailure as failure:
            yield Finding(record.id, hook, f"The target {target!r} cannot be opened: {failure}.")
    for page in record.pages:
        if not known_icon(page.icon):
            yield Finding(
                record.id,
                "register_pages",
                f"There is no icon {page.icon!r}; take one from the Material Symbols.",
            )


def _permissions(platform: Platform, record: PluginRecord) -> Iterator[Finding]:
    assert record.info is not None  # it is active
    own = [spec.name for spec in record.call("register_collections") or ()]
    files = source_files(record.load())
    uses = undeclared(files, record.info, own, platform.owner_of_service)
    for use in uses:
        yield Finding(
            record.id,
            "register_plugin",
            f"{use.where} uses what the plugin does not declare: Permissions({use.declaration}).",
        )
