"""Asks our own local service a question, without the SDK of the provider that it stands for."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from core.adapters.provider_errors import Service
from core.errors import AppError

_SECONDS = 15.0


async def ask_local(
    address: str,
    headers: Mapping[str, str],
    service: Service,
    refusal: Callable[[int, Any, Service, str | None], AppError],
) -> Any:
    """What the service answers at an address, as JSON.

    `refusal` makes an error of a status, a body and the header `Retry-After`. Raises that, and
    Unavailable and ProviderTimeout as the SDKs' calls do.
    """
    url = urlsplit(address)
    connection = HTTPConnection(url.netloc, timeout=_SECONDS)
    target = urlunsplit(("", "", url.path, url.query, ""))
    try:
        status, retry_after, answer = await asyncio.to_thread(_ask, connection, target, headers)
        body = json.loads(answer)
    except asyncio.CancelledError:
        _hang_up(connection.sock)
        raise
    except TimeoutError:
        raise service.timed_out() from None
    except (OSError, HTTPException):
        raise service.unreachable() from None
    except ValueError:
        raise service.unreadable() from None
    if status != 200:
        raise refusal(status, body, service, retry_after)
    return body


def _ask(
    connection: HTTPConnection, target: str, headers: Mapping[str, str]
) -> tuple[int, str | None, bytes]:
    with closing(connection):
        connection.request("GET", target, headers=dict(headers))
        answer = connection.getresponse()
        return answer.status, answer.getheader("Retry-After"), answer.read()


def _hang_up(connected: socket.socket | None) -> None:
    """Wake the thread that waits for the answer, so that it keeps no process from its end."""
    if connected is not None:
        with suppress(OSError):  # already closed
            connected.shutdown(socket.SHUT_RDWR)
