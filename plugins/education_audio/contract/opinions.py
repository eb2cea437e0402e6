"""The second opinion of the language model on a script."""

from datetime import datetime
from enum import StrEnum

from core.i18n import Words
from core.models.late import LateModel


class OpinionState(StrEnum):
    """asking: it is asked, again and again while it cannot be reached; given: what it found stands
    among the findings; failed: it was asked in vain.
    """

    ASKING = "asking"
    GIVEN = "given"
    FAILED = "failed"


class SecondOpinion(LateModel):
    """A language model was asked to compare exactly this script with this text of its document.

    `asked_by_name` is who asked. `found` counts the differences whose quotes stand in both texts,
    `dropped` those whose quotes do not: these are not shown. `error` is why the last try ended.
    """

    state: OpinionState
    model: str
    asked_by_name: str
    asked_at: datetime
    found: int = 0
    dropped: int = 0
    error: Words | None = None
