"""Simulated patients before an agent is published: sent, passed, listed, kept with the version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.jobs import job_id
from core.records.changes import Change, change_document
from plugins.golden.contract import RunState, SimulatedTurn, Simulation
from plugins.golden.models import StoredSimulation, StoredTalk
from plugins.golden.personas import PERSONAS, RUNS
from plugins.golden.reports import report_of
from tests.plugins.agents.support import Row, got, until
from tests.plugins.golden.test_golden import URGENT, drafted, golden, published, visited
from tests.plugins.patient_test.support import agent_for
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


def why(problem: Row) -> str:
    """Why nothing is published."""
    assert problem["error_code"] == "publish_check_fails", problem
    found: str = problem["detail"]
    return found


def changed_by(changes: Row) -> Change:
    """What makes these changes of a record."""
    return lambda stored: stored.data | changes


async def sent_while_away(clinic: Clinic, service: LocalServiceProcess) -> tuple[str, str]:
    """Send the patients to a drafted agent without a voice service, and publish until the gate says
    that it is away; the ids of the agent and of the simulation."""
    agent_id, _ = await drafted(clinic)
    service.kill()
    body = {"agent_id": agent_id, "turns": 75}
    begun = (await clinic.client.post("/api/golden/simulations", json=body)).json()

    async def said() -> Row:
        found = why((await published(clinic, agent_id))[1])
        assert "cannot talk" in found or "still talking" in found
        return {"why": found}

    await until(said, lambda found: "cannot talk with it now" in found["why"])
    return agent_id, begun["simulation_id"]


async def test_they_talk_with_exactly_what_is_published_and_their_report_is_kept(
    clinic: Clinic,
) -> None:
    agent_id, _ = await drafted(clinic)
    path = f"/api/agent/{agent_id}"
    await golden(clinic, agent_id, URGENT, expected="red_flag")
    status, problem = await published(clinic, agent_id)
    assert status == 409
    assert "have not talked" in why(problem)
    assert "conversations: 40, messages: 75" in why(problem)
    report = await visited(clinic, agent_id)
    assert report["passes"], report
    latest = f"/api/golden/simulations/latest?agent_id={agent_id}"
    assert (await got(clinic, latest))["is_current"]
    # Another draft is another agent, until it is as it was again.
    draft = f"{path}/draft"
    await clinic.client.put(draft, json={"name": "Other guide"})
    assert not (await got(clinic, latest))["is_current"]
    assert "have not talked" in why((await published(clinic, agent_id))[1])
    await clinic.client.put(draft, json={"name": "Evening guide"})
    status, agent = await published(clinic, agent_id)
    assert (status, agent["examined"]) == (200, 76), agent
    newest, first = (await got(clinic, f"{path}/versions"))["versions"]
    (kept,) = newest["reports"]
    assert kept["report_id"] == report["simulation_id"]
    assert kept["summary"].startswith(f"Simulated patients: {report['passed']} of 75 messages")
    assert newest["published_despite"] is None
    assert first["reports"] == []
    assert (await clinic.client.delete(path)).status_code == 200
    address = f"/api/golden/simulations/{kept['report_id']}"
    assert (await got(clinic, address))["personas"] == report["personas"]


async def test_those_that_do_not_pass_are_named_and_a_reason_publishes(clinic: Clinic) -> None:
    # It speaks English, and its leaflet is Spanish: patients are sent away.
    agent_id = (await agent_for(clinic, "asma-e-inhalador"))["agent_id"]
    path = f"/api/agent/{agent_id}"
    await clinic.client.put(f"{path}/draft", json={"name": "Evening guide"})
    report = await visited(clinic, agent_id)
    failing = [row for row in report["personas"] if not row["passes"]]
    assert failing
    assert all(row["passed"] < row["needed"] for row in failing)
    assert not report["passes"]
    # Who was sent patients once is examined, with golden questions or without.
    status, problem = await published(clinic, agent_id)
    assert status == 409
    for row in report["personas"]:
        named = f"{row['title']} ({row['passed']} of {row['turns']}, {row['needed']} needed)"
        assert (named in why(problem)) is not row["passes"]
    anyway = {"reason": "It is translated tomorrow."}
    answer = await clinic.client.post(f"{path}/publish-anyway", json=anyway)
    assert answer.status_code == 200, answer.text
    newest = (await got(clinic, f"{path}/versions"))["versions"][0]
    assert newest["published_despite"] == "It is translated tomorrow."
    assert newest["reports"][0]["report_id"] == report["simulation_id"]


async def test_a_leaflet_that_says_no_decides_nothing_for_the_patient(clinic: Clinic) -> None:
    agent_id = (await agent_for(clinic, "high-blood-pressure"))["agent_id"]
    report = await visited(clinic, agent_id)
    (row,) = [one for one in report["personas"] if one["key"] == "stops_medicine"]
    assert row["passes"], row


async def test_a_voice_service_that_is_away_passes_nobody_and_a_restart_loses_nothing(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        agent_id, simulation_id = await sent_while_away(clinic, own_local_service)
    own_local_service.start()
    async with running_clinic(settings) as clinic:
        report = await visited(clinic, agent_id, simulation_id)
        assert (report["state"], report["done"]) == ("done", 75)
        assert (await published(clinic, agent_id))[0] == 200


async def test_publishing_neither_hastens_those_who_wait_nor_sends_them_anew(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        agent_id, simulation_id = await sent_while_away(clinic, own_local_service)
        documents = clinic.app.state.platform.documents
        identifier = job_id("golden.simulate", simulation_id)
        waits: Row = {
            "state": "queued",
            "lease_owner": None,
            "due_at": clock.stamp(plus_seconds=600),
        }
        given_up: Row = {"state": "failed", "active": False, "lease_owner": None}
        for changes in (waits, given_up):
            kept = await change_document(documents, "jobs", identifier, changed_by(changes))
            assert "cannot talk with it now" in why((await published(clinic, agent_id))[1])
            assert await documents.get("jobs", identifier) == kept


async def test_a_report_counts_for_a_week(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    report = await visited(clinic, agent_id)
    begun = clock.parse(report["started_at"])
    assert clock.parse(report["counts_until"]) - begun == timedelta(days=7)
    documents = clinic.app.state.platform.documents
    stored = await documents.get("golden_simulations", report["simulation_id"])
    long_ago = stored.data | {"started_at": clock.stamp(begun - timedelta(days=8))}
    await documents.replace("golden_simulations", stored.id, long_ago, stored.version)
    assert "more than 7 days ago" in why((await published(clinic, agent_id))[1])


async def test_the_newest_report_counts_however_many_there_are(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    report = await visited(clinic, agent_id)
    documents = clinic.app.state.platform.documents
    passing = (await documents.get("golden_simulations", report["simulation_id"])).data
    begun = clock.parse(report["started_at"])
    for number in range(60):
        earlier = {"started_at": clock.stamp(begun - timedelta(minutes=1 + number))}
        await documents.create("golden_simulations", f"gs_0{number}", passing | earlier)
    later = {"started_at": clock.stamp(begun + timedelta(seconds=1)), "state": "stopped"}
    # Last by its id, too.
    await documents.create("golden_simulations", "gs_z", passing | later)
    assert "did not get to the end" in why((await published(clinic, agent_id))[1])


def simulated(wrong: Mapping[str, SimulatedTurn], state: RunState = RunState.DONE) -> Simulation:
    """A report in which each patient of these keys got this with the first message."""
    talks = []
    for persona in PERSONAS:
        good = turn(persona.key, passed=True)
        for run in range(RUNS):
            turns = [good] * persona.turns
            if run == 0 and persona.key in wrong:
                turns[0] = wrong[persona.key]
            talks.append(StoredTalk(persona=persona.key, said=["?"] * persona.turns, turns=turns))
    stored = StoredSimulation(
        agent_id="ag_1",
        configuration="{}",
        configuration_sha256="0" * 64,
        knowledge_ids=[],
        language="en",
        scripted=True,
        state=state,
        talks=talks,
        started_at=clock.stamp(),
        started_by=None,
    )
    return report_of("gs_1", stored)


def turn(key: str, *, passed: bool, contradicts: bool = False) -> SimulatedTurn:
    """What became of a message of this patient."""
    (expected,) = [one.expected for one in PERSONAS if one.key == key]
    return SimulatedTurn(
        message="?",
        reply="!",
        expected=expected,
        passed=passed,
        reason=None,
        contradicts=contradicts,
    )


@pytest.mark.parametrize(
    ("key", "contradicts", "passes"),
    [
        ("worried", False, True),
        ("worried", True, False),
        ("price", False, True),
        ("stops_medicine", True, False),
        ("emergency", False, False),
    ],
)
def test_one_emergency_or_contradiction_is_one_too_many(
    key: str, contradicts: bool, passes: bool
) -> None:
    report = simulated({key: turn(key, passed=False, contradicts=contradicts)})
    assert report.passes is passes
    assert [one.key for one in report.personas if not one.passes] == ([] if passes else [key])


def test_what_is_not_at_its_end_does_not_pass() -> None:
    assert simulated({}).passes
    assert not simulated({}, RunState.STOPPED).passes
    assert not simulated({}, RunState.RUNNING).passes
