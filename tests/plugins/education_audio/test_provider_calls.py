"""What the voice and writer service is asked: the shown prompt, the right voices, no part twice."""

from __future__ import annotations

import asyncio
import json
import threading

import pytest
from starlette.responses import JSONResponse, Response

from core import clock
from core.errors import Unavailable
from core.shared.voices import FRESH_SECONDS, USABLE_SECONDS, VoiceCatalog
from plugins.education_audio.contract import MAX_SCRIPT
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Call
from tests.plugins.education_audio.support import (
    ANNA,
    PAUL,
    SCRIPT,
    add_document,
    characters_spoken,
    document_of,
    events,
    generate,
    in_state,
    spoken,
    stored_files,
    until_audio,
    until_draft,
    write_stream,
)
from tests.support.servers import LocalServiceProcess

LONG_SCRIPT = " ".join(f"Sentence number {number} is about gout." for number in range(160))
QUOTA = {"detail": {"status": "quota_exceeded", "message": "No credits are left."}}


def speech_calls(watched: WatchedClinic) -> list[Call]:
    return watched.proxy.to("/v1/text-to-speech/")


async def test_the_prompt_is_sent_exactly_as_it_is_shown(shared_watched: WatchedClinic) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic, "# Gout & <b>co</b>\n\nDrink water. Avoid beer.\n")
    config = {
        "template_ids": ["medication", "faq"],
        "quick_instructions": "Mention the follow-up visit.",
        "system_prompt_override": "Write like a friendly nurse.",
        "preferred_languages": ["en"],
        "target_duration_minutes": 5,
        "is_multi_speaker": True,
    }

    shown = (
        await clinic.client.post(
            "/api/templates/preview", json=config | {"knowledge_id": knowledge_id}
        )
    ).json()
    await write_stream(clinic, knowledge_id, template_config=config)

    [call] = shared_watched.proxy.to(":streamGenerateContent")
    sent = call.body
    assert sent["systemInstruction"]["parts"][0]["text"] == shown["system_prompt"]
    assert sent["contents"][0]["parts"][0]["text"] == shown["prompt"]
    assert shown["combined_prompt"] == f"{shown['system_prompt']}\n\n{shown['prompt']}"
    assert shown["character_count"] == len(shown["combined_prompt"])
    assert "/gemini-3.8-flash:" in call.path


async def test_the_model_that_answered_is_kept_with_the_script(
    shared_watched: WatchedClinic,
) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic)
    part = {
        "candidates": [
            {
                "content": {"parts": [{"text": "Drink plenty of water."}], "role": "model"},
                "finishReason": "STOP",
            }
        ],
        "modelVersion": "gemini-9.9-flash",
    }
    shared_watched.proxy.answer = lambda call: (
        JSONResponse([part]) if ":streamGenerateContent" in call.path else None
    )

    found = await write_stream(clinic, knowledge_id)

    assert found[-1]["model_used"] == "gemini-9.9-flash"
    draft = (await clinic.client.get(f"/api/audio/drafts/{found[-1]['draft_id']}")).json()
    assert draft["model_used"] == "gemini-9.9-flash"
    assert draft["model_requested"] == clinic.settings.gemini_models[0]


async def test_voices_alternate_and_labels_are_not_sent(shared_watched: WatchedClinic) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic)
    script = "Hello.\nSpeaker 2: **Hi.**\nHow are you?\nSpeaker 1: Well.\nspeaker 2： Good."

    await spoken(clinic, knowledge_id, script=script, speaker2_voice_id=PAUL)

    said = [
        (call.path.rpartition("/")[2], call.body["text"]) for call in speech_calls(shared_watched)
    ]
    # Some are asked for at the same time.
    assert sorted(said) == [
        (ANNA, "Hello."),
        (ANNA, "Well."),
        (PAUL, "Good."),
        (PAUL, "Hi.\nHow are you?"),
    ]


async def test_two_languages_are_approved_by_who_reads_both_and_spoken_by_two_voices(
    watched: WatchedClinic,
) -> None:
    clinic = watched.clinic
    knowledge_id = await add_document(clinic)
    spanish = "La gota es una clase de artritis. Beba mucha agua. Llámenos cuando tenga fiebre."
    script = f"Speaker 1: {SCRIPT}\nSpeaker 2: {spanish}"
    said = {"script": script, "speaker2_voice_id": PAUL}

    refused = await generate(clinic, knowledge_id, **said)
    await clinic.client.put("/api/audio/readers", json={"languages": ["es"]})
    audio = await spoken(clinic, knowledge_id, **said)

    assert (refused.status_code, refused.json()["error_code"]) == (409, "reader_required")
    assert sorted(
        (call.path.rpartition("/")[2], call.body["text"]) for call in speech_calls(watched)
    ) == [
        (ANNA, SCRIPT),
        (PAUL, spanish),
    ]
    cues = (await clinic.client.get(f"/api/audio/files/{audio['audio_id']}/cues")).json()["cues"]
    assert [cue["language"] for cue in cues] == ["en"] * 3 + ["es"] * 3


async def test_parts_know_their_neighbours_and_end_with_sentences(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await document_of(shared_watched.clinic, LONG_SCRIPT)

    await spoken(shared_watched.clinic, knowledge_id, script=LONG_SCRIPT)

    bodies = [call.body for call in speech_calls(shared_watched)]
    bodies.sort(key=lambda body: LONG_SCRIPT.index(body["text"]))
    assert len(bodies) > 4
    assert all(len(body["text"]) <= 1500 and body["text"].endswith(".") for body in bodies)
    assert " ".join(body["text"] for body in bodies) == LONG_SCRIPT
    assert bodies[0]["text"].endswith(bodies[1]["previous_text"])
    assert bodies[2]["text"].startswith(bodies[1]["next_text"])
    assert "previous_text" not in bodies[0]
    assert "next_text" not in bodies[-1]


async def test_a_failure_for_good_keeps_the_parts_for_another_try(watched: WatchedClinic) -> None:
    clinic, proxy = watched.clinic, watched.proxy
    # Words of its own: what was spoken before is not asked for again.
    script = LONG_SCRIPT.replace("gout", "salt")
    knowledge_id = await document_of(clinic, script)

    def out_of_credit(call: Call) -> Response | None:
        spent = len(speech_calls(watched)) > 2 and "/text-to-speech/" in call.path
        return JSONResponse(QUOTA, status_code=401) if spent else None

    proxy.answer = out_of_credit
    audio = (await generate(clinic, knowledge_id, script=script)).json()
    failed = await until_audio(clinic, audio["audio_id"], in_state("failed"))
    assert "credit" in failed["error"]
    assert failed["audio_url"] is None
    assert len(stored_files(clinic, "audio-parts")) == 2
    first = {call.body["text"] for call in speech_calls(watched)[:2]}
    playing = await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")
    assert (playing.status_code, playing.json()["error_code"]) == (409, "audio_not_ready")
    [card] = [card for card in clinic.app.state.platform.cards() if card.key == "audio_count"]
    [item] = (await card.load()).attention
    assert item.query == (("audio", audio["audio_id"]),)

    proxy.answer = lambda call: None
    proxy.calls.clear()
    again = await clinic.client.post(f"/api/audio/files/{audio['audio_id']}/retry")

    assert again.status_code == 200
    done = await until_audio(clinic, audio["audio_id"], in_state("completed"))
    assert done["error"] is None
    asked = [call.body["text"] for call in speech_calls(watched)]
    assert first.isdisjoint(asked)
    assert sorted(" ".join([*first, *asked])) == sorted(script)


async def test_a_part_that_was_spoken_but_did_not_arrive_is_not_paid_again(
    watched: WatchedClinic, local_service: LocalServiceProcess
) -> None:
    clinic, proxy = watched.clinic, watched.proxy
    knowledge_id = await add_document(clinic)
    script = "Gout is a kind of arthritis that hardly anybody forgets."
    asked = threading.Event()

    def lose(call: Call) -> Response | None:
        if "/text-to-speech/" not in call.path or asked.is_set():
            return None
        asked.set()
        sound = local_service.ask("POST", f"{call.path}?{call.query}", json=call.body)
        assert sound.is_success
        return Response(status_code=503)

    before = characters_spoken(local_service.url)
    proxy.answer = lose
    audio = (await generate(clinic, knowledge_id, script=script)).json()
    await until_audio(clinic, audio["audio_id"], in_state("completed"))
    assert asked.is_set()
    assert len(speech_calls(watched)) == 1
    assert characters_spoken(local_service.url) - before == len(script)


async def test_deleting_a_failed_audio_file_removes_its_parts(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    knowledge_id = await document_of(clinic, LONG_SCRIPT)
    watched.proxy.answer = lambda call: (
        JSONResponse(QUOTA, status_code=401) if len(speech_calls(watched)) > 1 else None
    )
    audio = (await generate(clinic, knowledge_id, script=LONG_SCRIPT)).json()
    await until_audio(clinic, audio["audio_id"], in_state("failed"))
    assert stored_files(clinic, "audio-parts") != []

    await clinic.client.delete(f"/api/audio/{audio['audio_id']}")

    assert stored_files(clinic, "audio-parts") == []


async def test_audio_that_nobody_could_play_is_an_error(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    knowledge_id = await add_document(clinic)
    watched.proxy.answer = lambda call: (
        Response(b"\xff\xfbnot really", media_type="audio/mpeg")
        if "/text-to-speech/" in call.path
        else None
    )

    audio = (await generate(clinic, knowledge_id)).json()

    failed = await until_audio(clinic, audio["audio_id"], in_state("failed"))
    assert failed["error"] == "The voice service sent audio that could not be read."
    assert stored_files(clinic, "audio") == stored_files(clinic, "audio-parts") == []


def gemini_answer(text: str) -> Response:
    rows = [
        {"candidates": [{"content": {"parts": [{"text": text}], "role": "model"}, "index": 0}]},
        {"candidates": [{"finishReason": "STOP", "index": 0}]},
    ]
    return Response(json.dumps(rows), media_type="application/json")


async def test_a_script_that_is_too_long_is_an_error_with_a_sentence(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    shared_watched.proxy.answer = lambda call: (
        gemini_answer("Word. " * (MAX_SCRIPT // 6 + 1)) if ":streamGenerate" in call.path else None
    )

    last = (await write_stream(shared_watched.clinic, knowledge_id))[-1]

    assert (last["type"], last["error_code"]) == ("error", "script_too_long")
    assert "50,000" in last["message"]
    draft = await until_draft(shared_watched.clinic, last["draft_id"], in_state("failed"))
    assert len(draft["script"]) <= MAX_SCRIPT


async def test_space_around_a_script_is_dropped(shared_watched: WatchedClinic) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    shared_watched.proxy.answer = lambda call: (
        gemini_answer("\n\n  Drink water.\n\n") if ":streamGenerate" in call.path else None
    )

    found = await write_stream(shared_watched.clinic, knowledge_id)

    assert found[-1]["script"] == "Drink water."


async def test_a_writer_that_is_busy_is_waited_for(watched: WatchedClinic) -> None:
    clinic, proxy = watched.clinic, watched.proxy
    knowledge_id = await add_document(clinic)
    error = {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Slow down."}}
    proxy.answer = lambda call: (
        JSONResponse(error, status_code=429)
        if ":streamGenerate" in call.path and len(proxy.to(":streamGenerate")) == 1
        else None
    )

    found = await write_stream(clinic, knowledge_id)

    kinds = [event["type"] for event in found]
    assert kinds[:2] == ["started", "waiting"]
    assert "busy" in found[1]["message"]
    assert kinds[-1] == "complete"


async def test_callers_at_the_same_time_share_one_list_of_voices(watched: WatchedClinic) -> None:
    client = watched.clinic.client

    answers = await asyncio.gather(*(client.get("/api/audio/voices/list") for _ in range(8)))
    again = await client.get("/api/audio/voices/list")

    assert len(watched.proxy.to("/v2/voices")) == 1
    voices = again.json()
    assert {answer.status_code for answer in answers} == {200}
    anna = next(voice for voice in voices if voice["voice_id"] == ANNA)
    assert anna["languages"] == ["en"]
    assert anna["name"]
    assert anna["preview_url"].startswith("http")


async def test_an_old_list_of_voices_serves_for_ten_minutes_only(watched: WatchedClinic) -> None:
    context = watched.clinic.app.state.platform.contexts["education_audio"]
    now = 1000.0
    voices = VoiceCatalog(context, clock=lambda: now)
    fresh = await voices.voices()
    watched.proxy.answer = lambda call: JSONResponse({}, status_code=503)

    now += FRESH_SECONDS + 1
    assert await voices.voices() == fresh
    assert await voices.require(ANNA, "voice_id") in fresh
    now += USABLE_SECONDS
    with pytest.raises(Unavailable):
        await voices.require(ANNA, "voice_id")
    watched.proxy.answer = lambda call: None
    assert await voices.voices() == fresh


async def test_a_client_that_leaves_does_not_stop_the_writing(
    shared_watched: WatchedClinic,
) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic)
    body = {"knowledge_id": knowledge_id}
    started = clock.stamp()
    async with events(clinic, "POST", "/api/audio/generate-script-stream", body) as stream:
        draft_id = (await anext(stream))["draft_id"]

    draft = await until_draft(clinic, draft_id, in_state("completed"))

    assert draft["modified_at"] > started
    assert len(shared_watched.proxy.to(":streamGenerate")) == 1
