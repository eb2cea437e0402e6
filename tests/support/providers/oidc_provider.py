"""An OpenID Connect provider on loopback, by the protocol: code flow with PKCE, RS256, sign-out.

https://openid.net/specs/openid-connect-core-1_0.html and RFC 7636. Instead of a password it asks
which of its people one is.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.support.servers import free_port

CLIENT_ID, CLIENT_SECRET = "elevendops-tests", "a secret of the tests"
_KEY_ID = "key-1"
_CODE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account at the provider. `ago` is how long ago the sign-in was, in s."""

    sub: str
    name: str
    email: str
    verified: bool = True
    ago: int = 0


class _Broken:
    def __init__(self, app: ASGIApp, paths: set[str]) -> None:
        self._app = app
        self._paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        broken = scope["type"] == "http" and scope["path"] in self._paths
        app = Response("out of order", 503) if broken else self._app
        await app(scope, receive, send)


@dataclass(slots=True)
class _Grant:
    person: Person
    redirect_uri: str
    challenge: str
    nonce: str
    until: float = field(default_factory=lambda: time.monotonic() + _CODE_SECONDS)


class OidcProvider:
    """The provider; it lets in whoever of `people` is clicked on, and sends nobody elsewhere."""

    def __init__(self, people: Mapping[str, Person], redirect_uris: list[str]) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.signed_out: list[str] = []
        self.broken: set[str] = set()
        """Paths that answer with an error of the provider's own."""
        self._people = dict(people)
        self._redirect_uris = redirect_uris
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._grants: dict[str, _Grant] = {}
        app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._authorize, methods=["GET", "POST"]),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
                Route("/end_session", self._end_session),
            ],
            middleware=[Middleware(_Broken, paths=self.broken)],
        )
        self._server = uvicorn.Server(
            uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="critical")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    @property
    def metadata_url(self) -> str:
        """Where clients find all its addresses."""
        return f"{self.url}/.well-known/openid-configuration"

    def start(self) -> None:
        """Serve; returns when it does."""
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the provider did not start"
            time.sleep(0.01)

    def stop(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(timeout=15)

    async def _metadata(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "end_session_endpoint": f"{self.url}/end_session",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": [
                    "client_secret_basic",
                    "client_secret_post",
                ],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT_ID:
            return Response("unknown client", 400)
        if asked.get("redirect_uri") not in self._redirect_uris:
            return Response("unknown redirect_uri", 400)
        wrong = (
            asked.get("response_type") != "code"
            or "openid" not in asked.get("scope", "").split()
            or asked.get("code_challenge_method") != "S256"
            or not asked.get("code_challenge")
        )
        back = {"state": asked.get("state", "")}
        if wrong:
            return _redirect(asked["redirect_uri"], back | {"error": "invalid_request"})
        if request.method == "GET":
            return HTMLResponse(self._page())
        chosen = str((await request.form()).get("person"))
        if chosen not in self._people:
            return _redirect(asked["redirect_uri"], back | {"error": "access_denied"})
        code = secrets.token_urlsafe(16)
        self._grants[code] = _Grant(
            self._people[chosen],
            asked["redirect_uri"],
            asked["code_challenge"],
            asked.get("nonce", ""),
        )
        return _redirect(asked["redirect_uri"], back | {"code": code})

    def _page(self) -> str:
        buttons = "".join(
            f"<p><button name='person' value='{html.escape(key)}'>{html.escape(person.name)}"
            "</button></p>"
            for key, person in self._people.items()
        )
        cancel = "<p><button name='person' value=''>Cancel</button></p>"
        return f"<h1>Who are you?</h1><form method='post'>{buttons}{cancel}</form>"

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        if _client(request, form) != (CLIENT_ID, CLIENT_SECRET):
            return JSONResponse({"error": "invalid_client"}, 401)
        # A code works once.
        grant = self._grants.pop(str(form.get("code")), None)
        verifier = str(form.get("code_verifier", ""))
        digest = hashlib.sha256(verifier.encode()).digest()
        if (
            form.get("grant_type") != "authorization_code"
            or grant is None
            or grant.until < time.monotonic()
            or grant.redirect_uri != form.get("redirect_uri")
            or grant.challenge != base64.urlsafe_b64encode(digest).decode().rstrip("=")
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        person, now = grant.person, int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT_ID,
            "sub": person.sub,
            "name": person.name,
            "email": person.email,
            "email_verified": person.verified,
            "nonce": grant.nonce,
            "iat": now - person.ago,
            "exp": now + 3600,
        }
        token = jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": _KEY_ID})
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(16),
                "token_type": "Bearer",
                "expires_in": 3600,
                "id_token": token,
            },
            headers={"Cache-Control": "no-store"},
        )

    async def _jwks(self, request: Request) -> Response:
        key = json.loads(RSAAlgorithm.to_jwk(self._key.public_key()))
        return JSONResponse({"keys": [key | {"kid": _KEY_ID, "use": "sig", "alg": "RS256"}]})

    async def _end_session(self, request: Request) -> Response:
        asked = request.query_params
        back = asked.get("post_logout_redirect_uri")
        if back not in self._redirect_uris:
            return Response("unknown post_logout_redirect_uri", 400)
        try:
            claims = jwt.decode(
                asked.get("id_token_hint", ""),
                self._key.public_key(),
                algorithms=["RS256"],
                audience=CLIENT_ID,
            )
        except jwt.InvalidTokenError:
            return Response("not a token of this provider", 400)
        self.signed_out.append(claims["sub"])
        return RedirectResponse(back, 302)


def _client(request: Request, form: Mapping[str, object]) -> tuple[str, str]:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        name, _, secret = base64.b64decode(encoded).decode().partition(":")
        return name, secret
    return str(form.get("client_id")), str(form.get("client_secret"))


def _redirect(address: str, query: Mapping[str, str]) -> Response:
    return RedirectResponse(f"{address}?{urlencode(query)}", 302)
