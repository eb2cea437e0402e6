"""Lets a process that was started early wait for its turn, with its program already in memory.

`scripts/start.sh` starts the dashboard beside the API, and has it go on when the API is healthy.
"""

from __future__ import annotations

import os

SETTING = "SUPERVISOR_TURN_FD"
"""In the environment: the descriptor of a pipe; absent when the process may go on at once."""

_MAX_LINE = 500


def wait_for_turn() -> None:
    """Wait for a line `NAME=value` in the pipe; it says how a setting is by now.

    Until then a signal ends the process at once, as it holds nothing. The descriptor is taken from
    the environment, because it is not for the processes that this one starts.
    """
    given = os.environ.pop(SETTING, "")
    if not given:
        return
    descriptor = int(given)
    name, _, value = os.read(descriptor, _MAX_LINE).decode().strip().partition("=")
    os.close(descriptor)
    os.environ[name] = value
