"""Keeps a conversation from being lost where looking for red flags breaks."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from core.errors import error_location
from plugins.safety.contract import RedFlagScreen, Screening

log = logging.getLogger(__name__)


class FailSafeScreen:
    """A `RedFlagScreen` that finds nothing in a message on which the real one breaks.

    The flags that were found when the message came stay, and one that nobody could screen then has
    a mark that asks staff to look.
    """

    def __init__(self, screen: RedFlagScreen) -> None:
        self._screen = screen

    def screen(
        self,
        message: str,
        language: str | None = None,
        earlier: Sequence[str] = (),
        *,
        agent_id: str | None = None,
    ) -> Screening:
        """Screen one message."""
        try:
            return self._screen.screen(message, language, earlier, agent_id=agent_id)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: code of another plugin
            where = f"{type(error).__name__} at {error_location(error)}"
            log.error("a recorded message was not checked for red flags: %s", where)
            return Screening(red_flags=[])

    def prepare(self, language: str) -> None:
        """Read what messages in this language are compared with."""
        self._screen.prepare(language)
