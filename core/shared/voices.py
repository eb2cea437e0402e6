"""The voices and languages that a feature lets people choose from."""

from __future__ import annotations

import time
from collections.abc import Callable

from core.context import PluginContext
from core.errors import InvalidInput
from core.i18n import text
from core.ports.voice import Voice
from core.shared.provider_list import ProviderList
from core.text.languages import LANGUAGES
from core.values import LanguageOption, VoiceOption

FRESH_SECONDS = 60.0
USABLE_SECONDS = 600.0
"""How long a list still serves while the voice service is away."""


class VoiceCatalog:
    """The voices of the voice service, asked for at most once a minute.

    Each feature has its own, so that none needs another to choose a voice.
    """

    def __init__(self, context: PluginContext, clock: Callable[[], float] = time.monotonic) -> None:
        self._list = ProviderList(
            context.voice.voices,
            fresh_seconds=FRESH_SECONDS,
            usable_seconds=USABLE_SECONDS,
            clock=clock,
        )

    async def voices(self) -> list[Voice]:
        """All voices. Raises what the voice service answers when no usable list is at hand."""
        voices = await self._list.rows()
        error = self._list.error
        if error is not None and (voices is None or not error.retryable):
            raise error
        return voices or []

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


def language_options() -> list[LanguageOption]:
    """The languages that scripts and agents may use."""
    return [LanguageOption(code=code, name=name) for code, name in LANGUAGES.items()]
