"""The routes under `/api/conversations`."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response, StreamingResponse

from core.errors import AppError, BrokenOff
from core.ports.documents import CountChanges
from core.security import Caller, require
from core.values import Id, Text
from core.web.answers import UNCHANGED, KeptAnswers
from core.web.late_routes import LateRoute
from core.web.paging import Cursor
from plugins.conversations.contract import (
    ConversationDetail,
    ConversationList,
    ConversationStatistics,
    ExportFormats,
    UnansweredList,
)
from plugins.conversations.exports.service import Export, Exports
from plugins.conversations.filters import ConversationFilter, read_filter
from plugins.conversations.models import ROWS, WORDS
from plugins.conversations.service import ConversationLog
from plugins.conversations.unanswered import Unanswered

log = logging.getLogger(__name__)

Reading = Annotated[Caller, Depends(require("conversations:read"))]

_ROWS = (ROWS.name, WORDS.name)

_DATE = "A day (2024-01-15, included, in UTC) or a moment with its zone (2024-01-15T10:30:00Z)."


async def asked_filter(
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


_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, of the media type that its format has",
        "content": {"text/csv": {}, "application/json": {}},
    }
}


def build_router(
    conversations: ConversationLog,
    exports: Exports,
    unanswered: Unanswered,
    change_numbers: CountChanges,
) -> APIRouter:
    """All routes of the feature."""
    router = APIRouter(route_class=LateRoute)
    answers = KeptAnswers(change_numbers)

    @router.get("", response_model=ConversationList, responses=UNCHANGED)
    async def list_conversations(
        request: Request,
        caller: Reading,
        wanted: Wanted,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> Response:
        """A page of conversations, newest first, with totals over the whole filter."""
        page = partial(conversations.page, wanted, limit, cursor)
        return await answers.give(request, _ROWS, page)

    @router.get("/statistics", response_model=ConversationStatistics, responses=UNCHANGED)
    async def statistics(request: Request, caller: Reading, wanted: Wanted) -> Response:
        """Figures over the conversations of the filter."""
        return await answers.give(request, _ROWS, partial(conversations.statistics, wanted))

    @router.get("/unanswered", response_model=UnansweredList, responses=UNCHANGED)
    async def unanswered_questions(
        request: Request,
        caller: Reading,
        limit: Annotated[int, Query(ge=1, le=200)] = 20,
        cursor: Cursor = None,
    ) -> Response:
        """What patients asked and were not answered, each question of a page once, the newest
        first. A page has `limit` questions or, with those of its last conversations, some more; it
        may have fewer while `next_cursor` leads to older ones."""
        missing = 0

        async def page() -> UnansweredList:
            nonlocal missing
            found = await unanswered.page(limit, cursor)
            missing = found.missing
            return UnansweredList(
                questions=found.questions,
                answered=await unanswered.answered(),
                next_cursor=found.next_cursor,
            )

        # A file that is missing may be restored, which no row tells.
        return await answers.give(request, _ROWS, page, lasts=lambda made: not missing)

    @router.get("/formats")
    async def export_formats(caller: Reading) -> ExportFormats:
        """The formats that conversations can be exported in."""
        return ExportFormats(formats=exports.formats())

    @router.get("/export", response_class=Response, responses=_FILE)
    async def export_conversations(
        caller: Reading,
        wanted: Wanted,
        format: Annotated[
            str, Query(pattern=r"^[a-z][a-z0-9_]{0,60}$", description="A key of `/formats`.")
        ] = "csv",
    ) -> StreamingResponse:
        """Every conversation of the filter as a file, the newest first."""
        return _file(await exports.export(wanted, format))

    @router.get("/{conversation_id}")
    async def conversation(
        conversation_id: Annotated[Id, Path()], caller: Reading
    ) -> ConversationDetail:
        """One conversation: transcript, questions and concerns."""
        return await conversations.detail(conversation_id)

    return router


def _file(export: Export) -> StreamingResponse:
    return StreamingResponse(
        _whole(export),
        media_type=export.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{export.name}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


async def _whole(export: Export) -> AsyncIterator[bytes]:
    """The pieces; the answer breaks off where one is missing."""
    try:
        async for piece in export.pieces:
            yield piece
    except AppError as error:
        log.warning("an export broke off: %s", error.error_code)
        raise BrokenOff from None
