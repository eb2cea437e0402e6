"""The route under `/api/dashboard`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from core import clock
from core.contracts import CardSpec
from core.ports.documents import CountChanges
from core.security import Caller, require
from core.web.answers import UNCHANGED, KeptAnswers
from core.web.late_routes import LateRoute
from plugins.dashboard.contract import DashboardStats
from plugins.dashboard.service import Dashboard, hour_of

Reading = Annotated[Caller, Depends(require("dashboard:read"))]


def build_router(dashboard: Dashboard, change_numbers: CountChanges) -> APIRouter:
    """All routes of the feature."""
    router = APIRouter(route_class=LateRoute)
    answers = KeptAnswers(change_numbers)

    @router.get("/stats", response_model=DashboardStats, responses=UNCHANGED)
    async def stats(request: Request, caller: Reading) -> Response:
        """Counts, the last activity, what needs attention and what to do next."""
        cards = dashboard.cards()
        return await answers.give(
            request,
            _collections(cards),
            partial(dashboard.stats, cards),
            of=(hour_of(clock.now()), *(card.key for card in cards)),
            lasts=_is_whole,
        )

    return router


def _collections(cards: list[CardSpec]) -> list[str]:
    """All that the figures follow from; nothing where one does not say what it follows from."""
    if not all(card.collections for card in cards):
        return []
    return [name for card in cards for name in card.collections]


def _is_whole(stats: DashboardStats) -> bool:
    return all(card.error is None for card in stats.cards)
