"""The route under `/api/dashboard`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from core.security import Caller, require
from plugins.dashboard.contract import DashboardStats
from plugins.dashboard.service import Dashboard

Reading = Annotated[Caller, Depends(require("dashboard:read"))]


def build_router(dashboard: Dashboard) -> APIRouter:
    """All routes of the feature."""
    router = APIRouter()

    @router.get("/stats")
    async def stats(caller: Reading) -> DashboardStats:
        """Counts, the last activity, what needs attention and what to do next."""
        return await dashboard.stats()

    return router
