"""Finds times of day: “8:30 p.m.”, “8 in the morning”, “las 8 de la tarde”, “晚上八點半”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_HOURS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
)
_HOUR_WORDS = {
    word: number for words in _HOURS for number, word in enumerate(words.split(), start=1)
} | {"half": 0}
_HAN_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {
    "兩": 2,
    "两": 2,
}
_NAME = "|".join(word for word in _HOUR_WORDS if word != "half")

_COLON = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"(?<![\w.,:])(?P<hour>\d{{1,2}}|{_NAME})\s?(?P<half>[ap])\.?\s?m\b\.?",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r",?\s?(?:o['’]clock\s?)?(?:(?:in the|de la|por la) (?P<part>morning|afternoon|evening|mañana"
    r"|tarde|noche|madrugada)|(?:at )(?P<night>night))",
    re.IGNORECASE,
)
_HOUR = re.compile(
    rf"(?<![\w.,:/-])(?P<past>(?:half past|quarter past|quarter to) )?(?P<hour>\d{{1,2}}|{_NAME})"
    r"(?P<clock>\s?o['’]clock)?(?P<later> y media| y cuarto| menos cuarto)?",
    re.IGNORECASE,
)
# “Two at night” after a preposition only: “one in the morning and two at night” are tablets.
_AT = re.compile(
    r"\b(?:at|by|until|till|after|before|around|about|from|to|past|between|since|than"
    r"|(?:at|between|from|by) .{1,30} (?:and|or)|las?|desde|hasta|entre|sobre) $",
    re.IGNORECASE,
)
_DURATION = re.compile(
    # “A las dos o tres semanas” is a span as well.
    rf"(?: (?:o|a|or|to) (?:\d{{1,2}}|{_NAME}))?"
    r" (?:seconds|minutes|hours|days|weeks|months|years|segundos|minutos|horas|d[ií]as|semanas"
    r"|meses|años)\b",
    re.IGNORECASE,
)
# “A las 20 horas” is a time of day, “a las 48 horas de la operación” a span.
_TO_THE_HOUR = re.compile(
    r" (?:horas|h)\b(?! (?:de |del |desde|despu|tras|siguientes|posterior))", re.I
)
_LAS = re.compile(r"(?:a las|a la|las|desde las|hasta las) $", re.IGNORECASE)
_CHINESE = re.compile(
    r"(?P<part>凌晨|清晨|早上|上午|早晨|中午|下午|傍晚|晚上|夜裡|夜里|晚間|晚间)?"
    r"(?P<hour>\d{1,2}|十[一二]?|[一二兩两三四五六七八九])[點点時时](?!\d*[次滴])"
    r"(?P<minute>半|整|鐘|钟|[一二三四五]?十[一二三四五六七八九]?分|[零〇]?[五]分|\d{1,2}分)?"
)
_NAMED = re.compile(
    r"\b(?:(?P<midnight>midnight|medianoche)|(?P<noon>noon|midday|mediod[ií]a))\b"
    r"|(?P<zh_midnight>午夜|半夜十二[點点])|(?P<zh_noon>正午)",
    re.IGNORECASE,
)
_AFTERNOON = {
    "afternoon",
    "evening",
    "tarde",
    "noche",
    "下午",
    "傍晚",
    "晚上",
    "夜裡",
    "夜里",
    "晚間",
    "晚间",
}
_PAST = {"half past": 30, "quarter past": 15, "quarter to": -15}
_LATER = {"y media": 30, "y cuarto": 15, "menos cuarto": -15}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day in minutes after midnight; `exact` is false where am or pm is left out."""

    start: int
    end: int
    minutes: Fraction
    exact: bool


def clock_times(text: str) -> Iterator[ClockTime]:
    """The times of day of a text; one that overlaps an earlier one is to be left out."""
    for pattern in (_COLON, _POINT, _WORDED):
        for match in pattern.finditer(text):
            yield from _with_half(text, match)
    for match in _HOUR.finditer(text):
        yield from _worded(text, match)
    for match in _CHINESE.finditer(text):
        yield from _chinese(match)
    for match in _NAMED.finditer(text):
        midnight = match["midnight"] or match["zh_midnight"]
        yield ClockTime(*match.span(), Fraction(0 if midnight else 720), exact=True)


def _with_half(text: str, match: re.Match[str]) -> Iterator[ClockTime]:
    hour = _hour(match["hour"])
    minute = int(match.groupdict().get("minute") or 0)
    if hour > 24 or minute > 59:
        return
    end = match.end()
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        yield ClockTime(match.start(), end, Fraction(hour * 60 + minute), exact=True)
        return
    part = _PART_OF_DAY.match(text, end)
    if part is not None:
        end = part.end()
        hour = _in_part(hour, part["part"] or part["night"])
    exact = part is not None or hour > 12 or hour == 0
    yield ClockTime(match.start(), end, Fraction(hour * 60 + minute), exact=exact)


def _worded(text: str, match: re.Match[str]) -> Iterator[ClockTime]:
    """An hour is one only with something that says so."""
    part = _PART_OF_DAY.match(text, match.end())
    spanish = _LAS.search(text[max(0, match.start() - 10) : match.start()]) is not None
    if not (part or match["clock"] or match["past"] or spanish):
        return
    to_the_hour = None
    if spanish and match["hour"].isdigit() and 12 < int(match["hour"]) < 24:
        to_the_hour = _TO_THE_HOUR.match(text, match.end())
    if to_the_hour is None and _DURATION.match(text, match.end()):
        return
    before = text[max(0, match.start() - 48) : match.start()]
    said = match["hour"].isdigit() or match["clock"] or match["past"]
    if not said and _AT.search(before) is None:
        return
    hour = _hour(match["hour"])
    if hour > 24:
        return
    minute = _PAST.get((match["past"] or "").strip().lower(), 0)
    minute += _LATER.get((match["later"] or "").strip().lower(), 0)
    end = to_the_hour.end() if to_the_hour is not None else match.end()
    if part is not None:
        end = part.end()
        hour = _in_part(hour, part["part"] or part["night"])
    exact = part is not None or hour > 12
    yield ClockTime(match.start(), end, Fraction((hour * 60 + minute) % 1440), exact=exact)


def _chinese(match: re.Match[str]) -> Iterator[ClockTime]:
    if not match["part"] and not match["minute"]:
        return
    hour = _han_number(match["hour"])
    if hour > 24:
        return
    said = match["minute"] or ""
    minute = 30 if said == "半" else _han_number(said.rstrip("分整鐘钟")) if said else 0
    if match["part"]:
        hour = _in_part(hour, match["part"])
    yield ClockTime(*match.span(), Fraction(hour * 60 + minute), exact=match["part"] is not None)


def _in_part(hour: int, part: str) -> int:
    part = part.lower()
    if part == "night":
        return hour + 12 if 5 < hour < 12 else hour % 12 if hour == 12 else hour
    if part in _AFTERNOON:
        late = part in ("noche", "晚上", "夜裡", "夜里", "晚間", "晚间")
        return hour + 12 if hour < 12 else 0 if late and hour == 12 else hour
    return hour % 12 if hour == 12 and part != "中午" else hour


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else _HOUR_WORDS[word.lower()]


def _han_number(said: str) -> int:
    if not said:
        return 0
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.partition("十")
    if not ten:
        return _HAN_DIGITS.get(said[-1], 0)
    return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (
        _HAN_DIGITS.get(ones, 0) if ones else 0
    )
