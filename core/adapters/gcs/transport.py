"""HTTP sessions whose requests keep to the time of their operation and can be hung up.

Imports the vendor's packages, so `core.adapters.gcs.blobs` imports it on first use, in a thread.
"""

from __future__ import annotations

from typing import Any

import google.auth.transport.requests as google_requests
import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from core.adapters.gcs.operation import current_operation


def plain_session(connections: int, *, proxies: bool) -> requests.Session:
    """A session without credentials, for the requests that get credentials."""
    session = requests.Session()
    _mount(session, connections, proxies)
    return session


def signed_in_session(
    credentials: Any, request: google_requests.Request, connections: int, *, proxies: bool
) -> requests.Session:
    """A session that adds the credentials' token, and renews it through `request`."""
    session: requests.Session = google_requests.AuthorizedSession(credentials, auth_request=request)
    _mount(session, connections, proxies)
    return session


def _mount(session: requests.Session, connections: int, proxies: bool) -> None:
    # A proxy of the environment must not see loopback traffic.
    session.trust_env = proxies
    adapter = _Adapter(pool_maxsize=connections)
    session.mount("https://", adapter)
    session.mount("http://", adapter)


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        kwargs["timeout"] = current_operation().timeouts()
        return super().send(request, *args, **kwargs)


def _prepare(connection: HTTPConnection) -> None:
    """Connect, and let sending take as long as the operation has."""
    if connection.sock is None:
        connection.connect()
    operation = current_operation()
    operation.watch(connection.sock)
    if connection.sock is not None:
        connection.sock.settimeout(max(operation.remaining(), 0.001))


class _HTTP(HTTPConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        _prepare(self)
        super().request(*args, **kwargs)


class _HTTPS(HTTPSConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        _prepare(self)
        super().request(*args, **kwargs)


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPS


_POOLS = {"http": _HTTPPool, "https": _HTTPSPool}
