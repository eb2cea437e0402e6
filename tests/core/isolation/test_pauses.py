"""A plugin whose requests keep failing is paused, alone, and there is a way back."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from core.host.platform import Platform
from core.isolation.breaker import FAILURES, FIRST_PAUSE_SECONDS, CircuitBreaker
from tests.support.patience import PATIENCE_SECONDS
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

SOURCE = """
import asyncio

from fastapi import APIRouter
from pydantic import BaseModel

from elevendops import API_VERSION, PluginInfo, RouterSpec, hookimpl
from elevendops.errors import NotFound, Unavailable

ENTERED = []


class Body(BaseModel):
    number: int


@hookimpl
def register_plugin():
    return PluginInfo(id="wobbly", title="Wobbly", version="1.0", api_version=API_VERSION)


@hookimpl
def register_routes(context):
    router = APIRouter()
    ENTERED.clear()

    @router.get("/ask")
    async def ask(broken: bool = False) -> str:
        ENTERED.append(broken)
        if broken:
            raise ValueError("broken")
        return "fine"

    @router.get("/entered")
    async def entered() -> int:
        return len(ENTERED)

    @router.get("/slow")
    async def slow() -> str:
        ENTERED.append("slow")
        await asyncio.sleep(3600)

    @router.get("/away")
    async def away() -> str:
        raise Unavailable("The other side is away.")

    @router.get("/missing")
    async def missing() -> str:
        raise NotFound("There is none.")

    @router.post("/body")
    async def body(body: Body) -> str:
        return "fine"

    return [RouterSpec("wobbly", router)]
"""


class Clock:
    """Seconds that pass when the test says so."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
async def clinic(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clinic]:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "wobbly", SOURCE)
    install(packages, "steady", good_plugin("steady"))
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(clinic_settings(tmp_path / "data", local_service.port)) as clinic:
        yield clinic


@pytest.fixture
def clock(clinic: Clinic) -> Clock:
    """The time of the plugin's breaker."""
    platform: Platform = clinic.app.state.platform
    clock = Clock()
    for record in platform.registry.records:
        if record.id == "wobbly":
            record.breaker = CircuitBreaker(clock)
    return clock


async def ask(clinic: Clinic, *, broken: bool = False) -> httpx.Response:
    return await clinic.client.get("/api/wobbly/ask", params={"broken": broken})


async def state(clinic: Clinic) -> str:
    found: str = (await clinic.client.get("/api/plugins/wobbly")).json()["state"]
    return found


async def paused(clinic: Clinic) -> None:
    """Let requests fail until the plugin is paused."""
    for _ in range(FAILURES):
        assert (await ask(clinic, broken=True)).status_code == 500
    assert await state(clinic) == "paused"


async def test_repeated_failures_pause_it_and_nobody_else(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    refused = await ask(clinic)
    assert refused.status_code == 503
    assert refused.json()["error_code"] == "plugin_paused"
    assert refused.json()["retryable"] is True
    assert refused.headers["retry-after"] == f"{FIRST_PAUSE_SECONDS:.0f}"
    for path in ("/api/health", "/openapi.json", "/api/knowledge", "/api/steady/hello"):
        assert (await clinic.client.get(path)).status_code == 200
    listed = (await clinic.client.get("/api/plugins")).json()["plugins"]
    assert {plugin["state"] for plugin in listed if plugin["id"] != "wobbly"} == {"active"}


async def test_a_refused_request_never_reaches_the_plugin(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    await asyncio.gather(*(ask(clinic) for _ in range(20)))
    clock.seconds += FIRST_PAUSE_SECONDS
    assert (await clinic.client.get("/api/wobbly/entered")).json() == FAILURES


async def test_after_the_pause_one_that_works_closes(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    clock.seconds += FIRST_PAUSE_SECONDS
    assert (await ask(clinic)).status_code == 200
    assert await state(clinic) == "active"
    assert (await ask(clinic)).status_code == 200


async def test_after_the_pause_one_that_fails_pauses_longer(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    clock.seconds += FIRST_PAUSE_SECONDS
    assert (await ask(clinic, broken=True)).status_code == 500
    refused = await ask(clinic)
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == f"{2 * FIRST_PAUSE_SECONDS:.0f}"


async def test_a_trial_whose_caller_goes_away_frees_the_way(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    clock.seconds += FIRST_PAUSE_SECONDS
    trial = asyncio.create_task(clinic.client.get("/api/wobbly/slow"))
    entered = sys.modules["dist_wobbly_module"].ENTERED
    async with asyncio.timeout(PATIENCE_SECONDS):
        while "slow" not in entered:  # noqa: ASYNC110 - the plugin's own list
            await asyncio.sleep(0.01)
    assert (await ask(clinic)).status_code == 503
    trial.cancel()
    await asyncio.gather(trial, return_exceptions=True)
    # Whether the server notices the caller's end or not, the trial does not last for ever.
    clock.seconds += 60
    assert (await ask(clinic)).status_code == 200
    assert await state(clinic) == "active"


@pytest.mark.parametrize("path", ["missing", "away"])
async def test_answers_that_are_no_fault_never_pause(
    clinic: Clinic, clock: Clock, path: str
) -> None:
    for _ in range(3 * FAILURES):
        assert (await clinic.client.get(f"/api/wobbly/{path}")).status_code in (404, 503)
    assert await state(clinic) == "active"


async def test_bad_input_is_no_trial(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    clock.seconds += FIRST_PAUSE_SECONDS
    bad = await clinic.client.post("/api/wobbly/body", json={"number": "none"})
    assert bad.status_code == 422
    assert await state(clinic) == "paused"
    assert (await ask(clinic)).status_code == 200
    assert await state(clinic) == "active"


async def test_an_operator_lets_requests_through_again(clinic: Clinic, clock: Clock) -> None:
    await paused(clinic)
    answer = await clinic.client.post("/api/plugins/wobbly/resume")
    assert answer.status_code == 200
    assert answer.json()["state"] == "active"
    assert (await ask(clinic)).status_code == 200
    unknown = await clinic.client.post("/api/plugins/nobody/resume")
    assert unknown.status_code == 404
    assert (await clinic.client.post("/api/plugins/NO-ID/resume")).status_code == 422


async def test_many_at_once(clinic: Clinic, clock: Clock) -> None:
    answers = await asyncio.gather(*(ask(clinic, broken=True) for _ in range(40)))
    assert {answer.status_code for answer in answers} <= {500, 503}
    assert await state(clinic) == "paused"
    clock.seconds += FIRST_PAUSE_SECONDS
    answers = await asyncio.gather(*(ask(clinic) for _ in range(40)))
    assert 200 in {answer.status_code for answer in answers}
    assert await state(clinic) == "active"
