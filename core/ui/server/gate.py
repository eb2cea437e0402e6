"""Lets nobody but signed-in users to files, media and uploads, and tells pages who looks at them.

Streamlit's own sign-in guards scripts only: its `/media` and routes beside it are open to all.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from core.security.tokens import token_key
from core.settings import Settings
from core.ui.server.routes import PROBES, is_open
from core.ui.sign_in.iap import IapSignIn, KeysUnavailable
from core.ui.sign_in.oidc import OidcSignIn, Secrets, SignInRoutes
from core.ui.sign_in.visitors import HEADER, VISITOR, User, Visitor, to_token

# Of Streamlit's own paths, what the page needs that offers the sign-in.
_OPEN = frozenset({"/_stcore/host-config", "/_stcore/stream"})
_CLOSED = ("_stcore", "media", "component")


class SignIn(Protocol):
    """A way to know who is there."""

    @property
    def closes_everything(self) -> bool:
        """True when not even the page that offers the sign-in is for unknown visitors."""
        ...

    @property
    def secure(self) -> bool:
        """True when all cookies are to be marked as Secure."""
        ...

    @property
    def secrets(self) -> Secrets | None:
        """What Streamlit's app is built with."""
        ...

    def configure_streamlit(self) -> None:
        """Set Streamlit's options, after its app is made and before it serves."""
        ...

    async def visitor(self, connection: HTTPConnection) -> Visitor:
        """Who is there. Raises KeysUnavailable when that cannot be found out now."""
        ...


def sign_in_by(settings: Settings) -> SignIn:
    """The way that the settings name."""
    return IapSignIn(settings) if settings.auth_mode == "iap" else OidcSignIn(settings)


def guards(settings: Settings, sign_in: SignIn, closed: Collection[str]) -> list[Middleware]:
    """All that stands around the dashboard where users sign in, the outermost first."""
    problem = sign_in.problem if isinstance(sign_in, OidcSignIn) else None
    return [
        Middleware(SignInRoutes, secure=sign_in.secure, problem=problem),
        Middleware(AuthMiddleware, sign_in=sign_in, key=token_key(settings), closed=closed),
    ]


class AuthMiddleware:
    """ASGI middleware around the whole dashboard, its WebSocket too.

    `closed` are the first parts of further paths that only users may ask.
    """

    def __init__(self, app: ASGIApp, sign_in: SignIn, key: str, closed: Collection[str]) -> None:
        self._app = app
        self._sign_in = sign_in
        self._key = key
        self._closed = frozenset({*_CLOSED, *closed})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] not in ("http", "websocket")
            or scope["path"] in PROBES
            or (scope["type"] == "http" and is_open(scope["path"]))
        ):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        try:
            visitor = await self._sign_in.visitor(connection)
        except KeysUnavailable:
            await _refuse(503, "Sign-in cannot be checked right now.")(scope, receive, send)
            return
        if self._is_closed(scope["path"], visitor):
            await _refuse(401, "Please sign in.")(scope, receive, send)
            return
        if scope["type"] == "websocket":
            scope = {**scope, "headers": self._introduced(connection, visitor)}
        else:
            scope[VISITOR] = visitor
        await self._app(scope, receive, send)

    def _is_closed(self, path: str, visitor: Visitor) -> bool:
        if visitor is None and self._sign_in.closes_everything:
            return True
        if isinstance(visitor, User) or path in _OPEN:
            return False
        return path.removeprefix("/").partition("/")[0] in self._closed

    def _introduced(
        self, connection: HTTPConnection, visitor: Visitor
    ) -> list[tuple[bytes, bytes]]:
        """The headers of a session's connection, with who it is in place of any such claim."""
        headers = [pair for pair in connection.headers.raw if pair[0] != HEADER.encode()]
        # A page of another site may not open a session with the cookies of this one.
        origin = connection.headers.get("origin")
        own = origin is None or urlsplit(origin).netloc == connection.headers.get("host")
        if visitor is not None and own:
            headers.append((HEADER.encode(), to_token(visitor, self._key).encode()))
        return headers


def _refuse(status: int, sentence: str) -> ASGIApp:
    async def refusal(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            # Closed before it is accepted, the server answers it with 403.
            await send({"type": "websocket.close", "code": 1013 if status == 503 else 1008})
            return
        headers = {"Cache-Control": "no-store"} | ({"Retry-After": "5"} if status == 503 else {})
        await JSONResponse({"detail": sentence}, status, headers)(scope, receive, send)

    return refusal
