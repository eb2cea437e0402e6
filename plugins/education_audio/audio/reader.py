"""What other features know of audio files: whether they may be heard, and what is said when."""

from __future__ import annotations

import asyncio

from core import clock
from core.context import PluginContext
from core.ports.documents import StoredDocument
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.audio.cues import cues
from plugins.education_audio.audio.service import AudioService
from plugins.education_audio.audio.sound import place_of
from plugins.education_audio.audio.written import webvtt
from plugins.education_audio.contract import HeardAudio, RecalledAudio, SourceState
from plugins.education_audio.withdrawn import taken_by
from plugins.recalls.contract import Recall


class FinishedAudio:
    """An `AudioReader`. Everything is read from the store anew, so that nothing outlives it."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._blobs = context.blobs
        self._audio = context.shared(AudioService)
        self._approvals = context.shared(Approvals)

    async def heard(self, audio_id: str) -> HeardAudio:
        """As AudioReader.heard."""
        stored = await self._audio.finished(audio_id)
        standing = await self._approvals.standing_now(stored)
        sentences = await asyncio.to_thread(cues, stored.data)
        return HeardAudio(
            audio_id=audio_id,
            knowledge_id=stored.data["knowledge_id"],
            name=stored.data["name"],
            state=standing.state,
            script_sha256=standing.approval["sha256"],
            approved_by_name=standing.approval.get("approved_by_name") or None,
            approved_at=clock.parse(standing.approval["approved_at"]),
            duration_seconds=stored.data["duration_seconds"] or 0.0,
            cues=sentences,
            captions=webvtt(sentences),
            blob_key=await place_of(self._blobs, audio_id),
            language=stored.data["language"],
        )

    async def state(self, audio_id: str) -> SourceState:
        """As AudioReader.state."""
        stored: StoredDocument = await self._audio.finished(audio_id)
        return (await self._approvals.standing_now(stored)).state

    async def recalled(self, recall: Recall) -> RecalledAudio:
        """As AudioReader.recalled."""
        return await taken_by(self._context, recall)
