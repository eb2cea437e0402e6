"""What the voice service tells of a conversation: what it notes, judges, and gave its agent."""

from datetime import datetime
from enum import StrEnum

from core.i18n import KeptText
from core.models.late import LateModel


class ResultsState(StrEnum):
    """Whether the voice service's results are here. missing: they will not come."""

    WAITING = "waiting"
    COMPLETE = "complete"
    MISSING = "missing"


class CriterionResult(StrEnum):
    """Whether a conversation met a criterion. unknown: the voice service could not tell."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class NotedValue(LateModel):
    """One thing that was to be noted: `value` is None for nothing; `reason` is the service's."""

    id: str
    name: str
    value: str | bool | int | float | None = None
    reason: str = ""


class JudgedCriterion(LateModel):
    """One criterion of a good conversation; `reason` is the voice service's."""

    id: str
    name: str
    result: CriterionResult = CriterionResult.UNKNOWN
    reason: str = ""


class GivenDocument(LateModel):
    """A document of the clinic from which the voice service gave its agent something."""

    knowledge_id: str
    disease_name: str


class GivenForReply(LateModel):
    """What the voice service gave its agent for a reply, as its own records have it.

    `documents` are those of the agent, what came nearest first. `others` tells of something that is
    none of them now.
    """

    documents: list[GivenDocument] = []
    others: bool = False


class ServiceResults(LateModel):
    """What the agent was set up to have noted and judged, by the names that staff gave it.

    `why` says why results are missing, and `received_at` (UTC) when they came.
    """

    state: ResultsState
    values: list[NotedValue] = []
    criteria: list[JudgedCriterion] = []
    why: KeptText | None = None
    received_at: datetime | None = None
