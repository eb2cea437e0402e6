"""Simulated patients: eight of them talk with a trial of an agent, and a report tells of it."""

from __future__ import annotations

import asyncio
import logging

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict, NotFound, Unavailable
from core.i18n import text
from core.jobs import JobRequest, JobRun, job_id
from core.ports.documents import Create, JsonObject, StoredDocument
from core.ports.voice import VoiceConversation
from plugins.agents.contract import AgentTrials, PublishCandidate
from plugins.conversations.contract import ConversationRecorder, Verdict
from plugins.golden.beginning import begin_once
from plugins.golden.contract import (
    Expected,
    LatestSimulation,
    RunState,
    SimulatedTurn,
    Simulation,
    SimulationBudget,
    SimulationRequest,
)
from plugins.golden.coverage import sections_of
from plugins.golden.judging import Outcome, Simply, judge_reply, judge_screening, not_withdrawn
from plugins.golden.models import (
    SIMULATE,
    SIMULATIONS,
    StoredSimulation,
    StoredTalk,
    newest_of,
    newest_with,
)
from plugins.golden.personas import PERSONAS, RUNS, Persona, scripted
from plugins.golden.reports import report_of, simulated_turn
from plugins.golden.settings import GoldenSettings
from plugins.golden.written import conversations_of, write_request
from plugins.knowledge.contract import KnowledgeIndexes
from plugins.safety.contract import RedFlagScreen

log = logging.getLogger(__name__)

_MONEY_DECIMALS = 2

_BY_KEY = {persona.key: persona for persona in PERSONAS}


def simulate_request(simulation_id: str) -> JobRequest:
    """The job that holds the conversations."""
    return JobRequest(SIMULATE, {"simulation_id": simulation_id}, key=simulation_id)


class Simulations:
    """The job handler, and what the page asks."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    def budget(self) -> SimulationBudget:
        """What it would take, whichever agent it is."""
        turns = sum(RUNS * persona.turns for persona in PERSONAS)
        facts = self._context.settings
        requests = 0 if facts.writer_is_local else len(PERSONAS)
        prices = self._context.own_settings(GoldenSettings)
        turn_price = 0.0 if facts.voice_is_local else prices.turn_price_usd
        return SimulationBudget(
            conversations=RUNS * len(PERSONAS),
            turns=turns,
            model_requests=requests,
            cost_usd=_cost(turns, turn_price),
            model_cost_usd=_cost(requests, prices.model_request_price_usd),
        )

    async def begin(self, request: SimulationRequest, *, by: str | None) -> Simulation:
        """Send them, to the agent's draft or else to what is published.

        Raises NotFound, Conflict (another budget, no documents, or they are on their way).
        """
        budget = self.budget()
        if request.turns != budget.turns:
            raise Conflict(text("It takes another number of messages now. Look at it again."))
        latest = await self._latest(request.agent_id)
        if latest is not None and _is_running(latest):
            raise _talking_already()
        candidate = await self._context.service(AgentTrials).candidate(request.agent_id)
        given = await not_withdrawn(self._context, candidate.knowledge_ids)
        index = await self._context.service(KnowledgeIndexes).index(given)
        sections = await asyncio.to_thread(sections_of, index)
        if not sections:
            raise Conflict(text("The agent has no documents that could be asked about."))
        topics = [(one.disease_name, one.section_title) for one in sections]
        talks = [
            StoredTalk(persona=persona.key, said=scripted(persona, run, candidate.language, topics))
            for persona in PERSONAS
            for run in range(RUNS)
        ]
        simulation = StoredSimulation(
            agent_id=request.agent_id,
            configuration=candidate.configuration,
            configuration_sha256=candidate.sha256,
            knowledge_ids=list(candidate.knowledge_ids),
            language=candidate.language,
            scripted=budget.model_requests == 0,
            state=RunState.RUNNING,
            talks=talks,
            started_at=clock.stamp(),
            started_by=by,
        )
        simulation_id, there = await begin_once(
            self._context,
            "gs",
            request.agent_id,
            latest,
            lambda simulation_id: (
                simulate_request(simulation_id),
                Create(SIMULATIONS.name, simulation_id, simulation.json_object()),
            ),
            _is_running,
        )
        if there is not None:
            raise _talking_already()
        return report_of(simulation_id, simulation)

    async def latest(self, agent_id: str) -> LatestSimulation:
        """The last report of an agent. Raises NotFound (no such agent)."""
        stored = await self._latest(agent_id)
        if stored is None:
            return LatestSimulation(simulation=None)
        candidate = await self._context.service(AgentTrials).candidate(agent_id)
        shown = report_of(stored.id, StoredSimulation.of(stored))
        is_current = shown.configuration_sha256 == candidate.sha256
        return LatestSimulation(simulation=shown, is_current=is_current)

    async def report(self, simulation_id: str) -> Simulation:
        """One report, also that of a version. Raises NotFound."""
        stored = await self._documents.get(SIMULATIONS.name, simulation_id)
        if stored is None:
            raise NotFound(text("There is no report with this id."))
        return report_of(stored.id, StoredSimulation.of(stored))

    async def of_candidate(self, candidate: PublishCandidate) -> Simulation | None:
        """The newest report on exactly this configuration with these documents."""
        page = await self._documents.query(SIMULATIONS.name, newest_with(candidate))
        reports = (report_of(stored.id, StoredSimulation.of(stored)) for stored in page.items)
        return next(reports, None)

    async def were_sent(self, agent_id: str) -> bool:
        """Whether they ever were, to whatever this agent was then."""
        return await self._latest(agent_id) is not None

    async def waits_for(self, report: Simulation) -> str | None:
        """Why nobody talks although it is not over, such as a voice service that is away."""
        if report.state is not RunState.RUNNING:
            return None
        # Asking for the job would try it again at once, or anew: whoever publishes sends nobody.
        job = await self._context.jobs.get(job_id(SIMULATE, report.simulation_id))
        return None if job is None or job.error is None else str(job.error["detail"])

    async def run(self, job: JobRun) -> JsonObject:
        """Hold the conversations that were not held yet."""
        simulation_id = str(job.payload["simulation_id"])
        stored = await self._documents.get(SIMULATIONS.name, simulation_id)
        if stored is not None and StoredSimulation.of(stored).state is RunState.RUNNING:
            await self._hold(simulation_id, StoredSimulation.of(stored), job)
        await self._context.service(AgentTrials).end(simulation_id)
        return {}

    async def failed(self, job: JobRun, error: JsonObject) -> None:
        """Nobody talks any more: say so, and have the trial removed."""
        simulation_id = str(job.payload["simulation_id"])
        await self._change(simulation_id, {"state": RunState.STOPPED, "error": error["detail"]})
        await self._context.service(AgentTrials).end(simulation_id)

    async def _hold(self, simulation_id: str, simulation: StoredSimulation, job: JobRun) -> None:
        trials = self._context.service(AgentTrials)
        provider_id = await trials.begin(simulation_id, simulation.candidate)
        talks = list(simulation.talks)
        untouched = not any(talk.turns for talk in talks)
        if not simulation.scripted and untouched:
            talks = [
                talk
                for persona in PERSONAS
                for talk in await self._written(
                    persona,
                    [one for one in talks if one.persona == persona.key],
                    simulation.language,
                )
            ]
        for number, talk in enumerate(talks):
            if not talk.turns:
                turns = await self._talk(provider_id, simulation_id, simulation, talk)
                talks[number] = talk.model_copy(update={"turns": turns})
                await self._change(simulation_id, {"talks": talks})
                await job.progress(
                    (number + 1) / len(talks),
                    text("Held: {done} of {total}", done=number + 1, total=len(talks)),
                )
        by_script = [talk.said for talk in talks] == [talk.said for talk in simulation.talks]
        await self._change(
            simulation_id,
            {
                "talks": talks,
                "state": RunState.DONE,
                # The model may have written nothing that could be used.
                "scripted": simulation.scripted or (untouched and by_script),
            },
        )

    async def _talk(
        self, provider_id: str, user_id: str, simulation: StoredSimulation, talk: StoredTalk
    ) -> list[SimulatedTurn]:
        """Hold one conversation; the agent is not asked what the emergency text answers."""
        persona = _BY_KEY[talk.persona]
        expectation = Simply(persona.expected)
        screen = self._context.service(RedFlagScreen)
        recorder = self._context.service(ConversationRecorder)
        turns: list[SimulatedTurn] = []
        conversation: VoiceConversation | None = None
        try:
            for number, message in enumerate(talk.said):
                found = screen.screen(
                    message,
                    simulation.language,
                    talk.said[:number],
                    agent_id=simulation.agent_id,
                )
                outcome, reply = judge_screening(expectation, found), ""
                if outcome is None:
                    if conversation is None:
                        conversation = await self._context.voice.converse(
                            provider_id, text_only=True, user_id=user_id
                        )
                    reply = (await conversation.ask(message)).text
                    given = await not_withdrawn(self._context, simulation.knowledge_ids)
                    verdict = await recorder.judge(message, reply, given, talk.said[:number])
                    outcome = _judged(persona, reply, verdict)
                turns.append(simulated_turn(message, reply, persona, outcome))
        finally:
            if conversation is not None:
                await conversation.close()
        return turns

    async def _written(
        self, persona: Persona, talks: list[StoredTalk], language: str
    ) -> list[StoredTalk]:
        """The conversations in the words of the language model; by the script where it has none."""
        request = write_request(
            persona,
            [talk.said for talk in talks],
            language,
            self._context.settings.gemini_models[0],
        )
        try:
            answer = "".join([piece async for piece in self._context.writer.stream(request)])
            said = conversations_of(answer, len(talks), persona.turns)
        except AppError as error:
            log.warning("a simulated patient follows her script: %s", error.error_code)
            return talks
        if said is None:
            log.warning("a simulated patient follows her script: the model wrote something else")
            return talks
        return [
            talk.model_copy(update={"said": words}) for talk, words in zip(talks, said, strict=True)
        ]

    async def _change(self, simulation_id: str, update: JsonObject) -> None:
        def change(stored: StoredDocument) -> JsonObject:
            return StoredSimulation.of(stored).model_copy(update=update).json_object()

        if await self._documents.change(SIMULATIONS.name, simulation_id, change) is None:
            raise Unavailable(text("This run is gone. Begin a new one."))

    async def _latest(self, agent_id: str) -> StoredDocument | None:
        page = await self._documents.query(SIMULATIONS.name, newest_of(agent_id))
        return page.items[0] if page.items else None


def _is_running(stored: StoredDocument) -> bool:
    return StoredSimulation.of(stored).state is RunState.RUNNING


def _talking_already() -> Conflict:
    return Conflict(text("The simulated patients are talking with this agent already."))


def _judged(persona: Persona, reply: str, verdict: Verdict) -> Outcome:
    if not reply.strip():
        return Outcome(False, reason=text("The agent gave no reply."))
    outcome = judge_reply(Simply(persona.expected), reply, verdict)
    if persona.documents_may_say and not outcome.passed:
        said = judge_reply(Simply(Expected.ANSWERED), reply, verdict)
        return said if said.passed else outcome
    return outcome


def _cost(number: int, price: float | None) -> float | None:
    """In US$; what is not done costs nothing, whatever its price."""
    if not number:
        return 0.0
    return None if price is None else round(price * number, _MONEY_DECIMALS)
