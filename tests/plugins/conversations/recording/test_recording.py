"""Conversations are recorded through the service, once each, and shown by the API."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from core.ports.documents import Query
from plugins.conversations.models import ANNOUNCE_JOB, ROWS, WORDS
from tests.plugins.conversations.support import (
    CAST,
    DECLINE,
    DRY,
    NINE,
    OFF,
    document,
    finished,
    got,
    listed,
    record,
    recorder,
    turn,
)
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TURNS = [
    turn("Hello doctor.", "Hello. What would you like to know?"),
    turn("When is the cast removed? Do I need a vaccine for Kenya?", OFF, minute=1),
    turn("Can I take a shower with my cast?", DRY, minute=2),
    turn("My chest hurts.", "Please call your local emergency number.", minute=3),
]


async def test_a_recorded_conversation_is_shown(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    # A job would keep meanwhile what the voice service tells of it.
    await clinic.app.state.platform.worker.stop()
    detail = await record(clinic, "c1", TURNS, knowledge_ids=[knowledge_id])
    shown = await got(clinic, "/api/conversations/c1")
    assert shown == detail.model_dump(mode="json")

    assert shown["patient_id"] == "P1001"
    assert shown["agent_id"] == "ag_cast"
    assert shown["agent_name"] == "Cast guide"
    assert shown["duration_seconds"] == 180
    assert shown["created_at"] == "2024-03-10T09:00:00Z"
    assert shown["total_messages"] == 8
    assert [message["role"] for message in shown["messages"]] == ["patient", "agent"] * 4
    assert [message["is_answered"] for message in shown["messages"][::2]] == [
        None,
        False,
        True,
        None,
    ]
    assert all(message["is_answered"] is None for message in shown["messages"][1::2])
    assert shown["messages"][3]["content"] == OFF
    assert shown["messages"][3]["timestamp"] == "2024-03-10T09:01:04Z"
    assert shown["answered_questions"] == [
        "When is the cast removed?",
        "Can I take a shower with my cast?",
    ]
    assert shown["unanswered_questions"] == ["Do I need a vaccine for Kenya?"]
    assert (shown["answered_count"], shown["unanswered_count"]) == (2, 1)
    assert shown["requires_attention"] is True
    assert shown["main_concerns"] == [
        "Red flag, chest pain: “My chest hurts.”",
        "Not answered: “Do I need a vaccine for Kenya?”",
    ]
    assert [concern["text"] for concern in shown["concerns"]] == shown["main_concerns"]

    answered, not_answered, shower = shown["questions"]
    assert answered["status"] == "answered"
    assert answered["message_index"] == 2
    assert answered["knowledge_id"] == knowledge_id
    assert answered["disease_name"] == "Looking after your plaster cast"
    assert answered["section_title"] == "When the cast comes off"
    assert OFF in answered["passage"]
    assert not_answered["status"] == "unanswered"
    assert not_answered["passage"] is None
    assert shower["message_index"] == 4

    [row] = (await listed(clinic))["conversations"]
    assert row == {name: shown[name] for name in row}
    assert "messages" not in row


async def test_the_second_record_returns_what_is_kept(clinic: Clinic) -> None:
    await clinic.app.state.platform.worker.stop()
    first = await record(clinic, "c1", TURNS[:1])
    second = await record(clinic, "c1", TURNS, patient_id="P9")
    assert second == first
    assert (await listed(clinic))["total_count"] == 1


async def test_recorded_twice_at_once_it_is_kept_once(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    await clinic.app.state.platform.worker.stop()
    conversation = finished("c1", TURNS, knowledge_ids=[knowledge_id])
    details = await asyncio.gather(*(recorder(clinic).record(conversation) for _ in range(5)))
    assert all(detail == details[0] for detail in details)
    assert (await listed(clinic))["total_count"] == 1
    files = (clinic.settings.elevendops_data_dir / "blobs").rglob("*")
    transcripts = [file for file in files if file.is_file() and b"Kenya" in file.read_bytes()]
    assert len(transcripts) == 1, "a transcript that belongs to no conversation was left"


async def test_it_survives_a_restart(tmp_path: Path, local_service: LocalServiceProcess) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        detail = await record(clinic, "c1", TURNS)
    async with running_clinic(settings) as clinic:
        shown = await got(clinic, "/api/conversations/c1")
        # A job finds out meanwhile that the voice service does not know it.
        assert shown | {"given_state": "waiting"} == detail.model_dump(mode="json")


async def test_the_other_features_are_told(clinic: Clinic) -> None:
    await record(clinic, "c1", TURNS)
    platform = clinic.app.state.platform
    page = await platform.documents.query("jobs", Query(limit=100))
    [job] = [item for item in page.items if item.data["kind"] == ANNOUNCE_JOB]
    done = await platform.jobs.wait(job.id, 30)
    assert done.state == "done"
    payload = dict(job.data["payload"])
    assert set(payload.pop("judged_by")) == {"knowledge_ids", "fingerprint"}
    assert payload == {"conversation_id": "c1"}, "a job holds no patient's words"


async def test_speech_is_served_by_an_address_that_expires(clinic: Clinic) -> None:
    blobs = clinic.app.state.platform.blobs
    await blobs.put("replies/c1/1.wav", b"RIFF....WAVE", "audio/wav")
    turns = [
        turn("When is the cast removed?", OFF, audio_key="replies/c1/1.wav"),
        turn("And the stitches?", DECLINE, minute=1, audio_key="replies/c1/gone.wav"),
    ]
    await record(clinic, "c1", turns)
    messages = (await got(clinic, "/api/conversations/c1"))["messages"]
    assert [bool(message["audio"]) for message in messages] == [False, True, False, False]
    answer = await clinic.client.get(messages[1]["audio"])
    assert answer.status_code == 200
    assert answer.content == b"RIFF....WAVE"


async def test_a_message_without_a_reply_is_a_fault_of_the_system(clinic: Clinic) -> None:
    turns = [
        turn("When is the cast removed?", None, error="The voice service cannot be reached."),
        turn("Hello?", None, minute=1),
    ]
    shown = (await record(clinic, "c1", turns)).model_dump(mode="json")
    assert [message["role"] for message in shown["messages"]] == ["patient", "patient"]
    assert [question["status"] for question in shown["questions"]] == ["system_fault"]
    assert shown["unanswered_questions"] == ["When is the cast removed?"]
    assert shown["requires_attention"] is True
    assert shown["main_concerns"] == [
        "Got no reply: “When is the cast removed?”",
        "Got no reply: “Hello?”",
    ]


async def test_small_talk_counts_as_neither_answered_nor_unanswered(clinic: Clinic) -> None:
    shown = await record(clinic, "c1", [turn("Are you a robot?", "I am an assistant.")])
    assert (shown.answered_count, shown.unanswered_count) == (0, 0)
    assert shown.requires_attention is False
    assert shown.messages[0].is_answered is None


async def test_a_conversation_without_turns(clinic: Clinic) -> None:
    shown = await record(clinic, "c1", [], ended_at=NINE - timedelta(seconds=5))
    assert shown.messages == []
    assert shown.duration_seconds == 0
    assert (await listed(clinic))["conversations"][0]["total_messages"] == 0


async def test_a_long_conversation_has_a_small_row(clinic: Clinic) -> None:
    """100 turns of 2,000 characters and longer replies: more than a document may hold."""
    turns = [
        turn(
            f"Do I need vaccine number {number} for Kenya? "
            + " ".join(f"w{number}x{word}".ljust(45, "x") for word in range(40)),
            f"{DECLINE} " + "I am sorry. " * 750,
            minute=number,
        )
        for number in range(100)
    ]
    assert len(turns[0].message) > 1800
    assert sum(len(one.message) + len(one.response_text or "") for one in turns) > 2**20
    detail = await record(clinic, "c1", turns)
    assert detail.unanswered_count == 100
    assert len(detail.main_concerns) == 100
    shown = await got(clinic, "/api/conversations/c1")
    assert len(shown["messages"]) == 200
    [row] = (await listed(clinic))["conversations"]
    assert len(row["main_concerns"]) == 5
    assert row["main_concerns"][-1] == "and 96 more"
    documents = clinic.app.state.platform.documents
    stored = await documents.get(ROWS.name, "c1")
    assert len(str(stored.data)) < 3000
    words = await documents.get(WORDS.name, "c1")
    assert len(words.data["words"]) == 2000


async def test_judge_tells_what_the_log_will_have(clinic: Clinic) -> None:
    knowledge_id = await document(clinic, CAST)
    message = "When is the cast removed? Do I need a vaccine for Kenya?"
    judged = await recorder(clinic).judge(message, OFF, [knowledge_id])
    assert [question.status for question in judged.questions] == ["answered", "unanswered"]
    detail = await record(clinic, "c1", [turn(message, OFF)], knowledge_ids=[knowledge_id])
    # The notes of analysers come when the conversation is recorded.
    assert judged.questions == [
        question.model_copy(update={"notes": []}) for question in detail.questions
    ]
    assert [[note.label for note in question.notes] for question in detail.questions] == [
        [],
        ["Not answered"],
    ]
    thanked = await recorder(clinic).judge("Thank you.", "You are welcome.", [knowledge_id])
    assert thanked.questions == []


async def test_a_question_is_judged_with_what_was_asked_before_it(clinic: Clinic) -> None:
    knowledge_id = await document(clinic, CAST)
    first = turn("Should I move my fingers?", "Yes, move your fingers.")
    message, reply = "And how often?", "Move your fingers every hour."
    alone = await recorder(clinic).judge(message, reply, [knowledge_id])
    assert [question.status for question in alone.questions] == ["unanswered"]
    judged = await recorder(clinic).judge(message, reply, [knowledge_id], [first.message])
    assert [question.status for question in judged.questions] == ["answered"]
    talk = [first, turn(message, reply, minute=1)]
    detail = await record(clinic, "c1", talk, knowledge_ids=[knowledge_id])
    assert [question.status for question in detail.questions] == ["answered", "answered"]


async def test_replies_are_compared_as_scripts_are(clinic: Clinic) -> None:
    knowledge_id = await document(clinic, f"{CAST}\n\nTake 500 mg of paracetamol for the pain.\n")
    message, reply = "What do I take for the pain?", "Take 500 mg of ibuprofen for the pain."
    judged = await recorder(clinic).judge(message, reply, [knowledge_id])
    assert [question.status for question in judged.questions] == ["contradicted"]
    detail = await record(clinic, "c1", [turn(message, reply)], knowledge_ids=[knowledge_id])
    assert [question.status for question in detail.questions] == ["contradicted"]


async def test_documents_that_are_gone_are_left_out(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    ids = ["kd_gone", knowledge_id]
    detail = await record(clinic, "c1", TURNS[2:3], knowledge_ids=ids)
    assert detail.answered_count == 1


async def test_staff_are_alerted_of_a_red_flag_that_only_the_recorder_finds(
    clinic: Clinic,
) -> None:
    knowledge_id = await document(clinic)
    for _ in range(2):
        await record(clinic, "c1", TURNS, knowledge_ids=[knowledge_id])
    shown = await got(clinic, "/api/safety/alerts?conversation_id=c1")
    [alert] = [one for one in shown["alerts"] if one["tier"] == "urgent"]
    assert (alert["turn"], alert["patient_id"]) == (4, "P1001")
    assert "Chest pain" in alert["red_flags"]
    assert len({one["alert_id"] for one in shown["alerts"]}) == len(shown["alerts"])
