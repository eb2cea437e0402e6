"""Work that never ends in the threads of one plugin holds up nobody else, and is named."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from core.host.threads import AT_ONCE, PluginThreads
from core.isolation.ownership import owned_by
from core.isolation.watch.watchdog import Held
from tests.support.patience import PATIENCE_SECONDS
from tests.support.plugin_packages import install
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

SOURCE = """
import asyncio, threading

from fastapi import APIRouter, Depends

from elevendops import API_VERSION, PluginInfo, RouterSpec, hookimpl

GO_ON = threading.Event()


@hookimpl
def register_plugin():
    return PluginInfo(id="waiting", title="Waiting", version="1.0", api_version=API_VERSION)


@hookimpl
def register_routes(context):
    router = APIRouter()
    begun = []

    def held():
        begun.append(1)
        GO_ON.wait()

    @router.get("/wait")
    async def wait() -> str:
        begun.append(1)
        await asyncio.to_thread(GO_ON.wait)
        return "done"

    @router.get("/hold", dependencies=[Depends(held)])
    def hold() -> str:
        GO_ON.wait()
        return "done"

    @router.get("/begun")
    async def count() -> int:
        return len(begun)

    @router.get("/go-on")
    async def go_on() -> None:
        GO_ON.set()

    return [RouterSpec(prefix="waiting", router=router)]
"""
PLAIN = """
from fastapi import APIRouter

from elevendops import API_VERSION, PluginInfo, RouterSpec, hookimpl


@hookimpl
def register_plugin():
    return PluginInfo(id="plain", title="Plain", version="1.0", api_version=API_VERSION)


@hookimpl
def register_routes(context):
    router = APIRouter()

    @router.get("/hello")
    def hello() -> str:
        return "plain"

    return [RouterSpec(prefix="plain", router=router)]
"""
MANY = 40
DOCUMENT = {"disease_name": "Warfarin", "tags": ["medication"], "raw_content": "# A\n\nDaily.\n"}


@pytest.mark.parametrize("path", ["wait", "hold"])
async def test_the_others_go_on(
    path: str, tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "waiting", SOURCE)
    install(packages, "plain", PLAIN)
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(clinic_settings(tmp_path / "data", local_service.port)) as clinic:
        get, post = clinic.client.get, clinic.client.post
        waits = [asyncio.create_task(get(f"/api/waiting/{path}")) for _ in range(MANY)]
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while (await get("/api/waiting/begun")).json() < MANY:
                    continue
                made = (await post("/api/knowledge", json=DOCUMENT)).json()
                opened = await get(f"/api/knowledge/{made['knowledge_id']}")
                assert opened.status_code == 200
                assert (await get("/api/plugins")).status_code == 200
                assert (await get("/api/plain/hello")).json() == "plain"
        finally:
            await get("/api/waiting/go-on")
            assert {answer.json() for answer in await asyncio.gather(*waits)} == {"done"}


def test_who_keeps_all_its_threads_busy_is_named() -> None:
    told: list[Held] = []
    now = [0.0]
    go_on, begun = threading.Event(), threading.Semaphore(0)

    def wait() -> None:
        begun.release()
        go_on.wait()

    with PluginThreads(told.append, lambda: now[0]) as threads:
        try:
            with owned_by("waiting"):
                for _ in range(AT_ONCE):
                    threads.submit(wait)
                    assert begun.acquire(timeout=PATIENCE_SECONDS)
                threads.submit(wait)
                assert told == []
                now[0] = 31.0
                threads.submit(wait)
                threads.submit(wait)
            assert threads.submit(int).result(PATIENCE_SECONDS) == 0
        finally:
            go_on.set()
    (held,) = told
    assert (held.plugin, held.stopped) == ("waiting", False)
    assert "test_threads.py:" in held.line
