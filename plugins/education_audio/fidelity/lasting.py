"""Tells where it matters whether something lasts or stops: in what a sentence asks for."""

from __future__ import annotations

import re

from plugins.education_audio.fidelity.amounts.bounds import BETWEEN
from plugins.education_audio.fidelity.opposites.poles import Pole
from plugins.education_audio.fidelity.reading.sentence import Reading

_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|until|till|as long as|while|in case|should|has|have|had"
    r"|si|cuando|mientras|hasta que|a menos que|salvo|en caso|ha|han)\b"
    r"|如果|若|要是|萬一|假如|除非|直到|只要",
    re.IGNORECASE,
)
_ASKED = re.compile("請|的時候|就醫|看醫|回診|打電話|聯絡|通知|告訴|急診|為止|的話")


def is_asked_of(reading: Reading, pole: Pole) -> bool:
    """Whether a sentence asks for something if, until or while something lasts or stops.

    Elsewhere “it lasts four hours” is “it wears off after four hours”.
    """
    start = max((one.end() for one in BETWEEN.finditer(reading.text, 0, pole.start)), default=0)
    if _CONDITION.search(reading.text, start, pole.start) is not None:
        return True
    return reading.language == "zh" and _ASKED.search(reading.text) is not None


def turns_the_end(reading: Reading) -> bool:
    """Whether an “unless” or “until” turns what a sentence says of how something ends."""
    return any(
        (one.axis == "if" and one.pole) or (one.axis in ("wait", "span") and not one.pole)
        for one in reading.poles
    )
