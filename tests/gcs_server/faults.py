"""Errors, delays and broken lines on demand, before or after a request has been applied."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_plus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.support.faults import Faults


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` requests that fit, or to every `every`-th of them.

    `methods` and `path` (a part of it) choose requests; empty means all. After `delay` seconds
    comes `status` (None: the real answer). `after_commit` applies the request first and loses
    its answer. `cut` ends the connection after so many bytes of the real answer's body.
    """

    status: int | None = None
    times: int = 1
    methods: list[str] = field(default_factory=list)
    path: str = ""
    after_commit: bool = False
    delay: float = 0.0
    every: int = 1
    cut: int | None = None
    seen: int = 0
    delivered: int = 0

    def takes(self, method: str, path: str) -> bool:
        """Whether this request gets the fault; counts it."""
        fits = (not self.methods or method in self.methods) and self.path in path
        if not fits or self.delivered >= self.times:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.delivered += 1
        return True


class _Broken(Exception):
    """Makes the server end the connection in the middle of an answer."""


class FaultyApp:
    """An ASGI app in front of the real one."""

    def __init__(self, app: ASGIApp, faults: Faults[Fault]) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, with the fault that is meant for it."""
        fault = None
        if scope["type"] == "http" and not scope["path"].startswith("/_control"):
            fault = self._faults.take(scope["method"], scope["path"])
        if fault is None:
            await self._app(scope, receive, send)
            return
        await asyncio.sleep(fault.delay)
        if fault.cut is not None:
            await self._app(scope, receive, _cutting(send, fault.cut))
        elif fault.status is None:
            await self._app(scope, receive, send)
        else:
            if fault.after_commit:
                await self._app(scope, receive, _ignore)
            else:
                await _read(receive)
            await _answer(send, fault.status, _quoting(scope))


async def _read(receive: Receive) -> None:
    """Take the whole request, as the service does: else the line breaks before the answer."""
    while (await receive()).get("more_body"):
        pass


async def _ignore(message: Message) -> None:
    """Lose an answer."""


def _quoting(scope: Scope) -> str:
    """The message of a fault; as Cloud Storage's own it quotes the object's name."""
    asked = unquote_plus(scope["query_string"].decode("latin-1"))
    return f"A fault of the test: {scope['method']} {scope['path']} {asked}"


def _cutting(send: Send, left: int) -> Send:
    async def pass_on(message: Message) -> None:
        nonlocal left
        body = message.get("body", b"")
        if message["type"] == "http.response.body" and len(body) >= left:
            await send({"type": "http.response.body", "body": body[:left], "more_body": True})
            raise _Broken
        left -= len(body)
        await send(message)

    return pass_on


async def _answer(send: Send, status: int, message: str) -> None:
    error: dict[str, Any] = {"code": status, "message": message, "errors": []}
    body = json.dumps({"error": error}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
