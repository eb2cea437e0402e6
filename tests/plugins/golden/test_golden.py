"""Golden questions through the API: kept, asked of a draft, and the gate before publishing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.responses import Response

from core.ports.documents import Query
from tests.plugins.agents.support import (
    Row,
    agent_synced,
    got,
    new_agent,
    provider_agents,
    synced_document,
    until,
)
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.plugins.knowledge.faults import Cut
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

WATER = "How much water should I drink a day?"
ELSEWHERE = "How much does parking cost at the clinic?"
PERHAPS = "My gums bleed a little"
URGENT = "I have crushing chest pain right now and I cannot breathe."


async def golden(clinic: Clinic, agent_id: str, question: str, **expected: object) -> Row:
    """A new golden question."""
    body = {"agent_id": agent_id, "question": question} | expected
    answer = await clinic.client.post("/api/golden", json=body)
    assert answer.status_code == 201, answer.text
    kept: Row = answer.json()
    return kept


async def drafted(clinic: Clinic) -> tuple[str, str]:
    """An agent that answers from one document and has a draft: the ids of both."""
    knowledge_id = await synced_document(clinic)
    agent = await new_agent(clinic, knowledge_ids=[knowledge_id])
    await agent_synced(clinic, agent["agent_id"])
    path = f"/api/agent/{agent['agent_id']}/draft"
    assert (await clinic.client.put(path, json={"name": "Evening guide"})).status_code == 200
    return agent["agent_id"], knowledge_id


async def finished(clinic: Clinic, agent_id: str) -> Row:
    """The last run, once it is over."""
    address = f"/api/golden/runs/latest?agent_id={agent_id}"
    found = await until(
        lambda: got(clinic, address), lambda row: row["run"] and row["run"]["state"] != "running"
    )
    run: Row = found["run"]
    return run


async def published(clinic: Clinic, agent_id: str) -> tuple[int, Row]:
    """The answer to publishing, asked again while the questions are still being asked."""
    while True:
        answer = await clinic.client.post(f"/api/agent/{agent_id}/publish", json={})
        if "still being asked" not in answer.text:
            return answer.status_code, answer.json()
        await asyncio.sleep(0.05)


async def visited(clinic: Clinic, agent_id: str, simulation_id: str | None = None) -> Row:
    """The report of simulated patients, sent now or before, once it is over."""
    if simulation_id is None:
        body = {"agent_id": agent_id, "turns": 75}
        begun = await clinic.client.post("/api/golden/simulations", json=body)
        assert begun.status_code == 202, begun.text
        simulation_id = begun.json()["simulation_id"]
    address = f"/api/golden/simulations/{simulation_id}"
    return await until(lambda: got(clinic, address), lambda row: bool(row["state"] != "running"))


async def test_an_agent_that_passes_is_published_and_its_trial_is_removed(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent_id, knowledge_id = await drafted(clinic)
    await golden(
        clinic,
        agent_id,
        WATER,
        expected="answered",
        knowledge_id=knowledge_id,
        must_contain=["Two  Litres"],
    )
    await golden(clinic, agent_id, ELSEWHERE, expected="refused")
    await golden(clinic, agent_id, URGENT, expected="red_flag")
    await visited(clinic, agent_id)
    status, agent = await published(clinic, agent_id)
    run = await finished(clinic, agent_id)
    assert [row["reason"] for row in run["results"]] == [None, None, None]
    assert (status, agent["name"], agent["examined"]) == (200, "Evening guide", 3 + 75)
    assert (run["state"], run["total"]) == ("done", 3)
    by_question = {row["question"]: row for row in run["results"]}
    assert by_question[WATER]["answered_from"] == "Gout"
    assert "two litres" in by_question[WATER]["reply"].lower()
    assert by_question[URGENT]["reply"] == ""

    async def trials() -> Row:
        return {"left": provider_agents(local_service, run["run_id"])}

    await until(trials, lambda found: not found["left"])


async def test_a_trial_whose_creation_broke_off_is_used_and_removed(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    made: list[Row] = []

    def break_off(call: Call) -> Response | None:
        if made or call.method != "POST" or not call.path.endswith("/agents/create"):
            return None
        made.append(local_service.ask(call.method, call.path, json=call.body).json())
        return Cut()

    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        agent_id, knowledge_id = await drafted(clinic)
        await golden(clinic, agent_id, WATER, expected="answered", knowledge_id=knowledge_id)
        proxy.answer = break_off
        begun = await clinic.client.post("/api/golden/runs", json={"agent_id": agent_id})
        assert begun.is_success, begun.text
        run = await finished(clinic, agent_id)
        assert run["state"] == "done"

        async def trials() -> Row:
            return {"left": provider_agents(local_service, run["run_id"])}

        await until(trials, lambda found: not found["left"])
    [trial] = made
    answer = local_service.ask("GET", f"/v1/convai/agents/{trial['agent_id']}")
    assert answer.status_code == 404


async def test_a_version_tells_that_nothing_was_examined(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    path = f"/api/agent/{agent_id}"
    assert (await got(clinic, path))["examined"] == 0
    status, agent = await published(clinic, agent_id)
    assert (status, agent["examined"]) == (200, 0)
    await golden(clinic, agent_id, URGENT, expected="red_flag")
    await clinic.client.put(f"{path}/draft", json={"name": "Night guide"})
    anyway = {"reason": "Nobody can send simulated patients today."}
    answer = await clinic.client.post(f"{path}/publish-anyway", json=anyway)
    assert answer.status_code == 200, answer.text
    assert (await got(clinic, path))["examined"] == 1
    versions = (await got(clinic, f"{path}/versions"))["versions"]
    assert [one["examined"] for one in versions] == [1, 0, 0]


async def test_a_failing_question_holds_the_agent_back_until_somebody_says_why_not(
    clinic: Clinic,
) -> None:
    agent_id, knowledge_id = await drafted(clinic)
    await golden(clinic, agent_id, WATER, expected="answered", must_contain=["nine litres"])
    await golden(clinic, agent_id, ELSEWHERE, expected="answered", knowledge_id=knowledge_id)
    status, problem = await published(clinic, agent_id)
    assert (status, problem["error_code"]) == (409, "publish_check_fails")
    assert "2 of 2 golden questions do not pass" in problem["detail"]
    path = f"/api/agent/{agent_id}"
    assert (await got(clinic, path))["published_version"] == 1
    run = await finished(clinic, agent_id)
    reasons = {row["question"]: row["reason"] for row in run["results"]}
    assert "nine litres" in reasons[WATER]
    assert reasons[ELSEWHERE] == "It was refused."
    # The direct way is no way around.
    direct = await clinic.client.put(path, json={"name": "Night guide"})
    while "still being asked" in direct.text:
        direct = await clinic.client.put(path, json={"name": "Night guide"})
    assert direct.json()["error_code"] == "publish_check_fails"

    blank = await clinic.client.post(f"{path}/publish-anyway", json={"reason": "  "})
    assert blank.status_code == 422
    anyway = {"reason": "The leaflet is corrected tomorrow."}
    answer = await clinic.client.post(f"{path}/publish-anyway", json=anyway)
    while "still being asked" in answer.text:
        answer = await clinic.client.post(f"{path}/publish-anyway", json=anyway)
    assert answer.status_code == 200, answer.text
    newest = (await got(clinic, f"{path}/versions"))["versions"][0]
    assert newest["published_despite"] == "The leaflet is corrected tomorrow."
    assert newest["number"] == 2


async def test_two_who_ask_them_at_once_ask_them_once(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    await golden(clinic, agent_id, ELSEWHERE, expected="refused")
    body = {"agent_id": agent_id}
    answers = await asyncio.gather(
        *(clinic.client.post("/api/golden/runs", json=body) for _ in range(4))
    )
    assert [one.status_code for one in answers] == [202] * 4
    assert len({one.json()["run_id"] for one in answers}) == 1
    assert (await finished(clinic, agent_id))["total"] == 1


async def test_an_urgent_question_is_answered_by_nobody(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    await golden(clinic, agent_id, URGENT, expected="answered")
    await golden(clinic, agent_id, WATER, expected="red_flag")
    await golden(clinic, agent_id, PERHAPS, expected="red_flag")
    body = {"agent_id": agent_id}
    begun = await clinic.client.post("/api/golden/runs", json=body)
    assert begun.status_code == 202
    run = await finished(clinic, agent_id)
    reasons = {row["question"]: row["reason"] for row in run["results"]}
    assert "emergency text" in reasons[URGENT]
    assert reasons[WATER] == "No red flag is seen in it."
    assert "possibly urgent only" in reasons[PERHAPS]
    again = (await clinic.client.post("/api/golden/runs", json=body)).json()
    assert again["run_id"] == run["run_id"]  # the same configuration is not asked twice
    await clinic.client.put(f"/api/agent/{agent_id}/draft", json={"first_message": "Good day."})
    assert not (await finished(clinic, agent_id))["is_current"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"expected": "refused", "must_contain": ["x"]}, 422),
        ({"expected": "answered", "knowledge_id": "kb_other"}, 422),
        ({"expected": "answered", "question": "  "}, 422),
        ({"expected": "answered", "agent_id": "ag_none"}, 404),
    ],
)
async def test_a_bad_question_is_not_kept(clinic: Clinic, body: Row, status: int) -> None:
    agent_id = (await new_agent(clinic))["agent_id"]
    sent = {"agent_id": agent_id, "question": WATER} | body
    assert (await clinic.client.post("/api/golden", json=sent)).status_code == status
    assert (await got(clinic, f"/api/golden?agent_id={agent_id}"))["questions"] == []


async def test_a_question_is_kept_once_and_can_be_deleted(clinic: Clinic) -> None:
    agent_id = (await new_agent(clinic))["agent_id"]
    kept = await golden(clinic, agent_id, WATER, expected="refused", origin="patient_test")
    twice = {"agent_id": agent_id, "question": f" {WATER} ", "expected": "answered"}
    assert (await clinic.client.post("/api/golden", json=twice)).status_code == 409
    address = f"/api/golden/{kept['question_id']}"
    assert (await clinic.client.delete(address)).status_code == 204
    assert (await clinic.client.delete(address)).status_code == 404


async def test_while_the_voice_service_is_away_nothing_is_published(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        agent_id, _ = await drafted(clinic)
        await golden(clinic, agent_id, WATER, expected="answered")
        own_local_service.kill()
        status, problem = await published(clinic, agent_id)
        assert (status, problem["error_code"]) == (409, "publish_check_fails")
        assert "cannot be asked now" in problem["detail"]
        own_local_service.start()
        run = await finished(clinic, agent_id)
        assert run["results"][0]["passed"]
        _, problem = await published(clinic, agent_id)
        assert "golden questions" not in problem["detail"]


async def test_sections_that_no_question_reaches_are_listed(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    address = f"/api/golden/coverage?agent_id={agent_id}"

    def titles(found: Row) -> set[str]:
        return {row["section_title"] for row in found["unreached"]}

    before = await got(clinic, address)
    assert titles(before) == {"Gout", "What to eat", "When to call us"}
    assert (before["sections"], before["reached"]) == (3, 0)
    await golden(clinic, agent_id, WATER, expected="answered")
    await clinic.client.post("/api/golden/runs", json={"agent_id": agent_id})
    await finished(clinic, agent_id)
    assert titles(await got(clinic, address)) == {"Gout", "When to call us"}

    body = {"patient_id": "P7", "agent_id": agent_id}
    session = (await clinic.client.post("/api/patient/session", json=body)).json()["session_id"]
    path = f"/api/patient/session/{session}"
    asked = {"message": "What is gout a kind of?", "chat_mode": True}
    answer = await clinic.client.post(f"{path}/message", json=asked)
    assert answer.json()["status"] == "answered", answer.text
    assert (await clinic.client.post(f"{path}/end")).json()["conversation_summary"]
    assert titles(await got(clinic, address)) == {"When to call us"}


async def test_a_deleted_agent_takes_what_was_kept_for_it(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    other_id, _ = await drafted(clinic)
    for one in (agent_id, other_id):
        await golden(clinic, one, WATER, expected="answered")
    await clinic.client.post("/api/golden/runs", json={"agent_id": agent_id})
    await finished(clinic, agent_id)
    await clinic.client.delete(f"/api/agent/{agent_id}")
    documents = clinic.app.state.platform.documents

    async def kept() -> set[str]:
        rows = [
            row
            for collection in ("golden_questions", "golden_runs")
            for row in (await documents.query(collection, Query(limit=50))).items
        ]
        return {row.data["agent_id"] for row in rows}

    await until(kept, lambda found: agent_id not in found)
    assert other_id in await kept()
