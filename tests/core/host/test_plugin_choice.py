"""Which plugins run: twins, disabled and required ones, and the strict mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.settings import Settings
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic


def settings_of(tmp_path: Path, local_service: LocalServiceProcess) -> Settings:
    return clinic_settings(tmp_path / "data", local_service.port)


async def test_two_distributions_with_one_id_are_told_apart(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "twin", good_plugin("twin"), distribution="first-twin")
    install(packages, "twin", good_plugin("twin"), distribution="second-twin")
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(settings_of(tmp_path, local_service)) as clinic:
        listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
        twins = [plugin for plugin in listed if plugin["id"] == "twin"]
        assert sorted(plugin["state"] for plugin in twins) == ["active", "failed"]
        loser = next(plugin for plugin in twins if plugin["state"] == "failed")
        assert "first-twin" in loser["error"]


async def test_a_disabled_plugin_is_not_imported(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "offline", "raise RuntimeError('imported')")
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(
        tmp_path / "data", local_service.port, elevendops_disabled_plugins="offline"
    )
    async with running_clinic(settings) as clinic:
        listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
        assert {p["state"] for p in listed if p["id"] == "offline"} == {"disabled"}
        assert (await clinic.client.get("/api/health")).json()["status"] == "healthy"


async def test_a_required_plugin_gates_readiness_but_not_health(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(
        tmp_path / "data", local_service.port, plugins_required="no_such_plugin"
    )
    async with running_clinic(settings) as clinic:
        ready = await clinic.client.get("/api/health/ready")
        assert ready.status_code == 503
        assert ready.json()["services"]["plugin_no_such_plugin"]["status"] == "error"
        assert (await clinic.client.get("/api/health")).status_code == 200


async def test_strict_mode_refuses_to_start_with_a_failed_plugin(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "strictly", "import no_such_module_anywhere")
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(tmp_path / "data", local_service.port, plugins_strict=True)
    with pytest.raises(RuntimeError, match="strictly: import"):
        async with running_clinic(settings):
            raise AssertionError("it started")
