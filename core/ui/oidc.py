"""Sign-in with an OpenID Connect provider: Streamlit's login, from settings alone."""

from __future__ import annotations

import json
import re
import time
from urllib.parse import quote, unquote, urlsplit

from pydantic import SecretStr
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.runtime.secrets import SecretsValue
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from core.settings import Settings
from core.ui.visitors import User, Visitor, visitor_of

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"

_RETURN_COOKIE = "elevendops_return"
_RETURN_SECONDS = 600
_LONGEST_ADDRESS = 2000
# An address on this site: a second slash or a backslash would make the next part a host.
_LOCAL = re.compile(r"/(?![/\\])[\x21-\x7e]*")

Secrets = dict[str, SecretsValue]


class OidcSignIn:
    """Knows a visitor by the cookie that Streamlit sets after a sign-in."""

    def __init__(self, settings: Settings) -> None:
        self._secret = _plain(settings.cookie_secret)
        self._redirect_uri = settings.oidc_redirect_uri or ""
        self._allowed = settings.sign_in_allowed
        self._hours = settings.sign_in_hours
        self.secrets: Secrets | None = {
            "auth": {
                "redirect_uri": self._redirect_uri,
                "cookie_secret": self._secret,
                "client_id": settings.oidc_client_id or "",
                "client_secret": _plain(settings.oidc_client_secret),
                "server_metadata_url": settings.oidc_metadata_url or "",
            }
        }

    closes_everything = False
    """The page that offers the sign-in has to be reached without one."""

    @property
    def secure(self) -> bool:
        """True when the browser reaches the dashboard by HTTPS."""
        return self._redirect_uri.startswith("https://")

    def configure_streamlit(self) -> None:
        """Give Streamlit the secret of its cookies once more.

        The cookie that holds the state of a sign-in is signed before the app's secrets are read.
        Without the option each instance would sign it with a key of its own, and a sign-in that
        begins at one could not end at another.
        """
        config.set_option("server.cookieSecret", self._secret)

    async def visitor(self, connection: HTTPConnection) -> Visitor:
        """Who the cookie says it is; nobody when it is missing, forged, or too old."""
        cookies = connection.cookies

        def signed(name: str) -> bytes | None:
            found = cookies.get(name)
            if found is None:
                return None
            return decode_signed_value(self._secret, name, found.encode("latin-1", "replace"))

        cookie = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
        try:
            claims = json.loads(cookie or b"null")
        except ValueError:
            return None
        if not isinstance(claims, dict) or not claims.get("is_logged_in"):
            return None
        if claims.get("origin") != _origin(self._redirect_uri):
            return None
        visitor = visitor_of(
            claims,
            allowed=self._allowed,
            hours=self._hours,
            verified=claims.get("email_verified") is True,
        )
        return None if isinstance(visitor, User) and visitor.ends < time.time() else visitor


class SignInRoutes:
    """ASGI middleware around Streamlit's sign-in: back to the page that was open, by safe cookies.

    Streamlit leads everybody to its first page after a sign-in, and never marks its cookies as
    Secure.
    """

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def watched_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                self._lead_back(scope, headers)
                if self._secure:
                    _mark_secure(headers)
            await send(message)

        await self._app(scope, receive, watched_send)

    def _lead_back(self, scope: Scope, headers: MutableHeaders) -> None:
        asked = Headers(scope=scope)
        if scope["path"] == LOGIN:
            # The page on which the button was pressed.
            address = _local_address(asked.get("referer", ""), asked.get("host", ""))
            headers.append("set-cookie", _return_cookie(quote(address, safe=""), _RETURN_SECONDS))
        elif scope["path"] == CALLBACK and "location" in headers:
            kept = unquote(cookie_parser(asked.get("cookie", "")).get(_RETURN_COOKIE, ""))
            if _LOCAL.fullmatch(kept):
                headers["location"] = kept
            headers.append("set-cookie", _return_cookie("", 0))


def _local_address(referer: str, host: str) -> str:
    """The path and query of an address of this host; `/` for any other."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return "/"
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    if (
        parts.netloc != host
        or len(address) > _LONGEST_ADDRESS
        or not _LOCAL.fullmatch(address)
        or parts.path in (LOGIN, CALLBACK)
    ):
        return "/"
    return address


def _return_cookie(value: str, seconds: int) -> str:
    return f"{_RETURN_COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"


def _mark_secure(headers: MutableHeaders) -> None:
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        flags = {part.strip().lower() for part in cookie.split(";")[1:]}
        headers.append("set-cookie", cookie if "secure" in flags else f"{cookie}; Secure")


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret is not None else ""
