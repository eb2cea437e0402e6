"""Finds a part that was spoken for an earlier try, which did not live to keep it.

The voice service counts what it has spoken, whoever is there to take it. So that a part is not paid
twice, its history is asked first; and while it may still be speaking the part for a program that
was killed, it is asked again for a while.
"""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta

from core.errors import NotFound, ProviderRefused
from core.ports.voice import VoiceProvider, history_of
from plugins.education_audio.audio import mp3
from plugins.education_audio.speech_text import SpeechPart

CLOCKS_DIFFER = timedelta(minutes=10)
"""So far the voice service's clock may be from ours."""
_LOOK_SECONDS = 1.0
_LEAST_SECONDS = 5.0
_CHARACTERS_A_SECOND = 100


async def paid_already(
    voice: VoiceProvider, part: SpeechPart, since: datetime, *, still_speaking: bool
) -> bytes | None:
    """The MP3 of a part that was asked for after `since`, None where there is none.

    With `still_speaking` it is waited for, as long as a service may take to speak it.
    """
    history = history_of(voice)
    if history is None:
        return None
    patience = _LEAST_SECONDS + len(part.text) / _CHARACTERS_A_SECOND if still_speaking else 0.0
    until = time.monotonic() + patience
    while True:
        try:
            found = await history.spoken_before(part.text, part.voice_id, since - CLOCKS_DIFFER)
            if found is not None:
                await asyncio.to_thread(mp3.seconds, found)
        except (ProviderRefused, NotFound):
            return None  # the key may not read it, or what is kept there cannot be played
        if found is not None or time.monotonic() >= until:
            return found
        await asyncio.sleep(_LOOK_SECONDS)
