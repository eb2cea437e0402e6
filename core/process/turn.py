"""Lets a process that was started early wait for its turn, with its program already in memory.

The process of the API checks the settings first (`preflight`), and goes on when `scripts/start.sh`
knows them; that of the dashboard when the API is healthy.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Thread

SETTING = "SUPERVISOR_TURN_FD"
"""In the environment: the descriptor of a pipe; absent when the process may go on at once."""


# What takes longer hangs; the registry names it, which imports it again.
_PRELOAD_SECONDS = 5.0


def import_early(modules: Iterable[str]) -> None:
    """Import modules of libraries; that one is missing is said where it is needed."""
    for module in modules:
        with suppress(ImportError):
            importlib.import_module(module)


def started_early() -> bool:
    """Whether this process has to wait for its turn."""
    return bool(os.environ.get(SETTING))


def load_until_turn(preload: Callable[[], None]) -> None:
    """Do `preload`, which imports what each start needs, and wait for the turn."""
    loading = Thread(target=preload, daemon=True)
    loading.start()
    _wait_for_turn()
    loading.join(_PRELOAD_SECONDS)


def _wait_for_turn() -> None:
    """Wait for lines `NAME=value` in the pipe, which say how settings are by now, and an empty one.

    Until then a signal ends the process at once, as it holds nothing. The descriptor is taken from
    the environment, because it is not for the processes that this one starts.
    """
    given = os.environ.pop(SETTING, "")
    if not given:
        return
    with open(int(given), encoding="utf-8") as told:
        while line := told.readline().rstrip("\n"):
            name, _, value = line.partition("=")
            os.environ[name] = value
