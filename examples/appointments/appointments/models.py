"""Visits as they are stored."""

from __future__ import annotations

from datetime import tzinfo

from elevendops import CollectionSpec, IndexSpec, JsonObject, StoredDocument, clock
from pydantic import BaseModel

from appointments.contract import NewVisit, Visit

VISITS = CollectionSpec(
    "appointments_visits",
    indexes=(IndexSpec(("day", "rank")), IndexSpec(("patient_id", "starts_at"))),
    sums=("open",),
)
"""One document for each visit: the list of a day, and the visits of a patient."""


class StoredVisit(BaseModel):
    """A visit. `day` is its date in the clinic's zone, `starts_at` a stamp of `elevendops.clock`.

    `rank` orders a day: open questions first, then the time. `open` is 1 or 0, to be added up.
    """

    patient_id: str
    starts_at: str
    day: str
    reason: str
    open_questions: list[str]
    rank: str
    open: int

    @classmethod
    def new(cls, visit: NewVisit, zone: tzinfo) -> StoredVisit:
        """A visit whose questions are not known yet."""
        starts_at = clock.stamp(visit.starts_at)
        return cls(
            patient_id=visit.patient_id,
            starts_at=starts_at,
            day=visit.starts_at.astimezone(zone).date().isoformat(),
            reason=visit.reason,
            open_questions=[],
            rank=_rank(starts_at, open=False),
            open=0,
        )

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredVisit:
        """The visit of a stored document."""
        return cls.model_validate(stored.data)

    def asking(self, questions: list[str]) -> StoredVisit:
        """The same visit with these open questions."""
        return self.model_copy(
            update={
                "open_questions": questions,
                "rank": _rank(self.starts_at, open=bool(questions)),
                "open": int(bool(questions)),
            }
        )

    def json_object(self) -> JsonObject:
        """The visit as it is stored."""
        return self.model_dump(mode="json")

    def view(self, visit_id: str) -> Visit:
        """The visit as the API gives it."""
        return Visit(
            visit_id=visit_id,
            patient_id=self.patient_id,
            starts_at=clock.parse(self.starts_at),
            reason=self.reason,
            open_questions=self.open_questions,
        )


def _rank(starts_at: str, *, open: bool) -> str:
    return f"{0 if open else 1} {starts_at}"
