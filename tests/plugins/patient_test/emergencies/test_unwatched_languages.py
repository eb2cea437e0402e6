"""Where nobody looks for red flags in a language, it is said before, during and after a talk."""

from __future__ import annotations

import pytest

from plugins.safety.contract import unwatched
from tests.pages.test_patient_test import ADDRESS
from tests.plugins.agents.support import got
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic

SAID = "Red flags are not watched in these languages: French, Polish."


@pytest.mark.parametrize(
    ("languages", "found"),
    [(["en", "es", "zh-TW", "zh-CN"], []), (["fr", "en", "pt-BR"], ["fr", "pt-BR"])],
)
def test_the_languages_that_are_read(languages: list[str], found: list[str]) -> None:
    assert unwatched(languages) == found


async def test_it_is_said_wherever_staff_look(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin", languages=["fr", "en", "pl"])
    talk = await begin(clinic, agent)
    await talk.ask("How often is my INR checked?")
    assert (await talk.state())["unwatched_languages"] == ["fr", "pl"]
    with dashboard(clinic.url):
        assert SAID in words(await run(page("agent-setup", {"id": agent["agent_id"]})))
        assert SAID in words(await run(page(ADDRESS, {"session": talk.session_id})))
    await talk.end()
    logged = await got(clinic, f"/api/conversations/{talk.session_id}")
    assert logged["unchecked"] == ["Red flags in French", "Red flags in Polish"]
