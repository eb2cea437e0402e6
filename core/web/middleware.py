"""What stands around every request: who calls, a size limit, and a net for our own mistakes."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.errors import BrokenOff
from core.host.registry import PluginRecord
from core.i18n import text
from core.isolation.breaker import BreakerCall
from core.isolation.code_lines import blamed_line
from core.isolation.mark_file import Mark
from core.isolation.marks import in_steps
from core.security import GUEST, GUEST_HEADER, LOCAL_CALLER, Caller, tokens
from core.tracing.requests import route_of
from core.web import problems
from core.web.body_limits import limit_before_the_route, limit_of_the_route

log = logging.getLogger(__name__)

_MAX_DIGITS = 18  # of a number that int() is asked to read; it refuses thousands
_READING_ERRORS = (ClientDisconnect, ValueError, RecursionError)
_READING_MODULES = ("starlette.requests", "starlette.formparsers")


def _too_large(limit: int) -> str:
    return text("The request is larger than {largest_body} MB.", largest_body=limit // 1_000_000)


class RequestGuard:
    """Answers 413 to too large requests, 400 to unreadable ones, 500 to unexpected errors, and 503
    to what is not done when the server stops.

    The text of an unexpected error may quote a patient, so only its type and place are logged.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status: int | None = None
        received = 0

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        async def limited_receive() -> Message:
            nonlocal received
            limit = limit_of_the_route(scope)
            if announced <= limit:
                message = await receive()
                received += len(message.get("body", b""))
            if max(announced, received) > limit:
                raise HTTPException(413, _too_large(limit))
            return message

        headers = Headers(scope=scope)
        announced = _announced(headers)
        early_limit = limit_before_the_route(headers.get("content-type", ""))
        if early_limit is not None and announced > early_limit:
            answer = problems.response(
                status=413,
                title=text("Too large"),
                detail=_too_large(early_limit),
                error_code="too_large",
            )
            await answer(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        try:
            await in_steps(self._app(scope, limited_receive, watched_send))
            _answered(scope, state, status)
        except (asyncio.CancelledError, GeneratorExit, BrokenOff) as error:
            if (visit := state.get("plugin")) is not None:
                visit.record.record_abandoned(visit.call)
            if isinstance(error, BrokenOff):
                raise ConnectionAbortedError("the answer broke off") from None
            if status is None and isinstance(error, asyncio.CancelledError):
                # The server gives up what is still open when it stops.
                await problems.stopping(scope["method"])(scope, receive, send)
            raise
        except BaseException as error:  # noqa: BLE001 - the last net: the process goes on
            if _is_callers_fault(error):
                if (visit := state.get("plugin")) is not None:
                    visit.record.record_abandoned(visit.call)
                if status is not None:
                    raise ConnectionAbortedError("the answer broke off") from None
                await _unreadable()(scope, receive, send)
                return
            _broke(scope, state, f"{type(error).__name__} at {blamed_line(error)}")
            if status is not None:
                raise ConnectionAbortedError("the answer broke off") from None
            await problems.internal(scope["method"])(scope, receive, send)
        finally:
            if (visit := state.get("plugin")) is not None:
                visit.record.put_back(visit.mark)


def _announced(headers: Headers) -> int:
    """The bytes that a request says it has; 0 where it says nothing."""
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return 0
    return int(length[:_MAX_DIGITS])


def _is_callers_fault(error: BaseException) -> bool:
    """True when the request broke its handler: it was cut off, or is no text that can be kept.

    Whatever fails while the request is read is the doing of whoever sent it. Half of a surrogate
    pair comes from nowhere else, as JSON can write it and no encoding can keep it.
    """
    if isinstance(error, UnicodeEncodeError):
        return any("\ud800" <= char <= "\udfff" for char in error.object[error.start : error.end])
    trace = error.__traceback__ if isinstance(error, _READING_ERRORS) else None
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") in _READING_MODULES:
            return True
        trace = trace.tb_next
    return False


def _unreadable() -> ASGIApp:
    return problems.response(
        status=400,
        title=text("The request was not accepted"),
        detail=text("The request cannot be read."),
        error_code="unreadable_request",
    )


@dataclass(frozen=True, slots=True)
class PluginVisit:
    """A request that has reached a plugin; kept in the request's state as `plugin`."""

    record: PluginRecord
    call: BreakerCall
    mark: Mark


def _answered(scope: Scope, state: dict[str, Any], status: int | None) -> None:
    visit: PluginVisit | None = state.get("plugin")
    if visit is None:
        return
    # With an AppError above 500 a plugin tells that something else is away.
    if status is not None and (status == 500 or (status > 500 and "app_error" not in state)):
        _broke(scope, state, f"it answered {status}")
    elif status is None or status > 500 or status in (422, 429):
        # Refused before the plugin's code ran, or what the plugin needs is away or busy.
        visit.record.record_abandoned(visit.call)
    else:
        visit.record.record_success(visit.call)


def _broke(scope: Scope, state: dict[str, Any], what: str) -> None:
    visit: PluginVisit | None = state.get("plugin")
    if visit is None:
        log.error("core: %s", what)
    else:
        # The route's path with its names, never what a caller filled in.
        route = route_of(scope) or "?"
        visit.record.record_failure(f"{scope['method']} {route}: {what}", visit.call)


OPEN_PATHS = frozenset({"/api/health", "/api/health/ready"})
"""What probes ask without a token."""


class CallerGuard:
    """Notes who calls, for `core.security.Permission`; with a key, refuses whom no token names.

    Everything but health and readiness needs a token: signed addresses of files too, since only
    the dashboard hands them on, and the API's own documentation. Without a key there is no sign-in.
    """

    def __init__(self, app: ASGIApp, key: str | None) -> None:
        self._app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        caller = self._caller(scope)
        if caller is None:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            await _not_signed_in(scope)(scope, receive, send)
            return
        if GUEST_HEADER in Headers(scope=scope):
            caller = GUEST
        scope.setdefault("state", {})["caller"] = caller
        await self._app(scope, receive, send)

    def _caller(self, scope: Scope) -> Caller | None:
        if self._key is None:
            return LOCAL_CALLER
        if scope["path"] in OPEN_PATHS and scope.get("method") in ("GET", "HEAD"):
            # Trusted, so that a name that somebody claims here counts for nothing.
            return Caller(user_id=tokens.SERVICE_USER, trusted=True)
        scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
        return tokens.read_caller(self._key, token) if scheme.lower() == "bearer" else None


def _not_signed_in(scope: Scope) -> ASGIApp:
    answer = problems.response(
        status=401,
        title=text("Not signed in"),
        detail=text("This call does not come from a user who is signed in to the dashboard."),
        error_code="not_signed_in",
    )
    given = "authorization" in Headers(scope=scope)
    answer.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"' if given else "Bearer"
    return answer
