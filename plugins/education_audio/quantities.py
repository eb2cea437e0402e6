"""Finds the numbers, doses and times of a text in English, Spanish and Chinese.

Numbers may be digits or words (“10”, “ten”, “diez”, “十”). What can be told in several units is
brought to one, so that “half an hour” is the same as “30 minutes” and “1 g” the same as “1000 mg”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from plugins.education_audio.number_words import number_words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at its place in the text.

    `unit` is the base unit of its kind (such as `minute` or `mcg`), "" for a bare number, and
    `amount` the number in this unit; `value` is the number as said. `text` are its words.
    """

    value: Fraction
    amount: Fraction
    unit: str
    text: str
    start: int
    end: int


_UNITS: tuple[tuple[str, Fraction, str], ...] = (
    ("mcg", Fraction(1), r"mcg|µg|ug|micrograms?|microgramos?|微克"),
    ("mcg", Fraction(1000), r"mg|milligrams?|milligrammes?|miligramos?|毫克"),
    ("mcg", Fraction(1_000_000), r"g|gr|grams?|grammes?|gramos?|公克|克"),
    ("mcg", Fraction(10**9), r"kg|kilos?|kilograms?|kilogramos?|公斤|千克"),
    ("ml", Fraction(1), r"ml|cc|millilit(?:er|re)s?|mililitros?|毫升"),
    ("ml", Fraction(1000), r"l|lit(?:er|re)s?|litros?|公升|升"),
    ("mm", Fraction(1), r"mm|millimet(?:er|re)s?|mil[ií]metros?|毫米|公釐"),
    ("mm", Fraction(10), r"cm|centimet(?:er|re)s?|cent[ií]metros?|公分|厘米"),
    ("mm", Fraction(1000), r"m|met(?:er|re)s?|metros?|公尺"),
    ("minute", Fraction(1, 60), r"seconds?|secs?|segundos?|秒鐘|秒钟|秒"),
    ("minute", Fraction(1), r"minutes?|mins?|minutos?|分鐘|分钟"),
    ("minute", Fraction(60), r"hours?|hrs?|h|horas?|個小時|个小时|小時|小时|個鐘頭|鐘頭"),
    ("minute", Fraction(1440), r"days?|d[ií]as?|天|日"),
    ("minute", Fraction(10080), r"weeks?|semanas?|個星期|个星期|星期|個禮拜|禮拜|週|周"),
    ("month", Fraction(1), r"months?|mes(?:es)?|個月|个月|月"),
    ("month", Fraction(12), r"years?|yrs?|a[nñ]os?|年|歲|岁"),
    ("percent", Fraction(1), r"%|percent|per cent|por ciento"),
    ("celsius", Fraction(1), r"°\s?c|degrees celsius|grados (?:celsius|cent[ií]grados)|攝氏度"),
    ("fahrenheit", Fraction(1), r"°\s?f|degrees fahrenheit|grados fahrenheit|華氏度"),
    ("degree", Fraction(1), r"°|degrees?|grados?|度"),
    ("times", Fraction(1), r"times|veces|次|回"),
    (
        "piece",
        Fraction(1),
        r"tablets?|pills?|capsules?|pastillas?|tabletas?|c[aá]psulas?|comprimidos?|顆|颗|片|粒|錠",
    ),
    ("drop", Fraction(1), r"drops?|gotas?|滴"),
    ("puff", Fraction(1), r"puffs?|inhalaciones|bocanadas?|噴|喷"),
    ("unit", Fraction(1), r"units?|iu|unidades|單位|单位"),
    ("mmhg", Fraction(1), r"mm\s?hg|毫米汞柱"),
)
# The longest first, so that “mmHg” is no “mm”.
_UNIT = re.compile(
    r"[\s\-\u2010-\u2013]?(?:an?\s|de\s)?(?:"
    + "|".join(
        f"(?P<u{number}>{pattern})" + r"(?![A-Za-z\u00c0-\u00ff])"
        for number, (_, _, pattern) in sorted(
            enumerate(_UNITS), key=lambda item: item[1][0] != "mmhg"
        )
    )
    + ")",
    re.IGNORECASE,
)
# Most numbers have none: telling so by one sign is quick.
_UNIT_BEGINS = re.compile(r"[\s\-\u2010-\u2013]?[^\W\d_]|\s?[%°]")
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)"
    r"|\d{1,18}(?:[.,]\d{1,18})?"
)
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})[:：](\d{2})(?![\d:])(?:\s?([ap])\.?\s?m\b\.?)?", re.I)
_HOUR = re.compile(r"(?<![\d:.,])(\d{1,2})(?:\.(\d{2}))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![\d/])(\d{1,2})\s?[/\u2044]\s?(\d{1,2})(?![\d/])")
_NUMBER = re.compile(rf"(?<![\w.,])(?:{_DIGITS})(?![\d])|(?<=[^\x00-\x7f])(?:{_DIGITS})(?!\d)")
_RANGE = re.compile(r"\s?(?:-|–|—|~|～|to|a|o|or|y|and|至|到|或)\s?$", re.IGNORECASE)
_ITEM = re.compile(r"(?m)^\s*\d{1,2}[.)、]\s")
_THOUSANDS = re.compile(r"[.\u00a0 ](?=\d{3}(?:\D|$))")


def quantities(text: str, language: str, *, ones: bool = False) -> list[Quantity]:
    """The numbers of a text in their order. `language` (ISO 639-1) tells which words are numbers.

    The numbers of list items are left out, and so is the word “one”, which mostly is no number,
    unless `ones` is set.
    """
    text = _same_length(text)
    taken = bytearray(len(text))
    for match in _ITEM.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Quantity] = []
    for start, end, value, unit in _all(text, language, ones=ones):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        found.append(_quantity(text, start, end, value, unit))
    found.sort(key=lambda quantity: quantity.start)
    return _with_units_of_ranges(text, found)


def _same_length(text: str) -> str:
    """Wide digits and signs as narrow ones, each still at its place."""
    folded = (unicodedata.normalize("NFKC", char) for char in text)
    return "".join(one if len(one) == 1 else char for one, char in zip(folded, text, strict=True))


def _all(
    text: str, language: str, *, ones: bool
) -> Iterator[tuple[int, int, Fraction, str | None]]:
    """Place, value and fixed unit of each number; an earlier one goes before one that overlaps."""
    for pattern in (_CLOCK, _HOUR):
        for match in pattern.finditer(text):
            hour, minute = int(match[1]), int(match[2] or 0)
            if hour > 24 or minute > 59:
                continue
            if match[3]:
                hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
            yield *match.span(), Fraction(hour * 60 + minute), "clock"
    for match in _FRACTION.finditer(text):
        top, bottom = int(match[1]), int(match[2])
        if 0 < top < bottom <= 10:
            yield *match.span(), Fraction(top, bottom), None
    for match in re.finditer("[¼½¾⅓⅔⅛]", text):
        yield *match.span(), Fraction(unicodedata.numeric(match[0])).limit_denominator(8), None
    for match in _NUMBER.finditer(text):
        yield *match.span(), _value(match[0]), None
    for start, end, value in number_words(text, language):
        if value != 1 or ones:
            yield start, end, value, "times" if text[start:end].lower() == "twice" else None


def _value(digits: str) -> Fraction:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return Fraction(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:[.\u00a0 ]\d{3})+", digits):
        return Fraction(_THOUSANDS.sub("", digits))
    return Fraction(digits.replace(",", "."))


def _quantity(text: str, start: int, end: int, value: Fraction, unit: str | None) -> Quantity:
    if unit is not None:
        return Quantity(value, value, unit, text[start:end].strip(), start, end)
    match = _UNIT.match(text, end) if _UNIT_BEGINS.match(text, end) else None
    if match is None:
        return Quantity(value, value, "", text[start:end], start, end)
    number = next(int(name[1:]) for name, said in match.groupdict().items() if said is not None)
    base, factor, _ = _UNITS[number]
    return Quantity(value, value * factor, base, text[start : match.end()], start, match.end())


def _with_units_of_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """In “10 to 15 mg” both numbers are milligrams."""
    for index in range(len(found) - 1, 0, -1):
        before, after = found[index - 1], found[index]
        if before.unit or not after.unit or after.unit == "clock":
            continue
        if _RANGE.fullmatch(text[before.end : after.start]):
            factor = after.amount / after.value if after.value else Fraction(1)
            found[index - 1] = Quantity(
                before.value,
                before.value * factor,
                after.unit,
                text[before.start : after.end],
                before.start,
                before.end,
            )
    return found
