"""What stands around every request: a size limit, and a net for mistakes in our own code."""

from __future__ import annotations

import logging

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core import problems
from core.errors import place

log = logging.getLogger(__name__)

LARGEST_BODY = 8 * 1024 * 1024
"""Bytes. The longest document, 300,000 characters, is at most 3.6 MB as escaped JSON."""

_TOO_LARGE = f"The request is larger than {LARGEST_BODY // (1024 * 1024)} MB."


class RequestGuard:
    """Answers too large requests with 413, and unexpected errors with a problem document.

    The text of an unexpected error may quote a patient, so only its type and place are logged.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False
        received = 0

        async def watched_send(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        async def limited_receive() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > LARGEST_BODY:
                raise HTTPException(413, _TOO_LARGE)
            return message

        length = Headers(scope=scope).get("content-length", "")
        if length.isdigit() and int(length) > LARGEST_BODY:
            answer = problems.response(
                status=413, title="Too large", detail=_TOO_LARGE, error_code="too_large"
            )
            await answer(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        try:
            await self._app(scope, limited_receive, watched_send)
            if (record := state.get("plugin")) is not None:
                record.answered()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the last net: the process goes on
            what = f"{type(error).__name__} at {place(error)}"
            if (record := state.get("plugin")) is None:
                log.error("core: %s", what)
            else:
                record.broke(f"{scope['method']} {_route(scope)}: {what}")
            if started:
                raise ConnectionAbortedError("the answer broke off") from None
            await problems.internal()(scope, receive, send)
        except BaseException:
            if (record := state.get("plugin")) is not None:
                record.breaker.given_up()
            raise


def _route(scope: Scope) -> str:
    """The route's path with its names, never what a caller filled in."""
    return getattr(scope.get("route"), "path", "?")
