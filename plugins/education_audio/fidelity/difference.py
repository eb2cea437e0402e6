"""What a comparison found: a difference between a sentence and its source, in a nurse's words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.i18n import Text, text

NOT_ADDED = text("The script says “not” where the document does not")
NOT_LOST = text("The document says “not” here, the script does not")


class Kind(StrEnum):
    """What differs."""

    FIGURE = "figure"
    FREQUENCY = "frequency"
    POLARITY = "polarity"
    CONDITION = "condition"
    MEDICINE = "medicine"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `start` and `end` are the place in the script's sentence that it is about."""

    kind: Kind
    message: str
    start: int = 0
    end: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A difference of a sentence of the script; `source` are the sentences it was compared with."""

    difference: Difference
    sentence: str
    source: str


def said_instead(told: str, said: str) -> Text:
    """What a nurse reads where the script says one thing in the place of the document's other."""
    return text("The document says “{told}”, the script “{said}”", told=told, said=said)
