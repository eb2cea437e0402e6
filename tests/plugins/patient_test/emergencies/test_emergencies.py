"""A message with a red flag gets the emergency text at once, and the agent is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.agents.support import Row, got, until
from tests.plugins.patient_test.support import Talk, agent_for, begin, heard
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

SAMPLE = "starting-warfarin"


async def logged(clinic: Clinic, session_id: str) -> Row:
    return await got(clinic, f"/api/conversations/{session_id}")


@pytest.mark.parametrize(
    ("message", "flag", "text"),
    [
        (
            "I have gardened for years, and since noon there is a crushing weight on my chest",
            "Chest pain",
            "Call your local emergency number now",
        ),
        ("se me hincho la lengua", "Swelling of face, tongue or throat", "número de emergencias"),
        ("我爸叫不醒，沒有呼吸了", "Fainting", "緊急電話"),
        ("血止不住，流了好多血，还在流", "Heavy bleeding", "急救电话"),
        ("i just want to end my life", "Thoughts of suicide or self-harm", "face it alone"),
    ],
)
async def test_the_emergency_text_comes_in_the_same_turn(
    shared_clinic: Clinic, local_service: LocalServiceProcess, message: str, flag: str, text: str
) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, SAMPLE))
    answer = await talk.ask(message, chat_mode=False)
    assert answer["red_flag"] is True
    assert flag in answer["red_flags"]
    assert text in answer["response_text"]
    assert (answer["status"], answer["sources"], answer["audio_data"]) == ("replied", [], None)
    assert heard(local_service, talk.session_id) == []


async def test_staff_see_it_before_the_talk_is_ended_and_after(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P2002")
    await talk.ask("How often is my INR checked?")
    before = await got(clinic, "/api/conversations")
    assert before["total_count"] == 0
    await talk.ask("Never mind that, I am coughing up blood")

    listed = await got(clinic, "/api/conversations?requires_attention_only=true")
    [row] = listed["conversations"]
    assert row["conversation_id"] == talk.session_id
    assert (row["red_flag"], row["requires_attention"], row["ongoing"]) == (True, True, True)
    assert row["main_concerns"][0].startswith("Red flag, coughing or vomiting blood")
    said = [line["content"] for line in (await logged(clinic, talk.session_id))["messages"]]
    assert said[2] == "Never mind that, I am coughing up blood"
    assert "may be an emergency" in said[3]
    cards = (await got(clinic, "/api/dashboard/stats"))["cards"]
    attention = [item["text"] for card in cards for item in card["attention"]]
    assert "Red flag: conversation of patient P2002 needs attention" in attention

    await talk.ask("It has stopped, I am fine, it was nothing")
    await talk.end()
    whole = await logged(clinic, talk.session_id)
    assert (whole["red_flag"], whole["requires_attention"], whole["ongoing"]) == (True, True, False)
    assert whole["total_messages"] == 6
    assert whole["unanswered_questions"] == []
    assert (await got(clinic, "/api/conversations"))["total_count"] == 1


async def test_a_reloaded_page_sees_it_again(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, SAMPLE))
    answer = await talk.ask("My toddler swallowed a button battery")
    [turn] = (await talk.state())["turns"]
    assert turn["red_flags"] == answer["red_flags"] == ["Overdose or poisoning"]
    assert turn["response_text"] == answer["response_text"]


async def test_the_agent_goes_on_with_what_was_said(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE))
    await talk.ask("My face is drooping on the left")
    answer = await talk.ask("How often is my INR checked?")
    assert (answer["red_flag"], answer["screened"]) == (False, True)
    assert answer["status"] == "answered"
    assert heard(local_service, talk.session_id) == [["How often is my INR checked?"]]


async def test_it_works_while_the_voice_service_is_away(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path / "clinic", own_local_service.port)
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, SAMPLE))
        own_local_service.kill()
        answer = await talk.ask("I can't breathe and my lips are blue")
        assert answer["red_flag"] is True
        assert (await logged(clinic, talk.session_id))["red_flag"] is True


async def test_the_clinics_numbers_are_named(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFETY_EMERGENCY_NUMBER", "112")
    monkeypatch.setenv("SAFETY_CRISIS_LINE", "0800 111 0 111")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, SAMPLE))
        assert "Call 112 now" in (await talk.ask("chest pain"))["response_text"]
        crisis = (await talk.ask("no quiero vivir"))["response_text"]
        assert "Llame ahora al 112" in crisis
        assert "0800 111 0 111" in crisis


async def test_without_safety_the_agent_answers_and_it_is_said(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, elevendops_disabled_plugins="safety")
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, SAMPLE))
        answer = await talk.ask("I have crushing chest pain")
        assert (answer["red_flag"], answer["screened"]) == (False, False)
        state = await talk.state()
        assert (state["screening"], state["turns"][0]["screened"]) == (False, False)
        await talk.end()
        record = await logged(clinic, talk.session_id)
        assert record["unchecked"] == ["Red flags (Safety)"]
        assert record["requires_attention"] is True
        assert record["main_concerns"][0].startswith("Not checked for red flags")


async def test_staff_see_at_once_that_a_message_was_not_screened(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, elevendops_disabled_plugins="safety")
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, SAMPLE))
        await talk.ask("How often is my INR checked?")

        async def listed() -> Row:
            return await got(clinic, "/api/conversations?requires_attention_only=true")

        [row] = (await until(listed, lambda found: bool(found["conversations"])))["conversations"]
        assert (row["conversation_id"], row["ongoing"]) == (talk.session_id, True)
    # Safety runs again before the conversation is ended: it stays one that was not screened.
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        await Talk(clinic, talk.session_id).end()
        record = await logged(clinic, talk.session_id)
        assert record["unchecked"] == []
        assert record["requires_attention"] is True
        [concern] = record["concerns"]
        assert concern["text"].startswith("Not checked for red flags before the agent answered")
