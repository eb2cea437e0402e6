"""Plugins that are off for what they did, fail again and again, or are left out in safe mode."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from core.isolation.process import ledger_of
from core.isolation.switched_off import SwitchedOff
from tests.support.dashboard import dashboard, page, run, words
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

UNSTEADY = """
    import pathlib
    from fastapi import APIRouter
    from elevendops import PluginInfo, RouterSpec, hookimpl

    @hookimpl
    def register_plugin():
        return PluginInfo(id="unsteady_one", title="Unsteady", version="1.0")

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/go")
        async def go(fails: bool = True) -> str:
            if fails:
                raise ValueError("no")
            return "gone"

        return [RouterSpec("unsteady-one", router)]
"""
ENTRY = SwitchedOff(
    title="Title of it",
    stage="page",
    reason="page good-one: it ended the program, at good.py:7",
    at="2026-01-01T00:00:00.000000Z",
)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    folder.mkdir()
    install(folder, "good_one", good_plugin("good_one"))
    install(folder, "unsteady_one", UNSTEADY)
    monkeypatch.syspath_prepend(folder)
    return folder


@asynccontextmanager
async def clinic_of(
    tmp_path: Path, local_service: LocalServiceProcess, **more: object
) -> AsyncIterator[Clinic]:
    settings = clinic_settings(tmp_path / "data", local_service.port, **more)
    (settings.elevendops_data_dir / "isolation").mkdir(parents=True, exist_ok=True)
    async with running_clinic(settings) as clinic:
        yield clinic


async def view(clinic: Clinic, plugin: str) -> dict[str, Any]:
    listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
    found: dict[str, Any] = next(one for one in listed if one["id"] == plugin)
    return found


async def test_three_failures_of_three_are_not_called_working(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with clinic_of(tmp_path, local_service) as clinic:
        for _ in range(3):
            assert (await view(clinic, "unsteady_one"))["state"] == "active"
            assert (await clinic.client.get("/api/unsteady-one/go")).status_code == 500
        found = await view(clinic, "unsteady_one")
        assert (found["state"], found["errors"]) == ("failing", 3)
        with dashboard(clinic.url):
            said = words(await run(page("plugins")))
        assert "Its last requests or pages all failed" in said
        answer = await clinic.client.get("/api/unsteady-one/go", params={"fails": "false"})
        assert answer.status_code == 200
        assert (await view(clinic, "unsteady_one"))["state"] == "active"


async def test_a_plugin_that_is_off_is_named_and_can_be_started(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with clinic_of(tmp_path, local_service) as clinic:
        ledger = ledger_of(clinic.settings.elevendops_data_dir)
        ledger.switch_off("good_one", ENTRY)  # as the dashboard does that has learnt it
        found = (await clinic.client.get("/api/plugins/good_one")).json()
        assert (found["state"], found["stage"]) == ("failed", "page")
        assert found["error"] == ENTRY.reason
        assert found["off_since"] == "2026-01-01T00:00:00Z"
        refused = await clinic.client.get("/api/good-one/hello")
        assert (refused.status_code, refused.json()["error_code"]) == (503, "plugin_failed")
        with dashboard(clinic.url):
            test = await run(page("plugins"))
            assert ENTRY.reason in words(test)
            next(button for button in test.button if button.label == "Start again").click()
            await run(test)
            assert not [button for button in test.button if button.label == "Start again"]
        assert (await view(clinic, "good_one"))["state"] == "active"
        assert (await clinic.client.get("/api/good-one/hello")).status_code == 200
        assert ledger.off() == {}


async def test_a_plugin_that_was_off_at_the_start_needs_another_one(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    data = tmp_path / "data"
    (data / "isolation").mkdir(parents=True)
    ledger_of(data).switch_off("good_one", ENTRY)
    async with clinic_of(tmp_path, local_service) as clinic:
        found = await view(clinic, "good_one")
        assert (found["state"], found["title"]) == ("failed", ENTRY.title)
        assert (await clinic.client.get("/api/good-one/hello")).status_code == 503
        # Nobody would start this process again, so it goes on.
        begun = (await clinic.client.post("/api/plugins/good_one/start")).json()
        assert begun["restarts"] is False
    async with clinic_of(tmp_path, local_service) as clinic:
        assert (await clinic.client.get("/api/good-one/hello")).status_code == 200


async def test_pages_that_fail_count_for_the_plugin(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with clinic_of(tmp_path, local_service) as clinic:
        ledger = ledger_of(clinic.settings.elevendops_data_dir)
        for _ in range(3):
            ledger.count_page("good_one", "page good-one: ValueError at good.py:3")
        found = await view(clinic, "good_one")
        assert (found["state"], found["errors"]) == ("failing", 3)
        assert found["last_error"] == "page good-one: ValueError at good.py:3"
        ledger.count_page("good_one", None)
        assert (await view(clinic, "good_one"))["state"] == "active"


async def test_safe_mode_leaves_out_the_plugins_of_others(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with clinic_of(tmp_path, local_service, elevendops_safe_mode=True) as clinic:
        listed = (await clinic.client.get("/api/plugins")).json()
        assert listed["safe_mode"] is True
        states = {one["id"]: one["state"] for one in listed["plugins"]}
        assert states["good_one"] == "disabled"
        assert {states[name] for name in ("knowledge", "agents", "dashboard")} == {"active"}
        assert (await clinic.client.get("/api/good-one/hello")).status_code == 404
        assert (await clinic.client.post("/api/plugins/good_one/start")).status_code == 409
        with dashboard(clinic.url):
            assert "safe mode" in words(await run(page("plugins")))
