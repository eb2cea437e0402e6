"""Which links had what was withdrawn, wait for an approval, or have lost their audio."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import Conflict, NotFound
from core.i18n import plural, text
from core.jobs import JobRun
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from plugins.education_audio.contract import AudioReader, GivenSpec
from plugins.handouts.models import HANDOUTS
from plugins.recalls.contract import ReachedItem, ReachSpec, Recall, RecallKind

_PAGE = 100
_AUDIO_PAGE = "education-audio"
_TOLD_SECONDS = 30 * 86_400.0
"""For how long staff are told of links whose audio they deleted: nothing can be done about them."""


def links_reached(context: PluginContext) -> ReachSpec:
    """Tells of links, whether they were opened or not: a sheet may lie on a table."""

    async def find(recall: Recall) -> AsyncIterator[ReachedItem]:
        links = of_audio(recall) if recall.kind is RecallKind.AUDIO else of_text(recall)
        async for row in links:
            yield ReachedItem(
                what=text("Link for a patient"),
                at=clock.parse(row.data["created_at"]),
                page=_AUDIO_PAGE,
                query={"document": row.data["knowledge_id"]},
            )

    def every(field: str, value: str) -> AsyncIterator[StoredDocument]:
        return context.documents.every(
            HANDOUTS.name, Query((Filter(field, "==", value),), limit=_PAGE)
        )

    def of_text(recall: Recall) -> AsyncIterator[StoredDocument]:
        """The same script may be that of several documents."""
        if recall.kind is RecallKind.SCRIPT:
            return every("script_sha256", recall.target or "")
        return every("knowledge_id", recall.knowledge_id)

    async def of_audio(recall: Recall) -> AsyncIterator[StoredDocument]:
        """Links to the audio, to what shares its sound, and to deleted audio of the same scripts:
        whether that shared it cannot be told any more."""
        audio = context.service(AudioReader)
        taken = await audio.recalled(recall)
        named = {recall.target or "", *taken.audio_ids}
        scripts = set(taken.script_sha256s)
        for audio_id in sorted(named):
            async for row in every("audio_id", audio_id):
                scripts.add(row.data["script_sha256"])
                yield row
        there: dict[str, bool] = {}
        for sha256 in sorted(scripts):
            async for row in every("script_sha256", sha256):
                audio_id = row.data["audio_id"]
                if audio_id in named:
                    continue
                if audio_id not in there:
                    there[audio_id] = await _is_there(audio, audio_id)
                if not there[audio_id]:
                    yield row

    return ReachSpec("links", text("Links for patients"), find, order=20)


def links_waiting(context: PluginContext) -> GivenSpec:
    """Tells how many links to an audio that may not be heard now, or was deleted, are not over.

    One that ends by its time is counted for up to an hour longer where nothing else is changed.
    """

    async def gone() -> AsyncIterator[AttentionItem]:
        since = clock.stamp(plus_seconds=-_TOLD_SECONDS)
        newest = Query(
            (Filter("audio_gone_at", ">", since),), order_by="-audio_gone_at", limit=_PAGE
        )
        page = await context.documents.query(HANDOUTS.name, newest)
        now = clock.stamp()
        held = Counter(
            row.data["knowledge_id"]
            for row in page.items
            if row.data["revoked_at"] is None and row.data["expires_at"] > now
        )
        for knowledge_id, number in held.items():
            yield AttentionItem(
                plural(
                    "{number} link for patients plays nothing any more: its audio was deleted",
                    "{number} links for patients play nothing any more: their audio was deleted",
                    number,
                ),
                _AUDIO_PAGE,
                (("document", knowledge_id),),
            )

    async def find(audio_id: str) -> AsyncIterator[str]:
        not_over = (
            Filter("audio_id", "==", audio_id),
            Filter("expires_at", ">", clock.stamp()),
        )
        waiting = 0
        rows = context.documents.every(
            HANDOUTS.name, Query(not_over, order_by="expires_at", limit=_PAGE)
        )
        # Revoked ones stand among them: those that are not are counted, up to a page of them.
        async for row in rows:
            waiting += row.data["revoked_at"] is None
            if waiting > _PAGE:
                break
        if waiting > _PAGE:
            yield plural(
                "More than {number} link for patients plays nothing until it is approved again",
                "More than {number} links for patients play nothing until it is approved again",
                _PAGE,
            )
        elif waiting:
            yield plural(
                "{number} link for patients plays nothing until it is approved again",
                "{number} links for patients play nothing until it is approved again",
                waiting,
            )

    return GivenSpec(
        "links", text("Links for patients"), find, collections=(HANDOUTS.name,), gone=gone
    )


class GoneAudio:
    """Notes on links that their audio was deleted."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents

    async def note(self, run: JobRun) -> JsonObject:
        """Does the job: the links of this audio that have not ended otherwise."""

        def change(stored: StoredDocument) -> JsonObject | None:
            if stored.data["revoked_at"] is not None or stored.data.get("audio_gone_at"):
                return None
            return stored.data | {"audio_gone_at": clock.stamp()}

        still_open = (
            Filter("audio_id", "==", run.payload["audio_id"]),
            Filter("expires_at", ">", clock.stamp()),
        )
        links = Query(still_open, order_by="expires_at", limit=_PAGE)
        async for row in self._documents.every(HANDOUTS.name, links):
            await self._documents.change(HANDOUTS.name, row.id, change)
        return {}


async def _is_there(audio: AudioReader, audio_id: str) -> bool:
    try:
        await audio.state(audio_id)
    except NotFound:
        return False
    except Conflict:  # it is not finished
        pass
    return True
