"""A reply that contradicts the documents is kept from the patient, and shown to staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.text.languages import LANGUAGES
from plugins.patient_test.replies.held_back import SENTENCES, sentence_for
from tests.pages.test_patient_test import ADDRESS
from tests.plugins.agents.support import got, until
from tests.plugins.patient_test.replies.test_text_first import spoken
from tests.plugins.patient_test.scripted import said, scripted_clinic, sounds
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import LocalServiceProcess

LOGS = "conversation-logs"
QUESTION = "For how long do I press a clean cloth on a small cut?"
WRONG = "You are doing well. Press a clean cloth firmly on the cut for thirty minutes."
RIGHT = "Press a clean cloth firmly on the cut for ten minutes without looking."
HELD = "This answer was held back because it does not agree with your clinic's documents."


async def test_staff_see_what_the_patient_was_not_given(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        clinic = hosted.clinic
        hosted.answer = lambda message: [said(WRONG)]
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        answer = await talk.ask(QUESTION)
        assert answer["response_text"].startswith(HELD)
        assert (answer["status"], answer["held_back"], answer["sources"]) == (
            "unanswered",
            True,
            [],
        )
        assert "thirty" not in str(await talk.state())

        hosted.answer = lambda message: [said(RIGHT)]
        answer = await talk.ask(QUESTION)
        assert (answer["response_text"], answer["held_back"]) == (RIGHT, False)
        assert answer["status"] == "answered"
        # The second question was asked in a conversation that knows only what was given.
        assert hosted.asked == [[QUESTION], [QUESTION]]
        assert HELD in hosted.told[0]
        assert "thirty" not in hosted.told[0]

        await talk.end()
        logged = await got(clinic, f"/api/conversations/{talk.session_id}")
        assert logged["requires_attention"] is True
        [held, *_] = logged["concerns"]
        assert held["kind"] == "held_back"
        assert held["quote"] == "Press a clean cloth firmly on the cut for thirty minutes."
        assert (held["reply"], held["message_index"]) == (WRONG, 0)
        assert [one["status"] for one in logged["questions"]] == ["contradicted", "answered"]
        given = [line["content"] for line in logged["messages"] if line["role"] == "agent"]
        assert given[0].startswith(HELD)
        assert given[1] == RIGHT
        with dashboard(clinic.url):
            test = await run(page(LOGS, {"id": talk.session_id}))
            shown = words(test)
            assert f"Held back. The patient was not given this:\n{WRONG}" in shown
            test = await run(page(ADDRESS, {"session": talk.session_id}))
            assert any("contradicts its documents" in one.value for one in test.caption)


async def test_its_speech_is_not_given_and_its_text_never_shown(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with scripted_clinic(tmp_path, local_service) as hosted:
        # The text comes alone first, as the voice service sends it.
        hosted.answer = lambda message: [said(WRONG), sounds(WRONG)]
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        early = await talk.ask(QUESTION, chat_mode=False, text_first=True)
        assert early["response_text"].startswith(HELD)
        [turn] = (await until(talk.state, spoken))["turns"]
        assert turn["response_text"] == early["response_text"]
        assert turn["held_back"] is True

        hosted.answer = lambda message: [said(RIGHT), sounds(RIGHT)]
        whole = await talk.ask(QUESTION, chat_mode=False)
        assert whole["audio_data"]


async def test_a_clinic_may_see_everything(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATIENT_TEST_HOLD_BACK_CONTRADICTIONS", "false")
    async with scripted_clinic(tmp_path, local_service) as hosted:
        hosted.answer = lambda message: [said(WRONG)]
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        answer = await talk.ask(QUESTION)
        assert (answer["response_text"], answer["held_back"]) == (WRONG, False)
        await talk.end()
        logged = await got(hosted.clinic, f"/api/conversations/{talk.session_id}")
        assert [one["status"] for one in logged["questions"]] == ["contradicted"]


def test_the_sentence_is_in_the_language_of_the_talk() -> None:
    assert set(SENTENCES) == set(LANGUAGES)
    assert len(set(SENTENCES.values())) == len(SENTENCES) - 1, "Portugal and Brazil say the same"
    assert sentence_for(["es"], "50 mg") == SENTENCES["es"]
    assert sentence_for([], "50 mg") == SENTENCES["en"]
    spanish = "¿Cuánto azúcar puedo tomar cada día? Puede tomar hasta 50 gramos de azúcar al día."
    assert sentence_for(["en", "zh-TW", "es"], spanish) == SENTENCES["es"]
    assert (
        sentence_for(["en", "zh-TW", "es"], "我可以洗頭嗎？可以，當天就可以。")
        == SENTENCES["zh-TW"]
    )


async def test_a_reply_costs_what_the_contract_says(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATIENT_TEST_MESSAGE_PRICE_USD", "0.003")
    monkeypatch.setenv("PATIENT_TEST_MINUTE_PRICE_USD", "0.1")
    async with scripted_clinic(tmp_path, local_service) as hosted:
        hosted.answer = lambda message: [said(RIGHT), sounds(RIGHT)]
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        await talk.ask(QUESTION)
        await talk.ask("I have crushing chest pain and can't breathe")
        await talk.ask(QUESTION, chat_mode=False)
        written, urgent, spoken_one = (await talk.state())["turns"]
        assert written["cost_usd"] == 0.003
        assert urgent["cost_usd"] is None, "the agent was not asked"
        assert 0.003 < spoken_one["cost_usd"] < 0.1
        with dashboard(hosted.clinic.url):
            test = await run(page(ADDRESS, {"session": talk.session_id}))
            assert any("about US$ 0.003" in one.value for one in test.caption)
