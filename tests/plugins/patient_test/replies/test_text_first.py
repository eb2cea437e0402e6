"""The text of a spoken reply is shown while its speech is still being made."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from tests.plugins.agents.support import Row, until
from tests.plugins.patient_test.support import Talk, agent_for, begin, heard
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

FIRST, SECOND = "What is warfarin?", "What is the INR?"


@contextmanager
def no_speech_yet(service: LocalServiceProcess) -> Iterator[None]:
    """The voice service's speech stands still."""
    workers = [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _speaks(entry, service)]
    assert workers
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        for worker in workers:
            os.kill(worker, signal.SIGCONT)


def _speaks(entry: Path, service: LocalServiceProcess) -> bool:
    try:
        command = (entry / "cmdline").read_text()
        parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
    except OSError:
        return False  # ended meanwhile
    return "core.local.speech.worker" in command and int(parent) == service.process_id


def spoken(state: Row) -> bool:
    return all(turn["status"] != "waiting" for turn in state["turns"])


async def test_the_text_comes_first_and_the_speech_when_it_is_made(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        whole = await talk.ask(FIRST, chat_mode=False)
        assert whole["audio_data"]
        assert not whole["speech_follows"]
        with no_speech_yet(own_local_service):
            early = await talk.ask(SECOND, chat_mode=False, text_first=True)
            assert early["speech_follows"]
            assert early["status"] == "waiting"
            assert "INR" in early["response_text"]
            assert early["audio_data"] is None
            turn = (await talk.state())["turns"][-1]
            assert turn["response_text"] == early["response_text"]
            assert turn["error"] is None
            assert (await tapped(talk, 2)).status_code == 409
        turn = (await until(talk.state, spoken))["turns"][-1]
        assert turn["response_text"] == early["response_text"]
        assert turn["status"] == "answered"
        assert turn["audio_url"]
        assert (await tapped(talk, 2)).status_code == 200


async def test_what_was_shown_stays_when_the_program_stops_before_the_speech(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, own_local_service.port)
    with ExitStack() as silence:
        async with running_clinic(settings) as clinic:
            talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
            await talk.ask(FIRST, chat_mode=False)
            silence.enter_context(no_speech_yet(own_local_service))
            early = await talk.ask(SECOND, chat_mode=False, text_first=True)
            assert early["speech_follows"]
    async with running_clinic(settings) as clinic:
        talk = Talk(clinic, talk.session_id)
        turn = (await until(talk.state, spoken))["turns"][-1]
        assert turn["response_text"] == early["response_text"]
        assert turn["status"] == "answered"
        assert turn["error"] == "The reply came without speech."
    asked = [said for talk_ in heard(own_local_service, talk.session_id) for said in talk_]
    assert asked == [FIRST, SECOND], "the shown reply is not asked for again"


async def test_a_session_that_is_ended_before_the_speech_keeps_the_reply(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        await talk.ask(FIRST, chat_mode=False)
        with no_speech_yet(own_local_service):
            early = await talk.ask(SECOND, chat_mode=False, text_first=True)
            summary = (await talk.end())["conversation_summary"]
        assert summary["answered_count"] == 2
        turn = (await talk.state())["turns"][-1]
        assert turn["response_text"] == early["response_text"]
        assert turn["status"] == "replied"


async def tapped(talk: Talk, number: int) -> httpx.Response:
    path = f"{talk.path}/message/{number}/feedback"
    return await talk.clinic.client.post(path, json={"helped": True})
