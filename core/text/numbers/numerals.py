"""Reads numbers written in digits: decimals of both conventions, thousands, telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from core.text.numbers.units import PIECE_WORD, unit_at

_SPACES = " \u00a0\u202f\u2009"
# Every digit is read once, whatever stands between: the pattern takes linear time.
_RUN = re.compile(rf"(?<![A-Za-z\u00c0-\u024f\d_.,])\.?\d+(?:[.,'\u2019{_SPACES}]\d+)*(?![\d_])")
_PHONE = re.compile(
    rf"(?<![\w.,+/])(?:\+|\()?\d(?:[\d()\-\u2010\u2011]|[.{_SPACES}](?=[\d(])){{5,22}}(?<=\d)(?![\d\w])"
)
_DATE = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?![\d/-])")
_DIGITS = re.compile(r"\d+")
_VULGAR = re.compile("[¼½¾⅓⅔⅛⅜⅝⅞⅙]")
MAX_DIGITS = 18
"""A longer number is no amount; only its first digits are compared."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in digits at its place; `unit` is "phone" or "date", or "" for an amount."""

    start: int
    end: int
    value: Fraction
    unit: str = ""


def narrow(text: str) -> str:
    """Wide digits and signs as narrow ones, each still at its place."""
    return text.translate(_NARROW)


_NARROW = {
    code: narrowed
    for code in (
        *range(0xFF01, 0xFF0C),
        *range(0xFF0D, 0xFF5F),
        0x3000,
        0x2212,
        0x2013,
        0x2014,
        0xFE63,
        0x2044,
        0x2215,
    )
    if len(narrowed := unicodedata.normalize("NFKC", chr(code))) == 1
} | {0x2212: "-", 0xFE63: "-", 0x2044: "/", 0x2215: "/", 0x301C: "~", 0xFF5E: "~"}


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """The numbers in digits; one that overlaps an earlier one of the stream is to be left out."""
    for match in _DATE.finditer(text):
        date = _date(match[1], match[3], match[4])
        if date is not None:
            yield Numeral(*match.span(), date, "date")
    for match in _PHONE.finditer(text):
        if _is_phone(match[0]) and unit_at(text, match.end()) is None:
            digits = "".join(_DIGITS.findall(match[0]))
            yield Numeral(*match.span(), Fraction(int(digits)), "phone")
    for match in _VULGAR.finditer(text):
        value = Fraction(unicodedata.numeric(match[0])).limit_denominator(8)
        yield Numeral(*match.span(), value)
    comma_decimal = _comma_is_decimal(text, language)
    for match in _RUN.finditer(text):
        yield from _amounts(text, match.start(), match[0], comma_decimal=comma_decimal)


def _comma_is_decimal(text: str, language: str) -> bool:
    """Whether “1,500” is one and a half: in Spanish, unless the text has decimals like “38.5”.

    Spain and most of South America write the comma, Mexico and Central America the point (RAE,
    Ortografía 2010, VIII.2.2.1.2). Elsewhere the text's language tells.
    """
    if language != "es":
        return False
    return re.search(r"\d\.\d{1,2}(?![\d.])", text) is None or bool(
        re.search(r"\d,\d{1,2}(?![\d,])", text)
    )


def _amounts(text: str, start: int, run: str, *, comma_decimal: bool) -> Iterator[Numeral]:
    pieces: list[tuple[int, str]] = []
    for match in re.finditer(rf"[^{_SPACES}]+", run):
        pieces.append((start + match.start(), match[0]))
    index = 0
    while index < len(pieces):
        at, piece = pieces[index]
        last = index
        if re.fullmatch(r"[1-9]\d{0,2}", piece):
            while last + 1 < len(pieces) and re.fullmatch(r"\d{3}", pieces[last + 1][1]):
                last += 1
            if last > index and _counts_pieces(text, pieces[last]):
                last = index
        if last > index:
            end = pieces[last][0] + 3
            digits = "".join(word for _, word in pieces[index : last + 1])
            yield Numeral(at, end, Fraction(int(digits[:MAX_DIGITS])))
        else:
            value = _value(piece, comma_decimal=comma_decimal)
            yield Numeral(at, at + len(piece), value)
        index = last + 1


def _counts_pieces(text: str, last: tuple[int, str]) -> bool:
    """In “2 500 mg tablets” the 2 counts tablets of 500 mg."""
    unit = unit_at(text, last[0] + len(last[1]))
    return unit is not None and PIECE_WORD.match(text, unit[0]) is not None


def _value(piece: str, *, comma_decimal: bool) -> Fraction:
    piece = piece.replace("\u2019", "'").replace("'", "")[: 2 * MAX_DIGITS]
    signs = [char for char in piece if char in ".,"]
    if not signs:
        return Fraction(int(piece[:MAX_DIGITS]))
    decimal = signs[-1]
    before, _, after = piece.rpartition(decimal)
    same = len(signs) > 1 and len(set(signs)) == 1
    if len(signs) == 1 and _is_thousands(before, decimal, after, comma_decimal=comma_decimal):
        return Fraction(int((before + after)[:MAX_DIGITS]))
    if same and all(len(group) == 3 for group in piece.split(decimal)[1:]):
        return Fraction(int(re.sub(r"\D", "", piece)[:MAX_DIGITS]))
    whole = re.sub(r"\D", "", before)[:MAX_DIGITS] or "0"
    return Fraction(f"{whole}.{re.sub(r'[^0-9]', '', after)[:MAX_DIGITS] or '0'}")


def _is_thousands(before: str, sign: str, after: str, *, comma_decimal: bool) -> bool:
    """Three digits after one sign are thousands, unless the number could not be written so.

    After a zero (0.125) they are decimals everywhere; else the sign that is not the text's decimal
    sign parts thousands: 1,500 and 2.500 in English are 1500 and 2.5, in Spanish 1.5 and 2500.
    """
    if len(after) != 3 or not 1 <= len(before) <= 3 or before.startswith("0"):
        return False
    return sign == ("." if comma_decimal else ",")


def _is_phone(said: str) -> bool:
    groups = _DIGITS.findall(said)
    count = sum(map(len, groups))
    if not 7 <= count <= 15 or said.count("(") != said.count(")"):
        return False
    if said[0] in "+(":
        return True
    if len(groups) == 1:
        return count >= 9
    sizes = [len(group) for group in groups]
    if len(groups) == 2:
        return (sizes[0] in (3, 4) and sizes[1] == 4 and "." not in said and sizes != [4, 4]) or (
            sizes[0] in (2, 3, 4) and sizes[1] >= 6
        )
    if all(size == 3 for size in sizes[1:]) and "-" not in said and groups[0][0] != "0":
        return False  # thousands
    return (sizes[-1] in (3, 4) or groups[0][0] == "0") and "," not in said


def _date(first: str, second: str, third: str) -> Fraction | None:
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    elif len(third) in (2, 4) and len(first) <= 2:
        # Day and month stand in the order of the text: which is which differs by country.
        day, month, year = int(second), int(first), int(third)
        year += 2000 if len(third) == 2 else 0
    else:
        return None
    if not (1 <= month <= 31 and 1 <= day <= 31):
        return None
    return Fraction(year * 10_000 + month * 100 + day)
