"""The last answer to a question that is asked more often than it changes."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Asks anew once the last answer is older than `seconds`; an error is raised and not kept.

    Where `is_cheap`, it asks each time: whoever keeps what follows from the answer until something
    is changed needs the newest.
    """

    def __init__(
        self,
        ask: Callable[[], Awaitable[T]],
        seconds: float,
        is_cheap: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ask = ask
        self._seconds = seconds
        self._is_cheap = is_cheap
        self._kept: tuple[float, T] | None = None

    async def __call__(self) -> T:
        """The answer, at most so old."""
        if self._is_cheap():
            return await self._ask()
        now = time.monotonic()
        if self._kept is None or now - self._kept[0] >= self._seconds:
            self._kept = (now, await self._ask())
        return self._kept[1]
