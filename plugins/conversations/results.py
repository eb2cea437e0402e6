"""Fetches what the voice service found in a conversation, and keeps it with that."""

from __future__ import annotations

import logging
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
    JudgedCriterion,
    NotedValue,
    ResultsState,
    ServiceResults,
)
from plugins.conversations.models import RESULTS_JOB, ROWS, StoredConversation
from plugins.conversations.review.analysis import Analysis
from plugins.conversations.transcripts import change_analysis

log = logging.getLogger(__name__)

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


def results_request(conversation_id: str) -> JobRequest:
    """The job that fetches the results of a recorded conversation."""
    return JobRequest(RESULTS_JOB, {"conversation_id": conversation_id}, key=conversation_id)


class ResultsFetcher:
    """The job handler. The voice service knows a conversation by our id, as its user.

    It looks through a conversation when that is over, so that results come late; the job asks
    until they are there, and gives up after a day.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

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
        await self._keep(identifier, lambda awaited: with_findings(awaited, found))
        return {"conversations": len(found)}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Say at the conversation that its results will not come, and why."""
        await self._missing(str(run.payload["conversation_id"]), error["detail"])

    async def _missing(self, identifier: str, why: str) -> JsonObject:
        await self._keep(
            identifier,
            lambda awaited: awaited.model_copy(update={"state": ResultsState.MISSING, "why": why}),
        )
        return {"missing": True}

    async def _keep(
        self, identifier: str, changed: Callable[[ServiceResults], ServiceResults]
    ) -> None:
        def change(analysis: Analysis) -> Analysis:
            results = analysis.service_results
            if results is None or results.state is not ResultsState.WAITING:
                return analysis
            return analysis.model_copy(update={"service_results": changed(results)})

        await change_analysis(self._context, identifier, change)


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
