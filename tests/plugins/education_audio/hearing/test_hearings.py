"""Finished audio is put into words by the voice service when somebody asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from core import clock
from core.jobs import JobRequest
from plugins.education_audio.models import HEAR_JOB, HEARINGS, PARTS, SENT, SPEECH
from tests.plugins.education_audio.support import Row, add_document, spoken
from tests.plugins.patient_test.spoken import Hosted, hosted_clinic
from tests.support.patience import PATIENCE_SECONDS, awaited_looks
from tests.support.servers import Clinic, LocalServiceProcess

DOCUMENT = (
    "# Gout\n\nTake colchicine 0.5 mg twice a day. Do not drink beer. Come back in two weeks.\n"
)
SCRIPT = "Take colchicine 0.5 mg twice a day. Do not drink beer. Come back in two weeks."


@pytest.fixture
async def hosted(tmp_path: Path, local_service: LocalServiceProcess) -> AsyncIterator[Hosted]:
    async with hosted_clinic(tmp_path, local_service) as clinic:
        yield clinic


def words(said: str) -> Response:
    told = [
        {"text": word, "start": 0.4 * place, "end": 0.4 * place + 0.3, "type": "word"}
        for place, word in enumerate(said.split())
    ]
    gaps = [
        {"text": " ", "start": one["end"], "end": one["end"], "type": "spacing"} for one in told
    ]
    parts = [part for pair in zip(told, gaps, strict=True) for part in pair]
    return JSONResponse(
        {"language_code": "en", "language_probability": 0.99, "text": said, "words": parts}
    )


class HeldAnswer(Response):
    """An answer that is held back until it is let through."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.asked, self.let = asyncio.Event(), asyncio.Event()
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.set()
        await self.let.wait()
        await self._answer(scope, receive, send)


async def until_heard(clinic: Clinic, audio: Row) -> Row:
    async for _ in awaited_looks():
        hearing: Row = (await clinic.client.get(path_of(audio))).json()
        if hearing["state"] != "listening":
            return hearing
    raise AssertionError("it is still being listened to")


async def audio_of(clinic: Clinic, **changes: object) -> Row:
    knowledge_id = await add_document(clinic, DOCUMENT)
    return await spoken(clinic, knowledge_id, script=SCRIPT, **changes)


def path_of(audio: Row) -> str:
    return f"/api/audio/files/{audio['audio_id']}/hearing"


async def part_name(clinic: Clinic, audio: Row) -> str:
    """The name of its only part."""
    [name] = (await clinic.app.state.platform.documents.get(PARTS, audio["audio_id"])).data["names"]
    return str(name)


async def go_on(clinic: Clinic, audio: Row, asked_at: str) -> Row:
    """What comes of a check that was begun by a program that has stopped."""
    audio_id, platform = audio["audio_id"], clinic.app.state.platform
    asked = {"state": "listening", "asked_by": "", "asked_by_name": "Ana", "asked_at": asked_at}
    await platform.documents.create(HEARINGS, audio_id, asked)
    await platform.jobs.enqueue(JobRequest(HEAR_JOB, {"audio_id": audio_id}, key=audio_id))
    return await until_heard(clinic, audio)


async def test_what_is_heard_otherwise_stands_beside_its_sentence_and_is_paid_once(
    hosted: Hosted,
) -> None:
    clinic = hosted.clinic
    audio = await audio_of(clinic)
    assert audio["heard"] is None
    before = (await clinic.client.get(path_of(audio))).json()
    assert before["state"] == "none"
    assert before["seconds_to_pay"] == pytest.approx(audio["duration_seconds"], abs=0.5)
    assert hosted.sent == []  # nothing is sent unless somebody asks for it
    hosted.answering(
        words("Take colchicine 5 milligrams twice a day. Do drink beer. Come back in 2 weeks.")
    )

    asked = (await clinic.client.post(path_of(audio))).json()

    assert asked["state"] == "heard"
    assert [(one["kind"], one["sentence"], one["heard"]) for one in asked["deviations"]] == [
        (
            "figure",
            "Take colchicine 0.5 mg twice a day.",
            "Take colchicine 5 milligrams twice a day.",
        ),
        ("negation", "Do not drink beer.", "Do drink beer."),
    ]
    assert [one["at"] for one in asked["deviations"]] == pytest.approx([0.0, 2.8])
    [call] = hosted.sent
    assert b'name="timestamps_granularity"\r\n\r\nword' in call.body
    assert b'name="language_code"\r\n\r\nen' in call.body
    # Asked again, and of another file with the same speech, nothing is sent again.
    assert (await clinic.client.post(path_of(audio))).json() == asked
    other = await audio_of(clinic, name="Another one")
    told = (await clinic.client.get(path_of(other))).json()
    assert (told["state"], told["seconds_to_pay"]) == ("none", 0.0)
    again = (await clinic.client.post(path_of(other))).json()
    assert again["deviations"] == asked["deviations"]
    assert len(hosted.sent) == 1
    # Whoever approves sees it in the file, and is not kept from it.
    shown = (await clinic.client.get(f"/api/audio/files/{audio['audio_id']}")).json()
    assert shown["heard"]["deviations"] == 2
    assert shown["source_state"] == "current"
    assert (await clinic.client.delete(f"/api/audio/{audio['audio_id']}")).status_code == 200
    assert (await clinic.client.get(path_of(audio))).status_code == 404


async def test_a_recogniser_that_fails_is_said_and_may_be_asked_again(hosted: Hosted) -> None:
    audio = await audio_of(hosted.clinic)
    refused = {"detail": {"code": "invalid_audio", "message": "Noise."}}
    hosted.answering(JSONResponse(refused, status_code=400))

    failed = (await hosted.clinic.client.post(path_of(audio))).json()

    assert failed["state"] == "failed"
    assert "Noise." in failed["error"]
    assert failed["seconds_to_pay"] > 0
    assert len(hosted.sent) == 1
    hosted.answering(words(SCRIPT))
    heard = (await hosted.clinic.client.post(path_of(audio))).json()
    assert (heard["state"], heard["deviations"], heard["error"]) == ("heard", [], None)


@pytest.mark.parametrize(
    "answer",
    [Response(status_code=503), JSONResponse({"words": [{"type": "word", "text": 5}]})],
    ids=["away", "unreadable"],
)
async def test_what_may_be_charged_is_not_sent_again_by_itself(
    hosted: Hosted, answer: Response
) -> None:
    audio = await audio_of(hosted.clinic)
    hosted.answering(answer)
    failed = (await hosted.clinic.client.post(path_of(audio))).json()
    assert (failed["state"], len(hosted.sent)) == ("failed", 1)
    assert failed["error"]
    hosted.answering(words(SCRIPT))
    assert (await hosted.clinic.client.post(path_of(audio))).json()["state"] == "heard"


async def test_two_files_with_the_same_speech_send_it_once(hosted: Hosted) -> None:
    clinic = hosted.clinic
    first = await audio_of(clinic)
    second = await audio_of(clinic, name="Another one")
    held = HeldAnswer(words(SCRIPT))
    hosted.answering(held)
    asking = asyncio.create_task(clinic.client.post(path_of(first)))
    await asyncio.wait_for(held.asked.wait(), PATIENCE_SECONDS)
    waiting = (await clinic.client.post(path_of(second))).json()
    assert waiting["state"] == "listening"
    assert "for another audio file" in waiting["error"]
    held.let.set()
    assert (await asking).json()["state"] == "heard"
    assert (await until_heard(clinic, second))["state"] == "heard"
    assert len(hosted.sent) == 1


async def test_what_was_sent_when_the_program_stopped_waits_for_a_person(hosted: Hosted) -> None:
    clinic = hosted.clinic
    audio = await audio_of(clinic)
    documents = clinic.app.state.platform.documents
    name, now = await part_name(clinic, audio), clock.stamp()
    part = await documents.get(SPEECH, name)
    sent = {SENT: {"audio_id": audio["audio_id"], "asked_at": now, "at": now}}
    await documents.replace(SPEECH, name, part.data | sent, part.version)

    failed = await go_on(clinic, audio, now)

    assert (failed["state"], hosted.sent) == ("failed", [])
    assert "may be charged all the same" in failed["error"]
    hosted.answering(words(SCRIPT))
    assert (await clinic.client.post(path_of(audio))).json()["state"] == "heard"
    assert (await documents.get(SPEECH, name)).data[SENT] is None


async def test_without_a_recogniser_nothing_is_kept_as_sent(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    failed = await go_on(shared_clinic, audio, clock.stamp())
    assert failed["state"] == "failed"
    assert "cannot put speech into words" in failed["error"]
    documents = shared_clinic.app.state.platform.documents
    part = await documents.get(SPEECH, await part_name(shared_clinic, audio))
    assert part.data.get(SENT) is None


async def test_words_without_seconds_are_heard_after_those_before(hosted: Hosted) -> None:
    audio = await audio_of(hosted.clinic)
    told = [
        {"text": word, "type": "word", "start": 0.5 * place, "end": 0.5 * place + 0.4}
        for place, word in enumerate(SCRIPT.replace("not drink", "drink").split())
    ]
    told[7] |= {"start": None, "end": None}  # “Do”
    hosted.answering(JSONResponse({"language_code": "en", "text": "", "words": told}))
    [found] = (await hosted.clinic.client.post(path_of(audio))).json()["deviations"]
    assert (found["kind"], found["at"]) == ("negation", pytest.approx(told[6]["end"]))


async def test_the_preview_voice_hears_nothing_and_says_so(shared_clinic: Clinic) -> None:
    audio = await audio_of(shared_clinic)
    assert (await shared_clinic.client.get(path_of(audio))).json()["state"] == "unavailable"
    refused = await shared_clinic.client.post(path_of(audio))
    assert (refused.status_code, refused.json()["error_code"]) == (409, "no_recognition")


async def test_audio_that_was_made_without_parts_is_said_to_be_too_old(hosted: Hosted) -> None:
    audio = await audio_of(hosted.clinic)
    await hosted.clinic.app.state.platform.documents.delete(PARTS, audio["audio_id"])
    assert (await hosted.clinic.client.get(path_of(audio))).json()["state"] == "too_old"
    refused = await hosted.clinic.client.post(path_of(audio))
    assert (refused.status_code, refused.json()["error_code"]) == (409, "too_old")
    assert hosted.sent == []


async def test_a_language_that_is_not_compared_is_never_sent(hosted: Hosted) -> None:
    clinic = hosted.clinic
    german = "Nehmen Sie jeden Abend eine Tablette und trinken Sie dazu ein Glas Wasser."
    knowledge_id = await add_document(clinic, german)
    audio = await spoken(clinic, knowledge_id, script=german)
    assert (await clinic.client.get(path_of(audio))).json()["state"] == "not_compared"
    refused = await clinic.client.post(path_of(audio))
    assert (refused.status_code, refused.json()["error_code"]) == (409, "not_compared")
    assert hosted.sent == []
