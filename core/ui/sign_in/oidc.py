"""Sign-in with an OpenID Connect provider: Streamlit's login, from settings alone."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, quote, unquote, urlsplit

from pydantic import SecretStr
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.security.oidc_metadata import metadata_problem
from core.settings import Settings
from core.ui.sign_in.visitors import SIGN_IN_FAILED, User, Visitor, visitor_of
from core.ui.streamlit_compat import (
    USER_COOKIE_NAME,
    SecretsValue,
    decode_signed_value,
    get_cookie_with_chunks,
    set_cookie_secret,
)

log = logging.getLogger(__name__)

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"

_RETURN_COOKIE = "elevendops_return"
_RETURN_SECONDS = 600
_MAX_ADDRESS = 2000
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
        self._metadata_url = settings.oidc_metadata_url or ""
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

    async def problem(self) -> str:
        """Why sign-ins fail, as far as that can be found out: a sentence for operators."""
        return await metadata_problem(self._metadata_url) or (
            "the provider answers, but refuses the sign-in or cannot end it. Check "
            "OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_REDIRECT_URI, and that the provider "
            "knows this redirect address."
        )

    @property
    def secure(self) -> bool:
        """True when the browser reaches the dashboard by HTTPS."""
        return self._redirect_uri.startswith("https://")

    def configure_streamlit(self) -> None:
        """Give Streamlit the secret of its cookies once more."""
        set_cookie_secret(self._secret)

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
    Secure. Of a sign-in that fails it says two words on a blank page, or nothing: here the page
    that was open says so, and the log says what `problem` finds.
    """

    def __init__(
        self, app: ASGIApp, secure: bool, problem: Callable[[], Awaitable[str]] | None = None
    ) -> None:
        self._app = app
        self._secure = secure
        self._problem = problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        replaced = False

        async def watched_send(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                failed = self._problem is not None and _has_failed(scope, message, headers)
                self._lead_back(scope, headers, failed)
                if self._secure:
                    _mark_secure(headers)
                if failed:
                    replaced = True
                    await self._say_why()
                    await self._redirect(headers)(scope, receive, send)
            if not replaced:
                await send(message)

        await self._app(scope, receive, watched_send)

    async def _say_why(self) -> None:
        if self._problem is not None:
            log.error("sign-in failed: %s", await self._problem())

    @staticmethod
    def _redirect(headers: MutableHeaders) -> RedirectResponse:
        answer = RedirectResponse(headers["location"], status_code=302)
        for cookie in headers.getlist("set-cookie"):
            answer.headers.append("set-cookie", cookie)
        return answer

    def _lead_back(self, scope: Scope, headers: MutableHeaders, failed: bool) -> None:
        asked = Headers(scope=scope)
        if scope["path"] == LOGIN:
            # The page on which the button was pressed.
            address = _local_address(asked.get("referer", ""), asked.get("host", ""))
            headers.append("set-cookie", _return_cookie(quote(address, safe=""), _RETURN_SECONDS))
            if failed:
                headers["location"] = address
        elif scope["path"] == CALLBACK and ("location" in headers or failed):
            kept = unquote(cookie_parser(asked.get("cookie", "")).get(_RETURN_COOKIE, ""))
            if _LOCAL.fullmatch(kept):
                headers["location"] = kept
            headers.setdefault("location", "/")
            headers.append("set-cookie", _return_cookie("", 0))
        if failed:
            joint = "&" if "?" in headers["location"] else "?"
            headers["location"] += f"{joint}{SIGN_IN_FAILED}=1"


def _has_failed(scope: Scope, start: Message, headers: MutableHeaders) -> bool:
    """Whether this answer ends a sign-in without a user, though the user has not cancelled it."""
    if scope["path"] not in (LOGIN, CALLBACK):
        return False
    if start["status"] >= 400 or scope["path"] == LOGIN:
        return int(start["status"]) >= 400
    asked = parse_qs(scope["query_string"].decode("latin-1"))
    if asked.get("error") == ["access_denied"]:
        return False
    return ("code" in asked or "error" in asked) and not _signs_in(headers)


def _signs_in(headers: MutableHeaders) -> bool:
    cookies = (cookie.partition(";")[0].partition("=") for cookie in headers.getlist("set-cookie"))
    return any(name == USER_COOKIE_NAME and value.strip('" ') for name, _, value in cookies)


def _local_address(referer: str, host: str) -> str:
    """The path and query of an address of this host; `/` for any other."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return "/"
    query = "&".join(one for one in parts.query.split("&") if one != f"{SIGN_IN_FAILED}=1")
    address = parts.path + (f"?{query}" if query else "")
    if (
        parts.netloc != host
        or len(address) > _MAX_ADDRESS
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
