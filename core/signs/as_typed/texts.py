"""Brings a sentence into the form that tables are matched against: its words and its breaks.

Patients type in haste, so apostrophes, accents and letter case are left out, and Spanish is
compared as it sounds. Chinese is matched character by character, in Traditional characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from core.retrieval.language import Language
from core.signs.as_typed.cantonese import to_written
from core.signs.as_typed.clitics import with_joined_pronouns
from core.signs.as_typed.homophones import as_meant
from core.signs.as_typed.shorthand import written_out
from core.signs.as_typed.word_order import in_statement_order
from core.text.folding import fold
from core.text.scripts import HAN
from core.text.simplified import to_traditional

_UNIT = re.compile(
    rf"\d+(?:[.,:/]\d+)*|[^\W\d_{HAN}]+(?:'[^\W\d_{HAN}]+)*"
    r"|[,;:.!?()\u2026\uff0c\u3002\uff01\uff1f\uff1b\u3001]| [-\u2013\u2014]+ |\u2014|[/+&]|\n"
)
_HARD = frozenset(".!?;\u2026\u3002\uff01\uff1f\uff1b\n")
_LIST = frozenset("/+&\u3001")
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u00b4`\u2032", "''''''")
_PRONOUNS = frozenset(
    [
        "it",
        "he",
        "she",
        "what",
        "that",
        "there",
        "who",
        "how",
        "let",
        "here",
        "where",
        "i",
        "we",
        "they",
        "you",
    ]
)
# Spanish puts what is asked or feared in the subjunctive; it is compared as the indicative.
_INDICATIVE = {
    "pueda": "puede",
    "puedan": "pueden",
    "respire": "respira",
    "despierte": "despierta",
    "reaccione": "reacciona",
    "responda": "responde",
    "conteste": "contesta",
    "mueva": "mueve",
    "muevan": "mueven",
    "duela": "duele",
    "orine": "orina",
    "hable": "habla",
    "caiga": "cae",
    "caigan": "caen",
    "vea": "ve",
    "sienta": "siente",
    "tuerza": "tuerce",
    "haya": "ha",
    "lleve": "lleva",
    "lleven": "llevan",
    "hayan": "han",
    "tenga": "tiene",
    "tengan": "tienen",
    "quiera": "quiere",
    "siga": "sigue",
    "sigan": "siguen",
    "salga": "sale",
    "diga": "dice",
    "reconozca": "reconoce",
    "pierda": "pierde",
    "tosa": "tose",
    "ahogue": "ahoga",
    "desmaye": "desmaya",
    "convulsione": "convulsiona",
    "entienda": "entiende",
    "hinche": "hincha",
    "sangren": "sangran",
    "paren": "paran",
    "ponga": "pone",
    "pongan": "ponen",
}
_PRESSURE = re.compile(r"(\d{2,3})/(\d{2,3})")
_TOO = re.compile(r"\b2(?= ?(?:many|much|weak|dizzy|fast|late|bad|sick)\b)")
_REPEATED = re.compile(r"([^\W\d])\1{2,}")
_SOUNDS = (
    (re.compile(r"(?<!c)h"), ""),
    (re.compile(r"ll"), "y"),
    (re.compile(r"v"), "b"),
    (re.compile(r"z|c(?=[ei])"), "s"),
    (re.compile(r"qu|c(?!h)"), "k"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"(?!rr)([^\W\d])\1"), r"\1"),
)
_CHINESE_HARD = re.compile("[。！？；!?;…\n]")
_CHINESE_SOFT = re.compile(r"[，,：:\s]|\.(?!\d)")


_FEW = {
    Language.ENGLISH: "two three four five six seven",
    Language.SPANISH: "dos tres cuatro cinco seis siete",
    Language.CHINESE: "",
}
_MANY = {
    Language.ENGLISH: "eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred dozens",
    Language.SPANISH: "ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veinticuatro veinticinco treinta cuarenta "
    "cincuenta sesenta setenta ochenta noventa cien cientos",
    Language.CHINESE: "",
}


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where a sentence is broken, as places between its units.

    Attributes:
        hard: where something new begins, such as after a full stop or before "but".
        soft: where a clause may end, such as at a comma.
    """

    hard: frozenset[int]
    soft: frozenset[int]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence as matched. `units` are words, or the characters of a Chinese sentence."""

    units: tuple[str, ...]
    breaks: Breaks
    whole: str = ""


def read_text(sentence: str, language: Language) -> Text:
    """The words and breaks of a sentence, read as a language."""
    return _read_chinese(sentence) if language is Language.CHINESE else _read(sentence, language)


def _read(sentence: str, language: Language) -> Text:
    units: list[str] = []
    hard: set[int] = set()
    soft: set[int] = set()
    plain = fold(sentence.translate(_APOSTROPHES))
    if language is Language.ENGLISH:
        plain = _TOO.sub("too ", plain)
    for found in _UNIT.finditer(plain):
        unit = found.group()
        if unit[0].isalnum():
            units.extend(word for word in _words(unit, language) if word)
        elif unit in _HARD:
            hard.add(len(units))
        elif unit not in _LIST:
            soft.add(len(units))
    if language is Language.ENGLISH:
        units = in_statement_order(units, hard | soft)
    if language is Language.SPANISH:
        units = with_joined_pronouns(units)
    return Text(tuple(units), Breaks(frozenset(hard), frozenset(soft)))


def _words(unit: str, language: Language) -> list[str]:
    head, apostrophe, tail = unit.partition("'")
    if language is Language.ENGLISH and apostrophe and tail == "s" and head not in _PRONOUNS:
        return [head, "s"]
    return [sound(word, language) for word in written_out(unit, language)]


@lru_cache(maxsize=20_000)
def sound(word: str, language: Language) -> str:
    """A word as it is compared: without apostrophes, and in Spanish by its sound."""
    word = _REPEATED.sub(r"\1\1", word.replace("'", ""))
    if language is Language.SPANISH:
        word = _INDICATIVE.get(word, word)
        for written, spoken in _SOUNDS:
            word = written.sub(spoken, word)
    return word


_NUMBER_WORDS = {
    language: {sound(word, language): ["#"] for word in _FEW[language].split()}
    | {sound(word, language): ["#", "#many"] for word in _MANY[language].split()}
    for language in Language
}


def _read_chinese(sentence: str) -> Text:
    plain = to_traditional(unicodedata.normalize("NFKC", sentence).lower())
    text = as_meant(to_written(plain))
    hard = {found.end() for found in _CHINESE_HARD.finditer(text)}
    soft = {found.end() for found in _CHINESE_SOFT.finditer(text)}
    return Text(tuple(text), Breaks(frozenset(hard), frozenset(soft)), text)


def number_classes(unit: str, language: Language | None = None) -> list[str]:
    """What a number may mean: `#` any, `#many` eight or more, a fever, or a blood sugar.

    A number in words of the language is only `#` or `#many`.

    Fever is from 38 degrees Celsius or 100.4 Fahrenheit; sugar in mg/dL or mmol/L, low as in
    level 2 hypoglycaemia (below 54 or 3.0; American Diabetes Association, Standards of Care) with
    some room, high as from 300 or 16.7. A blood pressure, such as 172/112, is a crisis from 180 or
    120 (2017 ACC/AHA guideline) and severe in pregnancy from 160 or 110 (ACOG Practice Bulletin
    222).
    """
    if not unit[0].isdigit():
        return _NUMBER_WORDS[language].get(unit, []) if language else []
    classes = ["#"]
    if pressure := _PRESSURE.fullmatch(unit):
        systolic, diastolic = int(pressure[1]), int(pressure[2])
        if systolic >= 180 or diastolic >= 120:
            classes.append("#highpressure")
        if systolic >= 160 or diastolic >= 110:
            classes.append("#severepressure")
        return classes
    try:
        value = float(unit.replace(",", "."))
    except ValueError:
        return classes
    if value >= 8:
        classes.append("#many")
    if 38 <= value < 43 or 100.4 <= value < 109:
        classes.append("#fever")
    if 1 < value < 3.5 or 15 <= value < 60:
        classes.append("#lowsugar")
    if 16.7 <= value < 35 or 300 <= value < 900:
        classes.append("#highsugar")
    if value >= 180:
        classes.append("#highpressure")
    if 130 <= value < 260:
        classes.append("#fastpulse")
    if 50 <= value < 91:
        classes.append("#lowoxygen")
    return classes
