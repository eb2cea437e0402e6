"""Plugins that hang while the API starts: in their import, in a hook, in their lifespan."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.host.registry import PluginRegistry
from core.isolation.guard import TIME_LIMIT_SECONDS, StartBudget
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import LocalServiceProcess, begin_with, clinic_settings, running_clinic

_HEAD = """
    import asyncio
    import contextlib
    import time

    from elevendops import API_VERSION, PageSpec, PluginInfo, hookimpl

    @hookimpl
    def register_plugin():
        return PluginInfo(id="{id}", title="{id}", version="1.0", api_version=API_VERSION)
"""

HANGING = {
    "hangs_in_import": ("import time\ntime.sleep(3600)", "import"),
    "hangs_in_a_hook": (
        _HEAD
        + """
    @hookimpl
    def register_pages():
        time.sleep(3600)
""",
        "register_pages",
    ),
    "hangs_in_lifespan": (
        _HEAD
        + """
    @contextlib.asynccontextmanager
    async def held():
        while True:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(3600)
                break
        yield

    @hookimpl
    def lifespan(context):
        return held()
""",
        "lifespan",
    ),
}
"""The source, and the stage at which it must be marked."""

OTHERS = ("/api/health", "/openapi.json", "/api/knowledge", "/api/after-all-of-them/hello")


@dataclass(frozen=True, slots=True)
class Seen:
    plugins: dict[str, dict[str, Any]]
    statuses: dict[str, int]


def spent() -> StartBudget:
    """What earlier plugins have left when they took all that is above the free seconds."""
    return StartBudget(extra=0.0)


async def _see(folder: Path, local_port: int) -> Seen:
    async with running_clinic(clinic_settings(folder / "data", local_port), spent()) as clinic:
        listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
        statuses = {path: (await clinic.client.get(path)).status_code for path in OTHERS}
    return Seen({plugin["id"]: plugin for plugin in listed}, statuses)


@pytest.fixture(scope="session")
def seen(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, local_service: LocalServiceProcess
) -> Seen:
    """All of them at once, and once: each costs the start some seconds, and who imports again what
    hangs in its import waits for Python's lock, and not in the plugin's line.
    """
    folder = tmp_path_factory.mktemp("hanging")
    begin_with(empty, folder / "data")
    packages = folder / "packages"
    packages.mkdir()
    for name, (source, _) in HANGING.items():
        install(packages, name, source.replace("{id}", name))
    install(packages, "after_all_of_them", good_plugin("after_all_of_them"))
    install(packages, "zz_after", good_plugin("zz_after"))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(packages))
        return asyncio.run(_see(folder, local_service.port))


@pytest.mark.parametrize("kind", HANGING)
def test_what_hangs_is_named(kind: str, seen: Seen) -> None:
    plugin = seen.plugins[kind]
    assert (plugin["state"], plugin["stage"]) == ("failed", HANGING[kind][1])
    assert "took longer than" in plugin["error"]
    if kind != "hangs_in_lifespan":
        # The line that hangs.
        assert f"in dist_{kind}_module.py:" in plugin["error"]
    assert plugin["remedy"]


def test_all_others_work(seen: Seen) -> None:
    assert set(seen.statuses.values()) == {200}
    others = [plugin for name, plugin in seen.plugins.items() if name not in HANGING]
    assert {plugin["state"] for plugin in others} == {"active"}


def test_the_dashboards_registry_goes_on_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, stage = HANGING["hangs_in_a_hook"]
    name = "aa_hangs_here"
    install(tmp_path, name, source.replace("{id}", name))
    install(tmp_path, "zz_after_here", good_plugin("zz_after_here"))
    monkeypatch.syspath_prepend(tmp_path)
    registry = PluginRegistry.discover(folder=tmp_path / "none", budget=spent())
    registry.load()
    registry.load_pages()
    records = {record.id: record for record in registry.records}
    assert (records[name].stage, records[name].active) == (stage, False)
    assert "zz-after-here" in [spec.url_path for _, spec in registry.pages()]


def test_a_step_has_ten_seconds_until_what_all_have_together_is_used_up() -> None:
    budget = StartBudget()
    assert budget.limit() == TIME_LIMIT_SECONDS == 10.0
    budget.spend(3.0)
    assert budget.limit() == 10.0
    budget.spend(10.0)
    assert budget.limit() == 6.0
    budget.spend(6.0)
    assert budget.limit() == spent().limit() == 3.0
