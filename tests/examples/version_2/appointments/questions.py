"""What the patients of coming visits asked and were not answered."""

from __future__ import annotations

from datetime import timedelta

from core import JobRequest, clock
from core.context import PluginContext
from core.errors import NotFound, StaleVersion
from core.jobs import JobRun
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from plugins.conversations.contract import ConversationReader

from appointments.models import VISITS, StoredVisit
from appointments.settings import AppointmentsSettings

REFRESH = "appointments.refresh"
LEARN = "appointments.learn"

_MAX_VISITS = 200
_MAX_QUESTIONS = 20


def refresh_request(patient_id: str) -> JobRequest:
    """Look again at what a patient's visits have to answer."""
    return JobRequest(REFRESH, {"patient_id": patient_id}, key=patient_id)


class OpenQuestions:
    """Writes into each coming visit of a patient what the patient asked in vain."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._read = context.own_settings(AppointmentsSettings).conversations_read

    async def refresh(self, run: JobRun) -> JsonObject:
        """The job for one patient."""
        return {"visits": await self._refresh(str(run.payload["patient_id"]))}

    async def learn(self, run: JobRun) -> JsonObject:
        """The job for the patient of one conversation, which may be gone by now."""
        reader = self._context.service(ConversationReader)
        try:
            conversation = await reader.detail(str(run.payload["conversation_id"]))
        except NotFound:
            return {"visits": 0}
        return {"visits": await self._refresh(conversation.patient_id)}

    async def _refresh(self, patient_id: str) -> int:
        visits = await self._coming(patient_id)
        questions = await self._asked_in_vain(patient_id) if visits else []
        for stored in visits:
            await self._write(stored, questions)
        return len(visits)

    async def _coming(self, patient_id: str) -> list[StoredDocument]:
        """The patient's visits from yesterday on: in the clinic's zone, today may have begun."""
        since = clock.stamp(clock.now() - timedelta(days=1))
        filters = (Filter("patient_id", "==", patient_id), Filter("starts_at", ">=", since))
        page = await self._documents.query(
            VISITS.name, Query(filters, order_by="starts_at", limit=_MAX_VISITS)
        )
        return page.items

    async def _asked_in_vain(self, patient_id: str) -> list[str]:
        reader = self._context.service(ConversationReader)
        questions: dict[str, None] = {}
        for row in await reader.of_patient(patient_id, self._read):
            if row.unanswered_count:
                detail = await reader.detail(row.conversation_id)
                questions.update(dict.fromkeys(detail.unanswered_questions))
        return list(questions)[:_MAX_QUESTIONS]

    async def _write(self, stored: StoredDocument | None, questions: list[str]) -> None:
        while stored is not None:
            visit = StoredVisit.of(stored).asking(questions)
            try:
                await self._documents.replace(
                    VISITS.name, stored.id, visit.json_object(), stored.version
                )
                return
            except NotFound:
                return
            except StaleVersion:
                stored = await self._documents.get(VISITS.name, stored.id)
