"""Lets in only JSON that can be stored and sent back: not too deep, real text, finite numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

# Real configurations are some ten levels deep; far deeper ones exhaust the stack of what reads
# them later.
_DEEPEST = 40


class UnusableJson(ValueError):
    """JSON that cannot be kept; the message is a plain sentence."""


def read_json(text: str | bytes) -> object:
    """The value of a JSON text. Raises ValueError, of which UnusableJson is one."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise UnusableJson("The JSON is nested too deeply.") from None
    _check(value)
    return value


def _check(value: object) -> None:
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for part in level:
            if isinstance(part, dict):
                below.extend(part.keys())
                below.extend(part.values())
            elif isinstance(part, list):
                below.extend(part)
            elif isinstance(part, str):
                _check_text(part)
            elif isinstance(part, float) and not math.isfinite(part):
                raise UnusableJson("The JSON has a number that is not finite.")
        if not below:
            return
        level = below
    raise UnusableJson("The JSON is nested too deeply.")


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnusableJson("The JSON has text that is not valid Unicode.") from None


class _CheckedRequest(Request):
    async def json(self) -> Any:
        """The body, parsed; FastAPI reads it through this method."""
        try:
            return read_json(await self.body())
        except UnusableJson as error:
            raise HTTPException(400, str(error)) from None


class CheckedRoute(APIRoute):
    """A route whose JSON body is checked before anything else sees it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, given a checked request."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            return await handler(_CheckedRequest(request.scope, request.receive))

        return handle
