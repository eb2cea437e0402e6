"""Memory that a process no longer needs, given back to the operating system."""

from __future__ import annotations

import ctypes
import gc
from functools import cache


def give_back() -> None:
    """Collect all garbage, put what is left out of the collector's sight, and trim.

    Also what was put out of sight while it was in use: in no other way are circles of it found.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    trim()


def trim() -> None:
    """Give back what the C library holds for later; nothing where it knows no such call."""
    if (call := _malloc_trim()) is not None:
        call(0)


@cache
def _malloc_trim() -> ctypes._NamedFuncPointer | None:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # not the GNU C library
        return None
