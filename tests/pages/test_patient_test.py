"""Patient Test against the real API: start, ask, reload, end, and a voice service away."""

from __future__ import annotations

import asyncio
import re
import time
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from starlette.responses import JSONResponse, Response
from streamlit.testing.v1 import AppTest

from tests.plugins.agents.support import agent_synced, agent_when, new_agent
from tests.plugins.education_audio.proxy import proxy_to
from tests.plugins.education_audio.support import add_document, spoken
from tests.plugins.patient_test.spoken import hosted_clinic, recorded
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, figures, page, run, words
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

ADDRESS = "patient-test"


def press(test: AppTest, label: str) -> None:
    next(button for button in test.button if button.label == label).click()


async def test_without_an_agent_it_leads_to_agent_setup(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        said = words(await run(page(ADDRESS)))
    assert "There is no agent to talk to yet" in said
    assert "Set up an agent" in said


async def test_a_conversation_from_its_start_to_the_log(clinic: Clinic) -> None:
    await agent_for(clinic, "starting-warfarin")
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        test.text_input(key="patient_test.patient").set_value("P 1!")
        press(test, "Start the conversation")
        await run(test)
        assert "letters and digits only" in words(test)
        test.text_input(key="patient_test.patient").set_value("P1001")
        press(test, "Start the conversation")
        await run(test)
        assert test.title[0].value == "Patient P1001"
        test.toggle(key="patient_test.chat_mode").set_value(True)
        test.chat_input[0].set_value("What should I do if I miss a dose?")
        await run(test)
        said = words(test)
        assert "What should I do if I miss a dose?" in said
        assert "Answered" in said
        assert ":material/timer: Complete after " in said
        assert "characters spoken" not in said
        test.chat_input[0].set_value("Where can I park my car at the clinic?")
        await run(test)
        assert "Not answered" in words(test)
        session = str(test.query_params["session"])
        # What a reloaded page shows.
        again = words(await run(page(ADDRESS, {"session": session})))
        assert "Where can I park my car at the clinic?" in again
        press(test, "End the conversation")
        await run(test)
        said = words(test)
        assert "See it in the log" in said
        assert figures(test)["Not answered"] == "1"
        assert not test.chat_input


async def test_education_audio_can_be_read_along(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic)
    audio = await spoken(clinic, knowledge_id)
    agent = await new_agent(clinic, knowledge_ids=[knowledge_id])
    talk = await begin(clinic, await agent_synced(clinic, agent["agent_id"]))
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"session": talk.session_id}))
    assert audio["name"] in words(test)
    assert "Follow the text" in [one.label for one in test.expander]


async def test_only_an_agent_that_nobody_can_talk_to_is_called_not_ready(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        sent = (await new_agent(clinic, name="Ward guide"))["agent_id"]
        await agent_synced(clinic, sent)
        proxy.answer = lambda call: None if call.method == "GET" else Response(status_code=503)
        await clinic.client.put(f"/api/agent/{sent}", json={"name": "Night guide"})
        await agent_when(clinic, sent, lambda found: found["sync_status"] == "waiting")
        await new_agent(clinic, name="Day guide")
        with dashboard(clinic.url):
            test = await run(page(ADDRESS))
        assert set(test.selectbox(key="patient_test.agent").options) == {
            "Night guide",
            "Day guide (not ready yet)",
        }


async def test_the_language_of_a_conversation_is_chosen(shared_clinic: Clinic) -> None:
    agent = await agent_for(
        shared_clinic,
        "starting-warfarin",
        languages=["en", "es"],
        first_messages={"es": "Hola, ¿en qué le ayudo?"},
    )
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"agent": agent["agent_id"]}))
        test.text_input(key="patient_test.patient").set_value("P1001")
        language = next(box for box in test.selectbox if box.label == "Language")
        assert language.options == ["English", "Spanish"]
        language.set_value("es")
        press(test, "Start the conversation")
        await run(test)
        assert "Hola, ¿en qué le ayudo?" in words(test)


async def test_a_source_opens_the_document_at_the_sentence(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    turn = await talk.ask("What should I do if I miss a dose?")
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"session": talk.session_id}))
        link = next(one for one in test.page_link if one.label.startswith("Open the document"))
        opened = await run(page("upload-knowledge", dict(parse_qsl(link.proto.query_string))))
    marked = [one.value for one in opened.markdown if "orange-background" in one.value]
    assert len(marked) == 1
    sentence = re.sub(r"\\([\W_])", r"\1", marked[0])
    [told] = re.findall(r":orange-background\[(.+?)\]", sentence)
    assert told in turn["response_text"]


async def test_what_may_be_urgent_stands_beside_the_reply(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await talk.ask("My nose bleeds a little since this morning")
    with dashboard(clinic.url):
        said = words(await run(page(ADDRESS, {"session": talk.session_id})))
    assert "Possibly urgent: Heavy bleeding." in said
    assert "Tell your clinic about this today." in said


async def test_a_question_waits_for_the_voice_service_and_is_answered_by_itself(
    tmp_path: Path, own_local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The setting by its older name, which goes on working.
    monkeypatch.setenv("REPLY_WAIT_SECONDS", "1")
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        agent = await agent_for(clinic, "starting-warfarin")
        talk = await begin(clinic, agent)
        own_local_service.kill()
        with dashboard(clinic.url):
            test = await run(page(ADDRESS, {"session": talk.session_id}))
            test.toggle(key="patient_test.chat_mode").set_value(True)
            test.chat_input[0].set_value("What should I do if I miss a dose?")
            await run(test)
            assert "Waiting" in words(test)
            own_local_service.start()
            deadline = time.monotonic() + PATIENCE_SECONDS
            while "Answered" not in words(test):
                assert time.monotonic() < deadline
                await asyncio.sleep(0.2)
                await run(test)


async def test_an_unknown_conversation_is_said_to_be_gone(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"session": "ps_none"}))
        assert test.error
        press(test, "Start another conversation")
        await run(test)
        assert test.title[0].value == "Patient Test"


async def test_without_safety_the_page_says_that_nothing_is_screened(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, elevendops_disabled_plugins="safety")
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        with dashboard(clinic.url):
            said = words(await run(page(ADDRESS, {"session": talk.session_id})))
    assert "Messages are not checked for red flags" in said


async def test_a_spoken_question_is_corrected_before_it_is_asked(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with hosted_clinic(tmp_path, local_service) as hosted:
        talk = await begin(hosted.clinic, await agent_for(hosted.clinic, "starting-warfarin"))
        hosted.answering(JSONResponse({"detail": "busy"}, 429))
        with dashboard(hosted.clinic.url):
            test = await run(page(ADDRESS, {"session": talk.session_id}))
            test.toggle(key="patient_test.chat_mode").set_value(True)
            test.audio_input[0].set_value(("q.wav", recorded(), "audio/wav"))
            await run(test)
            assert "busy" in words(test)
            # It is not sent again by itself: it is charged.
            await run(test)
            assert len(hosted.sent) == 1
            hosted.answering(JSONResponse({"language_code": "en", "text": "If I miss a toes?"}))
            press(test, "Try again")
            await run(test)
            understood = next(one for one in test.text_area if one.label == "This was understood")
            assert understood.value == "If I miss a toes?"
            assert (await talk.state())["turns"] == []
            understood.set_value("What should I do if I miss a dose?")
            press(test, "Ask this")
            await run(test)
            assert "Answered" in words(test)
            assert not test.text_area
            hosted.answering(JSONResponse({"language_code": "en", "text": ""}))
            test.audio_input[0].set_value(("q.wav", recorded(0.5), "audio/wav"))
            await run(test)
            assert "Nothing was understood" in words(test)
        [turn] = (await talk.state())["turns"]
        assert turn["message"] == "What should I do if I miss a dose?"


async def test_the_local_preview_says_that_questions_are_typed(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"session": talk.session_id}))
        assert "the local preview has none" in words(test)
        assert not test.audio_input
        assert test.chat_input
