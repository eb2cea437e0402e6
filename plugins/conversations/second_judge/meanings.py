"""The job that judges a recorded conversation by meaning too, beside its words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject
from plugins.conversations.contract import DecidedBy, QuestionView
from plugins.conversations.failsafe import comparison_of
from plugins.conversations.models import MEANING_JOB
from plugins.conversations.review.analysis import Analysis, answer_to
from plugins.conversations.review.verdicts import find_verdict
from plugins.conversations.second_judge.outcome import own_plugin_of, with_judged
from plugins.conversations.second_judge.sheets import to_be_judged
from plugins.conversations.transcripts import change_analysis, present_analysis
from plugins.education_audio.contract import DocumentComparison
from plugins.knowledge.contract import KnowledgeIndexes

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex

_Asked = tuple[int, str]
"""The place of a message in the transcript, and a question of it."""


class MeaningJudge:
    """Looks again at what was judged by words, where meanings can be compared.

    It comes after the talk: a model of meanings takes a tenth of a second for each sentence, and
    for each document, when it is first compared, some seconds. What words found to contradict the
    documents stays, and what was held back from a patient is not looked at. One conversation comes
    after the other: the model takes turns anyway, and each looks from a thread that waits for what
    other threads read.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._one_at_a_time = asyncio.Lock()

    @property
    def on(self) -> bool:
        """Whether anything compares meanings here."""
        return self._context.embeddings is not None

    def request(self, conversation_id: str, asked_in: JsonObject) -> JobRequest:
        """The job for one conversation, `asked_in` which documents it was judged by."""
        payload = {"conversation_id": conversation_id, **asked_in}
        return JobRequest(MEANING_JOB, payload, key=conversation_id)

    async def run(self, run: JobRun) -> JsonObject:
        """Judge the questions of the conversation again, by the documents of that moment alone."""
        identifier = str(run.payload["conversation_id"])
        async with self._one_at_a_time:
            indexes = self._context.service(KnowledgeIndexes)
            index = await indexes.by_meaning(run.payload["knowledge_ids"])
            if index is None or index.fingerprint != run.payload["fingerprint"]:
                return {}
            analysis = await present_analysis(self._context, identifier)
            if analysis is None:
                return {}
            found = await asyncio.to_thread(
                _judged_again, analysis, index, comparison_of(self._context)
            )

        def change(kept: Analysis) -> Analysis:
            judged = {
                place: _brought_to(kept.questions[place], found[asked])
                for place, asked in _open_questions(kept)
                if asked in found
            }
            return with_judged(kept, judged, own_plugin_of(self._context))

        if found:
            await change_analysis(self._context, identifier, change)
        return {"questions": len(found)}


def _judged_again(
    analysis: Analysis, index: DocumentIndex, comparison: DocumentComparison | None
) -> dict[_Asked, QuestionView]:
    """What meaning says otherwise than words. Takes seconds: call it in a worker thread."""
    by_words = {asked: analysis.questions[place] for place, asked in _open_questions(analysis)}
    found: dict[_Asked, QuestionView] = {}
    for message in sorted({message for message, _ in by_words}):
        asking = next(one for (place, _), one in by_words.items() if place == message)
        reply = answer_to(asking, analysis.messages)
        earlier = [one.content for one in analysis.messages[:message] if one.role == "patient"]
        verdict = find_verdict(
            index, analysis.messages[message].content, reply, comparison, earlier
        )
        for judged in verdict.questions:
            asked = (message, judged.question)
            if judged.decided_by is not DecidedBy.MEANING or asked not in by_words:
                continue
            known = by_words[asked]
            if judged.status is not (known.rules_said or known.status):
                found[asked] = judged
    return found


def _open_questions(analysis: Analysis) -> Iterator[tuple[int, _Asked]]:
    """The questions that neither their meaning nor a model has judged, each with its place."""
    held_back = analysis.held_back
    for place, question in enumerate(analysis.questions):
        if (
            question.decided_by in (DecidedBy.RULES, DecidedBy.PROVIDER)
            and to_be_judged(question)
            and question.message_index not in held_back
        ):
            yield place, (question.message_index, question.question)


def _brought_to(question: QuestionView, judged: QuestionView) -> QuestionView:
    """The question with another judgement; what patients and others say of it stays."""
    return question.model_copy(
        update={
            "status": judged.status,
            "reason": judged.reason,
            "knowledge_id": judged.knowledge_id,
            "disease_name": judged.disease_name,
            "section_title": judged.section_title,
            "passage": judged.passage,
            "decided_by": DecidedBy.MEANING,
            "rules_said": question.rules_said or question.status,
        }
    )
