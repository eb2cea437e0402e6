"""Reads how old a patient is said to be, and which ages a sentence of a document speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from core.retrieval.language import Language
from core.text.numbers.quantities import Quantity, quantities
from plugins.conversations.review.otherwise.contradictions import TIME_UNITS

_IN_YEARS = 12
_OLD = re.compile(r"[\s-]*(?:old\b|of age\b|de edad\b|大)", re.IGNORECASE)
_YEARS_OLD = ("歲", "岁")
_CHILD_OF = re.compile(r"\b(?:hij[oa]|beb[eé]|niñ[oa]|niet[oa]) de\s+$", re.IGNORECASE)
_UNDER = re.compile(
    r"\b(?:under|younger than|below|less than|before|menor(?:es)? de|menos de)(?: the age of)?\s+$"
    r"|(?:未[滿满]|小[於于]|不到|不足)\s*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:over|older than|above|more than|mayor(?:es)? de|m[aá]s de)(?: the age of)?\s+$"
    r"|(?:超過|超过|大[於于]|(?<!未)[滿满])\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\s*(?:以下|以內|以内|未滿|未满)")
_ABOVE = re.compile(r"\s*以上")
PEOPLE = re.compile(
    r"\b(?:child\w*|bab(?:y|ies)|infants?|toddlers?|people|adults?|anyone|those|boys?|girls?|older"
    r"|younger|niñ[oa]s?|beb[eé]s?|personas|adultos?|menor(?:es)?|mayor(?:es)?)\b|[歲岁]|孩子?|[嬰婴幼][兒儿]?|[兒儿]童|寶寶|宝宝",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AgeBound:
    """An age, in months, above or below which a sentence holds, and the words that say so."""

    months: Fraction
    above: bool
    words: str

    def includes(self, age: Fraction) -> bool:
        """Whether it holds for somebody of this age."""
        return age >= self.months if self.above else age < self.months


def age_in(question: str, language: Language) -> Fraction | None:
    """The age that a question says somebody has, in months; None where it says none."""
    for one in quantities(question, language.value):
        months = _months(one)
        said = (
            _OLD.match(question, one.end)
            or one.text.endswith(_YEARS_OLD)
            or _CHILD_OF.search(question[: one.start])
        )
        if months is not None and said:
            return months
    return None


def age_bounds(sentence: str, language: Language) -> Iterator[AgeBound]:
    """The ages that a sentence bounds what it says by."""
    if not PEOPLE.search(sentence):
        return
    for one in quantities(sentence, language.value):
        before = sentence[: one.start]
        under = _UNDER.search(before) or _BELOW.match(sentence, one.end)
        over = _OVER.search(before) or _ABOVE.match(sentence, one.end)
        if not under and not over:
            continue
        # "Under two" are years, but "less than two tablets" are none.
        in_years = not one.unit and re.match(
            r"[\s,.;]*(?:$|[,.;]|(?:and|or|take|should|must|may|can|need|do|are|is|get|use|y|o)\b)",
            sentence[one.end :],
        )
        months = one.amount * _IN_YEARS if in_years else _months(one)
        if months is not None:
            start = (
                len(before)
                if not (found := _UNDER.search(before) or _OVER.search(before))
                else found.start()
            )
            yield AgeBound(months, over is not None, sentence[start : one.end].strip())


def _months(quantity: Quantity) -> Fraction | None:
    if quantity.unit not in TIME_UNITS:
        return None
    return quantity.amount * TIME_UNITS[quantity.unit] / TIME_UNITS["month"]
