"""Has staff told of red flags that are found when a conversation is recorded."""

from __future__ import annotations

import asyncio
import logging

from core.context import PluginContext
from core.errors import Unavailable
from plugins.conversations.contract import FinishedConversation
from plugins.conversations.review.analysis import flags_of_turns
from plugins.safety.contract import AlertTier, FlaggedTurn, RedFlagAlerts, RedFlagScreen

log = logging.getLogger(__name__)


async def alert_of_red_flags(
    context: PluginContext, conversation: FinishedConversation, screen: RedFlagScreen | None
) -> None:
    """Raise an alert for every message with red flags; each is told of once.

    Who holds the conversation may not have looked, or could not when the message came.
    """
    flagged = await asyncio.to_thread(_flagged, conversation, screen)
    if not flagged:
        return
    try:
        alerts = context.service(RedFlagAlerts)
    except Unavailable as error:
        # The page and the log say so themselves.
        log.warning("nobody is alerted: %s", error.error_code)
        return
    for one in flagged:
        await alerts.raise_alert(one)


def _flagged(conversation: FinishedConversation, screen: RedFlagScreen | None) -> list[FlaggedTurn]:
    found = flags_of_turns(conversation, screen)
    identifier = conversation.conversation_id
    return [
        FlaggedTurn(
            turn_id=FlaggedTurn.id_of(identifier, number),
            turn=number,
            conversation_id=identifier,
            patient_id=conversation.patient_id,
            tier=AlertTier.URGENT if urgent else AlertTier.POSSIBLY_URGENT,
            red_flags=[flag.name for flag in urgent or possible],
        )
        for number, (urgent, possible) in enumerate(found, start=1)
        if urgent or possible
    ]
