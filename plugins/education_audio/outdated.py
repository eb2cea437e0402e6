"""Keeps the sound away that no patient may hear now, and notes what is of an earlier text, or said
as it was said before.

The note only says where the dashboard has to look, and the sound is moved for the addresses that
were given before: whether audio is current is asked anew whenever it is shown or played.
"""

from __future__ import annotations

import contextlib
from functools import partial

from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import NotFound, PluginFault
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Filter, JsonObject, Query
from core.records.changes import until_current
from core.records.recent import Recent
from plugins.education_audio import PAGE
from plugins.education_audio.aliases import Alias
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.audio import sound
from plugins.education_audio.contract import GIVEN, AudioStatus, SourceState
from plugins.education_audio.documents import document_versions
from plugins.education_audio.lexicon.releases import Releases
from plugins.education_audio.lexicon.service import Lexicon
from plugins.education_audio.models import AUDIO, PRONUNCIATIONS, SHARED_WITH
from plugins.education_audio.scripts.voided import VoidedScripts
from plugins.education_audio.withdrawn import files_sharing, withdrawn_now

_PAGE = 200
_LOOKED_AT = 50
_SHOWN = 5
_RECENT_SECONDS = 2.0
# Each look costs a read where nobody counts changes.
_GONE_SECONDS = 60.0
_MARKED = {
    SourceState.CHANGED: text("Audio “{name}” was made from an earlier text of its document"),
    SourceState.SAID_OTHERWISE: text("Audio “{name}” says a word as it was said before"),
}


class OutdatedAudio:
    """Which audio files are of an earlier text of their document."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._approvals = context.shared(Approvals)
        self._lexicon = context.shared(Lexicon)
        self._scripts = context.shared(VoidedScripts)
        self._releases = context.shared(Releases)
        self.attention = Recent(
            self._finished,
            _RECENT_SECONDS,
            is_cheap=lambda: context.change_numbers((AUDIO, PRONUNCIATIONS)) is not None,
        )
        """The finished ones, for the dashboard."""
        self.gone = Recent(
            self._gone,
            _GONE_SECONDS,
            is_cheap=lambda: context.change_numbers((AUDIO,)) is not None,
        )
        """What patients hold of deleted ones, for the dashboard."""

    async def note(self, run: JobRun) -> JsonObject:
        """Does the job: looks at all audio files and scripts, at those of a document, at the audio
        of a script, or at one file and those that share its sound."""
        payload = run.payload
        if "audio_id" in payload:
            await self._note_sharing(payload["audio_id"])
            return {}
        of_document = payload.get("knowledge_id")
        filters = (Filter("knowledge_id", "==", of_document),) if of_document else ()
        newest_first = Query(filters, order_by="-created_at", limit=_PAGE)
        # Who changes them while this goes on has it done once more.
        aliases = await self._lexicon.aliases()
        spoken: set[str] = set()
        async for stored in self._documents.every(AUDIO, newest_first):
            spoken.add(stored.data["approval"]["sha256"])
            # A script is recalled too seldom for an index of its own.
            if payload.get("script_sha256") in (None, stored.data["approval"]["sha256"]):
                await self._note(stored.id, aliases)
        if "script_sha256" not in payload:
            await self._scripts.note(of_document, spoken, aliases)
        if payload.get("release"):
            # At the end: what was broken off is not done.
            await self._releases.looked()
        return {}

    async def _note_sharing(self, audio_id: str) -> None:
        for one in (audio_id, *await files_sharing(self._context, audio_id)):
            await self._note(one)
        # Those that shared it before it was deleted; it is recalled too seldom for an index.
        async for stored in self._documents.every(AUDIO, Query(limit=_PAGE)):
            if audio_id in stored.data.get(SHARED_WITH, ()):
                await self._note(stored.id)

    async def _note(self, audio_id: str, aliases: list[Alias] | None = None) -> None:
        async def attempt() -> None:
            stored = await self._documents.get(AUDIO, audio_id)
            if stored is None:
                return
            state = (await self._approvals.standing_now(stored, aliases)).state
            away = state is not SourceState.CURRENT
            await sound.move(self._context.blobs, audio_id, away=away)
            noted = {"outdated": state in _MARKED, "kept_away": away}
            # Audio files of earlier versions have no notes.
            if all(stored.data.get(name, False) is value for name, value in noted.items()):
                return
            with contextlib.suppress(NotFound):  # deleted meanwhile
                await self._documents.replace(AUDIO, audio_id, stored.data | noted, stored.version)

        await until_current(attempt)

    async def _finished(self) -> tuple[AttentionItem, ...]:
        noted = await self._documents.query(
            AUDIO,
            Query((Filter("outdated", "==", True),), order_by="-modified_at", limit=_LOOKED_AT),
        )
        ready = [row for row in noted.items if row.data["status"] == AudioStatus.COMPLETED]
        versions = await document_versions(self._context, [row.data for row in ready])
        withdrawn = await withdrawn_now(self._context) if ready else ()
        aliases = await self._lexicon.aliases() if ready else []
        items: list[AttentionItem] = []
        for row in ready:
            version = versions.get(row.data["knowledge_id"])
            standing = await self._approvals.standing(row, version, withdrawn, aliases)
            if standing.state in _MARKED and len(items) < _SHOWN:
                said = text(_MARKED[standing.state], name=row.data["name"])
                for also in await self._given(row.id):
                    said = text("{said}. {also}", said=said, also=also)
                items.append(
                    AttentionItem(
                        said, PAGE, (("document", row.data["knowledge_id"]), ("audio", row.id))
                    )
                )
        return tuple(items)

    async def _gone(self) -> tuple[AttentionItem, ...]:
        items: list[AttentionItem] = []
        for part in self._context.extensions(GIVEN):
            if part.spec.gone is not None:
                with contextlib.suppress(PluginFault):
                    items += [item async for item in part.stream(part.spec.gone)]
        return tuple(items[:_SHOWN])

    async def _given(self, audio_id: str) -> list[str]:
        """What other plugins have given to patients of it, which stands still now."""
        given: list[str] = []
        for part in self._context.extensions(GIVEN):
            # One that fails is named on the Plugins page; the audio file is listed all the same.
            with contextlib.suppress(PluginFault):
                found = part.stream(partial(part.spec.find, audio_id))
                given += [also async for also in found]
        return given
