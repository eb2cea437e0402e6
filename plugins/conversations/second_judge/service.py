"""The job that asks the language model about a recorded conversation, one message at a time."""

from __future__ import annotations

import logging

from core.context import PluginContext
from core.errors import AppError, Conflict, NoJudgement
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject, Replace, StoredDocument
from core.ports.judge import Judge
from core.shared.judging import judge_of
from plugins.conversations.models import ROWS, WORDS, StoredConversation, judged_anew
from plugins.conversations.review.analysis import Analysis, JudgingSheet, answer_to
from plugins.conversations.second_judge.asking import ModelVerdicts, judge_request
from plugins.conversations.second_judge.outcome import asked_of, with_verdicts, without_sheet
from plugins.conversations.settings import ConversationsSettings
from plugins.conversations.transcripts import TRANSCRIPT, read_analysis
from plugins.knowledge.contract import PatientIdentifiers

log = logging.getLogger(__name__)

JUDGE_JOB = "conversations.judge"

_TITLE = text("Conversation Logs")


class SecondJudge:
    """Asks the language model where the operator lets it judge, and keeps what it proves.

    Whatever fails, the verdicts of the rules stay, and say so.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        wanted = context.own_settings(ConversationsSettings).language_model_judges
        self._judge = judge_of(context) if wanted else None

    @property
    def on(self) -> bool:
        """Whether there is a language model that may judge."""
        return self._judge is not None

    def request(self, conversation_id: str) -> JobRequest:
        """The job for one conversation."""
        return JobRequest(JUDGE_JOB, {"conversation_id": conversation_id}, key=conversation_id)

    async def run(self, run: JobRun) -> JsonObject:
        """Have every message judged that was not yet; each is paid once, also after a failure."""
        identifier = str(run.payload["conversation_id"])
        stored = await self._documents.get(ROWS.name, identifier)
        if stored is None:
            return {}
        analysis = await read_analysis(self._context, stored)
        key = StoredConversation.of(stored).transcript_key
        sheets = list(analysis.to_judge)
        try:
            for number, sheet in enumerate(sheets, start=1):
                analysis = await self._judged(analysis, sheet)
                # Under the same name: nobody else changes a conversation that has ended.
                await self._context.blobs.put(key, TRANSCRIPT.dump(analysis), "application/json")
                await run.progress(number / len(sheets), text("The language model judges"))
        except AppError:
            await self._keep_row(identifier, analysis)
            raise
        await self._keep_row(identifier, analysis)
        return {"messages": len(sheets), "unproven": analysis.unproven_judgements}

    async def _judged(self, analysis: Analysis, sheet: JudgingSheet) -> Analysis:
        if self._judge is None:
            # It was switched off meanwhile.
            return without_sheet(analysis, sheet)
        try:
            return await self._asked(self._judge, analysis, sheet)
        except NoJudgement as error:
            log.warning("the language model judged no question of a message: %s", error.error_code)
            return without_sheet(analysis, sheet)

    async def _asked(self, judge: Judge, analysis: Analysis, sheet: JudgingSheet) -> Analysis:
        asked = asked_of(sheet, analysis)
        said = [
            analysis.messages[sheet.message_index].content,
            answer_to(asked[0], analysis.messages),
            *(one.question for one in asked),
        ]
        identifiers = self._context.service(PatientIdentifiers)
        message, reply, *questions = await identifiers.left_out(said)
        found = await judge.judge(
            judge_request(message, reply, questions, sheet.passages), ModelVerdicts
        )
        own_plugin = (self._context.plugin_id, _TITLE)
        return with_verdicts(analysis, sheet, reply, found.verdicts, own_plugin)

    async def _keep_row(self, identifier: str, analysis: Analysis) -> None:
        """Bring the row and its words to what was judged, where they are not of it already."""
        while True:
            kept = await self._documents.get(ROWS.name, identifier)
            if kept is None:
                return
            row = judged_anew(StoredConversation.of(kept), analysis)
            data = row.json_object()
            if data == kept.data:
                return
            words = await self._documents.get(WORDS.name, identifier)
            try:
                await self._documents.write(_writes(kept, words, data))
                return
            except Conflict:
                continue  # somebody else came first


def _writes(kept: StoredDocument, words: StoredDocument | None, data: JsonObject) -> list[Replace]:
    writes = [Replace(ROWS.name, kept.id, data, kept.version)]
    if words is not None:
        searched = data | {"words": words.data["words"]}
        writes.append(Replace(WORDS.name, words.id, searched, words.version))
    return writes
