"""One broken plugin marks one record; everything else keeps working."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.settings import Settings
from tests.plugin_packages import good_plugin, install
from tests.servers import LocalServiceProcess, clinic_settings, running_clinic

IMPORTS = """
    from contextlib import asynccontextmanager
    from fastapi import APIRouter
    from core import (
        CardSpec, CardValue, CollectionSpec, HealthCheck, JobSpec, PageSpec, PluginInfo,
        RouterSpec, hookimpl,
    )
"""
REGISTER = """
    @hookimpl
    def register_plugin():
        return PluginInfo(id="broken", title="Broken", version="1.0")
"""

# Source of the plugin "broken", the stage at which it must be marked, a word of the reason.
BROKEN = {
    "import error": ("import no_such_module_anywhere", "import", "no_such_module_anywhere"),
    "syntax error": ("def (", "import", "SyntaxError"),
    "exit at import": ("raise SystemExit(3)", "import", "SystemExit"),
    "no register_plugin": (IMPORTS, "register_plugin", "no hook"),
    "wrong id": (
        IMPORTS + REGISTER.replace('id="broken"', 'id="other"'),
        "register_plugin",
        "must be 'broken'",
    ),
    "another API version": (
        IMPORTS + REGISTER.replace('version="1.0"', 'version="1.0", api_version=99'),
        "register_plugin",
        "plugin API 99",
    ),
    "not a PluginInfo": (
        IMPORTS + "\n    @hookimpl\n    def register_plugin():\n        return 'broken'\n",
        "register_plugin",
        "PluginInfo",
    ),
    "wrong signature": (
        IMPORTS + REGISTER + "\n    @hookimpl\n    def register_routes(app):\n        return []\n",
        "hooks",
        "app",
    ),
    "unknown hook": (
        IMPORTS + REGISTER + "\n    @hookimpl\n    def register_middleware():\n        return []\n",
        "hooks",
        "register_middleware",
    ),
    "routes raise": (
        IMPORTS + REGISTER + "\n    @hookimpl\n    def register_routes(context):\n        1 / 0\n",
        "register_routes",
        "ZeroDivisionError",
    ),
    "prefix of another plugin": (
        IMPORTS
        + REGISTER
        + "\n    @hookimpl\n    def register_routes(context):\n"
        + "        return [RouterSpec('knowledge', APIRouter())]\n",
        "register_routes",
        "knowledge",
    ),
    "prefix of the core": (
        IMPORTS
        + REGISTER
        + "\n    @hookimpl\n    def register_routes(context):\n"
        + "        return [RouterSpec('health', APIRouter())]\n",
        "register_routes",
        "the core",
    ),
    "bad prefix": (
        IMPORTS
        + REGISTER
        + "\n    @hookimpl\n    def register_routes(context):\n"
        + "        return [RouterSpec('a/b', APIRouter())]\n",
        "register_routes",
        "one segment",
    ),
    "model that breaks OpenAPI": (
        IMPORTS
        + REGISTER
        + """
    class Unserialisable:
        pass

    from pydantic import BaseModel

    class Bad(BaseModel):
        model_config = {"arbitrary_types_allowed": True}
        field: Unserialisable

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.post("/bad")
        async def bad(body: Bad) -> None:
            return None

        return [RouterSpec("broken", router)]
""",
        "openapi",
        "",
    ),
    "bad icon": (
        IMPORTS
        + REGISTER
        + "\n    @hookimpl\n    def register_pages():\n"
        + "        return [PageSpec('Broken', 'm:f', 'no icon', 'broken')]\n",
        "register_pages",
        "icon",
    ),
    "page address of another plugin": (
        IMPORTS
        + REGISTER
        + "\n    @hookimpl\n    def register_pages():\n"
        + "        return [PageSpec('Broken', 'm:f', ':material/bug_report:', 'dashboard')]\n",
        "register_pages",
        "dashboard",
    ),
    "collection of another plugin": (
        IMPORTS
        + REGISTER
        + "\n    @hookimpl\n    def register_collections():\n"
        + "        return [CollectionSpec('jobs')]\n",
        "register_collections",
        "jobs",
    ),
    "job kind twice": (
        IMPORTS
        + REGISTER
        + """
    async def work(run):
        return {}

    @hookimpl
    def register_jobs(context):
        return [JobSpec("knowledge.sync", work)]
""",
        "register_jobs",
        "knowledge.sync",
    ),
    "lifespan raises": (
        IMPORTS
        + REGISTER
        + """
    @asynccontextmanager
    async def held():
        raise RuntimeError("no database")
        yield

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/anything")
        async def anything() -> None:
            return None

        return [RouterSpec("broken", router)]

    @hookimpl
    def lifespan(context):
        return held()
""",
        "lifespan",
        "no database",
    ),
    "settings that cannot be read": (
        IMPORTS
        + REGISTER
        + """
    from pydantic import BaseModel

    class Own(BaseModel):
        needed: int

    @hookimpl
    def register_settings():
        return Own
""",
        "register_settings",
        "needed",
    ),
}


def settings_of(tmp_path: Path, local_service: LocalServiceProcess) -> Settings:
    return clinic_settings(tmp_path / "data", local_service.port)


@pytest.mark.parametrize("kind", BROKEN)
async def test_a_broken_plugin_is_named_and_harms_nobody(
    kind: str, tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, stage, reason = BROKEN[kind]
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "broken", source, distribution=f"broken-{list(BROKEN).index(kind)}")
    neighbour = f"neighbour_{list(BROKEN).index(kind)}"
    install(packages, neighbour, good_plugin(neighbour))
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(settings_of(tmp_path, local_service)) as clinic:
        listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
        states = {plugin["id"]: plugin for plugin in listed}
        assert states["broken"]["state"] == "failed"
        assert states["broken"]["stage"] == stage
        assert reason in states["broken"]["error"]
        assert f"broken-{list(BROKEN).index(kind)} 1.0" in states["broken"]["source"]
        others = [plugin for plugin in listed if plugin["id"] != "broken"]
        assert {plugin["state"] for plugin in others} == {"active"}
        health = await clinic.client.get("/api/health")
        assert health.status_code == 200
        assert health.json()["status"] == "degraded"
        assert (await clinic.client.get("/openapi.json")).status_code == 200
        assert (await clinic.client.get("/api/knowledge")).status_code == 200
        prefix = neighbour.replace("_", "-")
        answer = await clinic.client.get(f"/api/{prefix}/hello")
        assert answer.json() == {"hello": neighbour}
        refused = await clinic.client.get("/api/broken/anything")
        assert refused.status_code == 503
        assert refused.json()["error_code"] == "plugin_failed"


async def test_a_request_handler_that_raises_answers_500_without_its_words(
    tmp_path: Path,
    local_service: LocalServiceProcess,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    source = good_plugin("raiser").replace(
        'return {"hello": "raiser"}', 'raise ValueError("patient Ann said secret")'
    )
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "raiser", source)
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(settings_of(tmp_path, local_service)) as clinic:
        answer = await clinic.client.get("/api/raiser/hello")
        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert "secret" not in answer.text
        assert (await clinic.client.get("/api/health")).status_code == 200
    assert "secret" not in caplog.text
    assert "raiser: ValueError" in caplog.text


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
