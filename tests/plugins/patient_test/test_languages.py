"""A session in one of an agent's other languages."""

from __future__ import annotations

import pytest

from core.errors import InvalidInput
from plugins.agents.contract import Agent
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.patient_test.beginning import opening
from tests.plugins.patient_test.support import agent_for, begin, conversations
from tests.support.servers import Clinic, LocalServiceProcess


async def test_it_begins_and_goes_on_in_the_chosen_language(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(
        clinic,
        "starting-warfarin",
        languages=["en", "es"],
        first_messages={"es": "Hola, ¿en qué le ayudo?"},
    )
    talk = await begin(clinic, agent, language="es")
    begun = await talk.state()
    assert (begun["language"], begun["first_message"]) == ("es", "Hola, ¿en qué le ayudo?")
    assert begun["disclosure"]["language"] == "es"
    assert begun["disclosure"]["text"] == DISCLOSURES["es"].text

    await talk.ask("How often is my INR checked?")
    (there,) = conversations(local_service, talk.session_id)
    assert there["metadata"]["main_language"] == "es"
    first = there["transcript"][0]["message"]
    assert first == f"{DISCLOSURES['es'].text} Hola, ¿en qué le ayudo?"

    # An emergency text is the one of the chosen language.
    urgent = await talk.ask("No puedo respirar")
    assert urgent["red_flag"]
    assert "Llame" in urgent["response_text"]


async def test_without_a_choice_it_is_the_agents_first(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin", languages=["en", "es"])
    talk = await begin(clinic, agent)
    assert (await talk.state())["language"] == "en"
    await talk.ask("How often is my INR checked?")
    (there,) = conversations(local_service, talk.session_id)
    assert there["metadata"]["main_language"] == "en"
    body = {"patient_id": "P1", "agent_id": agent["agent_id"], "language": "de"}
    refused = await clinic.client.post("/api/patient/session", json=body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "language"


async def test_an_agent_of_an_earlier_version_is_to_be_published_again(clinic: Clinic) -> None:
    made = await agent_for(clinic, "starting-warfarin", languages=["en", "es"])
    agent = Agent.model_validate(made)
    assert opening(agent, "es")[0] == "es"
    earlier = agent.model_copy(update={"openings": {}})
    assert opening(earlier, None)[0] == "en"
    with pytest.raises(InvalidInput) as refused:
        opening(earlier, "es")
    assert "Publish the agent again" in refused.value.fields[0].message
