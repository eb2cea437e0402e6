"""What patients asked and were not answered: what staff may write or mend next."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from core import clock
from core.context import PluginContext
from core.errors import RecordUnreadable
from core.ports.documents import Query, StoredDocument
from core.text.folding import fold
from plugins.conversations.contract import QuestionStatus, UnansweredQuestion
from plugins.conversations.filters import ConversationFilter
from plugins.conversations.models import ROW_FIELDS, ROWS, StoredConversation
from plugins.conversations.review.analysis import NOT_ANSWERED
from plugins.conversations.transcripts import read_analysis

CONVERSATIONS = 50
"""So many conversations that need attention are looked at for one page, at most."""

_AT_ONCE = 10
_KEPT = 500
"""Conversations whose open questions are kept in memory, a few hundred bytes for each."""

# A fault of the service tells nothing of the documents.
_OPEN = NOT_ANSWERED - {QuestionStatus.SYSTEM_FAULT}


@dataclass(frozen=True, slots=True)
class UnansweredPage:
    """Different questions, the newest first, and the cursor of older conversations, None when there
    are none.

    `missing` transcripts of it cannot be read; what is in the others is worth seeing.
    """

    questions: list[UnansweredQuestion]
    next_cursor: str | None
    missing: int


class Unanswered:
    """Questions without an answer, over several conversations."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        # By the transcript's key, which is another one after every change of it.
        self._open: OrderedDict[str, list[tuple[str, QuestionStatus]]] = OrderedDict()

    async def page(self, limit: int, cursor: str | None) -> UnansweredPage:
        """The questions of the newest conversations, or of those that `cursor` leads to.

        It ends with the conversations that bring it to `limit` questions, so that it may have some
        more; and after so many conversations, so that it may have fewer while older ones follow.
        """
        found: dict[str, UnansweredQuestion] = {}
        missing = looked_at = 0
        size = min(limit, CONVERSATIONS)
        while True:
            rows, cursor = await self._rows(min(size, CONVERSATIONS - looked_at), cursor)
            looked_at += size
            for start in range(0, len(rows), _AT_ONCE):
                several = rows[start : start + _AT_ONCE]
                for questions in await asyncio.gather(*(self._of(row) for row in several)):
                    missing += questions is None
                    for question in questions or ():
                        known = found.setdefault(_key(question.question), question)
                        if known is not question:
                            known.times += 1
            if cursor is None or len(found) >= limit or looked_at >= CONVERSATIONS:
                return UnansweredPage(list(found.values()), cursor, missing)

    async def _rows(
        self, limit: int, cursor: str | None
    ) -> tuple[list[StoredDocument], str | None]:
        """Those of the next conversations with such questions, and where the others begin."""
        # A question without an answer is a concern, and a concern asks for attention.
        filters = tuple(ConversationFilter(requires_attention=True).equalities)
        query = Query(filters, "-created_at", limit, cursor=cursor, fields=ROW_FIELDS)
        page = await self._documents.query(ROWS.name, query)
        rows = [item for item in page.items if StoredConversation.of(item).unanswered_count]
        return rows, page.next_cursor

    async def answered(self) -> int:
        """How many questions of all conversations were answered."""
        totals = await self._documents.totals(ROWS.name, sums=("answered_count",))
        return int(totals.sums["answered_count"])

    async def _of(self, stored: StoredDocument) -> list[UnansweredQuestion] | None:
        row = StoredConversation.of(stored)
        found = self._open.get(row.transcript_key)
        if found is None:
            try:
                analysis = await read_analysis(self._context, stored)
            except RecordUnreadable:
                return None  # operators are told
            found = [
                (question.question, question.status)
                for question in analysis.questions
                if question.status in _OPEN or question.helped is False
            ]
            self._open[row.transcript_key] = found
        self._open.move_to_end(row.transcript_key)
        if len(self._open) > _KEPT:
            self._open.popitem(last=False)
        return [
            UnansweredQuestion(
                question=question,
                times=1,
                conversation_id=stored.id,
                asked_at=clock.parse(row.created_at),
                status=status,
            )
            for question, status in found
        ]


def _key(question: str) -> str:
    """The same for questions that differ in capitals, accents, spaces and signs only."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(question)).split())
