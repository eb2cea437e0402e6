"""The product in this process, beside a local service that tells what it was asked to speak."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from benchmarks.measure.processes import free_port
from core import clock
from core.api import create_app
from core.jobs.model import COLLECTION as JOBS
from core.local.context import LocalService
from core.local.service import create_service
from core.ports.documents import Filter, Query
from core.settings import load_settings

Row = dict[str, Any]

_SPEECH = "/v1/text-to-speech/"
_REST_SECONDS = 600.0


class SpokenTexts:
    """In front of a voice service: keeps every text that it is asked to speak."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._texts: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or not scope["path"].startswith(_SPEECH):
            await self._app(scope, receive, send)
            return
        body = b""

        async def heard() -> Message:
            nonlocal body
            message = await receive()
            body += message.get("body", b"")
            if message["type"] == "http.request" and not message.get("more_body"):
                self._texts.append(str(json.loads(body)["text"]))
            return message

        await self._app(scope, heard, send)

    def take(self) -> list[str]:
        """The texts since this was asked last."""
        texts, self._texts = self._texts, []
        return texts


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A clinic of its own. `move` sets its time on by so many seconds."""

    client: httpx.AsyncClient
    app: FastAPI
    voice: LocalService
    spoken: SpokenTexts
    move: Callable[[float], None]

    async def call(self, method: str, path: str, body: Row | None = None) -> httpx.Response:
        """An answer of the API. Raises RuntimeError when the product has failed."""
        answer = await self.client.request(method, path, json=body)
        if answer.is_server_error:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer

    async def get(self, path: str) -> Row:
        """What stands at a path."""
        found: Row = (await self.call("GET", path)).raise_for_status().json()
        return found

    async def rest(self) -> None:
        """Wait until nothing is left to be done. Raises TimeoutError."""
        store = self.app.state.platform.documents
        working = Query((Filter("active", "==", True),), limit=1)
        async with asyncio.timeout(_REST_SECONDS):
            while True:
                left = await store.query(JOBS, working)
                if not left.items:
                    return
                await asyncio.sleep(0.01)


@asynccontextmanager
async def rehearsal(folder: Path) -> AsyncIterator[Rehearsal]:
    """A clinic in local mode in this folder, until the block ends."""
    port, api_port = free_port(), free_port()
    service = create_service(folder / "local")
    spoken = SpokenTexts(service)
    settings = load_settings(
        _env_file=None,
        elevendops_data_dir=folder / "clinic",
        local_service_port=port,
        log_level="ERROR",
        health_check_seconds=0,
    )
    app = create_app(settings)
    with clock.rehearsed() as move:
        async with (
            _served(spoken, port),
            _served(app, api_port),
            httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{api_port}", timeout=_REST_SECONDS, trust_env=False
            ) as client,
        ):
            yield Rehearsal(client, app, service.state.local_service, spoken, move)


@asynccontextmanager
async def _served(app: ASGIApp, port: int) -> AsyncIterator[None]:
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=port,
        log_level="critical",
        # By default it hangs up after as long as the client waits, who may then ask in vain.
        timeout_keep_alive=3600,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        if running.done():
            raise RuntimeError("a server did not start")
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await running
