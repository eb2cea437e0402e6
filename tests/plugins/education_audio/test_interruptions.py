"""The voice and writer service dies in the middle; nothing is lost, and the work goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.education_audio.support import (
    ANNA,
    Row,
    add_document,
    characters_spoken,
    document_of,
    events,
    generate,
    in_state,
    sample,
    stored_files,
    tokens,
    until_audio,
    until_draft,
)
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

STREAM = "/api/audio/generate-script-stream"
WARFARIN = "starting-warfarin.md"


def long_wish(knowledge_id: str) -> Row:
    return {
        "knowledge_id": knowledge_id,
        "template_config": {"target_duration_minutes": 15},
    }


async def test_the_writer_dies_in_the_middle_of_a_script(
    own_clinic: Clinic, own_local_service: LocalServiceProcess
) -> None:
    knowledge_id = await add_document(own_clinic, sample(WARFARIN))
    found: list[Row] = []
    async with events(own_clinic, "POST", STREAM, long_wish(knowledge_id)) as stream:
        async for event in stream:
            found.append(event)
            if len(found) == 30:
                own_local_service.kill()
            if event["type"] == "waiting":
                break
        partial = tokens(found)
        draft_id = found[0]["draft_id"]
        draft = (await own_clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()
        assert draft["state"] == "waiting"
        assert draft["script"].strip() == partial.strip() != ""
        assert draft["error"]
        own_local_service.start(at_once=True)
        async for event in stream:
            found.append(event)

    kinds = [event["type"] for event in found]
    assert kinds[-1] == "complete"
    assert kinds.count("restart") == 1
    assert tokens(found) == found[-1]["script"]
    assert len(found[-1]["script"]) > 2 * len(partial)
    draft = (await own_clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()
    assert draft["state"] == "completed"
    assert draft["script"] == found[-1]["script"]
    assert draft["error"] is None


async def test_a_script_waits_for_a_writer_that_is_away(
    tmp_path: Path,
    own_local_service: LocalServiceProcess,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDUCATION_AUDIO_SCRIPT_WAIT_SECONDS", "0.5")
    monkeypatch.setenv("EDUCATION_AUDIO_STREAM_WAIT_SECONDS", "0.5")
    own_local_service.kill()
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        knowledge_id = await add_document(clinic)
        body = {"knowledge_id": knowledge_id}

        answer = await clinic.client.post("/api/audio/generate-script", json=body)
        async with events(clinic, "POST", STREAM, body) as stream:
            found = [event async for event in stream]

        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert int(answer.headers["retry-after"]) > 0
        problem = answer.json()
        assert problem["retryable"] is True
        assert [event["type"] for event in found] == ["started", "waiting", "error"]
        assert found[-1]["retryable"] is True
        own_local_service.start()
        kept = next(word for word in problem["detail"].split() if word.startswith("draft_"))
        for draft_id in (kept, found[-1]["draft_id"]):
            draft = await until_draft(clinic, draft_id, in_state("completed"))
            assert "Gout is a kind of arthritis." in draft["script"]


async def test_the_voice_dies_in_the_middle_of_speech(
    own_clinic: Clinic, own_local_service: LocalServiceProcess
) -> None:
    script = " ".join(f"Sentence number {number:03} is about gout." for number in range(250))
    knowledge_id = await document_of(own_clinic, script)
    audio = (await generate(own_clinic, knowledge_id, script=script)).json()
    await until_audio(own_clinic, audio["audio_id"], lambda found: found["progress"] > 0)
    own_local_service.kill()

    waiting = await until_audio(own_clinic, audio["audio_id"], in_state("waiting"))
    assert waiting["error"]
    assert 0 < waiting["progress"] < 1
    assert waiting["audio_url"] is None
    own_local_service.start()
    done = await until_audio(own_clinic, audio["audio_id"], in_state("completed"))

    assert done["error"] is None
    assert done["duration_seconds"] > 60
    [file] = stored_files(own_clinic, "audio")
    assert file.name == f"{audio['audio_id']}.mp3"
    # A part that is kept is not spoken again; the two that broke off may be.
    assert len(script) - 10 <= characters_spoken(own_local_service.url) <= len(script) + 3000
    assert done["voice_id"] == ANNA


async def test_audio_is_not_asked_for_while_no_voice_can_be_checked(
    own_clinic: Clinic, own_local_service: LocalServiceProcess
) -> None:
    knowledge_id = await add_document(own_clinic)
    own_local_service.kill()

    answer = await generate(own_clinic, knowledge_id)
    voices = await own_clinic.client.get("/api/audio/voices/list")

    assert answer.status_code == voices.status_code == 503
    assert answer.json()["retryable"] is True
    assert (await own_clinic.client.get("/api/audio/list")).json()["total_count"] == 0
    own_local_service.start()
    assert (await generate(own_clinic, knowledge_id)).status_code == 200


async def test_a_script_is_followed_in_another_process(
    tmp_path: Path, own_clinic: Clinic, own_local_service: LocalServiceProcess
) -> None:
    knowledge_id = await add_document(own_clinic, sample(WARFARIN))
    async with (
        running_clinic(clinic_settings(tmp_path, own_local_service.port)) as other,
        events(own_clinic, "POST", STREAM, long_wish(knowledge_id)) as stream,
    ):
        first = await anext(stream)
        path = f"/api/audio/drafts/{first['draft_id']}/stream"
        # One of the two does the job, the other sees it in the store.
        async with events(other, "GET", path) as followed:
            theirs = [event async for event in followed]
        ours = [first, *[event async for event in stream]]

    assert ours[-1] == theirs[-1]
    for found in (ours, theirs):
        assert {event["type"] for event in found} == {"started", "token", "complete"}
        assert sum(event["type"] == "token" for event in found) > 2
        assert tokens(found) == found[-1]["script"]
