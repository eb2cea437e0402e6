"""What is noted, judged, stopped and kept: drafted, published, brought back, and told apart."""

from __future__ import annotations

import pytest

from tests.plugins.agents.support import Row, got, new_agent, provider_agent
from tests.plugins.agents.test_drift import choose, drift_of, edit_there, refusal
from tests.plugins.agents.test_versions import changed, kept
from tests.support.servers import Clinic, LocalServiceProcess

CALLBACK = {
    "id": "callback",
    "name": "Wants a call back",
    "kind": "boolean",
    "description": "Whether the patient asked to be called back.",
    "choices": [],
}
MOOD = {
    "id": "mood",
    "name": "Mood",
    "kind": "string",
    "description": "How the patient sounded.",
    "choices": ["calm", "worried"],
}
WITHIN = {
    "id": "within_documents",
    "name": "Stayed within the documents",
    "goal": "The agent told nothing that its documents do not hold.",
    "use_documents": True,
}
GUARDRAILS = {
    "focus": True,
    "prompt_injection": True,
    "medical_content": False,
    "custom": [{"name": "Prices", "prompt": "Do not name prices."}],
}
PRIVACY = {"retention_days": 30, "zero_retention": False, "record_voice": False}
OPTIONS = {
    "data_items": [CALLBACK, MOOD],
    "success_criteria": [WITHIN],
    "guardrails": GUARDRAILS,
    "privacy": PRIVACY,
    "backup_llms": ["gpt-6-luna", "claude-haiku-5-5"],
    "turn_taking": {"eagerness": "patient", "wait_seconds": 20},
}


def platform_there(service: LocalServiceProcess, agent: Row) -> Row:
    found: Row = provider_agent(service, agent["elevenlabs_agent_id"])["platform_settings"]
    return found


async def test_options_are_sent_once_they_are_published_in_the_services_own_fields(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic)
    path = f"/api/agent/{agent['agent_id']}"
    assert {name: agent[name] for name in OPTIONS} == dict.fromkeys(OPTIONS)
    before = platform_there(local_service, agent)
    assert not {"guardrails", "privacy"} & set(before)

    drafted = await changed(shared_clinic, "PUT", f"{path}/draft", **OPTIONS)
    assert {name: drafted["draft"][name] for name in OPTIONS} == OPTIONS
    assert platform_there(local_service, agent) == before
    difference = await got(shared_clinic, f"{path}/differences?before=1")
    assert {one["field"]: one["after"] for one in difference["changes"]} == OPTIONS

    await changed(shared_clinic, "POST", f"{path}/publish")
    there = platform_there(local_service, agent)
    assert there["data_collection"] == {
        "callback": {
            "type": "boolean",
            "name": "Wants a call back",
            "description": CALLBACK["description"],
        },
        "mood": {
            "type": "string",
            "name": "Mood",
            "description": MOOD["description"],
            "enum": ["calm", "worried"],
        },
    }
    assert there["evaluation"]["criteria"] == [
        {
            "id": "within_documents",
            "name": WITHIN["name"],
            "type": "prompt",
            "conversation_goal_prompt": WITHIN["goal"],
            "use_knowledge_base": True,
        }
    ]
    guardrails = there["guardrails"]
    assert (guardrails["version"], guardrails["focus"]) == ("1", {"is_enabled": True})
    assert guardrails["prompt_injection"] == {"is_enabled": True}
    content = guardrails["content"]["config"]
    assert content == {"medical_and_legal_information": {"is_enabled": False}}
    (own,) = guardrails["custom"]["config"]["configs"]
    assert (own["prompt"], own["trigger_action"]) == ("Do not name prices.", {"type": "retry"})
    assert there["privacy"] == {
        "retention_days": 30,
        "zero_retention_mode": False,
        "record_voice": False,
    }
    spoken = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    assert spoken["agent"]["prompt"]["backup_llm_config"] == {
        "preference": "override",
        "order": OPTIONS["backup_llms"],
    }
    assert spoken["turn"] == {"turn_eagerness": "patient", "turn_timeout": 20}
    assert (await drift_of(shared_clinic, agent))["state"] == "same"


async def test_a_version_without_options_takes_them_back_and_is_the_same_to_the_byte(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic)
    path = f"/api/agent/{agent['agent_id']}"
    first = await kept(shared_clinic, agent["agent_id"], 1)
    assert not set(OPTIONS) & set(first["configuration"].split('"'))
    await changed(shared_clinic, "PUT", path, **OPTIONS)
    second = await kept(shared_clinic, agent["agent_id"], 2)
    await changed(shared_clinic, "POST", f"{path}/versions/1/restore")
    third = await kept(shared_clinic, agent["agent_id"], 3)
    assert third["configuration"].encode() == first["configuration"].encode()
    there = platform_there(local_service, agent)
    assert (there["data_collection"], there["evaluation"]["criteria"]) == ({}, [])
    assert there["guardrails"]["focus"] == {"is_enabled": False}
    assert there["guardrails"]["custom"]["config"]["configs"] == []
    assert (there["privacy"]["retention_days"], there["privacy"]["record_voice"]) == (-1, True)
    spoken = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    assert spoken["turn"] == {"turn_eagerness": "normal", "turn_timeout": 7}
    assert (await drift_of(shared_clinic, agent))["differences"] == []

    await changed(shared_clinic, "POST", f"{path}/versions/2/restore")
    fourth = await kept(shared_clinic, agent["agent_id"], 4)
    assert fourth["configuration"].encode() == second["configuration"].encode()
    assert (await got(shared_clinic, path))["guardrails"] == GUARDRAILS
    assert set(platform_there(local_service, agent)["data_collection"]) == {"callback", "mood"}
    cleared = await changed(shared_clinic, "PUT", path, privacy=None, data_items=[])
    assert (cleared["privacy"], cleared["data_items"]) == (None, [])
    assert platform_there(local_service, agent)["privacy"]["retention_days"] == -1


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"data_items": [CALLBACK, CALLBACK]}, "data_items"),
        ({"data_items": [CALLBACK | {"id": "Call back"}]}, "data_items.0.id"),
        ({"data_items": [CALLBACK | {"choices": ["yes"]}]}, "data_items.0"),
        ({"data_items": [MOOD | {"choices": ["calm", "calm"]}]}, "data_items.0"),
        ({"data_items": [MOOD | {"description": "  "}]}, "data_items.0.description"),
        ({"data_items": [MOOD | {"description": "Ask {{name}}."}]}, "data_items.0.description"),
        ({"data_items": [MOOD | {"id": f"m{n}"} for n in range(26)]}, "data_items"),
        ({"success_criteria": [WITHIN, WITHIN]}, "success_criteria"),
        ({"success_criteria": [WITHIN | {"goal": ""}]}, "success_criteria.0.goal"),
        ({"guardrails": {"custom": [{"name": "x"}]}}, "guardrails.custom.0.prompt"),
        ({"privacy": {"retention_days": 0}}, "privacy.retention_days"),
        ({"privacy": {"zero_retention": True}}, "privacy"),
        ({"turn_taking": {"wait_seconds": 31}}, "turn_taking.wait_seconds"),
        ({"backup_llms": ["no-such-model"]}, "backup_llms.0"),
    ],
)
async def test_what_cannot_work_is_refused_and_changes_nothing(
    shared_clinic: Clinic, options: Row, field: str
) -> None:
    agent = await new_agent(shared_clinic)
    path = f"/api/agent/{agent['agent_id']}"
    answer = await shared_clinic.client.put(f"{path}/draft", json=options)
    assert answer.status_code == 422, answer.text
    assert [one["field"] for one in answer.json()["errors"]] == [field]
    assert (await got(shared_clinic, path))["draft"] is None


async def test_options_that_were_changed_at_the_voice_service_can_be_taken(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, **OPTIONS)
    edit_there(
        local_service,
        agent,
        platform_settings={
            "guardrails": {"focus": {"is_enabled": False}},
            "privacy": {"zero_retention_mode": True},
            "data_collection": {"age": {"type": "integer", "description": "The patient's age."}},
        },
    )
    drift = await drift_of(shared_clinic, agent)
    found = {one["field"]: one for one in drift["differences"]}
    assert set(found) == {"guardrails", "privacy", "data_items"}
    assert found["guardrails"]["theirs"] == GUARDRAILS | {"focus": False}
    assert all(one["hindrance"] is None for one in found.values())
    await choose(shared_clinic, agent, drift, **dict.fromkeys(found, "theirs"))
    draft = (await got(shared_clinic, f"/api/agent/{agent['agent_id']}"))["draft"]
    assert draft["data_items"] == [
        {
            "id": "age",
            "name": "age",
            "kind": "integer",
            "description": "The patient's age.",
            "choices": [],
        }
    ]
    assert (draft["guardrails"]["focus"], draft["privacy"]["zero_retention"]) == (False, True)


async def test_what_is_left_to_the_voice_service_can_be_taken_over(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic)
    edit_there(local_service, agent, platform_settings={"privacy": {"retention_days": 90}})
    drift = await drift_of(shared_clinic, agent)
    assert drift["state"] == "same"
    (left,) = drift["differences"]
    assert (left["field"], left["left_there"], left["ours"]) == ("privacy", True, None)
    status, said = await refusal(shared_clinic, agent, drift, privacy="ours")
    assert (status, "nothing of ours" in said) == (422, True)

    edit_there(local_service, agent, name="Other name")
    drift = await drift_of(shared_clinic, agent)
    await choose(shared_clinic, agent, drift, name="ours", privacy="theirs")
    path = f"/api/agent/{agent['agent_id']}"
    draft = (await got(shared_clinic, path))["draft"]
    assert draft["privacy"] == {
        "retention_days": 90,
        "zero_retention": False,
        "record_voice": True,
    }
    assert platform_there(local_service, agent)["privacy"]["retention_days"] == 90
    await changed(shared_clinic, "POST", f"{path}/publish")
    drift = await drift_of(shared_clinic, agent)
    assert (drift["state"], drift["differences"]) == ("same", [])
