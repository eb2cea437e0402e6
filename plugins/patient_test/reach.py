"""Which sessions had what was withdrawn, for Recalls."""

from __future__ import annotations

from collections.abc import AsyncIterator

from core import clock
from core.context import PluginContext
from core.i18n import text
from core.ports.documents import Filter, Query
from plugins.education_audio.contract import AudioReader
from plugins.patient_test.models import SESSIONS
from plugins.recalls.contract import ReachedItem, ReachSpec, Recall, RecallKind

_PAGE = 100


def sessions_reached(context: PluginContext) -> ReachSpec:
    """Tells of sessions whose agent had the document: its audio was offered there too.

    A script, or the sound of an audio file, may be that of several documents.
    """

    async def find(recall: Recall) -> AsyncIterator[ReachedItem]:
        documents = {recall.knowledge_id}
        if recall.kind is not RecallKind.DOCUMENT:
            taken = await context.service(AudioReader).recalled(recall)
            documents |= taken.knowledge_ids
        told: set[str] = set()
        for knowledge_id in sorted(documents):
            had = (Filter("knowledge_ids", "array_contains", knowledge_id),)
            async for row in context.documents.every(SESSIONS.name, Query(had, limit=_PAGE)):
                if row.id in told:
                    continue
                told.add(row.id)
                yield ReachedItem(
                    what=text("Session of patient {patient}", patient=row.data["patient_id"]),
                    at=clock.parse(row.data["created_at"]),
                    page="patient-test",
                    query={"session": row.id},
                )

    return ReachSpec("sessions", text("Sessions with agents"), find, order=10)
