"""The dashboard's connections to the API: opened when it first asks, and shared by all who ask."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypedDict

from core.security.addresses import is_loopback, is_plain

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 30.0
# Under the 5 seconds after which uvicorn closes an idle connection: a request must not meet one
# that is being closed.
_KEEP_ALIVE_SECONDS = 4.0


class Connections:
    """The connections of a client and its copies. The first question makes them, because a start
    asks none: httpx takes a while to import."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._http: httpx.Client | None = None
        self._closed = False
        self._lock = threading.Lock()

    def open(self) -> httpx.Client:
        """The one client of httpx. Raises RuntimeError when it was closed."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the client of the API has been closed")
            if self._http is None:
                self._http = _http_client(self._base_url)
            return self._http

    def close(self) -> None:
        """Close what was opened."""
        with self._lock:
            self._closed = True
            if self._http is not None:
                self._http.close()


def _http_client(base_url: str) -> httpx.Client:
    import httpx

    return httpx.Client(
        base_url=base_url,
        # To pack for the way between two processes of one machine takes longer than the way.
        headers={"Accept-Encoding": "identity"} if is_loopback(base_url) else None,
        **connection(base_url),
        timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx.Limits(
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=_KEEP_ALIVE_SECONDS,
        ),
    )


class Connection(TypedDict):
    """Arguments of an `httpx` client; see `connection`."""

    trust_env: bool
    verify: bool


def connection(url: str) -> Connection:
    """How to reach the API: no proxy of the environment stands between two processes of a machine,
    and 30 ms for reading certificates are saved where nothing is encrypted."""
    return {"trust_env": not is_loopback(url), "verify": not is_plain(url)}
