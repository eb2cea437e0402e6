"""The port for speech recognition, which a voice provider may offer beside `VoiceProvider`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

from core.ports.voice import VoiceProvider


@dataclass(frozen=True, slots=True)
class RecognisedSpeech:
    """What was said. `text` is "" where nothing was; `language` is an ISO 639 code, "" unknown."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word of a recording, and the seconds from which and to which it is heard."""

    text: str
    begins: float
    ends: float


@runtime_checkable
class SpeechListening(Protocol):
    """What a voice provider may offer: to tell when which word of a recording is heard. Errors are
    those of `VoiceProvider`.
    """

    async def listen(self, audio: bytes, language: str = "") -> list[HeardWord]:
        """The words of an MP3; a `language` (ISO 639-1) is expected. Charged by the length of the
        recording, never repeated by itself.
        """
        ...


def listening_of(provider: VoiceProvider) -> SpeechListening | None:
    """The provider's listening, if it offers it; those of plugins need not."""
    return cast("SpeechListening", provider) if hasattr(provider, "listen") else None


@runtime_checkable
class SpeechRecognition(Protocol):
    """What a voice provider may offer: to put speech into words. Errors are those of
    `VoiceProvider`.
    """

    async def recognise(self, audio: bytes, language: str = "") -> RecognisedSpeech:
        """The words of a WAV; a `language` (ISO 639-1) is expected. Charged, never repeated by
        itself.
        """
        ...


def recognition_of(provider: VoiceProvider) -> SpeechRecognition | None:
    """The provider's recognition, if it offers one; those of plugins need not."""
    return cast("SpeechRecognition", provider) if hasattr(provider, "recognise") else None
