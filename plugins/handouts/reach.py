"""Which links had what was withdrawn, for Recalls."""

from __future__ import annotations

from collections.abc import AsyncIterator

from core import clock
from core.context import PluginContext
from core.i18n import text
from core.ports.documents import Filter, Query
from plugins.handouts.models import HANDOUTS
from plugins.recalls.contract import ReachedItem, ReachSpec, Recall, RecallKind

_PAGE = 100


def links_reached(context: PluginContext) -> ReachSpec:
    """Tells of links, whether they were opened or not: a sheet may lie on a table."""

    async def find(recall: Recall) -> AsyncIterator[ReachedItem]:
        audio = recall.kind is RecallKind.AUDIO
        field = "audio_id" if audio else "knowledge_id"
        wanted = (recall.target if audio else recall.knowledge_id) or ""
        to_it = (Filter(field, "==", wanted),)
        async for row in context.documents.every(HANDOUTS.name, Query(to_it, limit=_PAGE)):
            if recall.kind is RecallKind.SCRIPT and row.data["script_sha256"] != recall.target:
                continue
            yield ReachedItem(
                what=text("Link for a patient"),
                at=clock.parse(row.data["created_at"]),
                page="education-audio",
                query={"document": row.data["knowledge_id"]},
            )

    return ReachSpec("links", text("Links for patients"), find, order=20)
