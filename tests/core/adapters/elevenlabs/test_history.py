"""What was spoken before is fetched again, without charge."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from core.adapters.elevenlabs.voice import ElevenLabsVoice
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
