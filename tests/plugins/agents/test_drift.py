"""What somebody changes of an agent at the voice service itself: said, taken, or replaced."""

from __future__ import annotations

from typing import Any

from tests.plugins.agents.support import (
    CHINESE_VOICE,
    Row,
    agent_synced,
    document_synced,
    got,
    new_agent,
    provider_agent,
    provider_agents,
    synced_document,
)
from tests.support.servers import Clinic, LocalServiceProcess


def edit_there(service: LocalServiceProcess, agent: Row, **changes: Any) -> None:
    """Change the agent in the voice service's own way."""
    address = f"/v1/convai/agents/{agent['elevenlabs_agent_id']}"
    answer = service.ask("PATCH", address, json=changes)
    assert answer.status_code == 200, answer.text


async def drift_of(clinic: Clinic, agent: Row) -> Row:
    return await got(clinic, f"/api/agent/{agent['agent_id']}/drift")


async def choose(clinic: Clinic, agent: Row, drift: Row, *, dry: bool = False, **sides: str) -> Row:
    """The answer to a choice that must succeed."""
    body = {"seen": drift["seen"], "sides": sides, "dry_run": dry}
    answer = await clinic.client.post(f"/api/agent/{agent['agent_id']}/drift", json=body)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def refusal(clinic: Clinic, agent: Row, drift: Row, **sides: str) -> tuple[int, str]:
    body = {"seen": drift["seen"], "sides": sides, "dry_run": False}
    answer = await clinic.client.post(f"/api/agent/{agent['agent_id']}/drift", json=body)
    return answer.status_code, answer.json()["detail"]


async def test_an_agent_as_it_was_sent_does_not_differ(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await synced_document(shared_clinic)
    agent = await new_agent(
        shared_clinic, knowledge_ids=[knowledge_id], languages=["zh-TW", "pt-BR", "zh-CN", "en"]
    )
    await agent_synced(shared_clinic, agent["agent_id"])
    drift = await drift_of(shared_clinic, agent)
    assert (drift["state"], drift["differences"]) == ("same", [])


async def test_theirs_goes_into_the_draft_and_patients_hear_it_once_it_is_published(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, name="Gout guide")
    path = f"/api/agent/{agent['agent_id']}"
    before = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    rules = before["agent"]["prompt"]["prompt"].partition("You speak English.")[2]
    edit_there(
        local_service,
        agent,
        name="Gout line",
        conversation_config={
            "agent": {
                "first_message": f"{before['agent']['first_message']} Take your time.",
                "prompt": {
                    "prompt": f"Answer like a kind uncle.\n\nYou speak English.{rules}",
                    "temperature": 0.4,
                },
                "language": "en",
            },
            "language_presets": {"es": {"overrides": {}}},
            "tts": {"voice_id": CHINESE_VOICE},
            "conversation": {"max_duration_seconds": 300},
        },
    )
    drift = await drift_of(shared_clinic, agent)
    assert drift["state"] == "differs"
    found = {one["field"]: one for one in drift["differences"]}
    assert set(found) == {
        *("name", "first_message", "prompt", "temperature", "languages", "voice_id"),
        "max_duration_seconds",
    }
    assert (found["name"]["ours"], found["name"]["theirs"]) == ("Gout guide", "Gout line")
    assert all(one["hindrance"] is None for one in found.values())

    sides = dict.fromkeys(found, "theirs")
    planned = await choose(shared_clinic, agent, drift, dry=True, **sides)
    assert [(step["action"], set(step["fields"])) for step in planned["steps"]] == [
        ("take", set(found))
    ]
    assert (await got(shared_clinic, path))["draft"] is None
    await choose(shared_clinic, agent, drift, **sides)
    draft = (await got(shared_clinic, path))["draft"]
    assert draft["name"] == "Gout line"
    assert draft["first_message"] == f"{agent['greeting']} Take your time."
    assert draft["system_prompt_override"] == "Answer like a kind uncle."
    assert (draft["languages"], draft["voice_id"]) == (["en", "es"], CHINESE_VOICE)
    assert (draft["temperature"], draft["max_duration_seconds"]) == (0.4, 300)
    there = provider_agent(local_service, agent["elevenlabs_agent_id"])
    assert there["name"] == "Gout line"

    answer = await shared_clinic.client.post(f"{path}/publish", json={})
    assert answer.status_code == 200, answer.text
    assert (await drift_of(shared_clinic, agent))["state"] == "same"


async def test_ours_is_sent_again_and_needs_a_side_for_everything(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, name="Asthma guide")
    edit_there(
        local_service,
        agent,
        name="Other name",
        conversation_config={"agent": {"prompt": {"temperature": 1.0}}},
    )
    drift = await drift_of(shared_clinic, agent)
    status, said = await refusal(shared_clinic, agent, drift, name="ours")
    assert (status, "each difference" in said) == (422, True)
    status, said = await refusal(shared_clinic, agent, drift, llm="ours")
    assert (status, "does not differ" in said) == (422, True)
    assert (await refusal(shared_clinic, agent, drift))[0] == 422
    assert (await drift_of(shared_clinic, agent))["state"] == "differs"

    steps = await choose(shared_clinic, agent, drift, dry=True, name="ours", temperature="theirs")
    assert [step["action"] for step in steps["steps"]] == ["take", "send"]
    assert (await drift_of(shared_clinic, agent))["seen"] == drift["seen"]
    await choose(shared_clinic, agent, drift, name="ours", temperature="theirs")
    now = await got(shared_clinic, f"/api/agent/{agent['agent_id']}")
    assert (now["name"], now["temperature"], now["draft"]["temperature"]) == ("Asthma guide", 0, 1)
    assert (await drift_of(shared_clinic, agent))["state"] == "same"


async def test_a_choice_holds_only_for_what_was_seen(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic)
    edit_there(local_service, agent, name="Once")
    drift = await drift_of(shared_clinic, agent)
    edit_there(local_service, agent, name="Twice")
    status, said = await refusal(shared_clinic, agent, drift, name="ours")
    assert (status, "Look again" in said) == (409, True)
    assert provider_agent(local_service, agent["elevenlabs_agent_id"])["name"] == "Twice"


async def test_what_must_not_be_taken_says_why(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    linked, other = (
        await synced_document(shared_clinic, "Gout"),
        await synced_document(shared_clinic, "Knee", "# Knee\n\nRest it.\n"),
    )
    agent = await new_agent(shared_clinic, knowledge_ids=[linked])
    await agent_synced(shared_clinic, agent["agent_id"])
    foreign = (await document_synced(shared_clinic, other))["elevenlabs_document_id"]
    edit_there(
        local_service,
        agent,
        conversation_config={
            "agent": {
                "first_message": "Hello {{name}}.",
                "prompt": {
                    "knowledge_base": [{"type": "text", "id": foreign, "name": "Something"}]
                },
                "language": "xx",
            }
        },
        platform_settings={"auth": {"enable_auth": False}},
    )
    drift = await drift_of(shared_clinic, agent)
    found = {one["field"]: one for one in drift["differences"]}
    assert found["documents"]["ours"] == ["Gout"]
    assert "Something" in found["documents"]["hindrance"]
    assert "placeholder" in found["first_message"]["hindrance"]
    assert "not a language" in found["languages"]["hindrance"]
    assert "permission" in found["protected"]["hindrance"]
    status, said = await refusal(shared_clinic, agent, drift, protected="theirs")
    assert (status, "permission" in said) == (422, True)
    await choose(shared_clinic, agent, drift, **dict.fromkeys(found, "ours"))
    assert (await drift_of(shared_clinic, agent))["state"] == "same"


async def test_an_agent_that_was_deleted_there_is_made_anew(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, name="Gone guide")
    gone = agent["elevenlabs_agent_id"]
    assert local_service.ask("DELETE", f"/v1/convai/agents/{gone}").status_code == 200
    drift = await drift_of(shared_clinic, agent)
    assert (drift["state"], drift["differences"]) == ("missing", [])
    planned = await choose(shared_clinic, agent, drift, dry=True)
    assert [step["action"] for step in planned["steps"]] == ["create"]
    assert provider_agents(local_service, agent["agent_id"]) == []
    await choose(shared_clinic, agent, drift)
    (there,) = provider_agents(local_service, agent["agent_id"])
    assert there["agent_id"] != gone
    assert (await drift_of(shared_clinic, agent))["state"] == "same"
    unknown = await shared_clinic.client.get("/api/agent/ag_nobody/drift")
    assert unknown.status_code == 404


async def test_what_a_publication_replaces_at_the_voice_service_is_told(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, name="Gout guide", languages=["zh-TW", "en", "es"])
    path = f"/api/agent/{agent['agent_id']}"
    await shared_clinic.client.put(path, json={"temperature": 0.2})
    assert (await got(shared_clinic, path))["replaced"] is None
    edit_there(
        local_service,
        agent,
        name="Joint guide",
        conversation_config={
            "agent": {"prompt": {"prompt": "Say whatever you like.", "temperature": 0.3}}
        },
    )
    # What is wanted now and what was there is one and the same: nothing is lost of that.
    await shared_clinic.client.put(path, json={"temperature": 0.3})
    replaced = (await got(shared_clinic, path))["replaced"]
    assert replaced["values"] == {"name": "Joint guide", "prompt": "Say whatever you like."}
    assert (await drift_of(shared_clinic, agent))["state"] == "same"
    await shared_clinic.client.put(path, json={"temperature": 0.4})
    assert (await got(shared_clinic, path))["replaced"] is None

    edit_there(local_service, agent, name="Joint guide")
    drift = await drift_of(shared_clinic, agent)
    await choose(shared_clinic, agent, drift, name="ours")
    assert (await got(shared_clinic, path))["replaced"] is None
