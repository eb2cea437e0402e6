"""Keeps what agents and patients say: analysed, judged, and told to the other features."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.errors import Conflict, Unavailable
from core.jobs import JobRequest, JobRun
from core.ports.documents import Create, JsonObject, Replace, StoredDocument, Write
from core.ports.results import findings_of
from plugins.conversations.contract import (
    ANSWER_ANALYSERS,
    ConversationDetail,
    ConversationFinished,
    FinishedConversation,
    ResultsState,
    Verdict,
)
from plugins.conversations.failsafe import FailSafeScreen, comparison_of
from plugins.conversations.models import (
    ANNOUNCE_JOB,
    ROWS,
    WORDS,
    StoredConversation,
    search_fields,
    stored_conversation,
)
from plugins.conversations.recording.held_back import as_the_agent_said, with_held_back
from plugins.conversations.recording.marks import with_marks
from plugins.conversations.recording.red_flags import alert_of_red_flags
from plugins.conversations.results import results_request
from plugins.conversations.review.analysis import Analysis, TurnFlags, analyse
from plugins.conversations.review.notes import with_notes
from plugins.conversations.review.verdicts import contradicts, find_verdict
from plugins.conversations.review.warming import reading_ahead
from plugins.conversations.second_judge.meanings import MeaningJudge
from plugins.conversations.second_judge.service import SecondJudge
from plugins.conversations.second_judge.sheets import with_sheets
from plugins.conversations.service import ConversationLog
from plugins.conversations.transcripts import TRANSCRIPT, new_transcript_key
from plugins.education_audio.contract import DocumentComparison
from plugins.knowledge.contract import KnowledgeIndexes
from plugins.safety.contract import RedFlagScreen

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex

log = logging.getLogger(__name__)

_QUICKLY_JUDGED = 200
"""Characters of a message and its reply that are judged in some 2 ms, in 100 documents in 5.

Threads that compute at the same time cost each other twice that."""


class Recorder:
    """Keeps the conversations of the clinic. A `ConversationRecorder`."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs
        self._log = context.shared(ConversationLog)
        self._second_judge = context.shared(SecondJudge)
        self._meaning_judge = context.shared(MeaningJudge)
        self._read_ahead: set[str] = set()

    async def record(self, conversation: FinishedConversation) -> ConversationDetail:
        """Analyse and keep the conversation; a second call returns what is kept."""
        kept = await self._documents.get(ROWS.name, conversation.conversation_id)
        if kept is not None and not StoredConversation.of(kept).ongoing:
            return await self._log.detail_of(kept)
        screen = self._screen()
        # Before anything is kept: a second call returns what is.
        flags = await alert_of_red_flags(self._context, conversation, screen)
        index = await self._context.service(KnowledgeIndexes).index(conversation.knowledge_ids)
        analysis = await asyncio.to_thread(
            _analysed, conversation, index, screen, flags, comparison_of(self._context)
        )
        if _tells_what_was_given(self._context, conversation):
            analysis = analysis.model_copy(update={"given_state": ResultsState.WAITING})
        if self._second_judge.on:
            analysis = await asyncio.to_thread(with_sheets, analysis, conversation, index)
        analysers = self._context.extensions(ANSWER_ANALYSERS)
        analysis = await with_notes(analysis, analysers, self._context.plugin_id)
        row = await self._keep(conversation, analysis, kept, judged_by=index.fingerprint)
        if row is None:
            return await self._log.detail(conversation.conversation_id)
        return await self._log.shown(conversation.conversation_id, row, analysis)

    async def record_ongoing(self, conversation: FinishedConversation) -> None:
        """Show staff at once what was said so far, with its red flags."""
        screen = self._screen()
        flags = await alert_of_red_flags(self._context, conversation, screen)
        analysis = await asyncio.to_thread(_analysed, conversation, None, screen, flags)
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
        payload: JsonObject = {
            "conversation_id": identifier,
            "judged_by": {
                "knowledge_ids": list(conversation.knowledge_ids),
                "fingerprint": judged_by,
            },
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
        """Load the index of these documents, and all that a judgement reads or imports."""
        index = await self._context.service(KnowledgeIndexes).index(knowledge_ids)
        if index.fingerprint not in self._read_ahead:
            self._read_ahead.add(index.fingerprint)
            for step in reading_ahead(index, comparison_of(self._context)):
                await asyncio.to_thread(step)

    async def judge(
        self,
        message: str,
        response_text: str,
        knowledge_ids: Sequence[str],
        earlier: Sequence[str] = (),
    ) -> Verdict:
        """The questions of one message with their status, as the log will have them.

        They may lean on the `earlier` messages of the patient.
        They are without the notes that analysers add when the conversation is recorded.
        """
        index = await self._context.service(KnowledgeIndexes).index(knowledge_ids)
        comparison = comparison_of(self._context)
        if comparison is None and len(message) + len(response_text) <= _QUICKLY_JUDGED:
            return find_verdict(index, message, response_text, earlier=earlier)
        return await asyncio.to_thread(
            find_verdict, index, message, response_text, comparison, earlier
        )

    async def contradicts(
        self,
        message: str,
        response_text: str,
        knowledge_ids: Sequence[str],
        earlier: Sequence[str] = (),
    ) -> bool:
        """Whether `judge` will say that a reply surely contradicts, in a fraction of its time."""
        index = await self._context.service(KnowledgeIndexes).index(knowledge_ids)
        return await asyncio.to_thread(contradicts, index, message, response_text, earlier)

    async def announce(self, run: JobRun) -> JsonObject:
        """Tell the other features that a conversation was recorded, and the second judge."""
        identifier = str(run.payload["conversation_id"])
        stored = await self._documents.get(ROWS.name, identifier)
        if stored is not None:
            judged_by = run.payload.get("judged_by")
            if judged_by is not None and self._meaning_judge.on:
                await self._context.jobs.enqueue(self._meaning_judge.request(identifier, judged_by))
            if self._second_judge.on:
                await self._context.jobs.enqueue(self._second_judge.request(identifier))
            row = StoredConversation.of(stored)
            if row.awaits_results:
                await self._context.jobs.enqueue(results_request(identifier, judged_by))
            await self._context.emit(
                ConversationFinished(identifier, row.agent_id, row.requires_attention)
            )
        return {}


def _analysed(
    conversation: FinishedConversation,
    index: DocumentIndex | None,
    screen: RedFlagScreen | None,
    flags: Sequence[TurnFlags],
    comparison: DocumentComparison | None = None,
) -> Analysis:
    """The analysis by what the agent said, with the transcript of what the patient was given."""
    analysis = analyse(as_the_agent_said(conversation), index, screen, comparison, flags)
    analysis = with_held_back(analysis, conversation, index, comparison)
    return with_marks(analysis, conversation, looked_again=screen is not None)


def _tells_what_was_given(context: PluginContext, conversation: FinishedConversation) -> bool:
    """Whether the voice service may tell what it gave its agent, which has said something."""
    results = conversation.service_results
    if findings_of(context.voice) is None or (
        results is not None and results.state is ResultsState.MISSING
    ):
        return False
    return any(turn.response_text and not turn.red_flags for turn in conversation.turns)


def _put(collection: str, identifier: str, data: JsonObject, kept: StoredDocument | None) -> Write:
    if kept is None:
        return Create(collection, identifier, data)
    return Replace(collection, identifier, data, kept.version)
