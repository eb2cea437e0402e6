"""A restart that this process asks for itself, so that a plugin is loaded anew."""

from __future__ import annotations

import os
from collections.abc import Callable

from core.isolation.switched_off import RUN_SETTING

RESTART_STATUS = 75
"""With this status a process asks the supervisor to start it again at once; it counts as no end."""


class Restart:
    """Whether a restart is wanted. Without a supervisor nobody would start the process again."""

    def __init__(self) -> None:
        self.wanted = False
        self._stop: Callable[[], None] | None = None

    def by(self, stop: Callable[[], None]) -> None:
        """How the process is stopped in order."""
        self._stop = stop

    def ask(self) -> bool:
        """Stop, to be started again; False where there is no supervisor to do it."""
        if self._stop is None or RUN_SETTING not in os.environ:
            return False
        self.wanted = True
        self._stop()
        return True
