"""The job that asks the language model about a recorded conversation, one message at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable

from core.context import PluginContext
from core.errors import NoJudgement
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject
from core.ports.judge import Judge
from core.shared.judging import judge_of, judged_at_most_twice
from plugins.conversations.models import JUDGE_JOB, ROWS
from plugins.conversations.review.analysis import Analysis, JudgingSheet, answer_to
from plugins.conversations.second_judge.asking import ModelVerdicts, judge_request
from plugins.conversations.second_judge.outcome import (
    asked_of,
    own_plugin_of,
    with_verdicts,
    without_sheet,
    without_sheets,
)
from plugins.conversations.settings import ConversationsSettings
from plugins.conversations.transcripts import change_analysis, read_analysis
from plugins.knowledge.contract import PatientIdentifiers

log = logging.getLogger(__name__)


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
        """Have every message judged that was not yet; each is paid once.

        Only an answer that did not come, or broke off, is asked for a second time.
        """
        identifier = str(run.payload["conversation_id"])
        stored = await self._documents.get(ROWS.name, identifier)
        if stored is None:
            return {}
        analysis: Analysis | None = await read_analysis(self._context, stored)
        sheets = list(analysis.to_judge) if analysis is not None else []
        for number, sheet in enumerate(sheets, start=1):
            if analysis is None:
                return {}
            change = await self._change(run, analysis, sheet)
            analysis = await change_analysis(self._context, identifier, change)
            await run.progress(number / len(sheets), text("The language model judges"))
        unproven = analysis.unproven_judgements if analysis is not None else 0
        return {"messages": len(sheets), "unproven": unproven}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Leave what was not judged to the rules: nobody asks about it any more."""
        identifier = str(run.payload["conversation_id"])
        await change_analysis(self._context, identifier, without_sheets)

    async def _change(
        self, run: JobRun, analysis: Analysis, sheet: JudgingSheet
    ) -> Callable[[Analysis], Analysis]:
        """What becomes of an analysis by what the model says of one message."""
        # None: it was switched off meanwhile.
        if self._judge is not None:
            try:
                return await self._asked(run, self._judge, analysis, sheet)
            except NoJudgement as error:
                log.warning(
                    "the language model judged no question of a message: %s", error.error_code
                )
        return lambda kept: without_sheet(kept, sheet)

    async def _asked(
        self, run: JobRun, judge: Judge, analysis: Analysis, sheet: JudgingSheet
    ) -> Callable[[Analysis], Analysis]:
        places = asked_of(sheet, analysis)
        asked = [analysis.questions[place] for place in places]
        said = [
            analysis.messages[sheet.message_index].content,
            answer_to(asked[0], analysis.messages),
            *(one.question for one in asked),
        ]
        identifiers = self._context.service(PatientIdentifiers)
        message, reply, *questions = await identifiers.left_out(said)
        wanted = judge_request(message, reply, questions, sheet.passages)
        found = await judged_at_most_twice(run, judge, wanted, ModelVerdicts)
        own = own_plugin_of(self._context)
        return lambda kept: with_verdicts(kept, sheet, places, reply, found.verdicts, own)
