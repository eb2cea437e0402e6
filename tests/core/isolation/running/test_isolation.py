"""Broken plugins of every kind, all installed at once: each is named, and nobody else notices."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.host.registry import PluginRecord, PluginRegistry
from core.ui.frame.navigation import not_working
from tests.core.isolation.broken_plugins import BROKEN
from tests.support.dashboard import SIX_PAGES, dashboard, page, run, words
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

PATIENCE = 60.0
OTHERS = (
    "/api/health",
    "/openapi.json",
    "/",
    "/api/mode",
    "/api/knowledge",
    "/api/audio/list",
    "/api/templates",
    "/api/agent",
    "/api/conversations",
    "/api/dashboard/stats",
    "/api/first-neighbour/hello",
    "/api/zero-neighbour/hello",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What both processes say about the broken plugins."""

    plugins: dict[str, dict[str, Any]]
    statuses: dict[str, int]
    health: dict[str, Any]
    refusals: dict[str, tuple[int, str]]
    paths: set[str]
    here: dict[str, PluginRecord]
    shown: list[str]
    view: str
    notice: dict[str, str]


async def _until_all_failed(clinic: Clinic) -> dict[str, dict[str, Any]]:
    deadline = time.monotonic() + PATIENCE
    while True:
        listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
        plugins = {plugin["id"]: plugin for plugin in listed}
        late = [name for name in BROKEN if plugins[name]["state"] != "failed"]
        if not late or time.monotonic() > deadline:
            return plugins
        await asyncio.sleep(0.1)


async def _see(folder: Path, local_port: int) -> Seen:
    async with running_clinic(clinic_settings(folder / "data", local_port)) as clinic:
        plugins = await _until_all_failed(clinic)
        answers = {path: await clinic.client.get(path) for path in OTHERS}
        refused = {
            name: await clinic.client.get(f"/api/{name.replace('_', '-')}/hello") for name in BROKEN
        }
        registry = PluginRegistry.discover()
        registry.load()
        registry.load_pages()
        with dashboard(clinic.url, registry) as host:
            view = words(await run(page("plugins")))
            notice = dict(not_working(registry, host.watch.snapshot()))
        return Seen(
            plugins=plugins,
            statuses={path: answer.status_code for path, answer in answers.items()},
            health=answers["/api/health"].json(),
            refusals={name: (answer.status_code, answer.text) for name, answer in refused.items()},
            paths=set(answers["/openapi.json"].json()["paths"]),
            here={record.id: record for record in registry.records},
            shown=[spec.url_path for _, spec in registry.pages()],
            view=view,
            notice=notice,
        )


@pytest.fixture(scope="module")
def seen(
    tmp_path_factory: pytest.TempPathFactory, local_service: LocalServiceProcess
) -> Iterator[Seen]:
    """All of them beside two good ones, the first and the last to be loaded."""
    folder = tmp_path_factory.mktemp("broken")
    packages = folder / "packages"
    packages.mkdir()
    for name, broken in BROKEN.items():
        install(packages, name, broken.source(name))
    for name in ("first_neighbour", "zero_neighbour"):
        install(packages, name, good_plugin(name))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(packages))
        yield asyncio.run(_see(folder, local_service.port))
    for name in list(sys.modules):
        if name.startswith("dist_") and name.endswith("_module"):
            del sys.modules[name]


@pytest.mark.parametrize("kind", BROKEN)
def test_the_api_names_culprit_stage_reason_and_remedy(kind: str, seen: Seen) -> None:
    plugin = seen.plugins[kind]
    broken = BROKEN[kind]
    assert (plugin["state"], plugin["stage"]) == ("failed", broken.stage), plugin["error"]
    assert broken.reason in plugin["error"]
    assert len(plugin["error"]) <= 2_000
    assert plugin["remedy"].endswith(".")
    assert plugin["source"] == f"dist-{kind.replace('_', '-')} 1.0"
    status, text = seen.refusals[kind]
    assert status == 503
    assert '"plugin_failed"' in text


@pytest.mark.parametrize("kind", BROKEN)
def test_the_dashboard_process_finds_what_is_its_own(kind: str, seen: Seen) -> None:
    record, broken = seen.here[kind], BROKEN[kind]
    if broken.in_dashboard:
        assert record.stage == broken.stage
        assert broken.reason in str(record.error)
    else:
        assert record.active


@pytest.mark.parametrize("kind", BROKEN)
def test_the_plugins_page_names_culprit_stage_reason_and_remedy(kind: str, seen: Seen) -> None:
    plugin = seen.plugins[kind]
    assert plugin["title"] in seen.view
    assert plugin["source"] in seen.view
    assert plugin["stage"] in seen.view
    assert " ".join(plugin["error"].split()) in seen.view
    assert plugin["remedy"] in seen.view
    assert seen.notice[plugin["title"]].startswith(BROKEN[kind].stage)


@pytest.mark.parametrize("path", OTHERS)
def test_everything_else_answers(path: str, seen: Seen) -> None:
    assert seen.statuses[path] == 200


def test_every_other_plugin_works_in_both_processes(seen: Seen) -> None:
    others = {name: plugin for name, plugin in seen.plugins.items() if name not in BROKEN}
    assert {"knowledge", "agents", "first_neighbour", "zero_neighbour"} <= set(others)
    assert {plugin["state"] for plugin in others.values()} == {"active"}
    assert all(seen.here[name].active for name in others)
    assert seen.health["status"] == "degraded"
    assert seen.shown[: len(SIX_PAGES)] == list(SIX_PAGES)
    assert {"first-neighbour", "zero-neighbour"} <= set(seen.shown)
    assert "/api/zero-neighbour/hello" in seen.paths
    assert "/api/openapi-breaking-model/bad" not in seen.paths
