"""ASGI middleware: one span for each request that the API answers, named by its route."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from opentelemetry.trace import SpanKind, Status, StatusCode
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.settings import Settings
from core.tracing import propagation
from core.tracing.setup import Tracing
from core.tracing.spans import InnerSpan

WATCHED = frozenset({"/api/health", "/api/health/ready", "/api/plugins", "/api/mode"})
"""What probes and the dashboard's watch ask for every few seconds, in no trace."""

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_FAULT = 500


class RequestTracer:
    """Records each request, below the span of its caller where it names one.

    FastAPI's own telemetry is not used: it notes addresses with their query and, of an error, what
    it says, it makes several spans for a request, and it needs one tracer for the whole process.
    """

    def __init__(self, app: ASGIApp, tracing: Tracing, user_key: str) -> None:
        self._app = app
        self._tracing = tracing
        self._user_key = user_key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_called = any(name in propagation.HEADERS for name, _ in scope["headers"])
        caller = propagation.read(Headers(scope=scope)) if is_called else None
        if caller is None and scope["path"] in WATCHED:
            await self._app(scope, receive, send)
            return
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        span = self._tracing.begin(
            f"{method} unmatched",
            {"http.request.method": method},
            kind=SpanKind.SERVER,
            parent=caller,
        )
        status: int | None = None

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._tracing.inside(span):
            try:
                await self._app(scope, receive, watched_send)
            except BaseException as error:
                span.failed(error)
                raise
            finally:
                self._describe(span, scope, method, status)
                span.end()

    def _describe(self, span: InnerSpan, scope: Scope, method: str, status: int | None) -> None:
        recorded = span.recorded
        assert recorded is not None  # it stands only where tracing is on
        if (route := route_of(scope)) is not None:
            recorded.update_name(f"{method} {route}")
            span.set("http.route", route)
        state: dict[str, Any] = scope.get("state", {})
        caller = state.get("caller")
        if caller is not None:
            span.set("elevendops.user", user_hash(self._user_key, caller.user_id))
        visit = state.get("plugin")
        span.set("elevendops.plugin", visit.record.id if visit is not None else "core")
        span.set("http.response.status_code", status)
        if status is not None and status >= _FAULT:
            span.set("error.type", str(status))
            recorded.set_status(Status(StatusCode.ERROR))


def route_of(scope: Scope) -> str | None:
    """The path of the route that a request came to, with the names of what callers fill in."""
    # FastAPI keeps the routers of plugins nested; this is the route with all their prefixes.
    found = scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")
    path = getattr(found, "path", None)
    return path if isinstance(path, str) else None


def user_key(settings: Settings) -> str:
    """The secret with which users are hashed: one for all instances where users sign in."""
    for secret in (settings.cookie_secret, settings.internal_token_key):
        if secret is not None:
            return secret.get_secret_value()
    return "local"


@lru_cache(maxsize=1000)
def user_hash(key: str, user_id: str) -> str:
    """A name for a user that tells nobody who it is: the same user has the same."""
    return hmac.new(key.encode(), user_id.encode(), hashlib.sha256).hexdigest()[:16]
