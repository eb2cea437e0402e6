"""A list that a provider keeps and people choose from: it is asked for now and then."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from core.errors import AppError

Row = TypeVar("Row")

_FOREVER = float("inf")


class ProviderList(Generic[Row]):
    """What `ask` answers, asked for again when it is older than `fresh_seconds`.

    Callers at the same time share one request, and none who goes away ends it. While the provider
    is away, an earlier list serves for `usable_seconds`, and it is asked again at the earliest
    `retry_seconds` after it has failed. Nobody waits longer than `wait_seconds`; the list may still
    come for the next one.
    """

    def __init__(
        self,
        ask: Callable[[], Awaitable[list[Row]]],
        *,
        fresh_seconds: float,
        usable_seconds: float = _FOREVER,
        retry_seconds: float = 0.0,
        wait_seconds: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._fresh_seconds = fresh_seconds
        self._usable_seconds = usable_seconds
        self._retry_seconds = retry_seconds
        self._wait_seconds = wait_seconds
        self._clock = clock
        self._rows: list[Row] = []
        self._listed_at = self._failed_at = -_FOREVER
        self._request: asyncio.Task[None] | None = None
        self.error: AppError | None = None
        """What the provider answered last, None for a list."""

    async def rows(self) -> list[Row] | None:
        """The list; None when there is none that is young enough."""
        if self._clock() - self._listed_at > self._fresh_seconds:
            await self._look()
        usable = self._clock() - self._listed_at <= self._usable_seconds
        return self._rows if usable else None

    async def _look(self) -> None:
        if self._request is None or self._request.done():
            if self._clock() - self._failed_at < self._retry_seconds:
                return
            self._request = asyncio.create_task(self._load(), name="provider-list")
        await asyncio.wait([self._request], timeout=self._wait_seconds)
        if self._request.done():
            self._request.result()  # what is no answer of the provider is raised

    async def _load(self) -> None:
        try:
            self._rows = await self._ask()
        except AppError as error:
            self.error, self._failed_at = error, self._clock()
        else:
            self.error, self._listed_at = None, self._clock()
