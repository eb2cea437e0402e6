"""The routes under `/api/recalls`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.late_routes import LateRoute
from core.web.paging import Cursor
from core.web.preconditions import IfMatch
from plugins.recalls.contract import Reached, Recall, RecallList, RecallRequest, RecallUndo
from plugins.recalls.service import Recalls

Reading = Annotated[Caller, Depends(require("recalls:read"))]
Writing = Annotated[Caller, Depends(require("recalls:write"))]
RecallId = Annotated[Id, Path()]


def build_router(recalls: Recalls) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter(route_class=LateRoute)

    @router.get("")
    async def list_recalls(
        caller: Reading,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> RecallList:
        """What is or was withdrawn, the last changed first."""
        return await recalls.page(limit=limit, cursor=cursor)

    @router.post("", status_code=201)
    async def withdraw(request: RecallRequest, caller: Writing) -> Recall:
        """Withdraw a document, script or audio: from now on no agent, link or page gives it to a
        patient."""
        return await recalls.withdraw(request, caller)

    @router.get("/{recall_id}/reached")
    async def list_reached(
        recall_id: RecallId,
        caller: Reading,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> Reached:
        """The sessions and links that had what is withdrawn, the newest first."""
        return await recalls.reached(recall_id, limit=limit, cursor=cursor)

    @router.post("/{recall_id}/undo")
    async def undo(
        recall_id: RecallId, undo: RecallUndo, caller: Writing, if_match: IfMatch
    ) -> Recall:
        """Let it be given to patients again; the recall stays in its history."""
        expected = ExpectedVersion(undo.version, if_match)
        return await recalls.undo(recall_id, undo, caller, expected)

    return router
