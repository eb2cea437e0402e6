"""The isolation guard: plugin code runs here, and its failure marks one record."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TIME_LIMIT_SECONDS = 10.0
"""How long one hook or import of a plugin may take."""


class PluginFailure(Exception):
    """Plugin code failed; the text says how, for an operator."""


class Overrun(TimeoutError):
    """Plugin code took too long."""


def guarded(call: Callable[[], T], limit: float = TIME_LIMIT_SECONDS) -> T:
    """Run plugin code in a thread of its own. Raises PluginFailure, and nothing else."""
    try:
        return guarded_call(call, limit)
    except Overrun as error:
        raise PluginFailure(str(error)) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the isolation guard
        raise PluginFailure(f"{type(error).__name__}: {error}") from None


def guarded_call(call: Callable[[], T], limit: float) -> T:
    """Run plugin code in a thread of its own and give its result or raise its error.

    Raises Overrun when it takes longer than `limit` seconds. An overrun thread cannot be
    stopped in Python; it is left behind as a daemon and its result is never used.
    """
    results: list[T] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except (Exception, SystemExit) as error:  # noqa: BLE001 - raised again below
            failures.append(error)

    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(run,), daemon=True, name="plugin-guard")
    thread.start()
    thread.join(limit)
    if failures:
        raise failures[0]
    if not results:
        raise Overrun(f"took longer than {limit:.0f} seconds")
    return results[0]
