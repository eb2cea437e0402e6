"""Has staff told of red flags that are found when a conversation is recorded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from core.context import PluginContext
from core.errors import Unavailable
from plugins.conversations.contract import FinishedConversation
from plugins.conversations.review.analysis import TurnFlags, flags_of_turns
from plugins.safety.contract import AlertTier, FlaggedTurn, RedFlagAlerts, RedFlagScreen

log = logging.getLogger(__name__)


async def alert_of_red_flags(
    context: PluginContext, conversation: FinishedConversation, screen: RedFlagScreen | None
) -> list[TurnFlags]:
    """Raise an alert for every message with red flags, each of which is told of once; the flags
    of each message.

    Who holds the conversation may not have looked, or could not when the message came.
    """
    flags = await asyncio.to_thread(flags_of_turns, conversation, screen)
    flagged = _flagged(conversation, flags)
    if not flagged:
        return flags
    try:
        alerts = context.service(RedFlagAlerts)
    except Unavailable as error:
        # The page and the log say so themselves.
        log.warning("nobody is alerted: %s", error.error_code)
        return flags
    for one in flagged:
        await alerts.raise_alert(one)
    return flags


def _flagged(conversation: FinishedConversation, flags: Sequence[TurnFlags]) -> list[FlaggedTurn]:
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
        for number, (urgent, possible) in enumerate(flags, start=1)
        if urgent or possible
    ]
