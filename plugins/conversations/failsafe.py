"""Keeps a conversation from being lost where another feature breaks or does not run."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from core.context import PluginContext
from core.errors import Unavailable, error_location
from plugins.education_audio.contract import DocumentComparison
from plugins.safety.contract import RedFlagScreen, Screening

log = logging.getLogger(__name__)


def comparison_of(context: PluginContext) -> DocumentComparison | None:
    """What compares replies with documents as scripts are; None where it does not run."""
    try:
        return context.service(DocumentComparison)
    except Unavailable as error:
        log.warning("replies are not compared as scripts are: %s", error.error_code)
        return None


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
