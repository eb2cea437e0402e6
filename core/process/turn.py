"""Lets a process that was started early wait for its turn, with its program already in memory.

`scripts/start.sh` starts the dashboard beside the API, and has it go on when the API is healthy.
"""

from __future__ import annotations

import os

SETTING = "SUPERVISOR_TURN_FD"
"""In the environment: the descriptor of a pipe; absent when the process may go on at once."""


def wait_for_turn() -> None:
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
