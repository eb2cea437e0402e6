"""Audio files as the API gives them: with how they stand to their document, and where they play."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection, Sequence

from core.context import PluginContext
from core.errors import NotFound
from core.ports.documents import StoredDocument
from plugins.education_audio.aliases import Alias
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.audio.parts.begun import BegunAudio
from plugins.education_audio.audio.sound import audio_key, kept_away_key
from plugins.education_audio.contract import AudioFile, AudioStatus, SourceState
from plugins.education_audio.documents import document_versions
from plugins.education_audio.lexicon.service import Lexicon
from plugins.education_audio.models import audio_view
from plugins.education_audio.withdrawn import withdrawn_now
from plugins.knowledge.contract import ContentVersion

_URL_SECONDS = 3600


class ShownAudio:
    """Makes the views of stored audio files."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._blobs = context.blobs
        self._approvals = context.shared(Approvals)
        self._lexicon = context.shared(Lexicon)
        self._begun = context.shared(BegunAudio)

    async def views(self, rows: Sequence[StoredDocument]) -> list[AudioFile]:
        """These files, in the same order."""
        versions = await document_versions(self._context, [row.data for row in rows])
        withdrawn = await withdrawn_now(self._context) if rows else ()
        aliases = await self._lexicon.aliases() if rows else []
        views = (
            self._view(row, versions.get(row.data["knowledge_id"]), withdrawn, aliases)
            for row in rows
        )
        return list(await asyncio.gather(*views))

    async def view(self, stored: StoredDocument) -> AudioFile:
        """One file."""
        return (await self.views([stored]))[0]

    async def _view(
        self,
        stored: StoredDocument,
        version: ContentVersion | None,
        withdrawn: Collection[str],
        aliases: list[Alias],
    ) -> AudioFile:
        standing = await self._approvals.standing(stored, version, withdrawn, aliases)
        url, parts = None, 0
        if stored.data["status"] == AudioStatus.COMPLETED:
            url = await self._address(stored.id, standing.state)
        elif standing.state is SourceState.CURRENT:
            parts = await self._begun.parts(stored.id)
        return audio_view(stored, url, standing, parts=parts)

    async def _address(self, audio_id: str, state: SourceState) -> str | None:
        """Where it plays: for staff alone, and elsewhere, while it is not current."""
        match state:
            case SourceState.WITHDRAWN:
                return None
            case SourceState.CURRENT:
                keys = [audio_key(audio_id)]
            case _:
                keys = [kept_away_key(audio_id), audio_key(audio_id)]
        for key in keys:
            with contextlib.suppress(NotFound):  # on its way, or deleted a moment ago
                return await self._blobs.url(key, _URL_SECONDS)
        return None
