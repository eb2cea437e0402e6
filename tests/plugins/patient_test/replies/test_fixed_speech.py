"""Emergency texts, safety sentences and what stands for a held-back reply are spoken too."""

from __future__ import annotations

from pathlib import Path

import httpx

from tests.pages.test_patient_test import ADDRESS
from tests.plugins.agents.support import Row, until
from tests.plugins.education_audio.proxy import Call
from tests.plugins.patient_test.replies.test_held_back import QUESTION, WRONG
from tests.plugins.patient_test.scripted import said, scripted_clinic
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic, LocalServiceProcess

URGENT = "I cannot breathe and my lips are blue"
POSSIBLE = "There is some blood when I wipe"


def heard(state: Row) -> bool:
    return all(
        not turn["fixed_speech_follows"] and turn["status"] != "waiting" for turn in state["turns"]
    )


async def test_the_emergency_text_is_spoken_after_it_is_shown_and_paid_once(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        clinic = hosted.clinic
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        answer = await talk.ask(URGENT, chat_mode=False)
        assert answer["red_flag"] is True
        [turn] = (await until(talk.state, heard))["turns"]
        sound = await clinic.client.get(httpx.URL(turn["audio_url"]).raw_path.decode())
        assert sound.headers["content-type"] == "audio/mpeg"
        assert len(sound.content) > 10_000
        spoken = len(hosted.proxy.to("/v1/text-to-speech"))
        assert spoken == 1
        await talk.ask(URGENT, chat_mode=False)
        [_, again] = (await until(talk.state, heard))["turns"]
        assert again["audio_url"]
        assert len(hosted.proxy.to("/v1/text-to-speech")) == spoken
        with dashboard(clinic.url):
            test = await run(page(ADDRESS, {"session": talk.session_id}))
            assert "Its speech is being made" not in words(test)


async def test_a_text_only_talk_pays_for_none(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    await talk.ask(URGENT)
    [turn] = (await talk.state())["turns"]
    assert (turn["audio_url"], turn["fixed_speech_follows"]) == (None, False)


async def test_a_voice_that_fails_takes_nothing_of_the_text(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    from starlette.responses import JSONResponse, Response

    async with scripted_clinic(tmp_path, local_service) as hosted:
        before = hosted.proxy.answer

        def refused(call: Call) -> Response | None:
            if "text-to-speech" in call.path:
                return JSONResponse({"detail": {"status": "quota_exceeded"}}, status_code=401)
            return before(call)

        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        hosted.proxy.answer = refused
        answer = await talk.ask(URGENT, chat_mode=False)
        [turn] = (await talk.state())["turns"]
        assert turn["response_text"] == answer["response_text"]
        assert turn["audio_url"] is None


async def test_safety_sentences_and_held_back_replies_are_spoken(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        hosted.answer = lambda message: [said(WRONG)]
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        answer = await talk.ask(POSSIBLE, chat_mode=False)
        assert answer["safety_text"]
        await talk.ask(QUESTION, chat_mode=False)
        [first, second] = (await until(talk.state, heard))["turns"]
        assert first["safety_audio_url"]
        assert second["held_back"]
        assert second["audio_url"]
