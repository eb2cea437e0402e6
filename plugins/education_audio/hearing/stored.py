"""Which audio files were asked to be checked by ear, and what was found."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core import clock
from core.i18n import KeepsTexts, KeptText
from core.ports.documents import JsonObject, StoredDocument
from core.records import Stamp, record_of
from core.shared.approvals import words_for
from plugins.education_audio.contract import HeardDeviation, Hearing, HearingState


class StoredHearing(KeepsTexts):
    """A check by ear that was asked for."""

    state: Literal[HearingState.LISTENING, HearingState.HEARD, HearingState.FAILED]
    deviations: list[HeardDeviation] = Field(default_factory=list)
    error: KeptText | None = None
    asked_by: str
    asked_by_name: str
    asked_at: Stamp

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredHearing:
        """The hearing of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The hearing as kept in the document store."""
        return self.model_dump(mode="json")

    def view(self, seconds_to_pay: float) -> Hearing:
        """The hearing as the API shows it."""
        return Hearing(
            state=self.state,
            seconds_to_pay=seconds_to_pay,
            deviations=self.deviations,
            asked_by_name=self.asked_by_name or words_for(self.asked_by),
            asked_at=clock.parse(self.asked_at),
            error=self.error,
        )
