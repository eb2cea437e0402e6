"""The panels of golden questions: written, asked, held against publishing, saved from a turn."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.education_audio.support import press
from tests.plugins.agents.support import (
    agent_synced,
    got,
    new_agent,
    synced_document,
    until,
)
from tests.plugins.golden.test_golden import WATER, drafted, finished, golden
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic


def opened(address: str, query: dict[str, str], key: str) -> AppTest:
    """The page with the panel of this key open."""
    test = page(address, query)
    test.session_state[key] = True
    return test


async def test_a_question_is_written_and_an_agent_without_any_says_so(clinic: Clinic) -> None:
    agent_id, knowledge_id = await drafted(clinic)
    with dashboard(clinic.url):
        test = await run(opened("agent-setup", {"id": agent_id}, "golden.open"))
        assert "This agent has no golden questions" in words(test)
        test.text_area(key="golden.question").set_value(WATER)
        test.selectbox(key="golden.document").set_value(knowledge_id)
        test.text_input(key="golden.words").set_value("two litres, a day")
        await run(test)
        await press(test, "Keep this question")
        (kept,) = (await got(clinic, f"/api/golden?agent_id={agent_id}"))["questions"]
        assert kept["must_contain"] == ["two litres", "a day"]
        assert kept["knowledge_id"] == knowledge_id
        said = words(test)
        assert "Gout: When to call us" in said
        assert "Conversations: 40; messages: 75. Messages cost nothing" in said
        assert "from “Gout” · with “two litres”, “a day”" in said
        assert "This agent has no golden questions" not in said


async def test_what_fails_is_listed_and_published_only_with_a_reason(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    await golden(clinic, agent_id, WATER, expected="answered", must_contain=["nine litres"])
    await clinic.client.post("/api/golden/runs", json={"agent_id": agent_id})
    await finished(clinic, agent_id)
    with dashboard(clinic.url):
        test = await run(opened("agent-setup", {"id": agent_id}, "golden.open"))
        said = words(test)
        assert "The reply does not say “nine litres”" in said
        await press(test, "Publish")
        assert "1 of 1 golden questions do not pass" in words(test)
        assert (await got(clinic, f"/api/agent/{agent_id}"))["published_version"] == 1
        why = next(one for one in test.text_input if one.label.startswith("Why it should"))
        why.set_value("Corrected tomorrow")
        await run(test)
        await press(test, "Publish anyway")
    (newest, _) = (await got(clinic, f"/api/agent/{agent_id}/versions"))["versions"]
    assert newest["published_despite"] == "Corrected tomorrow"


async def test_simulated_patients_are_sent_and_reported(clinic: Clinic) -> None:
    agent_id, _ = await drafted(clinic)
    address = f"/api/golden/simulations/latest?agent_id={agent_id}"
    with dashboard(clinic.url):
        test = await run(opened("agent-setup", {"id": agent_id}, "golden.open"))
        await press(test, "Send the simulated patients")
        await until(
            lambda: got(clinic, address), lambda found: found["simulation"]["state"] == "done"
        )
        test = await run(opened("agent-setup", {"id": agent_id}, "golden.open"))
        assert "In an emergency: 5 of 5" in [one.label for one in test.expander]
        assert [one.value for one in test.success if "may be published with this" in one.value]
        await press(test, "Publish")
        report = (await got(clinic, address))["simulation"]
        test = await run(opened("agent-setup", {"id": agent_id}, "agent.versions"))
        assert f"Simulated patients: {report['passed']} of 75 messages" in words(test)
        test = opened("agent-setup", {"id": agent_id}, "golden.open")
        test.session_state["golden.kept"] = True
        await run(test)
        assert test.selectbox(key="golden.report").value == report["simulation_id"]
        assert [one.label for one in test.expander].count("In an emergency: 5 of 5") == 2
        await clinic.client.put(f"/api/agent/{agent_id}/draft", json={"name": "Night guide"})
        await run(test)
        assert "were changed since they talked with it" in words(test)
        await press(test, "Publish")
        assert "have not talked with what would be published" in words(test)


async def test_a_turn_becomes_a_golden_question(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic)
    agent_id = (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
    await agent_synced(clinic, agent_id)
    body = {"patient_id": "P7", "agent_id": agent_id}
    session = (await clinic.client.post("/api/patient/session", json=body)).json()["session_id"]
    path = f"/api/patient/session/{session}"
    await clinic.client.post(f"{path}/message", json={"message": WATER, "chat_mode": True})
    with dashboard(clinic.url):
        test = await run(opened("patient-test", {"session": session}, "golden.saving"))
        await press(test, "Keep this question")
    (kept,) = (await got(clinic, f"/api/golden?agent_id={agent_id}"))["questions"]
    assert (kept["question"], kept["expected"], kept["origin"]) == (
        WATER,
        "answered",
        "patient_test",
    )
    assert kept["knowledge_id"] == knowledge_id
    ended = (await clinic.client.post(f"{path}/end")).json()["conversation_summary"]
    with dashboard(clinic.url):
        chosen = {"id": ended["conversation_id"]}
        test = await run(opened("conversation-logs", chosen, "golden.saving"))
        await press(test, "Keep this question")
        assert "a golden question of this agent already" in words(test)
