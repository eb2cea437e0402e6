"""A request that is not done when the program has to stop is told so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.patience import PATIENCE_SECONDS, looks
from tests.support.plugin_packages import installed
from tests.support.servers import ROOT, free_port, wait_until_up

SOURCE = """
import asyncio, threading

from fastapi import APIRouter

from elevendops import API_VERSION, PluginInfo, RouterSpec, hookimpl


@hookimpl
def register_plugin():
    return PluginInfo(id="slow", title="Slow", version="1.0", api_version=API_VERSION)


@hookimpl
def register_routes(context):
    router = APIRouter()
    waiting = []

    @router.get("/waiting")
    async def how_many() -> int:
        return len(waiting)

    @router.get("/in-a-thread")
    def in_a_thread() -> str:
        waiting.append(1)
        threading.Event().wait()

    @router.get("/forever")
    @router.post("/forever")
    async def forever() -> str:
        waiting.append(1)
        await asyncio.Event().wait()

    return [RouterSpec("slow", router)]
"""


ASK: Any = {"timeout": PATIENCE_SECONDS, "trust_env": False}


@pytest.mark.process
def test_it_is_answered_and_said_what_is_known(tmp_path: Path) -> None:
    with api_with_slow_routes(tmp_path) as (process, url), ThreadPoolExecutor(2) as pool:
        read = pool.submit(httpx.get, f"{url}/forever", **ASK)
        wrote = pool.submit(httpx.post, f"{url}/forever", **ASK)
        until_waiting(url, 2)
        process.terminate()
        answers = [read.result(), wrote.result()]
    for answer, changed, again in zip(
        answers, ("Nothing was changed", "It is not known"), (True, False), strict=True
    ):
        assert answer.status_code == 503
        problem = answer.json()
        assert (problem["error_code"], problem["retryable"]) == ("stopping", again)
        assert changed in problem["detail"]


@pytest.mark.process
def test_a_thread_that_never_ends_keeps_no_process_from_its_end(tmp_path: Path) -> None:
    with api_with_slow_routes(tmp_path) as (process, url), ThreadPoolExecutor(1) as pool:
        asked = pool.submit(httpx.get, f"{url}/in-a-thread", **ASK)
        until_waiting(url, 1)
        process.terminate()
        assert process.wait(PATIENCE_SECONDS) == 0
        asked.exception()


@contextmanager
def api_with_slow_routes(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The API's process, which ends in order, and the address of the plugin's routes."""
    port = free_port()
    more = installed(folder, {"slow": SOURCE})
    more |= {"ELEVENDOPS_DATA_DIR": str(folder / "data"), "BACKEND_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "core.api"], cwd=ROOT, env=os.environ | more)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/api/health", process)
        yield process, f"http://127.0.0.1:{port}/api/slow"
    finally:
        process.terminate()
        assert process.wait(PATIENCE_SECONDS) == 0


def until_waiting(url: str, number: int) -> None:
    for _ in looks():
        if httpx.get(f"{url}/waiting", **ASK).json() == number:
            return
    raise AssertionError("the requests did not come")
