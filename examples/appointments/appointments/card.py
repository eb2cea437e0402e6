"""The dashboard's figure of today's visits."""

from __future__ import annotations

from elevendops import AttentionItem, CardSpec, CardValue

from appointments.service import Appointments

PAGE = "appointments"


def visit_card(appointments: Appointments) -> CardSpec:
    """How many visits there are today, and how many patients wait for an answer."""

    async def load() -> CardValue:
        totals = await appointments.totals(appointments.today())
        waiting = int(totals.sums["open"])
        visits = "1 visit today has" if waiting == 1 else f"{waiting} visits today have"
        attention = (AttentionItem(f"{visits} open questions", PAGE),) if waiting else ()
        return CardValue(totals.count, attention=attention)

    return CardSpec(
        key="visits_today",
        title="Visits today",
        page=PAGE,
        load=load,
        order=50,
        next_step="Put today's visits into the calendar.",
    )
