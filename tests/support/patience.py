"""How tests wait for what another process does: for its sign, and never for a time."""

from __future__ import annotations

import time
from collections.abc import Iterator

PATIENCE_SECONDS = 180.0
"""What a step may take on a busy machine before it counts as failed."""

_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.1


def looks(patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Each turn is one look; between them are pauses, which become longer. Ends with the patience.

    Who waits long looks less often, as each look takes time from what it waits for.
    """
    deadline = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while True:
        yield
        if time.monotonic() > deadline:
            return
        time.sleep(pause)
        pause = min(1.5 * pause, _LONGEST_PAUSE)
