"""The dashboard's figure of the conversations."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from core import clock
from core.contracts import Activity, AttentionItem, CardSpec, CardValue
from core.i18n import plural, text
from plugins.conversations import PAGE
from plugins.conversations.contract import ConversationRow
from plugins.conversations.models import ROWS

if TYPE_CHECKING:
    from plugins.conversations.service import ConversationLog

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
            said = text("Conversation of patient {patient_id} finished", patient_id=last.patient_id)
            activity = Activity(said, clock.parse(last.ended_at))
        attention = [_item(row) for row in named]
        if waiting > len(named):
            more = waiting - len(named)
            attention.append(
                AttentionItem(
                    plural(
                        "{number} more conversation needs attention",
                        "{number} more conversations need attention",
                        more,
                    ),
                    PAGE,
                    (("requires_attention_only", "true"),),
                )
            )
        return CardValue(count, activity, tuple(attention))

    return CardSpec(
        key="conversation_count",
        title=text("Conversations"),
        page=PAGE,
        load=load,
        order=40,
        next_step=text("Talk to an agent in Patient Test and end the session."),
        collections=(ROWS.name,),
    )


def _item(row: ConversationRow) -> AttentionItem:
    return AttentionItem(
        text(
            "Red flag: conversation of patient {patient_id} needs attention",
            patient_id=row.patient_id,
        )
        if row.red_flag
        else text(
            "Conversation of patient {patient_id} needs attention", patient_id=row.patient_id
        ),
        PAGE,
        (("id", row.conversation_id),),
    )
