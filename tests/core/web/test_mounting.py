"""Routes that are made late: once, when they are first needed, and under the plugin's guard."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from core.api import create_app
from core.host.discovery import built_in_ids
from core.web.mounting import LateMount
from tests.support.loopback import serve
from tests.support.patience import PATIENCE_SECONDS
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    running_clinic,
)

SOURCE = """
from fastapi import APIRouter

from elevendops import API_VERSION, LateRouter, PluginInfo, RouterSpec, hookimpl

MADE = []


@hookimpl
def register_plugin():
    return PluginInfo(id="{id}", title="{id}", version="1.0", api_version=API_VERSION)


def build(greeting, *, name):
    MADE.append(name)
    router = APIRouter()

    @router.get("/hello")
    async def hello() -> str:
        return greeting

    {then}
    return router


@hookimpl
def register_routes(context):
    return [RouterSpec("{id}", LateRouter("dist_{id}_module:build", "good day", name="{id}"))]
"""
INDESCRIBABLE = """
from fastapi import APIRouter
from pydantic import BaseModel

from elevendops import PluginInfo, RouterSpec, hookimpl


class Opaque:
    pass


class Bad(BaseModel):
    model_config = {"arbitrary_types_allowed": True}
    field: Opaque


@hookimpl
def register_plugin():
    return PluginInfo(id="opaque", title="opaque", version="1.0")


@hookimpl
def register_routes(context):
    router = APIRouter()

    @router.post("/bad")
    async def bad(body: Bad) -> None: ...

    return [RouterSpec("opaque", router)]
"""
FAILING = {"torn": "raise KeyError('torn')", "twice": "router.get('/hello')(hello)"}


# They are described with all the rest: to do so takes longer than anything else here.
FEATURES = built_in_ids()


@pytest.fixture
async def clinic(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clinic]:
    """With the plugins of this module alone."""
    async with served(tmp_path, local_service, monkeypatch, without=FEATURES) as clinic:
        yield clinic


@pytest.fixture
async def whole_clinic(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clinic]:
    """With the built-in plugins, too."""
    async with served(tmp_path, local_service, monkeypatch, without=[]) as clinic:
        yield clinic


@asynccontextmanager
async def served(
    folder: Path,
    local_service: LocalServiceProcess,
    monkeypatch: pytest.MonkeyPatch,
    without: Sequence[str],
) -> AsyncIterator[Clinic]:
    packages = folder / "packages"
    packages.mkdir()
    for plugin_id, then in {"unhurried": "", **FAILING}.items():
        install(packages, plugin_id, SOURCE.format(id=plugin_id, then=then))
    install(packages, "steady", good_plugin("steady"))
    install(packages, "opaque", INDESCRIBABLE)
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(
        folder / "data", local_service.port, elevendops_disabled_plugins=without
    )
    async with running_clinic(settings) as clinic:
        yield clinic


def made(plugin_id: str) -> list[str]:
    names: list[str] = sys.modules[f"dist_{plugin_id}_module"].MADE
    return names


async def test_routes_are_made_once_when_a_request_comes(clinic: Clinic) -> None:
    assert (await clinic.client.get("/api/steady/hello")).status_code == 200
    assert made("unhurried") == []
    for _ in range(2):
        assert (await clinic.client.get("/api/unhurried/hello")).json() == "good day"
    assert (await clinic.client.get("/api/unhurried/bye")).status_code == 404
    assert "/api/unhurried/hello" in (await clinic.client.get("/openapi.json")).json()["paths"]
    assert made("unhurried") == ["unhurried"]
    assert [p["requests"] for p in await plugins(clinic) if p["id"] == "unhurried"] == [2]


async def test_routes_that_no_request_has_come_to_are_described(clinic: Clinic) -> None:
    paths = (await clinic.client.get("/openapi.json")).json()["paths"]
    assert paths["/api/unhurried/hello"]["get"]["tags"] == ["unhurried"]
    assert (await clinic.client.get("/api/unhurried/hello")).json() == "good day"
    assert made("unhurried") == ["unhurried"]


class Watcher(BaseRoute):
    """Notes which paths are looked for beside the routers of plugins."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        self.paths.append(scope["path"])
        return Match.NONE, {}


async def test_a_request_for_a_plugin_is_looked_for_under_its_prefix_alone(clinic: Clinic) -> None:
    watcher = Watcher()
    clinic.app.router.routes.insert(1, watcher)
    for plugin_id in ("steady", "unhurried"):
        assert (await clinic.client.get(f"/api/{plugin_id}/hello")).status_code == 200
    assert watcher.paths == []
    assert (await clinic.client.post("/api/steady/hello")).status_code == 405
    assert (await clinic.client.get("/api/health")).status_code == 200
    assert "/api/health" in watcher.paths


@pytest.mark.parametrize("plugin_id", FAILING)
async def test_what_cannot_be_made_fails_its_plugin_alone(clinic: Clinic, plugin_id: str) -> None:
    for _ in range(2):
        answer = await clinic.client.get(f"/api/{plugin_id}/hello")
        assert (answer.status_code, answer.json()["error_code"]) == (503, "plugin_failed")
    assert made(plugin_id) == [plugin_id]
    paths = (await clinic.client.get("/openapi.json")).json()["paths"]
    assert f"/api/{plugin_id}/hello" not in paths
    found = {plugin["id"]: plugin for plugin in await plugins(clinic)}
    assert {found[one]["stage"] for one in FAILING} == {"register_routes"}
    assert found["unhurried"]["state"] == found["steady"]["state"] == "active"
    for sound in ("unhurried", "steady"):
        assert (await clinic.client.get(f"/api/{sound}/hello")).status_code == 200


async def test_the_list_names_what_cannot_be_described_without_describing_the_rest(
    whole_clinic: Clinic,
) -> None:
    clinic = whole_clinic
    found = {plugin["id"]: plugin for plugin in await plugins(clinic)}
    assert (found["opaque"]["state"], found["opaque"]["stage"]) == ("failed", "openapi")
    assert found["steady"]["state"] == found["unhurried"]["state"] == "active"
    assert clinic.app.openapi_schema is None
    # Those of the built-in plugins, which nobody has asked for anything.
    assert late_routes(clinic.app) != []
    paths = (await clinic.client.get("/openapi.json")).json()["paths"]
    assert {"/api/steady/hello", "/api/unhurried/hello", "/api/knowledge"} <= paths.keys()
    assert "/api/opaque/bad" not in paths


async def test_all_routes_are_made_and_not_described_soon_after_a_start(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "steady", good_plugin("steady"))
    install(packages, "unhurried", SOURCE.format(id="unhurried", then=""))
    monkeypatch.syspath_prepend(packages)
    warm = asyncio.Event()
    app = create_app(clinic_settings(tmp_path / "data", local_service.port), when_warm=warm.set)
    assert late_routes(app) != []
    async with serve(app):
        await asyncio.wait_for(warm.wait(), PATIENCE_SECONDS)
    assert late_routes(app) == []
    made = made_for_routes()
    # The first request to a plugin that is not built in comes to all of its routes, too.
    paths = {route.path for route in iter_route_contexts(app.router.routes)}
    assert {"/api/steady/hello", "/api/unhurried/hello", "/api/knowledge"} <= paths
    known = set(map(id, made))
    assert [one for one in made_for_routes() if id(one) not in known] == []
    assert app.openapi_schema is None


def late_routes(app: FastAPI) -> list[BaseRoute]:
    """What stands where routes are still to be made."""
    return [route for route in app.router.routes if isinstance(route, LateMount)]


def made_for_routes() -> list[Dependant]:
    """What FastAPI makes for each route when it first comes to it."""
    return [one for one in gc.get_objects() if type(one) is Dependant]


async def plugins(clinic: Clinic) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (await clinic.client.get("/api/plugins")).json()["plugins"]
    return found
