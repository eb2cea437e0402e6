"""Spoken questions put into words by the voice service; no sound is stored or logged."""

from __future__ import annotations

import base64
import binascii
import io
import wave

from core.context import PluginContext
from core.errors import Conflict, InvalidInput
from core.i18n import text
from core.ports.recognition import recognition_of
from plugins.patient_test.contract import (
    MAX_RECORDING_SECONDS,
    RecognisedQuestion,
    RecordedQuestion,
)

_MIN_SECONDS = 0.2
_FIELD = "audio_data"


class Recordings:
    """Understands spoken questions where the voice service can."""

    def __init__(self, context: PluginContext) -> None:
        # The local service has everything of the provider's but this.
        local = context.settings.voice_is_local
        self._recognition = None if local else recognition_of(context.voice)

    @property
    def understood(self) -> bool:
        """Whether the voice service puts speech into words."""
        return self._recognition is not None

    async def recognise(
        self, recorded: RecordedQuestion, languages: list[str]
    ) -> RecognisedQuestion:
        """The words of a recording. An agent of one language expects that one.

        Raises InvalidInput, Conflict `no_recognition`, and the errors of the voice service.
        """
        if self._recognition is None:
            raise Conflict(
                text(
                    "This voice service cannot put speech into words, as the local preview cannot. "
                    "Type the question."
                ),
                error_code="no_recognition",
            )
        sound = _wav(recorded.audio_data)
        expected = languages[0].partition("-")[0] if len(languages) == 1 else ""
        found = await self._recognition.recognise(sound, expected)
        return RecognisedQuestion(text=found.text, language=found.language)


def _wav(encoded: str) -> bytes:
    """The bytes of a WAV that somebody may have spoken into. Raises InvalidInput."""
    try:
        sound = base64.b64decode(encoded, validate=True)
        with wave.open(io.BytesIO(sound)) as opened:
            seconds = opened.getnframes() / opened.getframerate()
    except (binascii.Error, wave.Error, EOFError, ZeroDivisionError):
        raise InvalidInput.field(_FIELD, text("Send a WAV in base64")) from None
    if seconds < _MIN_SECONDS:
        raise InvalidInput.field(_FIELD, text("The recording is empty"))
    if seconds > MAX_RECORDING_SECONDS:
        raise InvalidInput.field(_FIELD, text("Speak for at most two minutes"))
    return sound
