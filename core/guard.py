"""The isolation guard: plugin code runs here, and its failure marks one record."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TIME_LIMIT_SECONDS = 10.0
"""How long one hook or import of a plugin may take."""


class PluginFailure(Exception):
    """Plugin code failed; the text says how, for an operator."""


def guarded(call: Callable[[], T], limit: float = TIME_LIMIT_SECONDS) -> T:
    """Run plugin code in a thread of its own. Raises PluginFailure, and nothing else.

    An overrun thread cannot be stopped in Python; it is left behind as a daemon and its result is
    never used.
    """
    results: list[T] = []
    failures: list[str] = []

    def run() -> None:
        try:
            results.append(call())
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the isolation guard
            failures.append(f"{type(error).__name__}: {error}")

    thread = threading.Thread(target=run, daemon=True, name="plugin-guard")
    thread.start()
    thread.join(limit)
    if failures:
        raise PluginFailure(failures[0])
    if not results:
        raise PluginFailure(f"took longer than {limit:.0f} seconds")
    return results[0]
