"""The whole dashboard behind a proxy that signs: a page runs for whom it lets through."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import websockets
from starlette.applications import Starlette
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.core.ui.server.test_gate import AUDIENCE, KEY, Proxy
from tests.support.loopback import serve
from tests.support.servers import ROOT, clinic_settings, free_port, running_clinic, wait_until_up

pytestmark = pytest.mark.process


async def drawn(port: int, headers: dict[str, str]) -> str:
    """All that a session's first run sends to the browser, as far as it is text."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(
        address,
        additional_headers=headers,
        subprotocols=[websockets.Subprotocol("streamlit")],
        proxy=None,
        max_size=None,
    ) as socket:
        question = BackMsg()
        question.rerun_script.query_string = ""
        await socket.send(question.SerializeToString())
        texts = []
        while True:
            answer = ForwardMsg()
            data = await asyncio.wait_for(socket.recv(), 60)
            assert isinstance(data, bytes)
            answer.ParseFromString(data)
            texts.append(str(answer))
            if answer.WhichOneof("type") == "script_finished":
                # Without what keeps Markdown from reading signs in addresses.
                return "\n".join(texts).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts the dashboard; ends it after the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(keys_url: str, port: int, folder: Path, **more: str) -> subprocess.Popen[bytes]:
        environment = os.environ | more | {"PORT": str(port), "PYTHONPATH": str(ROOT)}
        environment |= {"ELEVENDOPS_DATA_DIR": str(folder), "LOG_LEVEL": "WARNING"}
        command = [sys.executable, "-m", "tests.core.ui.sign_in.iap_dashboard", keys_url]
        running.append(subprocess.Popen(command, cwd=folder, env=environment))
        return running[-1]

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=60)


async def test_pages_run_for_whom_the_proxy_lets_through(
    tmp_path: Path, started: Callable[..., subprocess.Popen[bytes]]
) -> None:
    proxy = Proxy()
    proxy.new_key("k1")
    port = free_port()
    sign_in = {
        "auth_mode": "iap",
        "iap_audience": AUDIENCE,
        "internal_token_key": KEY,
        "sign_in_allowed": "ana@clinic.example",
    }
    environment = {name.upper(): value for name, value in sign_in.items()}
    async with (
        serve(Starlette(routes=[Route("/jwks", proxy.jwks)])) as keys,
        running_clinic(clinic_settings(tmp_path, free_port(), **sign_in)) as clinic,
    ):
        process = started(f"{keys}/jwks", port, tmp_path, BACKEND_API_URL=clinic.url, **environment)
        health = f"http://127.0.0.1:{port}/_stcore/health"
        await asyncio.to_thread(wait_until_up, health, process)
        # The word of the proxy may be void by the time a script runs.
        page = await drawn(port, proxy.header(exp=int(time.time()) + 1))
        assert "Doctor Dashboard" in page
        assert "ana@clinic.example" in page
        assert "Please sign in" not in page
        stranger = await drawn(port, proxy.header(email="m@evil.example"))
        assert "m@evil.example" in stranger
        assert "who is not on this clinic" in stranger
        assert "Doctor Dashboard" not in stranger
        with pytest.raises(websockets.InvalidStatus):
            await drawn(port, {})
