"""The dashboard's figure of the conversations."""

from __future__ import annotations

import asyncio

from core import clock
from core.contracts import Activity, AttentionItem, CardSpec, CardValue
from plugins.conversations.contract import ConversationRow
from plugins.conversations.service import ConversationLog

PAGE = "conversation-logs"

_NAMED = 3


def conversation_count_card(log: ConversationLog) -> CardSpec:
    """How many conversations there are, which ended last, and which staff should look at.

    No patient's words are shown: the dashboard is seen by whoever passes the screen.
    """

    async def load() -> CardValue:
        (count, waiting), named, last = await asyncio.gather(
            log.counts(), log.needing_attention(_NAMED), log.last_finished()
        )
        activity = None
        if last is not None:
            text = f"Conversation of patient {last.patient_id} finished"
            activity = Activity(text, clock.parse(last.ended_at))
        attention = [_item(row) for row in named]
        if waiting > len(named):
            more = waiting - len(named)
            conversations = (
                "1 more conversation needs" if more == 1 else f"{more} more conversations need"
            )
            attention.append(
                AttentionItem(
                    f"{conversations} attention", PAGE, (("requires_attention_only", "true"),)
                )
            )
        return CardValue(count, activity, tuple(attention))

    return CardSpec(
        key="conversation_count",
        title="Conversations",
        page=PAGE,
        load=load,
        order=40,
        next_step="Talk to an agent in Patient Test and end the session.",
    )


def _item(row: ConversationRow) -> AttentionItem:
    return AttentionItem(
        f"Red flag: conversation of patient {row.patient_id} needs attention"
        if row.red_flag
        else f"Conversation of patient {row.patient_id} needs attention",
        PAGE,
        (("id", row.conversation_id),),
    )
