"""Scripts through the API, written by the real local writer."""

from __future__ import annotations

import pytest

from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Midst
from tests.plugins.education_audio.support import (
    Row,
    add_document,
    all_events,
    events,
    in_state,
    listed_models,
    sample,
    tokens,
    until_draft,
    write_stream,
)
from tests.support.servers import Clinic

LONG = {"target_duration_minutes": 15}


async def test_a_script_is_streamed_token_by_token(own_clinic: Clinic) -> None:
    knowledge_id = await add_document(own_clinic)

    found = await write_stream(own_clinic, knowledge_id)

    kinds = [event["type"] for event in found]
    assert kinds[0] == "started"
    assert kinds[-1] == "complete"
    assert set(kinds[1:-1]) == {"token"}
    assert len(kinds) > 5
    last = found[-1]
    assert tokens(found) == last["script"]
    assert "Avoid beer and organ meat." in last["script"]
    assert last["model_used"] == "gemini-3.8-flash"
    draft = (await own_clinic.client.get(f"/api/audio/drafts/{last['draft_id']}")).json()
    assert draft["state"] == "completed"
    assert draft["script"] == last["script"]
    assert draft["draft_id"] == found[0]["draft_id"]


async def test_a_retired_model_is_answered_by_its_successor(shared_clinic: Clinic) -> None:
    request = {"knowledge_id": await add_document(shared_clinic), "model_name": "gemini-2.5-pro"}

    answer = await shared_clinic.client.post("/api/audio/generate-script", json=request)

    assert answer.status_code == 200, answer.text
    assert answer.json()["model_used"] == "gemini-3.8-flash"
    # What was asked for is kept, and that it was not followed is told.
    assert answer.json()["model_requested"] == "gemini-2.5-pro"
    path = f"/api/audio/drafts/{answer.json()['draft_id']}"
    draft = (await shared_clinic.client.get(path)).json()
    assert (draft["model_requested"], draft["model_replaced"]) == ("gemini-2.5-pro", True)


async def test_a_script_is_written_in_one_answer(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)

    answer = await shared_clinic.client.post(
        "/api/audio/generate-script",
        json={"knowledge_id": knowledge_id, "model_name": "gemini-3.5-flash-lite"},
    )

    assert answer.status_code == 200
    script = answer.json()
    assert "Gout is a kind of arthritis." in script["script"]
    assert script["knowledge_id"] == knowledge_id
    assert script["model_used"] == "gemini-3.5-flash-lite"
    assert script["generation_error"] is None
    assert script["generated_at"].endswith("Z")
    assert script["draft_id"].startswith("draft_")


@pytest.mark.parametrize(
    ("file", "language", "words"),
    [
        ("cataract-surgery-zh.md", "zh-TW", "白內障"),
        ("asma-e-inhalador.md", "es", "inhalador"),
        ("high-blood-pressure.md", "en", "blood pressure"),
    ],
)
async def test_a_script_is_in_the_language_that_was_chosen(
    shared_clinic: Clinic, file: str, language: str, words: str
) -> None:
    knowledge_id = await add_document(shared_clinic, sample(file))

    found = await write_stream(
        shared_clinic, knowledge_id, template_config={"preferred_languages": [language]}
    )

    assert found[-1]["type"] == "complete"
    assert words in found[-1]["script"]


async def test_a_dialogue_has_the_turns_of_two_speakers(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)

    found = await write_stream(
        shared_clinic, knowledge_id, template_config={"is_multi_speaker": True}
    )

    lines = found[-1]["script"].splitlines()
    starts = {line.split(":")[0] for line in lines if line}
    assert starts == {"Speaker 1", "Speaker 2"}


async def test_a_longer_script_is_longer(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, sample("starting-warfarin.md"))

    short, long = [
        (await write_stream(shared_clinic, knowledge_id, template_config=config))[-1]["script"]
        for config in ({"target_duration_minutes": 3}, {"target_duration_minutes": 5})
    ]

    assert len(short) > 1500
    assert len(long) > 1.3 * len(short)


async def test_a_language_that_the_writer_cannot_write_is_its_own_error(
    shared_clinic: Clinic,
) -> None:
    knowledge_id = await add_document(shared_clinic)
    wish = {"template_config": {"preferred_languages": ["fr"]}}

    [started, last] = await write_stream(shared_clinic, knowledge_id, **wish)

    assert last["type"] == "error"
    assert "Translation needs a Gemini key" in last["message"]
    assert last["retryable"] is False
    assert last["draft_id"] == started["draft_id"]
    draft = (await shared_clinic.client.get(f"/api/audio/drafts/{last['draft_id']}")).json()
    assert draft["state"] == "failed"
    assert draft["error"] == last["message"]
    answer = await shared_clinic.client.post(
        "/api/audio/generate-script", json={"knowledge_id": knowledge_id} | wish
    )
    assert answer.status_code == 502
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["error_code"] == last["error_code"] == "invalid_argument"


async def test_a_reload_in_the_middle_shows_the_same_draft(watched: WatchedClinic) -> None:
    clinic, midst = watched.clinic, Midst()
    watched.proxy.passing = midst.hold
    knowledge_id = await add_document(clinic, sample("starting-warfarin.md"))
    body = {"knowledge_id": knowledge_id, "template_config": LONG}
    path = "/api/audio/generate-script-stream"
    seen: list[Row] = []
    async with events(clinic, "POST", path, body) as stream:
        async for event in stream:
            seen.append(event)
            if event["type"] == "token":
                break
    draft_id = seen[0]["draft_id"]

    draft = (await clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()
    midst.let.set()
    again = await all_events(clinic, "GET", f"/api/audio/drafts/{draft_id}/stream")

    assert draft["state"] == "writing"
    assert draft["script"].startswith(tokens(seen))
    assert again[0] == seen[0]
    assert again[1]["type"] == "token"
    assert again[1]["content"].startswith(draft["script"])
    assert again[-1]["type"] == "complete"
    assert tokens(again) == again[-1]["script"]
    assert len(again[-1]["script"]) > len(draft["script"])


async def test_a_finished_draft_is_streamed_whole(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    last = (await write_stream(shared_clinic, knowledge_id))[-1]

    again = await all_events(shared_clinic, "GET", f"/api/audio/drafts/{last['draft_id']}/stream")

    assert [event["type"] for event in again] == ["started", "token", "complete"]
    assert again[1]["content"] == last["script"]
    assert again[-1] == last


async def test_an_edited_script_is_kept(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    draft_id = (await write_stream(shared_clinic, knowledge_id))[-1]["draft_id"]
    edited = "Drink water.\n\nNothing else.  "

    answer = await shared_clinic.client.put(
        f"/api/audio/drafts/{draft_id}", json={"script": edited}
    )

    assert answer.status_code == 200
    assert answer.json()["script"] == edited
    assert (await shared_clinic.client.get(f"/api/audio/drafts/{draft_id}")).json()[
        "script"
    ] == edited


async def test_a_script_is_not_edited_while_it_is_written(watched: WatchedClinic) -> None:
    clinic, midst = watched.clinic, Midst()
    watched.proxy.passing = midst.hold
    knowledge_id = await add_document(clinic, sample("starting-warfarin.md"))
    body = {"knowledge_id": knowledge_id, "template_config": LONG}
    async with events(clinic, "POST", "/api/audio/generate-script-stream", body) as stream:
        draft_id = (await anext(stream))["draft_id"]
        answer = await clinic.client.put(f"/api/audio/drafts/{draft_id}", json={"script": "No."})
    midst.let.set()

    assert answer.status_code == 409
    assert answer.json()["error_code"] == "still_writing"
    draft = await until_draft(clinic, draft_id, in_state("completed"))
    assert draft["script"] != "No."


async def test_the_draft_of_a_deleted_document_fails_with_a_sentence(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    await shared_clinic.client.delete(f"/api/knowledge/{knowledge_id}")

    answer = await shared_clinic.client.post(
        "/api/audio/generate-script-stream", json={"knowledge_id": knowledge_id}
    )

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["field"] == "knowledge_id"


async def test_models_and_languages_are_listed(shared_clinic: Clinic) -> None:
    models = await listed_models(shared_clinic)
    languages = (await shared_clinic.client.get("/api/audio/languages")).json()

    named = shared_clinic.settings.gemini_models
    assert models["models"] == [*named, "gemini-3.5-flash"], "what the service lists comes after"
    assert [option["name"] for option in models["options"]] == models["models"]
    assert not any(option["ends_soon"] for option in models["options"])
    by_code = {one["code"]: one for one in languages}
    assert by_code["zh-TW"]["name"] == "Chinese (Traditional)"
    assert [one for one in by_code if by_code[one]["is_compared"]] == ["en", "zh-TW", "zh-CN", "es"]
    assert [one for one in by_code if by_code[one]["is_worded"]] == ["en", "zh-TW", "zh-CN", "es"]
    # The local writer does not translate.
    assert not any(one["is_translated_into"] for one in languages)
    assert len(languages) > 30
