"""What the API takes and answers."""

from __future__ import annotations

from datetime import date

from elevendops.values import Id, Line, PageInfo
from pydantic import AwareDatetime, BaseModel, Field


class NewVisit(BaseModel):
    """A visit to put into the calendar; `starts_at` has its zone."""

    patient_id: Id = Field(max_length=64)
    starts_at: AwareDatetime
    reason: Line = Field(max_length=200)


class Visit(BaseModel):
    """A visit. `open_questions` are what its patient asked and was not answered, newest first."""

    visit_id: str
    patient_id: str
    starts_at: AwareDatetime
    reason: str
    open_questions: list[str]


class VisitList(PageInfo):
    """Visits of one day: those with open questions first, then by time.

    `total_count` and `with_open_questions` cover every page of the day.
    """

    day: date
    with_open_questions: int
    visits: list[Visit]
