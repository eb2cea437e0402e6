"""The ElevenLabs SDK client with our time-outs and our errors.

The SDK is large: its part for agents alone takes 27 MB and most of a second. It is imported with
this module, which `core.adapters.elevenlabs.voice` imports on first use, in a thread; and its parts
likewise, each on its own first use.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from json import JSONDecodeError
from operator import attrgetter
from typing import Any

import httpx
from elevenlabs.base_client import AsyncBaseElevenLabs
from elevenlabs.core.api_error import ApiError
from elevenlabs.core.parse_error import ParsingError
from elevenlabs.environment import ElevenLabsEnvironment

from core.adapters.provider_errors import Service, elevenlabs_error
from core.security.addresses import is_loopback, is_plain

_CONNECT_SECONDS = 3.0
_POOL_SECONDS = 10.0
_READ_SECONDS = 15.0
_SPEECH_READ_SECONDS = 120.0
_DOWNLOAD_CHUNK = 64 * 1024  # bytes


class ElevenLabsClient:
    """One client of the SDK; every call goes through `calls`.

    It is the one that `AsyncElevenLabs` extends by music, flows, webhooks and live recognition,
    which import 200 types that nothing here calls.
    """

    def __init__(self, api_key: str, base_url: str | None, service: Service) -> None:
        self._service = service
        self._headers = {"xi-api-key": api_key}
        self._base_url = base_url or ElevenLabsEnvironment.PRODUCTION.value
        # The default client would hand loopback traffic to a proxy of the environment, and would
        # send the key header on to wherever a redirect points.
        self._http = httpx.AsyncClient(
            trust_env=not is_loopback(base_url),
            verify=not is_plain(base_url),
            follow_redirects=False,
        )
        self._api: Any = AsyncBaseElevenLabs(
            api_key=api_key,
            base_url=base_url,
            httpx_client=self._http,
            timeout=_timeout(_READ_SECONDS),
        )
        self._parts: dict[str, Any] = {}

    @asynccontextmanager
    async def calls(self, path: str, total_seconds: float) -> AsyncIterator[Any]:
        """The part of the SDK's client at `path`, as in "conversational_ai.agents", for calls that
        shall end within `total_seconds` altogether.

        Raises the errors of `core.errors` in place of those of the SDK and of httpx.
        """
        if path not in self._parts:
            self._parts[path] = await asyncio.to_thread(self._load, path)
        with self._our_errors():
            async with asyncio.timeout(total_seconds):
                yield self._parts[path]

    async def answer_of(
        self, path: str, query: Mapping[str, str | int | None], total_seconds: float
    ) -> dict[str, Any]:
        """What GET answers at `path`, as in "v1/history", as it is: without the SDK's models.

        For long lists of numbers, each of which the SDK reads one by one, while the event loop
        waits. Raises the errors of `core.errors`.
        """
        given = {name: value for name, value in query.items() if value is not None}
        with self._our_errors():
            async with asyncio.timeout(total_seconds):
                answer = await self._http.get(
                    f"{self._base_url.rstrip('/')}/{path}",
                    params=given,
                    headers=self._headers,
                    timeout=_timeout(_READ_SECONDS),
                )
            body = _body_of(answer)
            if not answer.is_success:
                raise ApiError(
                    status_code=answer.status_code, headers=dict(answer.headers), body=body
                )
        if not isinstance(body, dict):
            raise self._service.unreadable()
        return body

    def _load(self, path: str) -> Any:
        """Import what the SDK would otherwise import on the event loop, in the first call."""
        part = attrgetter(path)(self._api)
        part.with_raw_response  # noqa: B018 - reading the attribute is the import
        return part

    @contextmanager
    def _our_errors(self) -> Iterator[None]:
        try:
            yield
        except ApiError as error:
            headers = httpx.Headers(error.headers or {})
            raise elevenlabs_error(
                error.status_code, error.body, self._service, headers.get("retry-after")
            ) from None
        except (ParsingError, JSONDecodeError, httpx.DecodingError):
            raise self._service.unreadable() from None
        except (httpx.ConnectTimeout, httpx.PoolTimeout):
            raise self._service.unreachable() from None
        except (httpx.TimeoutException, TimeoutError):
            raise self._service.timed_out() from None
        except (httpx.TransportError, httpx.InvalidURL):
            raise self._service.unreachable() from None

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def _body_of(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:  # no JSON, or bytes that are no text
        return answer.text


def speech_options() -> dict[str, Any]:
    """Options of a speech call: never repeated by itself, and with time to speak a long text."""
    return {
        "max_retries": 0,
        "timeout_in_seconds": _timeout(_SPEECH_READ_SECONDS),
        "chunk_size": _DOWNLOAD_CHUNK,
    }


def _timeout(read_seconds: float) -> httpx.Timeout:
    return httpx.Timeout(read_seconds, connect=_CONNECT_SECONDS, pool=_POOL_SECONDS)
