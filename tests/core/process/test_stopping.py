"""A request that is not done when the program has to stop is told so."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.support.patience import PATIENCE_SECONDS, looks
from tests.support.plugin_packages import installed
from tests.support.servers import ROOT, free_port, wait_until_up

SOURCE = """
import asyncio

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

    @router.get("/forever")
    @router.post("/forever")
    async def forever() -> str:
        waiting.append(1)
        await asyncio.Event().wait()

    return [RouterSpec("slow", router)]
"""


@pytest.mark.process
def test_it_is_answered_and_said_what_is_known(tmp_path: Path) -> None:
    port = free_port()
    more = installed(tmp_path, {"slow": SOURCE})
    more |= {"ELEVENDOPS_DATA_DIR": str(tmp_path / "data"), "BACKEND_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "core.api"], cwd=ROOT, env=os.environ | more)
    url = f"http://127.0.0.1:{port}"
    ask = {"timeout": PATIENCE_SECONDS, "trust_env": False}
    try:
        wait_until_up(f"{url}/api/health", process)
        with ThreadPoolExecutor(2) as pool:
            read = pool.submit(httpx.get, f"{url}/api/slow/forever", **ask)
            wrote = pool.submit(httpx.post, f"{url}/api/slow/forever", **ask)
            for _ in looks():
                if httpx.get(f"{url}/api/slow/waiting", **ask).json() == 2:
                    break
            process.terminate()
            answers = [read.result(), wrote.result()]
    finally:
        process.terminate()
        assert process.wait(PATIENCE_SECONDS) == 0
    for answer, changed, again in zip(
        answers, ("Nothing was changed", "It is not known"), (True, False), strict=True
    ):
        assert answer.status_code == 503
        problem = answer.json()
        assert (problem["error_code"], problem["retryable"]) == ("stopping", again)
        assert changed in problem["detail"]
