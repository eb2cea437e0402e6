"""How many parts are asked for at the same time: no more than the plan of the account allows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from core.context import PluginContext
from core.errors import ProviderBusy
from core.ports.voice import SpeechResult
from plugins.education_audio.settings import EducationAudioSettings

UNTOLD = 2
"""While the provider has not said what the plan allows: what every plan of ElevenLabs does."""


class SpeechAtOnce:
    """Lets calls through, those of all audio files together.

    The provider says with each answer how many it takes. Where it refuses one all the same,
    because others speak at the account's cost too, the call waits for one of ours to end.
    """

    def __init__(self, context: PluginContext) -> None:
        self.most = context.own_settings(EducationAudioSettings).speech_at_once
        """What the clinic's setting allows, whatever the plan does."""
        self._limit = min(self.most, UNTOLD)
        self._going = 0
        self._ended = asyncio.Condition()

    async def ask(self, call: Callable[[], Awaitable[SpeechResult]]) -> SpeechResult:
        """The answer of a call that may be made again when it is refused for now.

        Raises ProviderBusy when not even one call is taken.
        """
        while True:
            async with self._turn():
                try:
                    spoken = await call()
                except ProviderBusy:
                    self._limit = max(1, self._going - 1)
                    if self._going == 1:
                        raise
                else:
                    told = spoken.at_once or min(UNTOLD, self._limit + 1)
                    self._limit = max(1, min(self.most, told))
                    return spoken

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        async with self._ended:
            await self._ended.wait_for(lambda: self._going < self._limit)
            self._going += 1
        try:
            yield
        finally:
            async with self._ended:
                self._going -= 1
                self._ended.notify_all()
