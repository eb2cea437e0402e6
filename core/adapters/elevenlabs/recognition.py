"""Speech put into words by ElevenLabs' Scribe."""

from __future__ import annotations

from core.adapters.elevenlabs.inspection import Calls
from core.adapters.provider_errors import Service
from core.ports.recognition import HeardWord, RecognisedSpeech

_MODEL = "scribe_v2"
_SECONDS = 60.0
# Charged for each call: whoever speaks decides whether to try again.
_OPTIONS = {"max_retries": 0, "timeout_in_seconds": 60}
_LISTEN_SECONDS = 180.0
_LISTEN_OPTIONS = {"max_retries": 0, "timeout_in_seconds": 180}


async def recognise_speech(
    calls: Calls, service: Service, audio: bytes, language: str
) -> RecognisedSpeech:
    """The words of a WAV; noises beside them are left out. Raises ProviderRefused, …"""
    expected = {"language_code": language} if language else {}
    async with calls("speech_to_text", _SECONDS) as api:
        answer = await api.convert(
            model_id=_MODEL,
            file=("question.wav", audio, "audio/wav"),
            tag_audio_events=False,
            timestamps_granularity="none",
            request_options=_OPTIONS,
            **expected,
        )
    # The SDK does not validate answers.
    text = getattr(answer, "text", None)
    if not isinstance(text, str):
        raise service.unreadable()
    found = getattr(answer, "language_code", None)
    return RecognisedSpeech(text.strip(), found if isinstance(found, str) else "")


async def listen_to_speech(
    calls: Calls, service: Service, audio: bytes, language: str
) -> list[HeardWord]:
    """The words of an MP3 with their seconds. Raises ProviderRefused, …"""
    expected = {"language_code": language} if language else {}
    async with calls("speech_to_text", _LISTEN_SECONDS) as api:
        answer = await api.convert(
            model_id=_MODEL,
            file=("speech.mp3", audio, "audio/mpeg"),
            tag_audio_events=False,
            timestamps_granularity="word",
            request_options=_LISTEN_OPTIONS,
            **expected,
        )
    words = getattr(answer, "words", None)
    if not isinstance(words, list):
        raise service.unreadable()
    heard: list[HeardWord] = []
    for one in words:
        if getattr(one, "type", "word") == "word":
            heard.append(_heard(one, service, heard[-1].ends if heard else 0.0))
    return heard


def _heard(word: object, service: Service, before: float) -> HeardWord:
    """The word; one without seconds, which the service may leave out, is heard after `before`."""
    text = getattr(word, "text", None)
    if not isinstance(text, str):
        raise service.unreadable()
    begins, ends = (getattr(word, name, None) for name in ("start", "end"))
    start = float(begins) if isinstance(begins, int | float) else before
    return HeardWord(text, start, float(ends) if isinstance(ends, int | float) else start)
