"""A script is of the minutes and in the language that were asked for, or that is said."""

from __future__ import annotations

import pytest
from starlette.responses import JSONResponse, Response

from core.text.speech_rate import WORDS_PER_MINUTE
from tests.core.text.leaflets import LEAFLETS
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.proxy import Call
from tests.plugins.education_audio.support import Row, add_document, sample, tokens, write_stream

SENTENCE = "Take the tablet with water in the morning, and do not drive until the evening. "
MINUTE = SENTENCE * round(WORDS_PER_MINUTE / len(SENTENCE.split()))


def written(text: str, model: str = "gemini-9.9-flash") -> Response:
    """What Gemini answers with."""
    content = {"parts": [{"text": text}], "role": "model"}
    part = {"candidates": [{"content": content, "finishReason": "STOP"}], "modelVersion": model}
    return JSONResponse([part])


def answering(watched: WatchedClinic, *texts: str | Response) -> None:
    """Have the writer give these texts one after the other."""
    left = list(texts)

    def answer(call: Call) -> Response | None:
        if ":streamGenerateContent" not in call.path:
            return None
        text = left.pop(0)
        return written(text) if isinstance(text, str) else text

    watched.proxy.answer = answer


def prompts(watched: WatchedClinic) -> list[str]:
    """What the writer was asked, each time."""
    calls = watched.proxy.to(":streamGenerateContent")
    return [call.body["contents"][0]["parts"][0]["text"] for call in calls]


async def draft_of(watched: WatchedClinic, found: list[Row]) -> Row:
    address = f"/api/audio/drafts/{found[-1]['draft_id']}"
    draft: Row = (await watched.clinic.client.get(address)).json()
    return draft


@pytest.mark.parametrize(("minutes", "change"), [(5, "shorter"), (1, "longer")])
async def test_a_script_of_other_minutes_is_written_anew_once(
    shared_watched: WatchedClinic, minutes: int, change: str
) -> None:
    knowledge_id = await add_document(shared_watched.clinic, sample("starting-warfarin.md"))
    answering(shared_watched, MINUTE * minutes, MINUTE * 3)

    found = await write_stream(shared_watched.clinic, knowledge_id)

    [first, second] = prompts(shared_watched)
    assert second.startswith(first)
    assert f"Write it {change}" in second
    assert SENTENCE.strip() in second
    assert found[-1]["type"] == "complete"
    assert found[-1]["script"] == tokens(found) == (MINUTE * 3).strip()
    draft = await draft_of(shared_watched, found)
    assert draft["length"]["wanted"] == 3
    assert draft["length"]["is_kept"]


async def test_what_is_no_nearer_is_not_taken_and_the_minutes_are_told(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic, sample("starting-warfarin.md"))
    answering(shared_watched, MINUTE * 5, MINUTE * 6)

    found = await write_stream(shared_watched.clinic, knowledge_id)

    assert len(prompts(shared_watched)) == 2
    assert found[-1]["script"] == (MINUTE * 5).strip()
    length = (await draft_of(shared_watched, found))["length"]
    assert (length["wanted"], length["is_kept"]) == (3, False)
    assert length["spoken"] == pytest.approx(5, abs=0.5)


async def test_a_writer_that_fails_the_second_time_leaves_the_first_script(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic, sample("starting-warfarin.md"))
    error = {"error": {"code": 400, "status": "INVALID_ARGUMENT", "message": "No."}}
    answering(shared_watched, MINUTE * 5, JSONResponse(error, status_code=400))

    found = await write_stream(shared_watched.clinic, knowledge_id)

    assert found[-1]["type"] == "complete"
    assert found[-1]["script"] == (MINUTE * 5).strip()


async def test_a_short_document_gives_a_short_script_at_once(shared_watched: WatchedClinic) -> None:
    knowledge_id = await add_document(shared_watched.clinic)

    found = await write_stream(shared_watched.clinic, knowledge_id)

    assert len(prompts(shared_watched)) == 1
    length = (await draft_of(shared_watched, found))["length"]
    assert not length["is_kept"]
    assert length["document"] < 1


async def test_another_language_is_asked_about_once_and_then_no_script(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    answering(shared_watched, LEAFLETS["en"], LEAFLETS["pt-BR"])

    found = await write_stream(
        shared_watched.clinic, knowledge_id, template_config={"preferred_languages": ["es"]}
    )

    assert "It is not in the language" in prompts(shared_watched)[1]
    assert "Spanish (es)" in prompts(shared_watched)[1]
    assert found[-1]["type"] == "error"
    assert found[-1]["error_code"] == "wrong_language"
    assert "Spanish" in found[-1]["message"]
    draft = await draft_of(shared_watched, found)
    assert draft["state"] == "failed"
    assert draft["script"] == LEAFLETS["en"]
    assert (draft["language"]["state"], draft["language"]["found"]) == ("other", "en")


async def test_the_language_that_comes_the_second_time_is_taken(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    answering(shared_watched, LEAFLETS["en"], LEAFLETS["fi"])

    found = await write_stream(
        shared_watched.clinic, knowledge_id, template_config={"preferred_languages": ["fi"]}
    )

    assert found[-1]["script"] == LEAFLETS["fi"]
    language = (await draft_of(shared_watched, found))["language"]
    assert language == {
        "asked": ["fi"],
        "found": "fi",
        "state": "as_asked",
        "is_translated": True,
    }


@pytest.mark.parametrize("asked", LEAFLETS)
async def test_each_language_that_is_offered_is_verified(
    shared_watched: WatchedClinic, asked: str
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    answering(shared_watched, LEAFLETS[asked])

    found = await write_stream(
        shared_watched.clinic, knowledge_id, template_config={"preferred_languages": [asked]}
    )

    assert found[-1]["type"] == "complete"
    assert len(prompts(shared_watched)) == 1
    assert (await draft_of(shared_watched, found))["language"]["state"] == "as_asked"


async def test_a_script_that_is_half_in_another_language_is_another(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    half = f"{LEAFLETS['es']} {LEAFLETS['es']}\n\n{LEAFLETS['en']}"
    answering(shared_watched, half, half)

    found = await write_stream(
        shared_watched.clinic, knowledge_id, template_config={"preferred_languages": ["es"]}
    )

    assert found[-1]["error_code"] == "wrong_language"


async def test_simplified_where_traditional_was_asked_for_is_another(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    answering(shared_watched, LEAFLETS["zh-CN"], LEAFLETS["zh-TW"])

    found = await write_stream(
        shared_watched.clinic, knowledge_id, template_config={"preferred_languages": ["zh-TW"]}
    )

    assert found[-1]["script"] == LEAFLETS["zh-TW"]


async def test_one_of_two_speakers_may_keep_to_the_language_of_the_document(
    watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(watched.clinic)
    pair = f"Speaker 1: {LEAFLETS['en']}\nSpeaker 2: {LEAFLETS['es']}"
    answering(watched, pair)

    found = await write_stream(
        watched.clinic,
        knowledge_id,
        template_config={"is_multi_speaker": True, "speaker2_languages": ["es"]},
    )

    assert found[-1]["type"] == "complete"
    assert len(prompts(watched)) == 1
    language = (await draft_of(watched, found))["language"]
    assert (language["asked"], language["state"]) == (["en", "es"], "as_asked")


async def test_two_speakers_who_have_each_others_language_are_written_anew(
    shared_watched: WatchedClinic,
) -> None:
    knowledge_id = await add_document(shared_watched.clinic)
    turned = f"Speaker 1: {LEAFLETS['es']}\nSpeaker 2: {LEAFLETS['en']}"
    right = f"Speaker 1: {LEAFLETS['en']}\nSpeaker 2: {LEAFLETS['es']}"
    answering(shared_watched, turned, right)
    both = {"speaker1_languages": ["en"], "speaker2_languages": ["es"]}

    found = await write_stream(
        shared_watched.clinic, knowledge_id, template_config={"is_multi_speaker": True, **both}
    )

    second = prompts(shared_watched)[-1]
    assert "It is not in the language that was asked for." in second
    assert "Use the language that the document is written in." not in second
    assert found[-1]["script"] == right
