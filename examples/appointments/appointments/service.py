"""The visits of the clinic."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from elevendops import Create, Filter, PluginContext, Query, Totals, clock
from elevendops.errors import NotFound

from appointments.contract import NewVisit, Visit, VisitList
from appointments.models import VISITS, StoredVisit
from appointments.questions import refresh_request
from appointments.settings import AppointmentsSettings


class Appointments:
    """Keeps visits, and lists those of a day."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._jobs = context.jobs
        self._zone = context.own_settings(AppointmentsSettings).zone

    def today(self) -> date:
        """The present date in the clinic's zone."""
        return clock.now().astimezone(self._zone).date()

    async def add(self, visit: NewVisit) -> Visit:
        """Keep a visit, and look for its patient's open questions soon after."""
        visit_id = f"vi_{uuid4().hex}"
        kept = StoredVisit.new(visit, self._zone)
        await self._jobs.enqueue(
            refresh_request(visit.patient_id),
            writes=[Create(VISITS.name, visit_id, kept.json_object())],
        )
        return kept.view(visit_id)

    async def remove(self, visit_id: str) -> None:
        """Take a visit out of the calendar. Raises NotFound."""
        if not await self._documents.delete(VISITS.name, visit_id):
            raise NotFound("There is no visit with this id.")

    async def of_day(self, day: date | None, limit: int, cursor: str | None) -> VisitList:
        """A page of a day's visits (None: today's), those with open questions first."""
        day = day or self.today()
        query = Query(_of(day), order_by="rank", limit=limit, cursor=cursor)
        page = await self._documents.query(VISITS.name, query)
        totals = await self.totals(day)
        return VisitList(
            day=day,
            visits=[StoredVisit.of(stored).view(stored.id) for stored in page.items],
            with_open_questions=int(totals.sums["open"]),
            total_count=totals.count,
            next_cursor=page.next_cursor,
        )

    async def totals(self, day: date) -> Totals:
        """How many visits a day has, and in the sum `open` how many have open questions."""
        return await self._documents.totals(VISITS.name, _of(day), ("open",))


def _of(day: date) -> tuple[Filter, ...]:
    return (Filter("day", "==", day.isoformat()),)
