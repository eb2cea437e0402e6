"""Keeps the pages of other sites, in a browser on this machine, away from a server of ours.

Without sign-in whoever reaches a port may use it, and any web page can send requests to this
machine: to its loopback address, or under a name of its own that leads there (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.declarations import AUTHORITY

if TYPE_CHECKING:
    from core.settings import Settings

Refuse = Callable[[int, str, str], ASGIApp]
"""Makes the answer to a refused request from its status, error code and sentence."""

_WILDCARD_ADDRESSES = frozenset({"0.0.0.0", "::"})
_FOREIGN_SITES = frozenset({"cross-site", "same-site"})

_READ = frozenset({b"host", b"origin", b"sec-fetch-site", b"sec-fetch-mode", b"sec-fetch-dest"})
_KEPT_VERDICTS = 1024


def _headers(framed_by: str) -> list[tuple[bytes, bytes]]:
    return [
        # Beside a policy of the answer's own: the browser keeps to both.
        (b"content-security-policy", f"frame-ancestors '{framed_by}'".encode()),
        (b"x-frame-options", b"DENY" if framed_by == "none" else b"SAMEORIGIN"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]


_FRAMED_BY_NOBODY = _headers("none")
_FRAMED_BY_ITSELF = _headers("self")
_REPLACED = {name for name, _ in _FRAMED_BY_NOBODY} - {b"content-security-policy"}


class TrustedHosts:
    """The names under which a server may be asked: those of this machine, and some more.

    A name holds for every port, and one with a port for this port only. `None` trusts any name.
    """

    def __init__(self, names: Iterable[str] | None = ()) -> None:
        self._names = None if names is None else frozenset(name.lower() for name in names)
        # Nearly all requests name the same few.
        self._verdict = lru_cache(_KEPT_VERDICTS)(self._judge)

    def __contains__(self, authority: str) -> bool:
        """Whether the `Host` of a request, such as `localhost:8501`, is one of them."""
        return self._verdict(authority)

    def _judge(self, authority: str) -> bool:
        found = AUTHORITY.fullmatch(authority)
        if found is None:
            return False
        name = found[1].lower().rstrip(".")
        if self._names is None or _is_this_machine(name):
            return True
        return name in self._names or f"{name}{found[2] or ''}" in self._names


def dashboard_hosts(settings: Settings) -> TrustedHosts:
    """Where users open the dashboard: the public address of sign-in, and what is set."""
    if settings.auth_mode == "iap" and not settings.allowed_hosts:
        # No setting tells the public address, and the proxy lets nobody through under another.
        return TrustedHosts(None)
    public = urlsplit(settings.oidc_redirect_uri or "").hostname
    return TrustedHosts(_names(settings, settings.frontend_host, public))


def api_hosts(settings: Settings) -> TrustedHosts:
    """Where the dashboard asks the API, and what is set."""
    return TrustedHosts(
        _names(settings, settings.backend_host, urlsplit(settings.api_url).hostname)
    )


def _names(settings: Settings, *more: str | None) -> list[str]:
    found = [_bracketed(name) for name in more if name and name not in _WILDCARD_ADDRESSES]
    return [*settings.allowed_hosts, *found]


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _is_this_machine(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"


def _in_plain_text(status: int, code: str, sentence: str) -> ASGIApp:
    return PlainTextResponse(sentence, status, {"Cache-Control": "no-store"})


class BrowserGuard:
    """ASGI middleware, the outermost one: refuses what a page of another site sends.

    A request has to name a trusted host; `probes` are paths that are answered under any. Where the
    browser tells where a request comes from (`Origin`, `Sec-Fetch-Site`), that has to be this
    server itself. Two ports of one machine are two servers. A link that leads here is followed: the
    page that it stands on does not see the answer, and reading changes nothing.

    Every answer forbids to be framed, to be taken for another type, and to be read by other sites.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: TrustedHosts,
        probes: Collection[str] = (),
        framed_by_own: Collection[str] = (),
        refuse: Refuse = _in_plain_text,
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._probes = frozenset(probes)
        self._framed_by_own = tuple(framed_by_own)
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] == "websocket":
            if refusal is None:
                await self._app(scope, receive, send)
            else:
                # Closed before it is accepted, the server answers it with 403.
                await send({"type": "websocket.close", "code": 1008})
            return

        async def guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", ()) if pair[0] not in _REPLACED]
                message["headers"] = kept + self._forbidding(scope["path"])
            await send(message)

        await (refusal or self._app)(scope, receive, guarded_send)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        sent = _read(scope)
        hosts = sent.get(b"host", [])
        host = hosts[0] if len(hosts) == 1 else ""
        if host not in self._hosts and scope["path"] not in self._probes:
            return self._refuse(
                421,
                "unknown_host",
                "ElevenDops is not open under this address. Whoever runs it can add the name to "
                "the setting ALLOWED_HOSTS.",
            )
        # Most requests are no browser's and have nothing more to look at.
        if (
            len(sent) > (b"host" in sent)
            and _is_foreign(sent, host)
            and not _is_followed_link(scope, sent)
        ):
            return self._refuse(
                403, "foreign_origin", "ElevenDops takes no requests from pages of other sites."
            )
        return None

    def _forbidding(self, path: str) -> list[tuple[bytes, bytes]]:
        own = bool(self._framed_by_own) and path.startswith(self._framed_by_own)
        return _FRAMED_BY_ITSELF if own else _FRAMED_BY_NOBODY


def _read(scope: Scope) -> dict[bytes, list[str]]:
    """The values of the headers that count here, in one pass: this is done for every request."""
    found: dict[bytes, list[str]] = {}
    for name, value in scope["headers"]:
        if name in _READ:
            found.setdefault(name, []).append(value.decode("latin-1"))
    return found


def _is_foreign(sent: dict[bytes, list[str]], host: str) -> bool:
    if not all(_is_origin_of(origin, host) for origin in sent.get(b"origin", ())):
        return True
    return any(site.lower() in _FOREIGN_SITES for site in sent.get(b"sec-fetch-site", ()))


def _is_origin_of(origin: str, host: str) -> bool:
    scheme, separator, authority = origin.partition("://")
    return bool(separator) and scheme in ("http", "https") and authority.lower() == host.lower()


def _is_followed_link(scope: Scope, sent: dict[bytes, list[str]]) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and b"origin" not in sent
        and sent.get(b"sec-fetch-mode") == ["navigate"]
        and sent.get(b"sec-fetch-dest") == ["document"]
    )
