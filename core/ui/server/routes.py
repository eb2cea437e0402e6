"""The dashboard's own HTTP routes: health of both processes, and files from the API.

The browser reaches the dashboard's port only, so audio comes through it from the page's origin.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from opentelemetry.trace import SpanKind
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from core.security import GUEST_HEADER, OPEN_ROOT
from core.security.tokens import service_headers
from core.settings import Settings
from core.tracing.propagation import write
from core.tracing.spans import InnerSpan
from core.ui.api.connections import connection
from core.ui.host import current_host, current_tracing
from core.ui.sign_in.session import token_of
from core.ui.sign_in.visitors import VISITOR, User

if TYPE_CHECKING:
    import httpx

PROBES = frozenset({"/health", "/_stcore/health"})
"""Paths that tell whether the dashboard works, to anybody."""

HEALTH_SECONDS = 1.0
_CONNECT_SECONDS = 2.0
_FILE_SECONDS = 30.0
# For each piece of a file that is made while it is read.
_MADE_FILE_SECONDS = 90.0

_OPEN = re.compile(rf"{OPEN_ROOT}[a-z][a-z0-9-]{{0,40}}/.+")
_MAX_GUEST_BODY = 4096

_SIGNED = ("expires", "signature")
_ASKED = ("range", "if-range", "if-none-match", "if-modified-since", "accept")
_ANSWERED = (
    "content-type",
    "content-length",
    "content-range",
    "content-disposition",
    "accept-ranges",
    "cache-control",
    "content-language",
    "content-security-policy",
    "etag",
    "last-modified",
    "retry-after",
    "x-content-type-options",
    "x-robots-tag",
)


def is_open(path: str) -> bool:
    """Whether a path is one that guests may ask: `/open/<prefix>/…`."""
    return _OPEN.fullmatch(path) is not None


class Backend:
    """The API as the dashboard's routes reach it; opened and closed with the app."""

    closed_paths = ("blobs", "downloads")
    """The first parts of the paths that only signed-in users may ask."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def _http(self) -> httpx.AsyncClient:
        # Made for the first request, because a start has none: httpx takes a while to import.
        import httpx

        url = self._settings.api_url
        return httpx.AsyncClient(base_url=url, **connection(url))

    async def close(self) -> None:
        """Close all connections."""
        if "_http" in vars(self):
            await self._http.aclose()

    def routes(self) -> list[Route]:
        """`/health`, `/blobs/…`, `/downloads/…` and, for guests, `/open/…`."""
        return [
            Route("/health", self.health, methods=["GET"]),
            Route("/blobs/{key:path}", self.blob, methods=["GET"]),
            Route("/downloads/{ticket}", self.download, methods=["GET"]),
            Route(OPEN_ROOT + "{prefix}/{rest:path}", self.open, methods=["GET", "POST"]),
        ]

    async def health(self, request: Request) -> JSONResponse:
        """200 when the API answers within a second, else 503.

        "degraded" while the API works without some of its parts: another start would mend none.
        """
        import httpx

        health: dict[str, object] = {}
        try:
            answer = await self._http.get("/api/health", timeout=HEALTH_SECONDS)
            api = "ok" if answer.status_code == 200 else f"status {answer.status_code}"
            health = answer.json() if api == "ok" else {}
        except httpx.TimeoutException:
            api = "no answer in time"
        except httpx.TransportError:
            api = "not reachable"
        return JSONResponse(
            {
                "status": health.get("status", "unhealthy"),
                "dashboard": "ok",
                "api": api,
            }
            | ({"failing": health["failing"]} if health.get("failing") else {}),
            status_code=200 if api == "ok" else 503,
            headers={"Cache-Control": "no-store"},
        )

    async def blob(self, request: Request) -> Response:
        """Pass a signed address on to the API, with its range, and the answer back as it comes."""
        key = request.path_params["key"]
        if _leads_elsewhere(key):
            return Response(status_code=404)
        question = self._http.build_request(
            request.method,
            f"/blobs/{quote(key)}",
            params=[p for p in request.query_params.multi_items() if p[0] in _SIGNED],
            headers=_sent(request, _ASKED)
            # Compressed bytes would not fit the content-length that is passed back.
            | {"accept-encoding": "identity"}
            | self._credentials(request),
            timeout=_file_timeout(_FILE_SECONDS),
        )
        return await self._pass_on("GET /blobs/{key:path}", question)

    async def download(self, request: Request) -> Response:
        """The file that a page gave a ticket for, as the API makes it."""
        wanted = current_host().tickets.find(request.path_params["ticket"])
        if wanted is None:
            return Response(status_code=404)
        return await self._pass_on(
            "GET /downloads/{ticket}",
            self._http.build_request(
                "GET",
                wanted.path,
                params=list(wanted.query),
                headers={"accept-encoding": "identity"} | self._credentials(request),
                timeout=_file_timeout(_MADE_FILE_SECONDS),
            ),
        )

    async def open(self, request: Request) -> Response:
        """What a plugin has for people who do not sign in; nobody is asked who they are.

        The API is told that a guest asks, and gives what declares a permission for guests only.
        """
        rest = request.path_params["rest"]
        if not is_open(request.url.path) or _leads_elsewhere(rest):
            return Response(status_code=404)
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > _MAX_GUEST_BODY:
                return Response(status_code=413)
        passed = (*_ASKED, "accept-language", "content-type")
        # The last hop is the one that the proxy before us wrote; the others are claims.
        client = request.client.host if request.client else ""
        hops = request.headers.get("x-forwarded-for", client).split(",")
        question = self._http.build_request(
            request.method,
            f"/api/{request.path_params['prefix']}/open/{quote(rest)}",
            content=body or None,
            headers=_sent(request, passed)
            | {
                "accept-encoding": "identity",
                "x-forwarded-for": _readable(hops[-1]),
                "x-forwarded-host": _readable(request.headers.get("host", "")),
                "x-forwarded-proto": _readable(
                    request.headers.get("x-forwarded-proto", request.url.scheme)
                ),
                GUEST_HEADER: "1",
            }
            | service_headers(self._settings),
            timeout=_file_timeout(_FILE_SECONDS),
        )
        return await self._pass_on(f"{request.method} /open/{{prefix}}/{{rest:path}}", question)

    async def _pass_on(self, name: str, question: httpx.Request) -> Response:
        """The API's answer as it comes; in a trace its first span has this name."""
        import httpx

        method = {"http.request.method": question.method}
        span = current_tracing().begin(name, method, kind=SpanKind.SERVER)
        if span.context is not None:
            question.headers.update(write(span.context))
        try:
            answer = await self._http.send(question, stream=True)
        except httpx.TransportError as error:
            span.failed(error)
            span.end()
            return Response(status_code=503, headers={"Retry-After": "5"})
        span.set("http.response.status_code", answer.status_code)
        headers = {name: answer.headers[name] for name in _ANSWERED if name in answer.headers}
        return StreamingResponse(
            _bytes(answer, span),
            status_code=answer.status_code,
            headers=headers,
        )

    def _credentials(self, request: Request) -> dict[str, str]:
        """Proof of whose request it is; the gate lets only users come here."""
        if not self._settings.needs_sign_in:
            return {}
        visitor = request.scope.get(VISITOR)
        user = visitor if isinstance(visitor, User) else None
        return {"Authorization": f"Bearer {token_of(user, self._settings)}"}


def _file_timeout(seconds: float) -> httpx.Timeout:
    import httpx

    return httpx.Timeout(seconds, connect=_CONNECT_SECONDS)


def _leads_elsewhere(path: str) -> bool:
    return any(part in ("", ".", "..") for part in path.split("/"))


def _sent(request: Request, names: Iterable[str]) -> dict[str, str]:
    """Those of these headers that came and can be read."""
    found = {name: _readable(request.headers.get(name, "")) for name in names}
    return {name: value for name, value in found.items() if value}


def _readable(value: str) -> str:
    """The value, or "" where it holds what none of these headers means and none may send on."""
    return value.strip() if value.isascii() and value.isprintable() else ""


async def _bytes(answer: httpx.Response, span: InnerSpan) -> AsyncIterator[bytes]:
    with span:
        try:
            async for chunk in answer.aiter_raw():
                yield chunk
        finally:
            await answer.aclose()
