"""What a comparison found: a difference between a sentence and its source, in a nurse's words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What differs."""

    FIGURE = "figure"
    FREQUENCY = "frequency"
    POLARITY = "polarity"
    CONDITION = "condition"
    MEDICINE = "medicine"


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
