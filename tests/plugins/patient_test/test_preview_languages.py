"""Where the local preview cannot speak a language of the agent, the pages say what it speaks."""

from __future__ import annotations

from pathlib import Path

from core.local.wording import wording_code
from core.text.languages import LANGUAGES
from core.ui.widgets.sound.preview import PREVIEW_LANGUAGES
from tests.pages.test_patient_test import ADDRESS
from tests.plugins.patient_test.scripted import scripted_clinic
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic, LocalServiceProcess

SAID = "The local preview speaks English, Spanish, Chinese only. In French, Korean it finds"


def test_it_is_told_what_the_preview_speaks() -> None:
    spoken = {code.partition("-")[0] for code in LANGUAGES if wording_code(code)}
    assert spoken == set(PREVIEW_LANGUAGES)


async def test_it_is_said_where_an_agent_is_set_up_and_talked_to(shared_clinic: Clinic) -> None:
    agent = await agent_for(shared_clinic, "starting-warfarin", languages=["fr", "en", "ko"])
    plain = await agent_for(shared_clinic, "asma-e-inhalador", languages=["es", "zh-CN"])
    talk = await begin(shared_clinic, agent)
    other = await begin(shared_clinic, plain)
    with dashboard(shared_clinic.url):
        assert SAID in plainly(words(await run(page("agent-setup", {"id": agent["agent_id"]}))))
        assert SAID in plainly(words(await run(page(ADDRESS, {"agent": agent["agent_id"]}))))
        assert SAID in plainly(words(await run(page(ADDRESS, {"session": talk.session_id}))))
        said = words(await run(page(ADDRESS, {"session": other.session_id})))
        assert "local preview speaks" not in said


async def test_nothing_is_said_where_another_voice_service_speaks(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        agent = await agent_for(hosted.clinic, "starting-warfarin", languages=["fr"])
        with dashboard(hosted.clinic.url):
            said = words(await run(page("agent-setup", {"id": agent["agent_id"]})))
        assert "Red flags are not watched" in said
        assert "local preview speaks" not in said


def plainly(said: str) -> str:
    return said.replace("*", "")
