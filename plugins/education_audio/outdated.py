"""Notes which audio files are of an earlier text, or withdrawn, for the dashboard to find.

The note only says where to look: whether audio is current is asked anew whenever it is shown.
"""

from __future__ import annotations

import contextlib

from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import NotFound
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Filter, JsonObject, Query
from core.records.changes import until_current
from core.records.recent import Recent
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.contract import AudioStatus, SourceState
from plugins.education_audio.documents import document_versions
from plugins.education_audio.models import AUDIO, MPEG, PAGE, audio_key, withdrawn_key
from plugins.education_audio.withdrawn import withdrawn_now

_PAGE = 200
_LOOKED_AT = 50
_SHOWN = 5
_RECENT_SECONDS = 2.0


class OutdatedAudio:
    """Which audio files are of an earlier text of their document."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._approvals = context.shared(Approvals)
        self.attention = Recent(
            self._finished,
            _RECENT_SECONDS,
            is_cheap=lambda: context.change_numbers((AUDIO,)) is not None,
        )
        """The finished ones, for the dashboard."""

    async def note(self, run: JobRun) -> JsonObject:
        """Does the job: notes it at every audio file of the document."""
        knowledge_id: str = run.payload["knowledge_id"]
        filters = (Filter("knowledge_id", "==", knowledge_id),)
        cursor: str | None = None
        while True:
            page = await self._documents.query(
                AUDIO, Query(filters, order_by="-created_at", limit=_PAGE, cursor=cursor)
            )
            for stored in page.items:
                await self._note(stored.id)
            cursor = page.next_cursor
            if cursor is None:
                return {"knowledge_id": knowledge_id}

    async def _note(self, audio_id: str) -> None:

        async def attempt() -> None:
            stored = await self._documents.get(AUDIO, audio_id)
            if stored is None:
                return
            standing = await self._approvals.standing_now(stored)
            outdated = standing.state is SourceState.CHANGED
            withdrawn = standing.state is SourceState.WITHDRAWN
            # Audio files of earlier versions have no notes.
            before = stored.data.get("outdated", False), stored.data.get("withdrawn", False)
            if (outdated, withdrawn) == before:
                return
            if withdrawn != before[1]:
                await self._move(audio_id, withdrawn=withdrawn)
            data = stored.data | {"outdated": outdated, "withdrawn": withdrawn}
            with contextlib.suppress(NotFound):  # deleted meanwhile
                await self._documents.replace(AUDIO, audio_id, data, stored.version)

        await until_current(attempt)

    async def _move(self, audio_id: str, *, withdrawn: bool) -> None:
        """Keep the sound where no address leads that was given before, or bring it back."""
        keys = audio_key(audio_id), withdrawn_key(audio_id)
        source, target = keys if withdrawn else keys[::-1]
        if await self._context.blobs.info(source) is None:
            return  # not spoken yet, or moved by an earlier try
        sound = await self._context.blobs.read_all(source)
        await self._context.blobs.put(target, sound, MPEG)
        await self._context.blobs.delete(source)

    async def _finished(self) -> tuple[AttentionItem, ...]:
        noted = await self._documents.query(
            AUDIO,
            Query((Filter("outdated", "==", True),), order_by="-modified_at", limit=_LOOKED_AT),
        )
        ready = [row for row in noted.items if row.data["status"] == AudioStatus.COMPLETED]
        versions = await document_versions(self._context, [row.data for row in ready])
        withdrawn = await withdrawn_now(self._context) if ready else ()
        items: list[AttentionItem] = []
        for row in ready:
            version = versions.get(row.data["knowledge_id"])
            standing = await self._approvals.standing(row, version, withdrawn)
            if standing.state is SourceState.CHANGED and len(items) < _SHOWN:
                name = row.data["name"]
                said = text(
                    "Audio “{name}” was made from an earlier text of its document", name=name
                )
                items.append(
                    AttentionItem(
                        said, PAGE, (("document", row.data["knowledge_id"]), ("audio", row.id))
                    )
                )
        return tuple(items)
