"""Which sessions had what was withdrawn, for Recalls."""

from __future__ import annotations

from collections.abc import AsyncIterator

from core import clock
from core.context import PluginContext
from core.i18n import text
from core.ports.documents import Filter, Query
from plugins.patient_test.models import SESSIONS
from plugins.recalls.contract import ReachedItem, ReachSpec, Recall

_PAGE = 100


def sessions_reached(context: PluginContext) -> ReachSpec:
    """Tells of sessions whose agent had the document: its audio was offered there too."""

    async def find(recall: Recall) -> AsyncIterator[ReachedItem]:
        had = (Filter("knowledge_ids", "array_contains", recall.knowledge_id),)
        async for row in context.documents.every(SESSIONS.name, Query(had, limit=_PAGE)):
            yield ReachedItem(
                what=text("Session of patient {patient}", patient=row.data["patient_id"]),
                at=clock.parse(row.data["created_at"]),
                page="patient-test",
                query={"session": row.id},
            )

    return ReachSpec("sessions", text("Sessions with agents"), find, order=10)
