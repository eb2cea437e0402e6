"""Patient Test while the voice service, or the program itself, stops in between."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from plugins.patient_test.models import SESSIONS
from tests.plugins.agents.support import Row, got, new_agent, until
from tests.plugins.patient_test.support import Talk, agent_for, begin, conversations, heard
from tests.support.servers import (
    ROOT,
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
    wait_until_up,
)

QUESTIONS = [
    "Can I take ibuprofen with warfarin?",
    "How much does parking cost?",
    "What is the INR?",
]


async def test_a_chat_goes_on_by_itself_when_the_voice_service_is_back(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        assert (await talk.ask("What is warfarin?"))["status"] == "answered"
        own_local_service.kill()
        for question in QUESTIONS:
            answer = await talk.ask(question)
            assert answer["status"] == "waiting"
            assert "cannot be reached" in answer["response_text"]
            assert "question is kept" in answer["response_text"]
            assert answer["audio_data"] is None
        waiting = (await talk.state())["turns"][1:]
        assert [turn["message"] for turn in waiting] == QUESTIONS
        assert {turn["response_text"] for turn in waiting} == {None}, "no failure is an answer"
        assert all("cannot be reached" in turn["error"] for turn in waiting)

        own_local_service.start()
        state = await until(talk.state, no_turn_waits)
        assert [turn["message"] for turn in state["turns"]] == ["What is warfarin?", *QUESTIONS]
        assert [turn["status"] for turn in state["turns"]] == [
            "answered",
            "answered",
            "unanswered",
            "answered",
        ]
        assert {turn["error"] for turn in state["turns"]} == {None}
        said = [
            question for talk_ in heard(own_local_service, talk.session_id) for question in talk_
        ]
        assert said == ["What is warfarin?", *QUESTIONS], "each was asked once, in its order"
        ended = (await talk.end())["conversation_summary"]
        assert (ended["answered_count"], ended["unanswered_count"]) == (3, 1)


async def test_the_voice_service_dies_while_it_replies(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        asking = [
            asyncio.create_task(talk.ask(question, chat_mode=False)) for question in QUESTIONS
        ]
        await turns_kept(talk, len(QUESTIONS))
        own_local_service.kill()
        answers = await asyncio.gather(*asking)
        assert "waiting" in {answer["status"] for answer in answers}
        assert not {answer["status"] for answer in answers} & {"system_fault", "replied"}
        own_local_service.start()
        state = await until(talk.state, no_turn_waits)
        statuses = {turn["message"]: turn["status"] for turn in state["turns"]}
        assert statuses == dict(zip(QUESTIONS, ("answered", "unanswered", "answered"), strict=True))


async def test_a_restart_of_the_voice_service_between_turns_is_not_noticed(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        await talk.ask(QUESTIONS[0])
        own_local_service.kill()
        own_local_service.start()
        assert (await talk.ask(QUESTIONS[2]))["status"] == "answered"


async def test_ending_while_a_question_waits_is_a_fault_and_not_unanswered(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        await talk.ask(QUESTIONS[0])
        own_local_service.kill()
        assert (await talk.ask(QUESTIONS[2]))["status"] == "waiting"
        summary = (await talk.end())["conversation_summary"]
        assert summary["answered_count"] == 1
        turn = (await talk.state())["turns"][1]
        assert turn["status"] == "system_fault"
        assert turn["response_text"] is None
        assert "ended before" in turn["error"]
        own_local_service.start()
        assert await ledger(clinic, summary) == ["answered", "system_fault"]


async def test_no_session_begins_while_the_voice_service_is_away(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        agent = await new_agent(clinic)
        own_local_service.kill()
        late = await new_agent(clinic)
        for agent_id, status in ((agent["agent_id"], 503), (late["agent_id"], 409)):
            body = {"patient_id": "P1", "agent_id": agent_id}
            answer = await clinic.client.post("/api/patient/session", json=body)
            assert answer.status_code == status, answer.text
        assert answer.json()["error_code"] == "agent_not_ready"
        documents = clinic.app.state.platform.documents
        assert (await documents.totals(SESSIONS.name)).count == 0


async def test_an_agent_that_vanished_in_mid_chat_is_brought_back(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    local_service.ask("DELETE", f"/v1/convai/agents/{agent['elevenlabs_agent_id']}")
    await talk.ask(QUESTIONS[0])
    state = await until(talk.state, no_turn_waits)
    assert state["turns"][0]["status"] == "answered"


async def test_an_agent_deleted_in_mid_chat_is_a_fault(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask(QUESTIONS[0])
    await clinic.client.delete(f"/api/agent/{agent['agent_id']}")
    answer = await talk.ask(QUESTIONS[2])
    assert answer["status"] == "system_fault"
    assert "was deleted" in answer["response_text"]
    assert (await talk.state())["turns"][1]["response_text"] is None
    summary = (await talk.end())["conversation_summary"]
    assert await ledger(clinic, summary) == ["answered", "system_fault"]


async def test_sessions_that_nobody_ends_are_ended_and_logged(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        agent = await agent_for(clinic, "starting-warfarin")
        talk, empty = await begin(clinic, agent), await begin(clinic, agent)
        await talk.ask(QUESTIONS[0])
    # The sessions outlive the program: another one, with less patience, finds them.
    monkeypatch.setenv("PATIENT_TEST_SESSION_IDLE_SECONDS", "1")
    async with running_clinic(settings) as clinic:
        talk = Talk(clinic, talk.session_id)
        state = await until(talk.state, lambda found: found["conversation_summary"] is not None)
        assert state["ended_at"] == state["turns"][0]["answered_at"]
        logged = await got(clinic, "/api/conversations")
        assert [row["conversation_id"] for row in logged["conversations"]] == [
            state["conversation_summary"]["conversation_id"]
        ]
        left = await clinic.client.get(f"/api/patient/session/{empty.session_id}")
        assert left.status_code == 404, "a session without a word is not kept"


async def test_idle_connections_are_closed_and_opened_again_when_needed(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATIENT_TEST_CONVERSATION_IDLE_SECONDS", "1")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        await talk.ask(QUESTIONS[0])

        async def first() -> Row:
            return conversations(local_service, talk.session_id)[0]

        await until(first, lambda found: found["status"] == "done")
        assert (await talk.ask(QUESTIONS[2]))["status"] == "answered"
        assert heard(local_service, talk.session_id) == [[QUESTIONS[0]], [QUESTIONS[2]]]


async def test_a_question_leans_on_the_one_before_the_connection_was_closed(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATIENT_TEST_CONVERSATION_IDLE_SECONDS", "1")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        await talk.ask("When do I take the warfarin tablets?")

        async def first() -> Row:
            return conversations(local_service, talk.session_id)[0]

        await until(first, lambda found: found["status"] == "done")
        assert "once a day" in (await talk.ask("And how often?"))["response_text"]


async def test_only_so_many_connections_are_kept_open(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATIENT_TEST_OPEN_CONVERSATIONS", "2")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        agent = await agent_for(clinic, "starting-warfarin")
        talks = [await begin(clinic, agent, f"P{number}") for number in range(3)]
        for talk in talks:
            assert (await talk.ask(QUESTIONS[0]))["status"] == "answered"

        async def oldest() -> Row:
            return conversations(local_service, talks[0].session_id)[0]

        await until(oldest, lambda found: found["status"] == "done")
        for talk in talks[1:]:
            (kept,) = conversations(local_service, talk.session_id)
            assert kept["status"] == "in-progress"
        assert (await talks[0].ask(QUESTIONS[2]))["status"] == "answered"


async def test_a_session_longer_than_the_agent_allows_goes_on(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    # Shorter than the API lets a clinic choose, so that the test need not wait half a minute.
    change = {"conversation_config": {"conversation": {"max_duration_seconds": 1}}}
    provider_path = f"/v1/convai/agents/{agent['elevenlabs_agent_id']}"
    assert local_service.ask("PATCH", provider_path, json=change).status_code == 200
    talk = await begin(clinic, agent)
    await talk.ask(QUESTIONS[0])

    async def first() -> Row:
        return conversations(local_service, talk.session_id)[0]

    await until(first, lambda found: found["status"] == "done")
    assert (await talk.ask(QUESTIONS[2]))["status"] == "answered"


async def test_without_speech_the_text_of_the_reply_is_still_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a machine where the optional speech libraries are not installed.
    (tmp_path / "lacking").mkdir()
    for library in ("espeakng_loader", "lameenc"):
        (tmp_path / "lacking" / f"{library}.py").write_text("raise ImportError('not installed')\n")
    service = LocalServiceProcess(tmp_path / "local")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "lacking"))
    service.start()
    try:
        async with running_clinic(clinic_settings(tmp_path, service.port)) as clinic:
            talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
            for question, status in zip(QUESTIONS, ("answered", "unanswered"), strict=False):
                answer = await talk.ask(question, chat_mode=False)
                assert answer["status"] == status
                assert answer["audio_data"] is None
            turn = (await talk.state())["turns"][0]
            assert turn["error"] == "The reply came without speech."
    finally:
        service.kill()


@pytest.mark.process
async def test_a_killed_program_gives_each_question_exactly_one_reply(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    port = free_port()
    backend = started(tmp_path, port, local_service)
    try:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", timeout=60.0, trust_env=False
        ) as client:
            clinic = Clinic(None, None, str(client.base_url), client)  # type: ignore[arg-type]
            talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
            await talk.ask("What is warfarin?", chat_mode=False)
            lost = []
            for number, question in enumerate(QUESTIONS, start=2):
                lost.append(asyncio.create_task(talk.ask(question, chat_mode=False)))
                await turns_kept(talk, number)
            stop(backend)
            ends = await asyncio.gather(*lost, return_exceptions=True)
            assert isinstance(ends[-1], httpx.TransportError), "it was killed before the reply"
            backend = started(tmp_path, port, local_service)
            state = await until(talk.state, no_turn_waits)
            assert [turn["message"] for turn in state["turns"]] == ["What is warfarin?", *QUESTIONS]
            assert [turn["status"] for turn in state["turns"]] == [
                "answered",
                "answered",
                "unanswered",
                "answered",
            ]
            assert all(turn["audio_url"] for turn in state["turns"])

            lost_end = asyncio.create_task(talk.end())
            await until(talk.state, lambda found: found["ended_at"] is not None)
            stop(backend)
            await asyncio.gather(lost_end, return_exceptions=True)
            backend = started(tmp_path, port, local_service)
            summary = (await talk.end())["conversation_summary"]
            assert (summary["answered_count"], summary["unanswered_count"]) == (3, 1)
            logged = await got(clinic, "/api/conversations")
            assert logged["total_count"] == 1
    finally:
        stop(backend)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the program as a crash would."""
    process.kill()
    process.wait()


async def ledger(clinic: Clinic, summary: Row) -> list[str]:
    """What the log says of each question of the conversation."""
    detail = await got(clinic, f"/api/conversations/{summary['conversation_id']}")
    return [question["status"] for question in detail["questions"]]


def no_turn_waits(state: Row) -> bool:
    return all(turn["status"] != "waiting" for turn in state["turns"])


async def turns_kept(talk: Talk, count: int) -> None:
    """Wait until the session has so many turns, answered or not."""
    await until(talk.state, lambda found: len(found["turns"]) >= count)


def started(data_dir: Path, port: int, service: LocalServiceProcess) -> subprocess.Popen[bytes]:
    """The API as a process of its own, serving."""
    environment = os.environ | {
        "ELEVENDOPS_DATA_DIR": str(data_dir / "clinic"),
        "LOCAL_SERVICE_PORT": str(service.port),
        "BACKEND_PORT": str(port),
        "JOB_LEASE_SECONDS": "1",
        "LOG_LEVEL": "ERROR",
    }
    process = subprocess.Popen([sys.executable, "-m", "core.api"], cwd=ROOT, env=environment)
    wait_until_up(f"http://127.0.0.1:{port}/api/health", process)
    return process
