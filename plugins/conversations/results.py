"""Fetches what the voice service tells of a conversation, and keeps it with that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from core import clock
from core.context import PluginContext
from core.errors import ProviderBusy
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject
from core.ports.results import (
    ProviderFindings,
    ProviderJudgement,
    ProviderNote,
    findings_of,
)
from plugins.conversations.contract import (
    CriterionResult,
    GivenDocument,
    JudgedCriterion,
    NotedValue,
    QuestionView,
    ResultsState,
    ServiceResults,
)
from plugins.conversations.failsafe import comparison_of
from plugins.conversations.models import RESULTS_JOB, ROWS, StoredConversation
from plugins.conversations.review.analysis import Analysis
from plugins.conversations.second_judge.given import (
    Asked,
    given_for,
    look_ups_of,
    quoted_anew,
    to_be_quoted_anew,
    with_given,
)
from plugins.conversations.second_judge.outcome import own_plugin_of
from plugins.conversations.transcripts import change_analysis, present_analysis
from plugins.knowledge.contract import KnowledgeIndexes

_LOOKED_THROUGH_AFTER_SECONDS = 5.0
"""The voice service looks through a conversation when it is over; before, it can tell nothing."""
_SOON_SECONDS = 120.0
"""So long after its end a conversation is usually analysed; from then on it is asked for less."""
_LATER_SECONDS = 300
_NOT_YET = text("The voice service has not looked through this conversation yet.")
_UNKNOWN = text("The voice service knows nothing of this conversation.")
_CANNOT_TELL = text("This voice service tells nothing of its conversations.")
_RESULT = {
    "success": CriterionResult.MET,
    "failure": CriterionResult.NOT_MET,
    "unknown": CriterionResult.UNKNOWN,
}


def results_request(conversation_id: str, judged_by: JsonObject | None = None) -> JobRequest:
    """The job that fetches the results of a recorded conversation.

    `judged_by` tells which documents it was judged by; jobs of earlier versions do not.
    """
    payload: JsonObject = {"conversation_id": conversation_id, "judged_by": judged_by}
    return JobRequest(
        RESULTS_JOB,
        payload,
        key=conversation_id,
        after_seconds=_LOOKED_THROUGH_AFTER_SECONDS,
    )


class ResultsFetcher:
    """The job handler. The voice service knows a conversation by our id, as its user.

    It looks through a conversation when that is over, so that results come late; the job asks
    until they are there, and gives up after a day.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        # Comparing meanings waits in a thread for what other threads read.
        self._one_at_a_time = asyncio.Lock()

    async def run(self, run: JobRun) -> JsonObject:
        """Fetch the results of one conversation. Raises ProviderBusy while there are none."""
        identifier = str(run.payload["conversation_id"])
        stored = await self._documents.get(ROWS.name, identifier)
        if stored is None or not (row := StoredConversation.of(stored)).awaits_results:
            return {}
        offered = findings_of(self._context.voice)
        if offered is None:
            return await self._missing(identifier, _CANNOT_TELL)
        found = await offered.findings(identifier)
        soon = (clock.now() - clock.parse(row.ended_at)).total_seconds() < _SOON_SECONDS
        # What has just ended may be in no list of the voice service yet.
        if not found and not soon:
            return await self._missing(identifier, _UNKNOWN)
        if not found or not all(one.finished for one in found):
            raise ProviderBusy(_NOT_YET, retry_after=None if soon else _LATER_SECONDS)
        judged_by = run.payload.get("judged_by")
        beside = (
            _as_it_is if judged_by is None else await self._beside(identifier, found, judged_by)
        )
        charged = [one.credits for one in found if one.credits is not None]
        await self._keep(
            identifier,
            lambda awaited: with_findings(awaited, found),
            beside,
            credits=sum(charged) if charged else None,
        )
        return {"conversations": len(found)}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Say at the conversation that its results will not come, and why."""
        await self._missing(str(run.payload["conversation_id"]), error["detail"])

    async def _missing(self, identifier: str, why: str) -> JsonObject:
        await self._keep(
            identifier,
            lambda awaited: awaited.model_copy(update={"state": ResultsState.MISSING, "why": why}),
            _as_it_is,
        )
        return {"missing": True}

    async def _keep(
        self,
        identifier: str,
        changed: Callable[[ServiceResults], ServiceResults],
        beside: Callable[[Analysis], Analysis],
        *,
        credits: int | None = None,
    ) -> None:
        def change(analysis: Analysis) -> Analysis:
            analysis = analysis.model_copy(update={"credits": credits})
            results = analysis.service_results
            if results is not None and results.state is ResultsState.WAITING:
                analysis = analysis.model_copy(update={"service_results": changed(results)})
            if analysis.given_state is not ResultsState.WAITING:
                return analysis
            told = beside(analysis)
            if told.given_state is ResultsState.WAITING:
                return told.model_copy(update={"given_state": ResultsState.MISSING})
            return told

        await change_analysis(self._context, identifier, change)

    async def _beside(
        self, identifier: str, found: Sequence[ProviderFindings], judged_by: JsonObject
    ) -> Callable[[Analysis], Analysis]:
        """What becomes of the ledger by what the voice service gave its agent.

        A quote is looked for in what was given only as long as the documents are those that the
        conversation was judged by.
        """
        analysis = await present_analysis(self._context, identifier)
        if analysis is None or analysis.given_state is not ResultsState.WAITING:
            return _as_it_is
        knowledge_ids: list[str] = judged_by["knowledge_ids"]
        look_ups = look_ups_of(analysis, [one for part in found for one in part.look_ups])
        if not look_ups:
            return _as_it_is
        indexes = self._context.service(KnowledgeIndexes)
        documents = {
            entry: GivenDocument(knowledge_id=knowledge_id, disease_name=name)
            for entry, (knowledge_id, name) in (await indexes.by_entry(knowledge_ids)).items()
        }
        given = {place: given_for(one, documents) for place, one in look_ups.items()}
        anew: dict[Asked, QuestionView] = {}
        wanted = to_be_quoted_anew(analysis, given)
        if wanted and (await indexes.index(knowledge_ids)).fingerprint == judged_by["fingerprint"]:
            async with self._one_at_a_time:
                those = {
                    place: await indexes.by_meaning(ids) or await indexes.index(ids)
                    for place, ids in wanted.items()
                }
                comparison = comparison_of(self._context)
                anew = await asyncio.to_thread(quoted_anew, analysis, those, comparison)
        own = own_plugin_of(self._context)
        return lambda kept: with_given(kept, given, anew, own)


def _as_it_is(analysis: Analysis) -> Analysis:
    return analysis


def with_findings(awaited: ServiceResults, found: Sequence[ProviderFindings]) -> ServiceResults:
    """What was awaited, as it was found in the parts of a conversation, the oldest first.

    A conversation has several at the voice service where its connection was opened anew. The last
    value that was noted counts; a criterion that one part does not meet is not met.
    """
    notes = [note for part in found for note in part.notes]
    judgements = [one for part in found for one in part.judgements]
    return ServiceResults(
        state=ResultsState.COMPLETE,
        values=[
            _noted(item, (one for one in notes if one.id == item.id)) for item in awaited.values
        ],
        criteria=[
            _judged(item, [one for one in judgements if one.id == item.id])
            for item in awaited.criteria
        ],
        received_at=clock.now(),
    )


def _noted(item: NotedValue, found: Iterable[ProviderNote]) -> NotedValue:
    noted = item
    for one in found:
        if one.value is not None or noted.value is None:
            noted = item.model_copy(update={"value": one.value, "reason": one.reason})
    return noted


def _judged(item: JudgedCriterion, found: Sequence[ProviderJudgement]) -> JudgedCriterion:
    for result in ("failure", "success", "unknown"):
        for one in found:
            if one.result == result:
                update = {"result": _RESULT[result], "reason": one.reason}
                return item.model_copy(update=update)
    return item
