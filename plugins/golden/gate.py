"""What simulated patients say before an agent is published."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from functools import reduce

from core import clock
from core.context import PluginContext
from core.i18n import amount, plural, text
from plugins.agents.contract import CheckReport, PublishCandidate
from plugins.golden.contract import SIMULATED_PATIENTS, PersonaReport, RunState, Simulation
from plugins.golden.personas import PERSONAS
from plugins.golden.reports import COUNTS
from plugins.golden.service import GoldenQuestions
from plugins.golden.simulations import Simulations


class SimulatedPatientsGate:
    """Holds back what they have not talked with, and what has not passed."""

    def __init__(self, context: PluginContext) -> None:
        self._questions = context.shared(GoldenQuestions)
        self._simulations = context.shared(Simulations)

    async def check(self, candidate: PublishCandidate) -> AsyncIterator[str]:
        """As PublishCheckSpec.check. It sends nobody: that costs, and needs a person's word."""
        found = await self._simulations.of_candidate(candidate)
        if found is not None:
            waits = await self._simulations.waits_for(found)
            if (why := _why_not(found, waits)) is not None:
                yield why
        elif await self._is_examined(candidate.agent_id):
            budget = self._simulations.budget()
            yield text(
                "The simulated patients have not talked with what would be published. Send them "
                "first, at this agent in Agent Setup: conversations: {conversations}, messages: "
                "{turns}.",
                conversations=amount(budget.conversations),
                turns=amount(budget.turns),
            )

    async def examines(self, candidate: PublishCandidate) -> int:
        """As PublishCheckSpec.examines: their messages, whatever became of them."""
        found = await self._simulations.of_candidate(candidate)
        return found.done if found else 0

    async def report(self, candidate: PublishCandidate) -> CheckReport | None:
        """As PublishCheckSpec.report."""
        found = await self._simulations.of_candidate(candidate)
        if found is None:
            return None
        return CheckReport(
            check=SIMULATED_PATIENTS,
            report_id=found.simulation_id,
            summary=plural(
                "Simulated patients: {passed} of {number} message got what it should",
                "Simulated patients: {passed} of {number} messages got what they should",
                found.turns,
                passed=amount(found.passed),
            ),
        )

    async def _is_examined(self, agent_id: str) -> bool:
        """Whether staff examine this agent at all: then by both."""
        if await self._questions.of_agent(agent_id):
            return True
        return await self._simulations.were_sent(agent_id)


def _why_not(found: Simulation, waits: str | None) -> str | None:
    if found.state is RunState.RUNNING and waits is not None:
        return text(
            "The simulated patients cannot talk with it now: {why} It is tried again by itself.",
            why=waits,
        )
    if found.state is RunState.RUNNING:
        return plural(
            "The simulated patients are still talking with it ({done} of {number} message). "
            "Publish again once they are done.",
            "The simulated patients are still talking with it ({done} of {number} messages). "
            "Publish again once they are done.",
            found.turns,
            done=amount(found.done),
        )
    if found.state is RunState.STOPPED:
        return text(
            "The simulated patients did not get to the end: {why}",
            why=found.error or text("unknown"),
        )
    if clock.now() > found.counts_until:
        return plural(
            "The simulated patients talked with it more than {number} day ago. Send them again.",
            "The simulated patients talked with it more than {number} days ago. Send them again.",
            COUNTS.days,
        )
    failing = [report for report in found.personas if not report.passes]
    if failing:
        return text("Simulated patients that do not pass: {patients}.", patients=_named(failing))
    return None


def _named(reports: Sequence[PersonaReport]) -> str:
    titles = {persona.key: persona.title for persona in PERSONAS}
    names: list[str] = [
        text(
            "{patient} ({passed} of {turns}, {needed} needed)",
            patient=titles[report.key],
            passed=amount(report.passed),
            turns=amount(report.turns),
            needed=amount(report.needed),
        )
        for report in reports
    ]
    return reduce(_and, names)


def _and(first: str, second: str) -> str:
    return text("{first}, {second}", first=first, second=second)
