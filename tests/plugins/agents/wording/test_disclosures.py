"""Every language that an agent may speak has words that say that it is no person."""

from __future__ import annotations

import pytest

from core.text.languages import LANGUAGES
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.agents.wording.prompts import first_message
from tests.plugins.agents.support import agent_synced, new_agent, provider_agent
from tests.plugins.agents.test_drift import drift_of
from tests.support.servers import Clinic, LocalServiceProcess


def test_every_language_has_its_own() -> None:
    assert sorted(DISCLOSURES) == sorted(LANGUAGES)
    assert len({one.text for one in DISCLOSURES.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_says_three_things(language: str) -> None:
    told = DISCLOSURES[language]
    assert all((told.assistant, told.person, told.recording))
    for part in (told.assistant, told.person, told.recording):
        assert part in told.text


async def test_each_language_of_an_agent_begins_with_its_own_disclosure(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    new = await new_agent(
        shared_clinic, languages=["en", "es", "pl"], first_message="Good evening."
    )
    agent = await agent_synced(shared_clinic, new["agent_id"])
    there = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    said = {
        code: preset["overrides"]["agent"]["first_message"]
        for code, preset in there["language_presets"].items()
    }
    usual = first_message(agent["answer_style"], "es")
    assert said == {
        "es": f"{DISCLOSURES['es'].text} {usual}",
        "pl": DISCLOSURES["pl"].text,
    }
    assert there["agent"]["first_message"] == f"{DISCLOSURES['en'].text} Good evening."
    assert (await drift_of(shared_clinic, agent))["state"] == "same"
