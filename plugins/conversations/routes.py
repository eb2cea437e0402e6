"""The routes under `/api/conversations`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.security import Caller, require
from core.values import Id, Text
from plugins.conversations.contract import (
    ConversationDetail,
    ConversationList,
    ConversationStatistics,
)
from plugins.conversations.filters import ConversationFilter, read_filter
from plugins.conversations.service import ConversationLog

Reading = Annotated[Caller, Depends(require("conversations:read"))]

_DATE = "A day (2024-01-15, included, in UTC) or a moment with its zone (2024-01-15T10:30:00Z)."


def asked_filter(
    patient_id: Annotated[Id | None, Query(description="Exactly this patient.")] = None,
    agent_id: Annotated[Id | None, Query(description="Exactly this agent.")] = None,
    start_date: Annotated[Text | None, Query(max_length=40, description=_DATE)] = None,
    end_date: Annotated[Text | None, Query(max_length=40, description=_DATE)] = None,
    requires_attention_only: bool = False,
    q: Annotated[
        Text | None,
        Query(
            max_length=100, description="Words of the patient, or the agent's name: all of them."
        ),
    ] = None,
) -> ConversationFilter:
    """The filter that lists and statistics share."""
    return read_filter(
        patient_id=patient_id,
        agent_id=agent_id,
        start_date=start_date,
        end_date=end_date,
        requires_attention_only=requires_attention_only,
        q=q,
    )


Wanted = Annotated[ConversationFilter, Depends(asked_filter)]


def build_router(log: ConversationLog) -> APIRouter:
    """All routes of the feature."""
    router = APIRouter()

    @router.get("")
    async def list_conversations(
        caller: Reading,
        wanted: Wanted,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[Text | None, Query(max_length=1000)] = None,
    ) -> ConversationList:
        """A page of conversations, newest first, with totals over the whole filter."""
        return await log.page(wanted, limit, cursor)

    @router.get("/statistics")
    async def statistics(caller: Reading, wanted: Wanted) -> ConversationStatistics:
        """Figures over the conversations of the filter."""
        return await log.statistics(wanted)

    @router.get("/{conversation_id}")
    async def conversation(
        conversation_id: Annotated[Id, Path()], caller: Reading
    ) -> ConversationDetail:
        """One conversation: transcript, questions and concerns."""
        return await log.detail(conversation_id)

    return router
