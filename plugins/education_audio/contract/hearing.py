"""What a recogniser heard in a finished audio file beside what it should say."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from core.i18n import Words
from core.models.late import LateModel


class HearingState(StrEnum):
    """none: nobody has asked for it; listening: it is being done; heard: it is done; failed: it
    ended, and may be asked for again; unavailable: the voice service has no recogniser; too_old:
    it was spoken before sound was kept in parts; not_compared: in this language nothing can be
    compared."""

    NONE = "none"
    LISTENING = "listening"
    HEARD = "heard"
    FAILED = "failed"
    UNAVAILABLE = "unavailable"
    TOO_OLD = "too_old"
    NOT_COMPARED = "not_compared"


class DeviationKind(StrEnum):
    """What was heard otherwise: a figure or its unit, a “not”, a medicine, or the sentence."""

    FIGURE = "figure"
    NEGATION = "negation"
    MEDICINE = "medicine"
    MISSING = "missing"


class HeardDeviation(LateModel):
    """A sentence as it is written, and the words that were heard in its place from this second."""

    kind: DeviationKind
    at: float
    sentence: str
    heard: str


class Hearing(LateModel):
    """Whether an audio file was checked by ear, and what deviates.

    `seconds_to_pay` are the seconds of sound that would be sent to be put into words now: parts
    that were heard before, for whichever file, are not sent again. What they cost the voice service
    does not tell beforehand. `error` is why the last try ended.
    """

    state: HearingState
    seconds_to_pay: float = 0.0
    deviations: list[HeardDeviation] = Field(default_factory=list)
    asked_by_name: str | None = None
    asked_at: datetime | None = None
    error: Words | None = None


class HeardSummary(LateModel):
    """That an audio file was checked by ear, when (UTC), and in how many places it deviates."""

    deviations: int
    heard_at: datetime
