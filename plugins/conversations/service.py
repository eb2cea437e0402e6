"""Shows the conversations that were kept: the log behind the page and the API."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.errors import NotFound
from core.i18n import text
from core.ports.documents import Filter, Query, StoredDocument, Totals
from plugins.conversations.contract import (
    ConversationDetail,
    ConversationList,
    ConversationRow,
    ConversationStatistics,
    MessageView,
    QuestionView,
)
from plugins.conversations.filters import ConversationFilter
from plugins.conversations.listing import add_up, find_page
from plugins.conversations.models import ROW_FIELDS, ROWS, StoredConversation
from plugins.conversations.review.analysis import Analysis, TranscriptLine
from plugins.conversations.transcripts import answered_questions, read_analysis

_AUDIO_SECONDS = 3600


class ConversationLog:
    """The conversations of the clinic. A `ConversationReader`."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs

    async def detail(self, conversation_id: str) -> ConversationDetail:
        """One conversation with its transcript. Raises NotFound."""
        stored = await self._documents.get(ROWS.name, conversation_id)
        if stored is None:
            raise NotFound(text("There is no conversation with this id."))
        return await self.detail_of(stored)

    async def page(
        self, wanted: ConversationFilter, limit: int, cursor: str | None
    ) -> ConversationList:
        """A page of conversations, newest first, with totals over every page."""
        found = await find_page(self._documents, wanted, limit, cursor)
        return ConversationList(
            conversations=[_row(stored) for stored in found.items],
            total_count=found.totals.count,
            next_cursor=found.next_cursor,
            unreadable_count=found.unreadable,
            attention_required_count=int(found.totals.sums["attention"]),
            total_answered=int(found.totals.sums["answered_count"]),
            total_unanswered=int(found.totals.sums["unanswered_count"]),
            average_duration_seconds=_average(found.totals),
            totals_complete=found.totals.complete,
        )

    async def statistics(self, wanted: ConversationFilter) -> ConversationStatistics:
        """Figures over every conversation of the filter."""
        return _statistics(await add_up(self._documents, wanted))

    async def counts(self) -> tuple[int, int]:
        """How many conversations there are, and how many of them need attention."""
        totals = await add_up(self._documents, ConversationFilter())
        return totals.count, int(totals.sums["attention"])

    async def needing_attention(self, limit: int) -> list[ConversationRow]:
        """The newest conversations that need attention."""
        filters = tuple(ConversationFilter(requires_attention=True).equalities)
        query = Query(filters, "-created_at", limit, fields=ROW_FIELDS)
        return [_row(stored) for stored in (await self._documents.query(ROWS.name, query)).items]

    async def of_patient(self, patient_id: str, limit: int) -> list[ConversationRow]:
        """The newest conversations of a patient, the newest first."""
        query = Query(
            (Filter("patient_id", "==", patient_id),), "-created_at", limit, fields=ROW_FIELDS
        )
        return [_row(stored) for stored in (await self._documents.query(ROWS.name, query)).items]

    async def answered(self, agent_id: str, conversations: int) -> list[QuestionView]:
        """The questions that were answered in so many of an agent's newest conversations."""
        query = Query(
            (Filter("agent_id", "==", agent_id),), "-created_at", conversations, fields=ROW_FIELDS
        )
        rows = (await self._documents.query(ROWS.name, query)).items
        return await answered_questions(
            self._context, [row for row in rows if StoredConversation.of(row).answered_count]
        )

    async def last_finished(self) -> StoredConversation | None:
        """The conversation that ended last."""
        query = Query(order_by="-ended_at", limit=1, fields=ROW_FIELDS)
        page = await self._documents.query(ROWS.name, query)
        return StoredConversation.of(page.items[0]) if page.items else None

    async def detail_of(self, stored: StoredDocument) -> ConversationDetail:
        """The conversation of this record, with its transcript."""
        analysis = await read_analysis(self._context, stored)
        return await self.shown(stored.id, StoredConversation.of(stored), analysis)

    async def shown(
        self, conversation_id: str, row: StoredConversation, analysis: Analysis
    ) -> ConversationDetail:
        """The conversation of this row, with the transcript that was just made."""
        messages = await asyncio.gather(*(self._message(line) for line in analysis.messages))
        return ConversationDetail(
            **row.row(conversation_id).model_dump(exclude={"main_concerns"}),
            main_concerns=[concern.text for concern in analysis.concerns],
            messages=messages,
            answered_questions=analysis.answered,
            unanswered_questions=analysis.unanswered,
            questions=analysis.questions,
            concerns=analysis.concerns,
            unchecked=analysis.unchecked,
            disclosure=analysis.disclosure,
            service_results=analysis.service_results,
            awaits_language_model=bool(analysis.to_judge),
            unproven_judgements=analysis.unproven_judgements,
            given_state=analysis.given_state,
            credits=analysis.credits,
        )

    async def _message(self, line: TranscriptLine) -> MessageView:
        audio = None
        if line.audio_key is not None:
            try:
                audio = await self._blobs.url(line.audio_key, _AUDIO_SECONDS)
            except NotFound:
                audio = None  # the speech was deleted; the words remain
        return MessageView(**line.model_dump(exclude={"audio_key", "safety"}), audio=audio)


def _row(stored: StoredDocument) -> ConversationRow:
    return StoredConversation.of(stored).row(stored.id)


def _average(totals: Totals) -> float:
    return round(totals.sums["duration_seconds"] / totals.count, 1) if totals.count else 0.0


def _statistics(totals: Totals) -> ConversationStatistics:
    count = totals.count
    average = totals.sums["duration_seconds"] / count if count else 0.0
    share = totals.sums["attention"] / count if count else 0.0
    return ConversationStatistics(
        total_conversations=count,
        average_duration_seconds=_average(totals),
        average_duration_formatted=_spoken(round(average)),
        attention_percentage=round(100 * share, 1),
        complete=totals.complete,
    )


def _spoken(seconds: int) -> str:
    """A duration such as `45s`, `2m 05s` or `1h 02m 05s`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}h {minutes:02}m {rest:02}s"
    return f"{minutes}m {rest:02}s" if minutes else f"{rest}s"
