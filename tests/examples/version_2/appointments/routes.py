"""The routes under `/api/appointments`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from core.security import Caller, require
from core.values import Id, Text
from fastapi import APIRouter, Depends, Path, Query

from appointments.contract import NewVisit, Visit, VisitList
from appointments.service import Appointments

Reading = Annotated[Caller, Depends(require("appointments:read"))]
Writing = Annotated[Caller, Depends(require("appointments:write"))]


def build_router(appointments: Appointments) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter()

    @router.get("")
    async def visits(
        caller: Reading,
        day: Annotated[date | None, Query(description="A date; without it, today.")] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[Text | None, Query(max_length=1000)] = None,
    ) -> VisitList:
        """A page of a day's visits, those with open questions first."""
        return await appointments.of_day(day, limit, cursor)

    @router.post("", status_code=201)
    async def add(body: NewVisit, caller: Writing) -> Visit:
        """Put a visit into the calendar."""
        return await appointments.add(body)

    @router.delete("/{visit_id}", status_code=204)
    async def remove(visit_id: Annotated[Id, Path()], caller: Writing) -> None:
        """Take a visit out of the calendar."""
        await appointments.remove(visit_id)

    return router
