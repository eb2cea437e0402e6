"""Speech put into words by ElevenLabs' Scribe."""

from __future__ import annotations

from typing import Any

from core.adapters.elevenlabs.inspection import Calls
from core.adapters.provider_errors import Service
from core.ports.recognition import HeardWord, RecognisedSpeech

_MODEL = "scribe_v2"
_SECONDS = 60
_LISTEN_SECONDS = 180


async def recognise_speech(
    calls: Calls, service: Service, audio: bytes, language: str
) -> RecognisedSpeech:
    """The words of a WAV; noises beside them are left out. Raises ProviderRefused, …"""
    file = ("question.wav", audio, "audio/wav")
    answer = await _in_words(calls, file, language, "none", _SECONDS)
    text = getattr(answer, "text", None)
    if not isinstance(text, str):
        raise service.unreadable()
    found = getattr(answer, "language_code", None)
    return RecognisedSpeech(text.strip(), found if isinstance(found, str) else "")


async def listen_to_speech(
    calls: Calls, service: Service, audio: bytes, language: str
) -> list[HeardWord]:
    """The words of an MP3 with their seconds. Raises ProviderRefused, …"""
    file = ("speech.mp3", audio, "audio/mpeg")
    answer = await _in_words(calls, file, language, "word", _LISTEN_SECONDS)
    words = getattr(answer, "words", None)
    if not isinstance(words, list):
        raise service.unreadable()
    heard: list[HeardWord] = []
    for one in words:
        if getattr(one, "type", "word") == "word":
            heard.append(_heard(one, service, heard[-1].ends if heard else 0.0))
    return heard


async def _in_words(
    calls: Calls, file: tuple[str, bytes, str], language: str, timestamps: str, seconds: int
) -> Any:
    """The service's answer, which the SDK does not validate."""
    expected = {"language_code": language} if language else {}
    async with calls("speech_to_text", float(seconds)) as api:
        return await api.convert(
            model_id=_MODEL,
            file=file,
            tag_audio_events=False,
            timestamps_granularity=timestamps,
            # Charged for each call: whoever speaks decides whether to try again.
            request_options={"max_retries": 0, "timeout_in_seconds": seconds},
            **expected,
        )


def _heard(word: object, service: Service, before: float) -> HeardWord:
    """The word; one without seconds, which the service may leave out, is heard after `before`."""
    text = getattr(word, "text", None)
    if not isinstance(text, str):
        raise service.unreadable()
    begins, ends = (getattr(word, name, None) for name in ("start", "end"))
    start = float(begins) if isinstance(begins, int | float) else before
    return HeardWord(text, start, float(ends) if isinstance(ends, int | float) else start)
