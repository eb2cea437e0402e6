"""Reads "the fifth day", which is no length of time, and how many times in how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from core.retrieval.language import Language
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.contradictions import TIME_UNITS

_ENGLISH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_SPANISH = [
    "primer",
    "segund",
    "tercer",
    "cuart",
    "quint",
    "sext",
    "s[eé]ptim",
    "octav",
    "noven",
    "d[eé]cim",
]
_NUMBER = {
    Language.ENGLISH: rf"(?:{'|'.join(_ENGLISH)}|\d+(?:st|nd|rd|th))",
    Language.SPANISH: rf"(?:(?:{'|'.join(_SPANISH)})[oa]?|\d+[.º°ª]+)",
}
_UNITS = {
    Language.ENGLISH: r"(?P<unit>day|night|week|month|year)s?",
    Language.SPANISH: r"(?P<unit>d[ií]a|noche|semana|mes|año)e?s?",
}
_JOINED = {
    Language.ENGLISH: r"(?:,|(?:\s+(?:and|or|to|until)))(?:\s+the)?\s+",
    Language.SPANISH: r"(?:,|(?:\s+(?:y|o|al|a|hasta)))(?:\s+(?:el|la))?\s+",
}
_TOLD = {
    language: re.compile(
        rf"\b(?P<numbers>{number}(?:{_JOINED[language]}{number})*)\s+{_UNITS[language]}\b",
        re.IGNORECASE,
    )
    for language, number in _NUMBER.items()
}
_ONE = {language: re.compile(number, re.IGNORECASE) for language, number in _NUMBER.items()}
_TIMES = "times"
# The period of "una vez por semana" and "每天三次", by the first letters of its unit.
_PERIOD = re.compile(
    r"\s+(?:(?:a|an|per|each|every|al|a la|por|cada)\s+)?(?P<unit>daily|weekly|monthly|days?"
    r"|nights?|weeks?|months?|years?"
    r"|d[ií]as?|noches?|semanas?|mes|año)\b",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    r"[每一](?P<unit>天|日|晚|[週周]|星期|個?月|个月|年)(?:[早晚可要吃做]|可以)?$"
)
# What is not read as a figure.
_ONCE = re.compile(r"\bonce\b|(?<=[週周])一次", re.IGNORECASE)
_PERIODS = {
    unit: Fraction(length)
    for length, units in (
        (1440, ("day", "dai", "nig", "día", "dia", "noc", "天", "日", "晚")),
        (7 * 1440, ("wee", "sem", "週", "周", "星期")),
        (1, ("mon", "mes", "月", "個月", "个月")),
        (12, ("yea", "año", "年")),
    )
    for unit in units
}
_GAP = 3  # characters between "three times" and "a day"
_DIGITS = re.compile(r"\d+")
_NAMES = {
    Language.ENGLISH: [re.compile(one) for one in _ENGLISH],
    Language.SPANISH: [re.compile(one) for one in _SPANISH],
}


def ordinals(text: str, language: Language) -> dict[str, set[int]]:
    """The numbers of days, weeks and the like that a text names, by their unit.

    Chinese ones are read as figures.
    """
    found: dict[str, set[int]] = {}
    form = _TOLD.get(language)
    for told in form.finditer(text) if form else ():
        numbers = found.setdefault(told["unit"].lower().replace("í", "i"), set())
        numbers.update(_number(one, language) for one in _ONE[language].findall(told["numbers"]))
    return found


def _number(word: str, language: Language) -> int:
    digits = _DIGITS.match(word)
    if digits is not None:
        return int(digits.group())
    return next(
        number for number, name in enumerate(_NAMES[language], 1) if name.match(word.lower())
    )


def rates(text: str, language: Language) -> set[tuple[Fraction, Fraction]]:
    """How many times, and in how long: minutes, or months."""
    return set(_rates(text, language))


def _rates(text: str, language: Language) -> Iterator[tuple[Fraction, Fraction]]:
    found = quantities(text, language.value)
    for first, second in pairwise(found):
        times, period = (first, second) if first.unit == _TIMES else (second, first)
        if (
            times.unit == _TIMES
            and period.unit in TIME_UNITS
            and period.value == 1
            and second.start - first.end <= _GAP
        ):
            yield times.amount, period.amount
    counted = [(one.amount, one.start, one.end) for one in found if one.unit == _TIMES]
    counted += [(Fraction(1), once.start(), once.end()) for once in _ONCE.finditer(text)]
    for amount, start, end in counted:
        told = _PERIOD.match(text, end) or _PERIOD_BEFORE.search(text[:start])
        if told is not None:
            yield amount, _PERIODS[told["unit"][:3].lower()]
