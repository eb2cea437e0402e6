"""The voices and languages that a feature lets people choose from."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from core.context import PluginContext
from core.errors import AppError, InvalidInput
from core.i18n import text
from core.ports.voice import Voice
from core.text.languages import LANGUAGES
from core.values import LanguageOption, VoiceOption

FRESH_SECONDS = 60.0
USABLE_SECONDS = 600.0
"""How long a list still serves while the voice service is away."""


class VoiceCatalog:
    """The voices of the voice service, asked for at most once a minute.

    Callers at the same time share one request. Each feature has its own, so that none needs another
    to choose a voice.
    """

    def __init__(self, context: PluginContext, clock: Callable[[], float] = time.monotonic) -> None:
        self._voice = context.voice
        self._clock = clock
        self._voices: list[Voice] = []
        self._fetched_at: float | None = None
        self._fetch: asyncio.Task[None] | None = None

    async def voices(self) -> list[Voice]:
        """All voices. Raises what the voice service answers when no usable list is at hand."""
        if self._age() <= FRESH_SECONDS:
            return self._voices
        if self._fetch is None or self._fetch.done():
            self._fetch = asyncio.create_task(self._load(), name="voice-catalogue")
        try:
            # Shielded: the others still wait when one caller goes away.
            await asyncio.shield(self._fetch)
        except AppError as error:
            if not (error.retryable and self._age() <= USABLE_SECONDS):
                raise
        return self._voices

    async def options(self) -> list[VoiceOption]:
        """All voices, as people choose from them. Raises as `voices` does."""
        return [
            VoiceOption(
                voice_id=voice.voice_id,
                name=voice.name,
                description=voice.description or None,
                preview_url=voice.preview_url,
                languages=list(voice.languages),
            )
            for voice in await self.voices()
        ]

    async def require(self, voice_id: str, field: str) -> Voice:
        """The voice. Raises InvalidInput under the field's path when there is none."""
        for voice in await self.voices():
            if voice.voice_id == voice_id:
                return voice
        raise InvalidInput.field(field, text("The voice service has no voice with this id"))

    async def _load(self) -> None:
        self._voices = await self._voice.voices()
        self._fetched_at = self._clock()

    def _age(self) -> float:
        return float("inf") if self._fetched_at is None else self._clock() - self._fetched_at


def language_options() -> list[LanguageOption]:
    """The languages that scripts and agents may use."""
    return [LanguageOption(code=code, name=name) for code, name in LANGUAGES.items()]
