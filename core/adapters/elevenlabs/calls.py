"""Calls of ElevenLabs by its SDK, which is imported on the first one.

It is imported in a thread, because that takes most of a second.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import ModuleType
from typing import Any

from core.adapters.provider_errors import Service
from core.i18n import text

LISTING_SECONDS = 60.0  # all pages of one list
PAGE = 100  # the provider's largest page

ONCE = {"max_retries": 0}
"""A repeated create makes a second entry and a repeated generation is charged twice: the provider
knows no idempotency key, so whoever calls decides whether to try again."""


class ElevenLabsCalls:
    """An account at ElevenLabs or, with `local`, at the local preview service.

    `base_url` None means the provider's own address, `call_seconds` bounds a call.
    """

    def __init__(
        self, api_key: str, base_url: str | None, *, local: bool, call_seconds: float
    ) -> None:
        name = text("The local preview voice service") if local else text("ElevenLabs")
        self._service = Service(name, "ELEVENLABS_API_KEY", api_key, local)
        self._api_key = api_key
        self._base_url = base_url
        self._call_seconds = call_seconds
        self._client: Any = None
        self._client_lock = asyncio.Lock()

    @asynccontextmanager
    async def _calls(self, part: str, total_seconds: float | None = None) -> AsyncIterator[Any]:
        client = await self._ready_client()
        async with client.calls(part, total_seconds or self._call_seconds) as api:
            yield api

    async def _answer_of(
        self, path: str, query: Mapping[str, str | int | None], total_seconds: float
    ) -> dict[str, Any]:
        client = await self._ready_client()
        answer: dict[str, Any] = await client.answer_of(path, query, total_seconds)
        return answer

    async def _ready_client(self) -> Any:
        async with self._client_lock:
            if self._client is None:
                self._client = await asyncio.to_thread(self._build_client)
            return self._client

    def _build_client(self) -> Any:
        return sdk().ElevenLabsClient(self._api_key, self._base_url, self._service)

    def _id(self, answer: Any, field: str) -> str:
        """The id in an answer; the SDK does not validate answers, so it can be missing."""
        value = getattr(answer, field, None)
        if not isinstance(value, str) or not value:
            raise self._service.unreadable()
        return value

    async def account(self) -> str:
        """A mark of the address and the key, from which neither can be told."""
        if self._service.local:
            return "local"  # wherever it listens, and whatever key it is given
        account = f"{self._base_url or ''} {self._api_key}"
        return hashlib.sha256(account.encode()).hexdigest()[:16]

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()


def sdk() -> ModuleType:
    """Our module around the SDK; the first import is slow."""
    return importlib.import_module("core.adapters.elevenlabs.client")


def next_cursor(has_more: Any, cursor: Any, present: str | None) -> str | None:
    """Where the next page starts; None at the end, also for a cursor that does not advance."""
    return cursor if has_more and cursor and cursor != present else None
