"""Patient Test through the API: asking, hearing, reloading and ending."""

from __future__ import annotations

import asyncio
import io
import shutil
import wave

import httpx
import pytest

from plugins.conversations.contract import ConversationRecorder, QuestionStatus
from plugins.patient_test.models import MAX_TURNS, SESSIONS, TURNS, StoredTurn, turn_id
from tests.plugins.agents.support import (
    CHINESE_VOICE,
    ENGLISH_VOICE,
    SPANISH_VOICE,
    Row,
    got,
    new_agent,
    provider_agents,
)
from tests.plugins.patient_test.support import (
    agent_for,
    begin,
    conversations,
    heard,
    seconds_of_speech,
)
from tests.support.servers import Clinic, LocalServiceProcess


@pytest.mark.parametrize(
    ("sample", "voice", "language", "question", "said", "unknown", "declined"),
    [
        (
            "starting-warfarin",
            ENGLISH_VOICE,
            "en",
            "Can I take ibuprofen with warfarin?",
            "ibuprofen",
            "How much does parking cost?",
            "not in your clinic's documents",
        ),
        (
            "cataract-surgery-zh",
            CHINESE_VOICE,
            "zh-TW",
            "手術後可以洗頭嗎？",
            "手術後第一週",
            "停車費多少錢？",
            "沒有這項內容",
        ),
        (
            "asma-e-inhalador",
            SPANISH_VOICE,
            "es",
            "¿Qué es el asma?",
            "bronquios",
            "¿Cuánto cuesta el estacionamiento?",
            "no está en los documentos",
        ),
    ],
)
async def test_answers_come_from_the_documents_or_say_that_they_do_not(
    shared_clinic: Clinic,
    sample: str,
    voice: str,
    language: str,
    question: str,
    said: str,
    unknown: str,
    declined: str,
) -> None:
    agent = await agent_for(shared_clinic, sample, voice_id=voice, languages=[language])
    talk = await begin(shared_clinic, agent)
    answer = await talk.ask(question, chat_mode=False)
    assert said in answer["response_text"]
    assert answer["status"] == "answered"
    assert seconds_of_speech(answer["audio_data"]) > 0.5
    (source,) = answer["sources"]
    assert source["knowledge_id"] == agent["knowledge_ids"][0]
    assert source["disease_name"]
    assert source["section_title"]
    assert said in source["quote"]

    answer = await talk.ask(unknown)
    assert declined in answer["response_text"]
    assert answer["status"] == "unanswered"
    assert answer["sources"] == []
    assert answer["audio_data"] is None


async def test_a_greeting_is_neither_answered_nor_unanswered(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    answer = await talk.ask("Good morning!")
    assert answer["status"] == "replied"
    assert answer["response_text"]
    assert (await talk.ask("Are you a robot?"))["status"] == "replied"


async def test_an_agent_without_documents_declines(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await new_agent(shared_clinic))
    answer = await talk.ask("Can I take ibuprofen with warfarin?")
    assert answer["status"] == "unanswered"
    assert "not in your clinic's documents" in answer["response_text"]


async def test_only_every_question_answered_is_answered(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    answer = await talk.ask("Can I take ibuprofen with warfarin? How much does parking cost?")
    assert answer["status"] == "unanswered"
    assert len(answer["sources"]) == 1


async def test_chat_mode_may_change_and_never_pays_for_speech(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    questions = [
        ("What is warfarin?", True),
        ("Can I take ibuprofen with warfarin?", True),
        ("What is the INR?", False),
        ("Can I take it with food?", False),
        ("Can I drink alcohol?", True),
    ]
    for question, chat_mode in questions:
        answer = await talk.ask(question, chat_mode=chat_mode)
        assert (answer["audio_data"] is None) == chat_mode
    assert heard(local_service, talk.session_id) == [
        [question for question, _ in questions[:2]],
        [question for question, _ in questions[2:4]],
        [question for question, _ in questions[4:]],
    ]
    modes = [
        found["metadata"]["text_only"] for found in conversations(local_service, talk.session_id)
    ]
    assert modes == [True, False, True]


async def test_a_session_is_the_same_after_a_reload(shared_clinic: Clinic) -> None:
    agent = await agent_for(shared_clinic, "starting-warfarin")
    talk = await begin(shared_clinic, agent, patient_id=" P1001 ")
    empty = await talk.state()
    assert empty["patient_id"] == "P1001"
    assert empty["agent_name"] == agent["name"]
    assert empty["knowledge_ids"] == agent["knowledge_ids"]
    assert empty["first_message"] == agent["greeting"]
    assert empty["turns"] == []
    assert empty["ended_at"] is None
    assert empty["conversation_summary"] is None

    spoken = await talk.ask("Can I take ibuprofen with warfarin?", chat_mode=False)
    written = await talk.ask("How much does parking cost?")
    first, second = (await talk.state())["turns"]
    for turn, answer, message in (
        (first, spoken, "Can I take ibuprofen with warfarin?"),
        (second, written, "How much does parking cost?"),
    ):
        assert turn["message"] == message
        for part in ("turn_id", "response_text", "status", "sources"):
            assert turn[part] == answer[part]
        assert turn["answered_at"] == answer["timestamp"]
        assert turn["error"] is None
    assert second["audio_url"] is None
    sound = await shared_clinic.client.get(first["audio_url"])
    assert sound.status_code == 200
    assert sound.headers["content-type"] == "audio/wav"
    with wave.open(io.BytesIO(sound.content)) as opened:
        assert opened.getnframes() / opened.getframerate() > 0.5
    unsigned = await shared_clinic.client.get(first["audio_url"].partition("?")[0])
    assert unsigned.status_code == 404, "a patient's audio is served by its expiring address only"


async def test_an_ended_session_is_in_the_log_once(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask("Can I take ibuprofen with warfarin?", chat_mode=False)
    await talk.ask("How much does parking cost?")
    ended = await talk.end()
    assert ended["success"] is True
    summary = ended["conversation_summary"]
    assert (summary["answered_count"], summary["unanswered_count"]) == (1, 1)
    assert summary["total_messages"] == 4
    assert await talk.end() == ended

    state = await talk.state()
    assert state["ended_at"] is not None
    assert state["conversation_summary"] == summary
    refused = await clinic.client.post(f"{talk.path}/message", json={"message": "One more?"})
    assert refused.status_code == 409
    assert refused.json()["error_code"] == "session_ended"
    assert len((await talk.state())["turns"]) == 2

    logged = await got(clinic, "/api/conversations")
    assert logged["total_count"] == 1
    detail = await got(clinic, f"/api/conversations/{summary['conversation_id']}")
    assert detail["patient_id"] == "P1001"
    assert detail["agent_name"] == agent["name"]
    said = [(message["role"], message["content"]) for message in detail["messages"]]
    assert said[0] == ("patient", "Can I take ibuprofen with warfarin?")
    assert detail["messages"][1]["audio"] is not None
    assert detail["unanswered_questions"] == ["How much does parking cost?"]
    statuses = {found["status"] for found in conversations(local_service, talk.session_id)}
    assert "in-progress" not in statuses, "no conversation is left open at the voice service"


async def test_what_was_judged_with_the_reply_is_not_judged_at_the_end(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask("Can I take ibuprofen with warfarin?")
    await talk.ask("How much does parking cost?")
    documents = clinic.app.state.platform.documents
    stored = await documents.get(TURNS.name, turn_id(talk.session_id, 1))
    turn = StoredTurn.of(stored)
    assert turn.verdict is not None
    [question] = turn.verdict.questions
    assert question.status == "answered"
    # A kept verdict is told from a new one by its reason.
    question.reason = "As judged with the reply."
    await documents.replace(TURNS.name, stored.id, turn.json_object(), stored.version)

    summary = (await talk.end())["conversation_summary"]
    detail = await got(clinic, f"/api/conversations/{summary['conversation_id']}")
    assert [found["status"] for found in detail["questions"]] == ["answered", "price"]
    assert detail["questions"][0]["reason"] == "As judged with the reply."
    assert detail["questions"][1]["message_index"] == 2


async def test_an_edited_agent_answers_in_the_running_session(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(shared_clinic, "starting-warfarin")
    talk = await begin(shared_clinic, agent)
    question = "Can I take ibuprofen with warfarin?"
    assert (await talk.ask(question))["status"] == "answered"
    changed = await shared_clinic.client.put(
        f"/api/agent/{agent['agent_id']}", json={"knowledge_ids": []}
    )
    assert changed.json()["sync_status"] == "completed"
    assert (await talk.ask(question))["status"] == "unanswered"
    assert heard(local_service, talk.session_id) == [[question], [question]], (
        "a conversation keeps the agent that it was opened with, so another one was opened"
    )


async def test_a_session_without_a_word_can_be_ended(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await new_agent(shared_clinic))
    summary = (await talk.end())["conversation_summary"]
    assert (summary["total_messages"], summary["unanswered_count"]) == (0, 0)
    assert summary["requires_attention"] is False


async def test_messages_at_the_same_time_keep_their_order_and_get_their_own_reply(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    questions = [
        "What is warfarin?",
        "Can I take ibuprofen with warfarin?",
        "What is the INR?",
        "How much does parking cost?",
    ]
    answers = await asyncio.gather(*(talk.ask(question) for question in questions))
    turns = (await talk.state())["turns"]
    assert [turn["turn_id"] for turn in turns] == sorted(turn["turn_id"] for turn in turns)
    assert {turn["message"] for turn in turns} == set(questions)
    replies = {turn["turn_id"]: turn for turn in turns}
    for question, answer in zip(questions, answers, strict=True):
        turn = replies[answer["turn_id"]]
        assert turn["message"] == question
        assert turn["response_text"] == answer["response_text"]
    assert heard(local_service, talk.session_id) == [[turn["message"] for turn in turns]]


async def test_a_session_has_so_many_messages_and_no_more(clinic: Clinic) -> None:
    talk = await begin(clinic, await new_agent(clinic))
    documents = clinic.app.state.platform.documents
    stored = await documents.get(SESSIONS.name, talk.session_id)
    full = stored.data | {"turn_count": MAX_TURNS}
    await documents.replace(SESSIONS.name, talk.session_id, full, stored.version)
    answer = await clinic.client.post(f"{talk.path}/message", json={"message": "One more?"})
    assert answer.status_code == 409
    assert answer.json()["error_code"] == "session_full"
    assert (await talk.state())["turns"] == []


async def test_an_agent_must_be_known_and_at_the_voice_service(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    body = {"patient_id": "P1", "agent_id": "ag_none"}
    unknown = await shared_clinic.client.post("/api/patient/session", json=body)
    assert unknown.status_code == 404
    assert [problem["field"] for problem in unknown.json()["errors"]] == ["agent_id"]

    agent = await new_agent(shared_clinic)
    local_service.ask("DELETE", f"/v1/convai/agents/{agent['elevenlabs_agent_id']}")
    body = {"patient_id": "P1", "agent_id": agent["agent_id"]}
    missing = await shared_clinic.client.post("/api/patient/session", json=body)
    assert missing.status_code == 409
    assert missing.json()["error_code"] == "agent_not_ready"
    for _ in range(200):
        again = await shared_clinic.client.post("/api/patient/session", json=body)
        if again.status_code == 201:
            break
        assert again.status_code == 409
    assert again.status_code == 201, "it is brought there again by itself"
    assert len(provider_agents(local_service, agent["agent_id"])) == 1


async def test_bad_input_names_the_field_and_changes_nothing(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(clinic)
    good: Row = {"patient_id": "P1", "agent_id": agent["agent_id"]}
    bad: list[tuple[Row, str]] = [
        ({"patient_id": ""}, "patient_id"),
        ({"patient_id": "   "}, "patient_id"),
        ({"patient_id": "P 1"}, "patient_id"),
        ({"patient_id": "P-1"}, "patient_id"),
        ({"patient_id": "病人"}, "patient_id"),
        ({"patient_id": "P1\n2"}, "patient_id"),
        ({"patient_id": "x" * 65}, "patient_id"),
        ({"patient_id": 12}, "patient_id"),
        ({"patient_id": None}, "patient_id"),
        ({"agent_id": ""}, "agent_id"),
        ({"agent_id": "../agents"}, "agent_id"),
        ({"agent_id": "x" * 129}, "agent_id"),
        ({"agent_id": ["a"]}, "agent_id"),
    ]
    for changes, field in bad:
        answer = await clinic.client.post("/api/patient/session", json=good | changes)
        assert_refused(answer, field, changes)
    documents = clinic.app.state.platform.documents
    assert (await documents.totals(SESSIONS.name)).count == 0

    talk = await begin(clinic, agent)
    messages: list[tuple[Row, str]] = [
        ({}, "message"),
        ({"message": ""}, "message"),
        ({"message": " \n\t"}, "message"),
        ({"message": "x" * 2001}, "message"),
        ({"message": 5}, "message"),
        ({"message": None}, "message"),
        ({"message": "a\x00b"}, "message"),
        ({"message": "Hello?", "chat_mode": "perhaps"}, "chat_mode"),
        ({"message": "Hello?", "chat_mode": None}, "chat_mode"),
    ]
    for body, field in messages:
        answer = await clinic.client.post(f"{talk.path}/message", json=body)
        assert_refused(answer, field, body)
    lone = b'{"message": "\\ud800"}'
    answer = await clinic.client.post(
        f"{talk.path}/message", content=lone, headers={"content-type": "application/json"}
    )
    assert_refused(answer, "message", lone)
    assert (await talk.state())["turns"] == []
    assert conversations(local_service, talk.session_id) == []


async def test_unknown_and_impossible_sessions(shared_clinic: Clinic) -> None:
    for method, path, body in (
        ("GET", "/api/patient/session/{}", None),
        ("POST", "/api/patient/session/{}/message", {"message": "Hello?"}),
        ("POST", "/api/patient/session/{}/end", None),
    ):
        unknown = await shared_clinic.client.request(method, path.format("ps_none"), json=body)
        assert unknown.status_code == 404, unknown.text
        rubbish = await shared_clinic.client.request(method, path.format("a%20b"), json=body)
        assert_refused(rubbish, "session_id", path)


async def test_the_longest_message_is_answered(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    question = "Can I take ibuprofen with warfarin?"
    message = ("I have been worried about this. " * 70)[: 2000 - len(question)] + question
    assert len(message) == 2000
    answer = await talk.ask(message)
    assert answer["response_text"]
    assert (await talk.state())["turns"][0]["message"] == message


def assert_refused(answer: httpx.Response, field: str, given: object) -> None:
    assert answer.status_code == 422, (given, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    assert [problem["field"] for problem in answer.json()["errors"]] == [field], given


async def test_what_a_first_reply_is_judged_by_is_loaded_when_a_session_begins(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    # Without a server between, an answer is there when all that follows it is done too.
    inside = httpx.ASGITransport(clinic.app)
    async with httpx.AsyncClient(transport=inside, base_url=clinic.url) as client:
        body = {"patient_id": "P1001", "agent_id": agent["agent_id"]}
        (await client.post("/api/patient/session", json=body)).raise_for_status()
    # Who had to load the document now would find no text.
    shutil.rmtree(clinic.settings.elevendops_data_dir / "blobs")
    question = "Can I take ibuprofen with warfarin?"
    reply = "Do not take ibuprofen with warfarin, because it makes bleeding more likely."
    recorder = clinic.app.state.platform.service(ConversationRecorder)
    verdict = await recorder.judge(question, reply, agent["knowledge_ids"])
    assert verdict.questions[0].passage is not None
    assert verdict.questions[0].status is not QuestionStatus.UNANSWERED
