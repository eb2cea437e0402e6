"""Keeps finished conversations and shows them: the log behind the page and the API."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.errors import Conflict, NotFound, Unavailable
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import (
    Create,
    Filter,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Totals,
    Write,
)
from plugins.conversations.contract import (
    ANSWER_ANALYSERS,
    ConversationDetail,
    ConversationFinished,
    ConversationList,
    ConversationRow,
    ConversationStatistics,
    FinishedConversation,
    MessageView,
    QuestionView,
    Verdict,
)
from plugins.conversations.failsafe import FailSafeScreen, comparison_of
from plugins.conversations.filters import ConversationFilter
from plugins.conversations.held_back import as_the_agent_said, with_held_back
from plugins.conversations.listing import add_up, find_page
from plugins.conversations.marks import with_marks
from plugins.conversations.models import (
    ROW_FIELDS,
    ROWS,
    WORDS,
    StoredConversation,
    search_fields,
    stored_conversation,
)
from plugins.conversations.results import results_request
from plugins.conversations.review.analysis import Analysis, TranscriptLine, analyse
from plugins.conversations.review.notes import with_notes
from plugins.conversations.review.verdicts import find_verdict
from plugins.conversations.second_judge.meanings import MeaningJudge
from plugins.conversations.second_judge.service import SecondJudge
from plugins.conversations.second_judge.sheets import with_sheets
from plugins.conversations.transcripts import (
    TRANSCRIPT,
    answered_questions,
    new_transcript_key,
    read_analysis,
)
from plugins.education_audio.contract import DocumentComparison
from plugins.knowledge.contract import KnowledgeIndexes
from plugins.safety.contract import RedFlagScreen

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex

log = logging.getLogger(__name__)

ANNOUNCE_JOB = "conversations.announce"

_AUDIO_SECONDS = 3600
_QUICKLY_JUDGED = 200
"""Characters of a message and its reply that are judged in some 2 ms, in 100 documents in 5.

Threads that compute at the same time cost each other twice that."""

# Judged once to have everything loaded; neither is in any document.
_ANY_QUESTION = "how long does it take"
_ANY_REPLY = "it takes a while"


class ConversationLog:
    """The conversations of the clinic. A `ConversationRecorder` and a `ConversationReader`."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs
        self._second_judge = context.shared(SecondJudge)
        self._meaning_judge = context.shared(MeaningJudge)
        self._can_judge = False

    async def record(self, conversation: FinishedConversation) -> ConversationDetail:
        """Analyse and keep the conversation; a second call returns what is kept."""
        kept = await self._documents.get(ROWS.name, conversation.conversation_id)
        if kept is not None and not StoredConversation.of(kept).ongoing:
            return await self._detail(kept)
        index = await self._context.service(KnowledgeIndexes).index(conversation.knowledge_ids)
        analysis = await asyncio.to_thread(
            _analysed, conversation, index, self._screen(), comparison_of(self._context)
        )
        if self._second_judge.on:
            analysis = await asyncio.to_thread(with_sheets, analysis, conversation, index)
        analysers = self._context.extensions(ANSWER_ANALYSERS)
        analysis = await with_notes(analysis, analysers, self._context.plugin_id)
        row = await self._keep(conversation, analysis, kept, judged_by=index.fingerprint)
        if row is None:
            return await self.detail(conversation.conversation_id)
        return await self._shown(conversation.conversation_id, row, analysis)

    async def record_ongoing(self, conversation: FinishedConversation) -> None:
        """Show staff at once what was said so far, with its red flags."""
        analysis = await asyncio.to_thread(_analysed, conversation, None, self._screen())
        kept = await self._documents.get(ROWS.name, conversation.conversation_id)
        await self._keep(conversation, analysis, kept)

    def _screen(self) -> RedFlagScreen | None:
        try:
            return FailSafeScreen(self._context.service(RedFlagScreen))
        except Unavailable as error:
            log.warning("a conversation is not checked for red flags: %s", error.error_code)
            return None

    async def _keep(
        self,
        conversation: FinishedConversation,
        analysis: Analysis,
        kept: StoredDocument | None,
        *,
        judged_by: str | None = None,
    ) -> StoredConversation | None:
        """Keep the analysis over the row that was there; the new row.

        `judged_by` is the fingerprint of the documents that a talk which has ended was judged by.
        None, with nothing changed, when the whole conversation was recorded meanwhile.
        """
        identifier = conversation.conversation_id
        ongoing = judged_by is None
        # A name of its own, so that two calls at once never write over each other's transcript.
        key = new_transcript_key(identifier)
        await self._blobs.put(key, TRANSCRIPT.dump(analysis), "application/json")
        row = stored_conversation(conversation, analysis, key, ongoing=ongoing)
        data = row.json_object()
        searched = data | search_fields(conversation)
        payload: JsonObject = {"conversation_id": identifier}
        if self._meaning_judge.on:
            payload["judged_by"] = {
                "knowledge_ids": list(conversation.knowledge_ids),
                "fingerprint": judged_by,
            }
        announce = JobRequest(ANNOUNCE_JOB, payload, key=identifier)
        # A row and its words are written together, so that without a row there are no words either.
        words = await self._documents.get(WORDS.name, identifier) if kept is not None else None
        while True:
            before = StoredConversation.of(kept) if kept is not None else None
            if before is not None and not before.ongoing:
                await self._blobs.delete(key)
                return None
            writes = [
                _put(ROWS.name, identifier, data, kept),
                _put(WORDS.name, identifier, searched, words),
            ]
            try:
                if ongoing:
                    await self._documents.write(writes)
                else:
                    await self._context.jobs.enqueue(announce, writes=writes)
            except Conflict:
                # Another call came first.
                kept = await self._documents.get(ROWS.name, identifier)
                words = await self._documents.get(WORDS.name, identifier)
                continue
            if before is not None:
                await self._blobs.delete(before.transcript_key)
            return row

    async def prepare(self, knowledge_ids: Sequence[str]) -> None:
        """Load the index of these documents and, once, all that a judgement reads or imports."""
        index = await self._context.service(KnowledgeIndexes).index(knowledge_ids)
        if not self._can_judge:
            self._can_judge = True
            await asyncio.to_thread(find_verdict, index, _ANY_QUESTION, _ANY_REPLY)

    async def judge(
        self, message: str, response_text: str, knowledge_ids: Sequence[str]
    ) -> Verdict:
        """The questions of one message with their status, as the log will have them.

        They are without the notes that analysers add when the conversation is recorded.
        """
        index = await self._context.service(KnowledgeIndexes).index(knowledge_ids)
        comparison = comparison_of(self._context)
        if comparison is None and len(message) + len(response_text) <= _QUICKLY_JUDGED:
            return find_verdict(index, message, response_text)
        return await asyncio.to_thread(find_verdict, index, message, response_text, comparison)

    async def announce(self, run: JobRun) -> JsonObject:
        """Tell the other features that a conversation was recorded, and the second judge."""
        identifier = str(run.payload["conversation_id"])
        stored = await self._documents.get(ROWS.name, identifier)
        if stored is not None:
            if (judged_by := run.payload.get("judged_by")) is not None:
                await self._context.jobs.enqueue(self._meaning_judge.request(identifier, judged_by))
            if self._second_judge.on:
                await self._context.jobs.enqueue(self._second_judge.request(identifier))
            row = StoredConversation.of(stored)
            if row.awaits_results:
                await self._context.jobs.enqueue(results_request(identifier))
            await self._context.emit(
                ConversationFinished(identifier, row.agent_id, row.requires_attention)
            )
        return {}

    async def detail(self, conversation_id: str) -> ConversationDetail:
        """One conversation with its transcript. Raises NotFound."""
        stored = await self._documents.get(ROWS.name, conversation_id)
        if stored is None:
            raise NotFound(text("There is no conversation with this id."))
        return await self._detail(stored)

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

    async def _detail(self, stored: StoredDocument) -> ConversationDetail:
        analysis = await read_analysis(self._context, stored)
        return await self._shown(stored.id, StoredConversation.of(stored), analysis)

    async def _shown(
        self, conversation_id: str, row: StoredConversation, analysis: Analysis
    ) -> ConversationDetail:
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
        )

    async def _message(self, line: TranscriptLine) -> MessageView:
        audio = None
        if line.audio_key is not None:
            try:
                audio = await self._blobs.url(line.audio_key, _AUDIO_SECONDS)
            except NotFound:
                audio = None  # the speech was deleted; the words remain
        return MessageView(**line.model_dump(exclude={"audio_key", "safety"}), audio=audio)


def _analysed(
    conversation: FinishedConversation,
    index: DocumentIndex | None,
    screen: RedFlagScreen | None,
    comparison: DocumentComparison | None = None,
) -> Analysis:
    """The analysis by what the agent said, with the transcript of what the patient was given."""
    analysis = analyse(as_the_agent_said(conversation), index, screen, comparison)
    analysis = with_held_back(analysis, conversation, index, comparison)
    return with_marks(analysis, conversation, looked_again=screen is not None)


def _put(collection: str, identifier: str, data: JsonObject, kept: StoredDocument | None) -> Write:
    if kept is None:
        return Create(collection, identifier, data)
    return Replace(collection, identifier, data, kept.version)


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
