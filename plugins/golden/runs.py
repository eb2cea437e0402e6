"""Asks the golden questions of an agent that is about to be published, and holds the gate."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from core import clock
from core.context import PluginContext
from core.errors import Unavailable
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import Create, JsonObject, StoredDocument
from plugins.agents.contract import AgentTrials, PublishCandidate
from plugins.conversations.contract import ConversationRecorder
from plugins.golden.beginning import begin_once
from plugins.golden.contract import GoldenQuestion, GoldenRun, LatestRun, RunState
from plugins.golden.judging import Outcome, judge_reply, judge_screening, not_withdrawn
from plugins.golden.models import (
    QUESTIONS,
    RUN,
    RUNS,
    ReachedSection,
    StoredQuestion,
    StoredResult,
    StoredRun,
    newest_of,
    run_key,
)
from plugins.golden.service import GoldenQuestions
from plugins.safety.contract import RedFlagScreen

_GATE_SECONDS = 20.0
_FRESH = timedelta(days=1)
"""So long a finished run stands for the same configuration: the provider's models change too."""


def run_request(run_id: str) -> JobRequest:
    """The job that asks the questions of a run."""
    return JobRequest(RUN, {"run_id": run_id}, key=run_id)


class GoldenRuns:
    """The job handler, and what the gate and the page ask."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._questions = context.shared(GoldenQuestions)

    async def check(self, candidate: PublishCandidate) -> AsyncIterator[str]:
        """As PublishCheckSpec.check: the questions are asked, unless this very configuration has
        its results already.
        """
        questions = await self._questions.of_agent(candidate.agent_id)
        if not questions:
            return
        run_id, run = await self._run_of(candidate, questions, by=None)
        waits: JsonObject | None = None
        if run.state is RunState.RUNNING:
            job = await self._context.jobs.settled(run_request(run_id), _GATE_SECONDS)
            waits = job.error
            run = await self._read(run_id)
        if run.state is RunState.RUNNING and waits is not None:
            yield text(
                "The golden questions cannot be asked now: {why} It is tried again by itself.",
                why=waits["detail"],
            )
        elif run.state is RunState.RUNNING:
            yield text(
                "The golden questions are still being asked ({done} of {total}). "
                "Publish again in a moment.",
                done=len(run.results),
                total=run.total,
            )
        elif run.state is RunState.STOPPED:
            yield text(
                "The golden questions could not be asked: {why}", why=run.error or text("unknown")
            )
        elif run.failing:
            yield text(
                "{failing} of {total} golden questions do not pass.",
                failing=run.failing,
                total=run.total,
            )

    async def examines(self, candidate: PublishCandidate) -> int:
        """As PublishCheckSpec.examines: those that were asked, whatever came of it."""
        latest = await self.latest_stored(candidate.agent_id)
        if latest is None:
            return 0
        run = StoredRun.of(latest)
        questions = await self._questions.of_agent(candidate.agent_id)
        return len(run.results) if run.key == run_key(candidate.sha256, questions) else 0

    async def begin(self, agent_id: str, *, by: str | None) -> GoldenRun:
        """Ask the questions now, unless this very configuration is being asked or was asked.

        Raises NotFound.
        """
        candidate = await self._context.service(AgentTrials).candidate(agent_id)
        questions = await self._questions.of_agent(agent_id)
        run_id, run = await self._run_of(candidate, questions, by=by)
        return run.view(run_id, run.key)

    async def latest(self, agent_id: str) -> LatestRun:
        """The last run of an agent. Raises NotFound."""
        stored = await self.latest_stored(agent_id)
        if stored is None:
            return LatestRun(run=None)
        candidate = await self._context.service(AgentTrials).candidate(agent_id)
        questions = await self._questions.of_agent(agent_id)
        key = run_key(candidate.sha256, questions)
        return LatestRun(run=StoredRun.of(stored).view(stored.id, key))

    async def run(self, job: JobRun) -> JsonObject:
        """Ask what was not asked yet, each question in a conversation of its own."""
        run_id = str(job.payload["run_id"])
        run = await self._read(run_id)
        if run.state is RunState.RUNNING:
            await self._ask_all(run_id, run, job)
        await self._context.service(AgentTrials).end(run_id)
        return {}

    async def failed(self, job: JobRun, error: JsonObject) -> None:
        """Nobody asks any more: say so, and have the trial removed."""
        run_id = str(job.payload["run_id"])

        def change(stored: StoredDocument) -> JsonObject:
            stop = {"state": RunState.STOPPED, "error": error["detail"]}
            return StoredRun.of(stored).model_copy(update=stop).json_object()

        await self._documents.change(RUNS.name, run_id, change)
        await self._context.service(AgentTrials).end(run_id)

    async def _ask_all(self, run_id: str, run: StoredRun, job: JobRun) -> None:
        provider_id: str | None = None
        asked = {result.question_id for result in run.results}
        for number, question_id in enumerate(run.questions):
            if question_id in asked:
                continue
            stored = await self._documents.get(QUESTIONS.name, question_id)
            if stored is None:
                continue  # deleted meanwhile: this run is of other questions then
            question = StoredQuestion.of(stored).view(question_id)
            reply = ""
            outcome = self._screened(question, run.language, run.candidate.agent_id)
            if outcome is None:
                if provider_id is None:
                    trials = self._context.service(AgentTrials)
                    provider_id = await trials.begin(run_id, run.candidate)
                reply = await self._ask(provider_id, run_id, question.question)
                outcome = await self._judged(question, reply, run.knowledge_ids)
            await self._keep(run_id, question, reply, outcome)
            await job.progress(
                (number + 1) / len(run.questions),
                text("Asked: {done} of {total}", done=number + 1, total=len(run.questions)),
            )

        def change(stored: StoredDocument) -> JsonObject:
            return StoredRun.of(stored).model_copy(update={"state": RunState.DONE}).json_object()

        await self._documents.change(RUNS.name, run_id, change)

    def _screened(self, question: GoldenQuestion, language: str, agent_id: str) -> Outcome | None:
        screen = self._context.service(RedFlagScreen)
        found = screen.screen(question.question, language, agent_id=agent_id)
        return judge_screening(question, found)

    async def _ask(self, provider_id: str, run_id: str, question: str) -> str:
        talk = await self._context.voice.converse(provider_id, text_only=True, user_id=run_id)
        try:
            return (await talk.ask(question)).text
        finally:
            await talk.close()

    async def _judged(
        self, question: GoldenQuestion, reply: str, knowledge_ids: list[str]
    ) -> Outcome:
        if not reply.strip():
            return Outcome(False, reason=text("The agent gave no reply."))
        recorder = self._context.service(ConversationRecorder)
        given = await not_withdrawn(self._context, knowledge_ids)
        return judge_reply(question, reply, await recorder.judge(question.question, reply, given))

    async def _keep(
        self, run_id: str, question: GoldenQuestion, reply: str, outcome: Outcome
    ) -> None:
        result = StoredResult(
            question_id=question.question_id,
            question=question.question,
            expected=question.expected,
            passed=outcome.passed,
            reply=reply,
            answered_from=outcome.answered_from,
            reason=outcome.reason,
            reached=[
                ReachedSection(knowledge_id=document, section_title=title)
                for document, title in outcome.reached
            ],
        )

        def change(stored: StoredDocument) -> JsonObject:
            run = StoredRun.of(stored)
            return run.model_copy(update={"results": [*run.results, result]}).json_object()

        await self._documents.change(RUNS.name, run_id, change)

    async def _run_of(
        self, candidate: PublishCandidate, questions: list[GoldenQuestion], *, by: str | None
    ) -> tuple[str, StoredRun]:
        """The run of this very configuration with these questions, begun now if there is none."""
        key = run_key(candidate.sha256, questions)
        latest = await self.latest_stored(candidate.agent_id)
        if latest is not None and _is_this(before := StoredRun.of(latest), key):
            return latest.id, before
        run = StoredRun(
            agent_id=candidate.agent_id,
            key=key,
            configuration=candidate.configuration,
            configuration_sha256=candidate.sha256,
            knowledge_ids=list(candidate.knowledge_ids),
            language=candidate.language,
            questions=[one.question_id for one in questions],
            state=RunState.RUNNING,
            total=len(questions),
            results=[],
            started_at=clock.stamp(),
            started_by=by,
        )
        run_id, there = await begin_once(
            self._context,
            "gr",
            key,
            latest,
            lambda run_id: (
                run_request(run_id),
                Create(RUNS.name, run_id, run.json_object()),
            ),
            lambda stored: _is_this(StoredRun.of(stored), key),
        )
        return run_id, run if there is None else StoredRun.of(there)

    async def latest_stored(self, agent_id: str) -> StoredDocument | None:
        """The last run of an agent as stored."""
        page = await self._documents.query(RUNS.name, newest_of(agent_id))
        return page.items[0] if page.items else None

    async def _read(self, run_id: str) -> StoredRun:
        stored = await self._documents.get(RUNS.name, run_id)
        if stored is None:
            raise Unavailable(text("This run is gone. Begin a new one."))
        return StoredRun.of(stored)


def _is_this(run: StoredRun, key: str) -> bool:
    """Whether a run is one of these questions that still counts."""
    fresh = clock.now() - clock.parse(run.started_at) < _FRESH
    return run.key == key and run.state is not RunState.STOPPED and fresh
