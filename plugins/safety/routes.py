"""The routes under `/api/safety`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.security import Caller, require
from core.values import Id, Text
from plugins.safety.alerts.book import AlertBook
from plugins.safety.alerts.sending import AlertSending
from plugins.safety.contract import AlertList, AlertView, SenderChecks

Reader = Annotated[Caller, Depends(require("safety:read"))]
Taker = Annotated[Caller, Depends(require("safety:acknowledge"))]
Operator = Annotated[Caller, Depends(require("safety:operate"))]


def build_router(book: AlertBook, sending: AlertSending) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter()

    @router.get("/alerts")
    async def alerts(
        caller: Reader,
        open_only: bool = False,
        conversation_id: Annotated[Id | None, Query()] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[Text | None, Query(max_length=1000)] = None,
    ) -> AlertList:
        """Alerts of red flags, the newest first, with who acknowledged them and what was sent."""
        return await book.page(
            open_only=open_only, conversation_id=conversation_id, limit=limit, cursor=cursor
        )

    @router.post("/alerts/{alert_id}/acknowledge")
    async def acknowledge(alert_id: Annotated[Id, Path()], caller: Taker) -> AlertView:
        """Say that you take care of it: it is not sent again. The first who says so is kept."""
        return await book.acknowledge(alert_id, caller)

    @router.get("/senders")
    async def senders(caller: Reader) -> SenderChecks:
        """By what alerts leave the page."""
        return sending.senders()

    @router.post("/senders/check")
    async def check(caller: Operator) -> SenderChecks:
        """Send a test alert by every sender, and see whether each has taken it."""
        return await sending.check()

    return router
