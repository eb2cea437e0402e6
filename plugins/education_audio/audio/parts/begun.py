"""The beginning of an audio file whose last parts are still being spoken: to be heard meanwhile."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from plugins.education_audio.audio import mp3
from plugins.education_audio.audio.parts.spoken import SpokenParts


class BegunAudio:
    """What is spoken of unfinished audio files."""

    def __init__(self, context: PluginContext) -> None:
        self._blobs = context.blobs
        self._parts = context.shared(SpokenParts)

    async def parts(self, audio_id: str) -> int:
        """How many parts the file will have, once the first is spoken; 0 before."""
        names = await self._parts.names_of(audio_id)
        return len(names) if names and await self._parts.is_spoken(names[0]) else 0

    async def sound(self, audio_id: str) -> bytes:
        """All parts up to the first one that is missing, as one MP3; empty without the first."""
        sounds: list[bytes] = []
        for name in await self._parts.names_of(audio_id):
            if not await self._parts.is_spoken(name):
                break
            [record] = await self._parts.read([name])
            sounds.append(await self._blobs.read_all(record["blob"]))
        return await asyncio.to_thread(mp3.join, sounds)
