"""The rules of every agent name the clinic's own emergency number, where it has set one."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.agents.contract import AnswerStyle
from plugins.agents.wording.prompts import full_prompt, own_instructions
from tests.plugins.agents.support import agent_synced, got, new_agent, provider_agent
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic


async def test_the_country_of_safety_is_told_to_the_agent(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFETY_COUNTRY", "GB")
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        agent = await agent_synced(clinic, (await new_agent(clinic))["agent_id"])
        assert agent["newer_texts"] is False
        there = provider_agent(local_service, agent["elevenlabs_agent_id"])
        prompt = there["conversation_config"]["agent"]["prompt"]["prompt"]
        assert "call 999 now." in prompt
        assert "119 in Taiwan" not in prompt
        assert prompt.endswith((await got(clinic, "/api/agent/system-prompts"))["safety_rules"])
    # Another number changes no agent by itself: it is said that there are newer words.
    monkeypatch.setenv("SAFETY_COUNTRY", "TW")
    async with running_clinic(settings) as clinic:
        path = f"/api/agent/{agent['agent_id']}"
        assert (await got(clinic, path))["newer_texts"] is True
        published = await clinic.client.post(f"{path}/publish", json={})
        assert published.status_code == 200, published.text
        again = await agent_synced(clinic, agent["agent_id"])
        assert again["newer_texts"] is False
        there = provider_agent(local_service, agent["elevenlabs_agent_id"])
        assert "call 119 now." in there["conversation_config"]["agent"]["prompt"]["prompt"]


@pytest.mark.parametrize("number", ["", "112", "0800 111-222"])
def test_the_rules_are_told_from_the_clinics_own_words(number: str) -> None:
    whole = full_prompt(AnswerStyle.FRIENDLY, "Be brief.", ["en", "es"], number)
    assert own_instructions(whole, ["en", "es"]) == "Be brief."
