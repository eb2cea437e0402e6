"""Simulated patients: their scripts, their budget, and the report on a trial of an agent."""

from __future__ import annotations

import asyncio

import pytest

from core.records.changes import change_document
from plugins.golden.contract import Expected
from plugins.golden.models import SIMULATIONS
from plugins.golden.personas import PERSONAS, RUNS, SCRIPTS, script_language, scripted
from plugins.golden.written import conversations_of
from tests.plugins.agents.support import Row, got, new_agent, provider_agents, until
from tests.plugins.golden.test_gate import changed_by
from tests.plugins.golden.test_golden import drafted
from tests.plugins.recalls.support import withdraw
from tests.support.servers import Clinic, LocalServiceProcess

TOPICS = [("Gout", "What to eat"), ("Gout", "When to call us")]


@pytest.mark.parametrize("language", ["en", "es", "zh-TW", "zh-CN", "fr"])
def test_each_patient_says_something_else_each_time(language: str) -> None:
    for persona in PERSONAS:
        assert len(SCRIPTS[script_language(language), persona.key]) == RUNS
        said = [scripted(persona, run, language, TOPICS) for run in range(RUNS)]
        assert len({talk[0] for talk in said}) == RUNS
        assert {len(talk) for talk in said} == {persona.turns}
        assert not any("{" in message for talk in said for message in talk)
        about = any("What to eat" in message for talk in said for message in talk)
        assert about is (persona.expected is Expected.ANSWERED)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('Here it is:\n```json\n[["a?", "b?"], ["c?", "d?"]]\n```', [["a?", "b?"], ["c?", "d?"]]),
        ('[["a?", "b?"]]', None),
        ('[["a?"], ["b?"]]', None),
        ('[["a?", ""], ["b?", "c?"]]', None),
        ('[["a?", 3], ["b?", "c?"]]', None),
        ("I cannot do that.", None),
    ],
)
def test_only_whole_conversations_of_the_model_are_used(
    answer: str, said: list[list[str]] | None
) -> None:
    assert conversations_of(answer, 2, 2) == said


async def test_they_are_sent_once_their_budget_was_seen_and_reported(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent_id, _ = await drafted(clinic)
    budget = await got(clinic, "/api/golden/simulations/budget")
    assert budget == {
        "conversations": 40,
        "turns": 75,
        "model_requests": 0,
        "cost_usd": 0.0,
        "model_cost_usd": 0.0,
    }
    address = "/api/golden/simulations"
    unseen = await clinic.client.post(address, json={"agent_id": agent_id, "turns": 7})
    assert unseen.status_code == 409
    begun = await clinic.client.post(address, json={"agent_id": agent_id, "turns": 75})
    assert begun.status_code == 202, begun.text
    latest = f"{address}/latest?agent_id={agent_id}"

    def over(found: Row) -> bool:
        return bool(found["simulation"]["state"] != "running")

    report = (await until(lambda: got(clinic, latest), over))["simulation"]
    assert (report["state"], report["done"], report["scripted"]) == ("done", 75, True)
    by_key = {row["key"]: row for row in report["personas"]}
    assert len(by_key) == 8
    assert by_key["emergency"]["passed"] == 5
    assert by_key["few_words"]["turns"] == 10
    for row in report["personas"]:
        assert row["passed"] + len(row["failing"]) == row["turns"]
        assert all(turn["reason"] for turn in row["failing"])

    async def trials() -> Row:
        return {"left": provider_agents(local_service, report["simulation_id"])}

    await until(trials, lambda found: not found["left"])


async def test_two_who_send_them_at_once_send_them_once(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    body = {"agent_id": agent_id, "turns": 75}
    answers = await asyncio.gather(
        *(clinic.client.post("/api/golden/simulations", json=body) for _ in range(4))
    )
    assert sorted(one.status_code for one in answers) == [202, 409, 409, 409]
    await until(
        lambda: got(clinic, f"/api/golden/simulations/latest?agent_id={agent_id}"),
        lambda found: bool(found["simulation"]["state"] != "running"),
    )


async def test_a_clock_that_was_put_back_keeps_nobody_from_sending_them(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    body = {"agent_id": agent_id, "turns": 75}
    documents = clinic.app.state.platform.documents
    sent = []
    for _ in range(3):
        begun = await clinic.client.post("/api/golden/simulations", json=body)
        assert begun.status_code == 202, begun.text
        simulation_id = begun.json()["simulation_id"]
        sent.append(simulation_id)
        # It was begun while the clock was years ahead, and less so each time.
        begun_at = f"{2050 - len(sent)}-01-01T00:00:00.000000Z"
        over: Row = {"state": "stopped", "started_at": begun_at}
        await change_document(documents, SIMULATIONS.name, simulation_id, changed_by(over))
    assert len(set(sent)) == 3


async def test_an_agent_without_documents_is_not_visited(clinic: Clinic) -> None:
    agent_id = (await new_agent(clinic))["agent_id"]
    body = {"agent_id": agent_id, "turns": 75}
    refused = await clinic.client.post("/api/golden/simulations", json=body)
    assert refused.status_code == 409
    assert "no documents" in refused.json()["detail"]


async def test_a_withdrawn_document_is_none_that_patients_ask_about(clinic: Clinic) -> None:
    agent_id, knowledge_id = await drafted(clinic)
    await withdraw(clinic, "document", {"knowledge_id": knowledge_id, "script": "", "audio_id": ""})
    body = {"agent_id": agent_id, "turns": 75}
    refused = await clinic.client.post("/api/golden/simulations", json=body)
    assert refused.status_code == 409, refused.text
    assert "no documents" in refused.json()["detail"]
