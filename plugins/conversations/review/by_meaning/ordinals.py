"""Reads "the fifth day" as the number of a day, week or month, which is no length of time."""

from __future__ import annotations

import re

from core.retrieval.language import Language

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
