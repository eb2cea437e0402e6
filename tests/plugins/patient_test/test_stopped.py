"""A reply that the voice service's own safeguards stop is no reply, and staff are told."""

from __future__ import annotations

from pathlib import Path

from tests.plugins.agents.support import got, until
from tests.plugins.patient_test.replies.test_text_first import spoken
from tests.plugins.patient_test.scripted import said, scripted_clinic
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import LocalServiceProcess

QUESTION = "What is warfarin?"
STOP = {"type": "guardrail_triggered"}
ANSWER = "Warfarin is a tablet that slows down blood clotting."


async def test_the_next_try_is_given_and_staff_see_that_one_was_stopped(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        hosted.answer = lambda message: [said("Tablets are free today."), STOP, said(ANSWER, 3)]
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        assert (await talk.ask(QUESTION))["response_text"] == ANSWER
        await talk.end()
        logged = await got(hosted.clinic, f"/api/conversations/{talk.session_id}")
        assert logged["requires_attention"] is True
        [concern] = logged["concerns"]
        assert concern["kind"] == "held_back"
        assert concern["text"].startswith("The voice service's own safeguards stopped an answer")


async def test_without_a_next_try_it_is_said_and_nothing_of_it_stays(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        hosted.answer = lambda message: [said("Tablets are free today."), STOP]
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        await talk.ask(QUESTION, chat_mode=False, text_first=True)
        [turn] = (await until(talk.state, spoken))["turns"]
        assert (turn["status"], turn["response_text"]) == ("system_fault", None)
        assert "safeguards" in turn["error"]
        assert hosted.asked == [[QUESTION]]
