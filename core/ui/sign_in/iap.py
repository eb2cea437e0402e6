"""Sign-in by Google's Identity-Aware Proxy, which signs who it lets through.

https://cloud.google.com/iap/docs/signed-headers-howto has the header, the claims and the keys.
"""

from __future__ import annotations

import asyncio
import logging
import time

import httpx
import jwt
from starlette.requests import HTTPConnection

from core.security.addresses import is_loopback
from core.settings import Settings
from core.ui.sign_in.visitors import Visitor, visitor_of

log = logging.getLogger(__name__)

HEADER = "x-goog-iap-jwt-assertion"
ISSUER = "https://cloud.google.com/iap"
KEYS_URL = "https://www.gstatic.com/iap/verify/public_key-jwk"

_LEEWAY_SECONDS = 30
_FETCH_SECONDS = 5.0
# A made-up key id must not make us ask Google for every request.
_PAUSE_SECONDS = 10.0


class KeysUnavailable(Exception):
    """Google's keys cannot be had now, so that nobody can be let in."""


class IapKeys:
    """The proxy's public keys: fetched at first need, and again when an unknown one is named.

    `pause` is how many seconds at least lie between two such requests.
    """

    def __init__(self, url: str = KEYS_URL, pause: float = _PAUSE_SECONDS) -> None:
        self._url = url
        self._pause = pause
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched = float("-inf")
        self._lock = asyncio.Lock()

    async def key(self, key_id: str) -> jwt.PyJWK | None:
        """The key of this id; None when the proxy has none. Raises KeysUnavailable."""
        if key_id not in self._keys:
            async with self._lock:
                if key_id not in self._keys:
                    await self._fetch()
        return self._keys.get(key_id)

    async def _fetch(self) -> None:
        if self._keys and time.monotonic() - self._fetched < self._pause:
            return
        try:
            async with httpx.AsyncClient(
                timeout=_FETCH_SECONDS, trust_env=not is_loopback(self._url)
            ) as client:
                answer = await client.get(self._url)
            answer.raise_for_status()
            found = jwt.PyJWKSet.from_dict(answer.json())
        except (httpx.HTTPError, ValueError, jwt.PyJWTError) as error:
            log.error("the keys of the Identity-Aware Proxy: %s", type(error).__name__)
            raise KeysUnavailable from None
        # Keys that Google has withdrawn are dropped.
        self._keys = {key.key_id: key for key in found.keys if key.key_id}
        self._fetched = time.monotonic()


class IapSignIn:
    """Knows a visitor by the proxy's signed header, which every request has to carry."""

    closes_everything = True
    """What the proxy has not let through is refused, whatever it asks for."""

    secure = True
    """The proxy is reached by HTTPS only."""

    def __init__(self, settings: Settings, keys: IapKeys | None = None) -> None:
        self._audience = settings.iap_audience or ""
        self._allowed = settings.sign_in_allowed
        self._hours = settings.sign_in_hours
        self._keys = keys or IapKeys()

    secrets = None
    """Streamlit's own sign-in is not used."""

    def configure_streamlit(self) -> None:
        """Nothing is needed."""

    async def visitor(self, connection: HTTPConnection) -> Visitor:
        """Who the proxy let through; nobody without its valid word. Raises KeysUnavailable."""
        token = connection.headers.get(HEADER, "")
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.key(key_id) if isinstance(key_id, str) else None
            if key is None:
                return None
            claims = jwt.decode(
                token,
                key,
                algorithms=["ES256"],
                audience=self._audience,
                issuer=ISSUER,
                leeway=_LEEWAY_SECONDS,
                options={"require": ["iss", "aud", "sub", "iat", "exp"]},
            )
        except jwt.PyJWTError:
            return None
        # The proxy vouches for the address itself.
        return visitor_of(claims, allowed=self._allowed, hours=self._hours, verified=True)
