"""A bare FastAPI app: what the framework alone does with the same answers, held in memory."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import FastAPI
from pydantic import BaseModel

from plugins.conversations.contract import ConversationList, ConversationRow
from plugins.dashboard.contract import CardView, DashboardStats
from plugins.knowledge.contract import DocumentSection, KnowledgeDocument, KnowledgeList, SyncStatus

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_ROWS = 50


class Status(BaseModel):
    """The answer of a health check."""

    status: str


app = FastAPI()


@app.get("/health")
async def health() -> Status:
    """The smallest answer."""
    return Status(status="healthy")


@app.get("/stats")
async def stats() -> DashboardStats:
    """As many figures as the dashboard has."""
    card = CardView(
        key="figure",
        title="Figure",
        value=1000,
        page="page",
        next_step=None,
        activity=None,
        attention=[],
        error=None,
    )
    return DashboardStats(
        document_count=1000,
        agent_count=1000,
        audio_count=1000,
        conversation_count=1000,
        last_activity=_NOW,
        cards=[card] * 4,
    )


@app.get("/documents")
async def documents() -> KnowledgeList:
    """A page of fifty documents."""
    section = DocumentSection(section_id="s01", title="A heading", level=2, characters=300)
    document = KnowledgeDocument(
        knowledge_id="kd_0123456789abcdef0123456789abcdef",
        doctor_id="default_doctor",
        disease_name="High blood pressure",
        tags=["diagnosis", "faq"],
        content_sha256="0" * 64,
        characters=2000,
        sync_status=SyncStatus.COMPLETED,
        structured_sections={f"s{number:02d}": section for number in range(5)},
        created_at=_NOW,
        modified_at=_NOW,
        version=1,
        changed_at=_NOW,
    )
    return KnowledgeList(documents=[document] * _ROWS, total_count=1000, next_cursor="next")


@app.get("/conversations")
async def conversations() -> ConversationList:
    """A page of fifty conversations."""
    row = ConversationRow(
        conversation_id="cv_0123456789abcdef0123456789abcdef",
        patient_id="P1001",
        agent_id="ag_0123456789abcdef0123456789abcdef",
        agent_name="Heart guide",
        requires_attention=True,
        main_concerns=["Not answered: “Where can I park my car?”"],
        total_messages=4,
        answered_count=1,
        unanswered_count=1,
        duration_seconds=120,
        created_at=_NOW,
    )
    return ConversationList(
        conversations=[row] * _ROWS,
        total_count=1000,
        next_cursor="next",
        attention_required_count=500,
        total_answered=1000,
        total_unanswered=500,
    )
