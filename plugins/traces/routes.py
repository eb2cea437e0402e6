"""The routes under `/api/traces`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.security import Caller, require
from core.values import Text
from core.web.late_routes import LateRoute
from plugins.traces.contract import TraceDetail, TraceId, TraceList
from plugins.traces.service import TraceFilter, Traces

Reading = Annotated[Caller, Depends(require("traces:read"))]


def build_router(traces: Traces) -> APIRouter:
    """All routes of the feature."""
    router = APIRouter(route_class=LateRoute)

    @router.get("")
    async def list_traces(
        caller: Reading,
        plugin: Annotated[
            Text | None, Query(max_length=100, description="With a span of this plugin.")
        ] = None,
        page: Annotated[
            Text | None, Query(max_length=100, description="Begun on the page at this address.")
        ] = None,
        errors_only: Annotated[bool, Query(description="With a span that failed.")] = False,
        min_milliseconds: Annotated[
            float | None, Query(ge=0, le=86_400_000, allow_inf_nan=False)
        ] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> TraceList:
        """The newest traces that are kept on this machine, the latest first."""
        return await traces.page(TraceFilter(plugin, page, errors_only, min_milliseconds), limit)

    @router.get("/{trace_id}")
    async def trace(trace_id: Annotated[TraceId, Path()], caller: Reading) -> TraceDetail:
        """One trace with all its spans."""
        return await traces.detail(trace_id)

    return router
