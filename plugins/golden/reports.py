"""The report on simulated patients, and when it lets an agent be published."""

from __future__ import annotations

from datetime import timedelta

from core import clock
from core.i18n import text
from plugins.golden.contract import PersonaReport, RunState, SimulatedTurn, Simulation
from plugins.golden.judging import Outcome
from plugins.golden.models import StoredSimulation
from plugins.golden.personas import PERSONAS, Persona, script_language

COUNTS = timedelta(days=7)
"""So long a report stands for the same configuration. The voice service changes its models as well,
and to send all patients anew costs more than to ask golden questions.
"""


def simulated_turn(message: str, reply: str, persona: Persona, outcome: Outcome) -> SimulatedTurn:
    """What is reported of one message: a reply that contradicts the documents is never right."""
    reason = outcome.reason
    if outcome.contradicts:
        reason = text("The reply says otherwise than the documents.")
    return SimulatedTurn(
        message=message,
        reply=reply,
        expected=persona.expected,
        passed=outcome.passed and not outcome.contradicts,
        reason=reason,
        contradicts=outcome.contradicts,
    )


def report_of(simulation_id: str, simulation: StoredSimulation) -> Simulation:
    """The report as the API gives it."""
    personas = [_persona_report(persona, simulation) for persona in PERSONAS]
    started_at = clock.parse(simulation.started_at)
    return Simulation(
        simulation_id=simulation_id,
        agent_id=simulation.agent_id,
        configuration_sha256=simulation.configuration_sha256,
        state=simulation.state,
        turns=sum(len(talk.said) for talk in simulation.talks),
        done=sum(report.turns for report in personas),
        passed=sum(report.passed for report in personas),
        scripted=simulation.scripted,
        language=script_language(simulation.language)
        if simulation.scripted
        else simulation.language,
        personas=personas,
        passes=simulation.state is RunState.DONE and all(one.passes for one in personas),
        started_at=started_at,
        counts_until=started_at + COUNTS,
        started_by=simulation.started_by,
        error=simulation.error,
    )


def _persona_report(persona: Persona, simulation: StoredSimulation) -> PersonaReport:
    talks = [talk for talk in simulation.talks if talk.persona == persona.key]
    turns = [turn for talk in talks for turn in talk.turns]
    passed = sum(turn.passed for turn in turns)
    return PersonaReport(
        key=persona.key,
        title=persona.title,
        conversations=sum(bool(talk.turns) for talk in talks),
        turns=len(turns),
        passed=passed,
        needed=persona.needed,
        passes=passed >= persona.needed and not any(turn.contradicts for turn in turns),
        failing=[turn for turn in turns if not turn.passed],
    )
