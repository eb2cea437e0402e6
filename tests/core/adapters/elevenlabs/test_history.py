"""What was spoken before is fetched again, without charge."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI, Response

from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.errors import AppError
from tests.support.loopback import serve
from tests.support.servers import LocalServiceProcess

ANNA, PAUL = "localEnglishAnna0001", "localEnglishPaul0001"
TEXT = "Raise the leg above the heart whenever you lie down."


async def test_the_very_text_of_this_voice_since_then(local_service: LocalServiceProcess) -> None:
    voice = ElevenLabsVoice("test", local_service.url, local=True)
    lately = datetime.now(UTC) - timedelta(minutes=1)
    assert await voice.spoken_before(TEXT, ANNA, lately) is None
    spoken = await voice.speak(TEXT, ANNA)
    used = local_service.ask("GET", "/v1/user/subscription").json()["character_count"]
    try:
        assert await voice.spoken_before(TEXT, ANNA, lately) == spoken.audio
        assert await voice.spoken_before(TEXT, PAUL, lately) is None
        assert await voice.spoken_before(f"{TEXT} Rest.", ANNA, lately) is None
        (times, none) = await voice.spoken_times([(TEXT, ANNA), (TEXT, PAUL)], lately)
        assert none is None
        assert times is not None
        assert len(times) == len(TEXT)
        assert list(times) == sorted(times)
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        assert await voice.spoken_before(TEXT, ANNA, tomorrow) is None
    finally:
        await voice.close()
    now = local_service.ask("GET", "/v1/user/subscription").json()["character_count"]
    assert now == used


async def test_what_was_spoken_long_ago_is_found_behind_the_first_page(
    local_service: LocalServiceProcess,
) -> None:
    voice = ElevenLabsVoice("test", local_service.url, local=True)
    lately = datetime.now(UTC) - timedelta(minutes=1)
    try:
        first = await voice.speak(f"First. {TEXT}", ANNA)
        for number in range(8):
            await voice.speak(f"Number {number}.", ANNA)
        assert await voice.spoken_before(f"First. {TEXT}", ANNA, lately) == first.audio
        (times,) = await voice.spoken_times([(f"First. {TEXT}", ANNA)], lately)
        assert times is not None
        assert len(times) == len(f"First. {TEXT}")
    finally:
        await voice.close()


_WHOLE = {
    "model_id": "eleven_v3",
    "text": TEXT,
    "voice_id": ANNA,
    "date_unix": 2**31,
    "history_item_id": "one",
}


def odd_service(body: str) -> FastAPI:
    app = FastAPI()

    @app.get("/v1/history")
    async def history() -> Response:
        return Response(body, media_type="application/json")

    return app


@pytest.mark.parametrize(
    "items",
    [
        None,
        "none",
        ["no item", None, {}],
        [_WHOLE | {"date_unix": "yesterday"}, _WHOLE | {"history_item_id": None}],
        [_WHOLE | {"alignments": "none", "date_unix": None}],
        [_WHOLE | {"alignments": {"alignment": {"character_start_times_seconds": 3}}, "text": ""}],
        [_WHOLE | {"alignments": {"alignment": 3}, "voice_id": None}],
    ],
)
async def test_an_item_that_lacks_something_is_none_that_was_spoken(items: object) -> None:
    lately = datetime.now(UTC) - timedelta(minutes=1)
    async with serve(odd_service(json.dumps({"history": items}))) as url:
        voice = ElevenLabsVoice("test", url, local=True)
        try:
            assert await voice.spoken_before(TEXT, ANNA, lately) is None
            assert await voice.spoken_times([(TEXT, ANNA), ("", ANNA)], lately) == [None, None]
        finally:
            await voice.close()


@pytest.mark.parametrize("body", ["[]", "3", "{", "<html>"])
async def test_an_answer_that_is_no_list_of_items_is_an_error(body: str) -> None:
    async with serve(odd_service(body)) as url:
        voice = ElevenLabsVoice("test", url, local=True)
        try:
            with pytest.raises(AppError):
                await voice.spoken_before(TEXT, ANNA, datetime.now(UTC))
        finally:
            await voice.close()
