"""Spoken questions: the voice service puts them into words, and no sound is kept."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.responses import JSONResponse

from tests.plugins.patient_test.spoken import SAID, Hosted, hosted_clinic, recorded
from tests.plugins.patient_test.support import Talk, agent_for, begin
from tests.support.servers import Clinic, LocalServiceProcess


@pytest.fixture
async def hosted(tmp_path: Path, local_service: LocalServiceProcess) -> AsyncIterator[Hosted]:
    async with hosted_clinic(tmp_path, local_service) as clinic:
        yield clinic


def body(sound: bytes) -> dict[str, str]:
    return {"audio_data": base64.b64encode(sound).decode()}


async def talk(clinic: Clinic, **changes: object) -> Talk:
    return await begin(clinic, await agent_for(clinic, "after-knee-arthroscopy", **changes))


async def test_what_was_said_comes_back_and_nothing_is_kept(
    hosted: Hosted, caplog: pytest.LogCaptureFixture
) -> None:
    session = await talk(hosted.clinic)
    sound = recorded()
    hosted.answering(
        JSONResponse({"language_code": "en", "language_probability": 0.98, "text": f" {SAID} "})
    )

    answer = await hosted.clinic.client.post(f"{session.path}/recording", json=body(sound))

    assert answer.json() == {"text": SAID, "language": "en"}
    [call] = hosted.sent
    assert sound in call.body
    assert b'name="model_id"\r\n\r\nscribe_v2' in call.body
    assert b'name="language_code"\r\n\r\nen' in call.body
    state = await session.state()
    assert state["recognises_speech"] is True
    # It is asked only when somebody asks it.
    assert state["turns"] == []
    told = (sound[44:400], SAID.encode())
    for file in hosted.clinic.settings.elevendops_data_dir.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert not any(part in held for part in told), file.name
    assert SAID not in caplog.text
    assert body(sound)["audio_data"][100:200] not in caplog.text


async def test_an_agent_of_several_languages_expects_none(hosted: Hosted) -> None:
    session = await talk(hosted.clinic, languages=["en", "es"])
    hosted.answering(JSONResponse({"language_code": "es", "text": ""}))

    answer = await hosted.clinic.client.post(f"{session.path}/recording", json=body(recorded()))

    assert answer.json() == {"text": "", "language": "es"}
    assert b"language_code" not in hosted.sent[0].body


@pytest.mark.parametrize(
    ("status", "said", "code"),
    [
        (401, {"detail": {"status": "quota_exceeded", "message": "None."}}, "out_of_credit"),
        (400, {"detail": {"code": "invalid_audio", "message": "Noise."}}, "invalid_audio"),
        (429, {"detail": "busy"}, "provider_busy"),
        (200, {"unexpected": 1}, "unreadable_answer"),
    ],
)
async def test_a_recogniser_that_fails_is_said_and_asked_once(
    hosted: Hosted, status: int, said: dict[str, object], code: str
) -> None:
    session = await talk(hosted.clinic)
    hosted.answering(JSONResponse(said, status))

    failed = await hosted.clinic.client.post(f"{session.path}/recording", json=body(recorded()))

    assert failed.json()["error_code"] == code
    assert failed.headers["content-type"] == "application/problem+json"
    assert len(hosted.sent) == 1


@pytest.mark.parametrize(
    "sound", [b"", b"no sound", recorded()[:20], recorded(0.05), recorded(121)]
)
async def test_what_is_no_question_is_not_sent(hosted: Hosted, sound: bytes) -> None:
    session = await talk(hosted.clinic)

    answer = await hosted.clinic.client.post(f"{session.path}/recording", json=body(sound))

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "audio_data"
    assert hosted.sent == []


async def test_an_ended_session_understands_nothing_more(hosted: Hosted) -> None:
    session = await talk(hosted.clinic)
    await session.end()

    answer = await hosted.clinic.client.post(f"{session.path}/recording", json=body(recorded()))

    assert (answer.status_code, answer.json()["error_code"]) == (409, "session_ended")


async def test_the_local_preview_says_that_it_has_no_recogniser(shared_clinic: Clinic) -> None:
    session = await talk(shared_clinic)

    answer = await shared_clinic.client.post(f"{session.path}/recording", json=body(recorded()))

    assert (answer.status_code, answer.json()["error_code"]) == (409, "no_recognition")
    assert "Type the question" in answer.json()["detail"]
    assert (await session.state())["recognises_speech"] is False
