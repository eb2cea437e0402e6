"""A proxy before the real local service: it remembers every request, and may answer itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.support.loopback import serve
from tests.support.patience import PATIENCE_SECONDS

_METHODS = ["GET", "POST", "PATCH", "DELETE"]
# Some dozen pieces of a script, which has hundreds.
_HELD_AFTER = 8_000  # bytes
_HOP = frozenset({"host", "content-length", "transfer-encoding", "connection"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the service."""

    method: str
    path: str
    body: Any
    query: str = ""


def _nothing(call: Call) -> None:
    """Leave the answer to the service."""


def _as_it_comes(call: Call, answer: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    return answer


@dataclass(slots=True)
class Proxy:
    """The proxy's port and what came through.

    Who may answer instead of the service, and how the service's answers are passed on.
    """

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    answer: Callable[[Call], Response | None] = _nothing
    passing: Callable[[Call, AsyncIterator[bytes]], AsyncIterator[bytes]] = _as_it_comes

    def forget(self) -> None:
        """Be as new: without calls, and let everything through."""
        self.calls = []
        self.answer = _nothing
        self.passing = _as_it_comes

    def to(self, part: str) -> list[Call]:
        """The calls with this in their path."""
        return [call for call in self.calls if part in call.path]


@dataclass(slots=True)
class Midst:
    """Holds each script of some minutes in its midst until it is let through."""

    let: asyncio.Event = field(default_factory=asyncio.Event)

    async def hold(self, call: Call, answer: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The answer, passed on in two parts."""
        passed = 0
        async for part in answer:
            left = max(0, _HELD_AFTER - passed)
            passed += len(part)
            if passed > _HELD_AFTER and ":streamGenerateContent" in call.path:
                yield part[:left]
                await self.let.wait()
                part = part[left:]
            yield part


@dataclass(slots=True)
class Gate:
    """Holds speech, or other calls, back until they are let through, but for so many before."""

    before: int = 0
    method: str = "POST"
    path: str = "text-to-speech"
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    let: asyncio.Event = field(default_factory=asyncio.Event)

    async def until_asked(self) -> None:
        """Wait until somebody is held back."""
        await asyncio.wait_for(self.asked.wait(), PATIENCE_SECONDS)

    def hold(self, call: Call) -> Response | None:
        """What answers instead of the service."""
        if call.method != self.method or self.path not in call.path or self.let.is_set():
            return None
        self.before -= 1
        return _Later(self) if self.before < 0 else None


class _Later(Response):
    """Asks the client to come again, once the gate is open."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(status_code=503)
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._gate.asked.set()
        await self._gate.let.wait()
        await super().__call__(scope, receive, send)


@asynccontextmanager
async def proxy_to(service_url: str) -> AsyncIterator[Proxy]:
    """Serve a proxy on loopback."""
    proxy = Proxy()
    async with httpx.AsyncClient(
        base_url=service_url, timeout=60.0, trust_env=False, verify=False
    ) as client:

        async def forward(request: Request) -> Response:
            content = await request.body()
            is_json = not request.headers.get("content-type", "").startswith("multipart/")
            body = json.loads(content or b"null") if is_json else content
            call = Call(request.method, request.url.path, body, request.url.query)
            proxy.calls.append(call)
            own = proxy.answer(call)
            if own is not None:
                return own
            url = httpx.URL(path=request.url.path, query=request.url.query.encode())
            headers = {k: v for k, v in request.headers.items() if k not in _HOP}
            answer = await client.send(
                client.build_request(request.method, url, headers=headers, content=content),
                stream=True,
            )
            return StreamingResponse(
                proxy.passing(call, answer.aiter_raw()),
                status_code=answer.status_code,
                headers={k: v for k, v in answer.headers.items() if k not in _HOP},
                background=BackgroundTask(answer.aclose),
            )

        app = Starlette(routes=[Route("/{path:path}", forward, methods=_METHODS)])
        async with serve(app) as url:
            proxy.port = int(url.rpartition(":")[2])
            yield proxy
