"""What may be urgent is answered by the agent, with a safety sentence, and shown to staff."""

from __future__ import annotations

from pathlib import Path

from tests.plugins.agents.support import got, until
from tests.plugins.patient_test.support import agent_for, begin, heard
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

SAMPLE = "starting-warfarin"


async def test_the_agent_answers_and_the_sentence_goes_with_it(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE))
    said = "My gums bleed a little, and how often is my INR checked?"
    answer = await talk.ask(said)
    assert (answer["red_flag"], answer["possible_red_flags"]) == (False, ["Heavy bleeding"])
    assert answer["safety_text"].startswith("Tell your clinic about this today.")
    assert heard(local_service, talk.session_id) == [[said]]
    assert answer["safety_text"] not in answer["response_text"]
    [turn] = (await talk.state())["turns"]
    assert turn["safety_text"] == answer["safety_text"]

    await talk.ask("thank you")
    await talk.end()
    logged = await got(clinic, f"/api/conversations/{talk.session_id}")
    assert (logged["red_flag"], logged["requires_attention"]) == (False, True)
    assert logged["main_concerns"][0].startswith("Possibly urgent, heavy bleeding")
    assert answer["safety_text"] in [line["content"] for line in logged["messages"]]


async def test_it_becomes_urgent_with_what_is_said_later(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE))
    await talk.ask("There is some blood when I wipe")
    answer = await talk.ask("it is getting worse")
    assert (answer["red_flag"], answer["red_flags"]) == (True, ["Black or bloody stool"])
    await talk.ask("it has stopped again, forget it")
    assert [bool(turn["red_flags"]) for turn in (await talk.state())["turns"]] == [
        False,
        True,
        False,
    ]


async def test_staff_see_it_while_the_voice_service_is_away(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path / "clinic", own_local_service.port)
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, SAMPLE))
        own_local_service.kill()
        answer = await talk.ask("I feel giddy every time I get up")
        assert (answer["status"], answer["possible_red_flags"]) == ("waiting", ["Fainting"])
        listed = await until(
            lambda: got(clinic, "/api/conversations"), lambda found: found["total_count"] == 1
        )
        assert listed["conversations"][0]["ongoing"] is True
