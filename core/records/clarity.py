"""How clear a text for patients is, as the API tells it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from core.i18n import Words
from core.models.late import LateModel


class ClarityAnswer(StrEnum):
    """not_applicable: the item does not concern this text, and does not count."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


class ClarityItem(LateModel):
    """An item of PEMAT-P or the Clear Communication Index.

    `ruled` is what a rule says, None where a reader has to; `looked_at` is what the rule counted.
    `answer` is the reader's, else the rule's; None while nobody has said.
    """

    key: str
    items: str
    question: Words
    looked_at: Words
    ruled: ClarityAnswer | None
    answer: ClarityAnswer | None
    answered_by: str | None = None
    answered_at: datetime | None = None


class EarlierClarity(LateModel):
    """What was found of an earlier text: so many items were met of those that were answered."""

    met: int
    answered: int
    at: datetime


class Clarity(LateModel):
    """How clear a text is. `sha256` is the text's; without items its language is not read.

    `met` of `answered` items are answered by yes; what is not applicable does not count.
    """

    sha256: str
    items: list[ClarityItem]
    met: int
    answered: int
    earlier: list[EarlierClarity] = Field(default_factory=list)


class ClarityTick(LateModel):
    """A reader's answer to an item of the text with this SHA-256; None takes it back."""

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    key: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
    answer: ClarityAnswer | None
