"""Work of a feature that goes on beside requests, for as long as the feature is held open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager

from core.errors import AppError

log = logging.getLogger(__name__)


@asynccontextmanager
async def in_background(work: Coroutine[object, object, None], name: str) -> AsyncIterator[None]:
    """While this is held, the work goes on in a task of this name; then it is cancelled.

    What the work raises is not raised here: it says itself what it could not do.
    """
    task = asyncio.create_task(work, name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def repeat(
    step: Callable[[], Awaitable[object]], pause_seconds: float, failed: str, *, later: bool = False
) -> None:
    """Do this step again and again, with a pause after each; `later`: with one before the first.

    An AppError of a step is written down as `failed` with its code; the next step comes all the
    same.
    """
    if later:
        await asyncio.sleep(pause_seconds)
    while True:
        try:
            await step()
        except AppError as error:
            log.warning("%s: %s", failed, error.error_code)
        await asyncio.sleep(pause_seconds)
