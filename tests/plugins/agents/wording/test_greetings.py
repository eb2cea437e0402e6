"""What an agent says first in each of its languages: chosen, sent, kept in versions, compared."""

from __future__ import annotations

import json

from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.agents.wording.prompts import first_message
from tests.plugins.agents.support import Row, agent_body, got, new_agent, provider_agent
from tests.plugins.agents.test_drift import choose, drift_of, edit_there
from tests.plugins.agents.test_versions import changed, kept
from tests.support.servers import Clinic, LocalServiceProcess

OWN = "Hola, soy la ayuda de su clínica."


def presets(service: LocalServiceProcess, agent: Row) -> dict[str, str]:
    """What the voice service's agent says first in its other languages."""
    there = provider_agent(service, agent["elevenlabs_agent_id"])["conversation_config"]
    return {
        code: preset["overrides"]["agent"]["first_message"]
        for code, preset in there["language_presets"].items()
    }


async def test_each_language_has_its_own_greeting_after_its_disclosure(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    greetings = {"ES": OWN, "de": "Guten Tag."}
    agent = await new_agent(shared_clinic, languages=["en", "es", "pl"], first_messages=greetings)
    assert agent["first_messages"] == {"es": OWN, "de": "Guten Tag."}
    assert presets(local_service, agent) == {
        "es": f"{DISCLOSURES['es'].text} {OWN}",
        "pl": DISCLOSURES["pl"].text,
    }
    assert agent["openings"] == {
        "es": {"disclosure": DISCLOSURES["es"].text, "greeting": OWN},
        "pl": {"disclosure": DISCLOSURES["pl"].text, "greeting": ""},
    }
    assert (await drift_of(shared_clinic, agent))["state"] == "same"

    # A greeting follows its language when that becomes the first one.
    path = f"/api/agent/{agent['agent_id']}"
    turned = await changed(shared_clinic, "PUT", path, languages=["es", "de"])
    assert turned["greeting"] == OWN
    assert presets(local_service, agent) == {"de": f"{DISCLOSURES['de'].text} Guten Tag."}


async def test_a_greeting_is_drafted_published_compared_and_brought_back_byte_for_byte(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, languages=["en", "es"])
    path = f"/api/agent/{agent['agent_id']}"
    first = await kept(shared_clinic, agent["agent_id"], 1)
    assert "first_messages" not in json.loads(first["configuration"])["settings"]
    before = presets(local_service, agent)
    usual = first_message(agent["answer_style"], "es")
    assert before == {"es": f"{DISCLOSURES['es'].text} {usual}"}

    drafted = await changed(shared_clinic, "PUT", f"{path}/draft", first_messages={"es": OWN})
    assert drafted["draft"]["first_messages"] == {"es": OWN}
    assert drafted["openings"]["es"]["greeting"] == usual
    assert presets(local_service, agent) == before
    difference = await got(shared_clinic, f"{path}/differences?before=1")
    assert {change["field"] for change in difference["changes"]} == {
        "first_messages",
        "other_first_messages",
    }
    published = await changed(shared_clinic, "POST", f"{path}/publish")
    assert published["openings"]["es"]["greeting"] == OWN
    assert presets(local_service, agent) == {"es": f"{DISCLOSURES['es'].text} {OWN}"}

    back = await changed(shared_clinic, "POST", f"{path}/versions/1/restore")
    assert (back["published_version"], back["first_messages"]) == (3, None)
    third = await kept(shared_clinic, agent["agent_id"], 3)
    assert third["configuration"].encode() == first["configuration"].encode()
    assert presets(local_service, agent) == before
    again = await changed(shared_clinic, "POST", f"{path}/versions/2/restore")
    assert again["first_messages"] == {"es": OWN}
    cleared = await changed(shared_clinic, "PUT", path, first_messages=None)
    assert cleared["openings"]["es"]["greeting"] == usual


async def test_a_greeting_that_was_changed_at_the_voice_service_is_taken_or_replaced(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(
        shared_clinic, languages=["en", "es", "zh-TW"], first_messages={"zh-TW": "您好。"}
    )
    there = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    said = f"{DISCLOSURES['es'].text} ¡Hola!"
    preset = {"overrides": {"agent": {"language": "es", "first_message": said}}}
    changes = {"language_presets": there["language_presets"] | {"es": preset}}
    edit_there(local_service, agent, conversation_config=changes)

    drift = await drift_of(shared_clinic, agent)
    (one,) = drift["differences"]
    assert (one["field"], one["theirs"]["es"]) == ("other_first_messages", said)
    assert one["hindrance"] is None
    await choose(shared_clinic, agent, drift, other_first_messages="theirs")
    path = f"/api/agent/{agent['agent_id']}"
    draft = (await got(shared_clinic, path))["draft"]
    assert draft["first_messages"] == {"zh-TW": "您好。", "es": "¡Hola!"}

    drift = await drift_of(shared_clinic, agent)
    await choose(shared_clinic, agent, drift, other_first_messages="ours")
    now = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    assert now == there
    await changed(shared_clinic, "POST", f"{path}/publish")
    assert (await drift_of(shared_clinic, agent))["state"] == "same"


async def test_a_greeting_that_cannot_be_said_is_refused(shared_clinic: Clinic) -> None:
    bad = {"xx": "Hello", "es": "Hola, {{name}}"}
    body = agent_body(languages=["en", "es"], first_messages=bad)
    refused = await shared_clinic.client.post("/api/agent", json=body)
    assert refused.status_code == 422
    assert {error["field"] for error in refused.json()["errors"]} == {
        "first_messages.xx",
        "first_messages.es",
    }
