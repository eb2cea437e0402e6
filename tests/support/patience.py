"""How tests wait for what another process does: for its sign, and never for a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

PATIENCE_SECONDS = 180.0
"""What a step may take on a busy machine before it counts as failed."""

_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.25


def looks(patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Each turn is one look; between them are pauses, which become longer. Ends with the patience.

    Who waits long looks less often, as each look takes time from what it waits for.
    """
    for pause in _pauses(patience):
        yield
        time.sleep(pause)


async def awaited_looks(patience: float = PATIENCE_SECONDS) -> AsyncIterator[None]:
    """The same for who waits in an event loop, in which others go on meanwhile."""
    for pause in _pauses(patience):
        yield
        await asyncio.sleep(pause)


def _pauses(patience: float) -> Iterator[float]:
    deadline = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while True:
        yield pause
        if time.monotonic() > deadline:
            return
        pause = min(1.5 * pause, _LONGEST_PAUSE)
