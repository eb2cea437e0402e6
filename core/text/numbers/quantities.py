"""Finds the numbers, doses and times of a text in English, Spanish and Chinese.

Numbers may be digits or words (“10”, “ten”, “diez”, “十”). What can be told in several units is
brought to one, so that “half an hour” is the same as “30 minutes” and “1 g” the same as “1000 mg”.
Every pattern reads a text in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from core.text.numbers.clock_times import clock_times
from core.text.numbers.number_words import number_words
from core.text.numbers.numerals import narrow, numerals
from core.text.numbers.units import PIECE_WORD, per_before, unit_at
from core.text.scripts import HAN_CHARACTER


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at its place in the text.

    `unit` is the base unit of its kind (such as `minute`, `mcg` or `mcg/ml`), "" for a bare number,
    and `amount` the number in this unit; `value` is the number as said. `text` are its words.
    `loose` marks what may be no figure at all, such as “a week”, or a time without am and pm.
    `span` holds both ends of a range, as amounts, for each of the two.
    """

    value: Fraction
    amount: Fraction
    unit: str
    text: str
    start: int
    end: int
    loose: bool = False
    span: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Fraction
    unit: str | None = None
    part: bool = False
    loose: bool = False


_ITEM = re.compile(r"(?m)^[ \t]{0,12}\d{1,2}[.)、](?=[ \t]|[^\d\s])")
_FRACTION = re.compile(r"(?<![\d/.,])(?:(\d{1,2}) )?(\d{1,2}) ?/ ?(\d{1,2})(?![\d/.,]\d|/)")
_RANGE = re.compile(
    r",? ?(?:-|–|—|~|to|up to|a|o|u|or|y|and|至|到|或)(?: the| las| los| even| incluso)? ?",
    re.IGNORECASE,
)
_OVER = re.compile(r" ?(?:/|over|sobre|por encima de|比|、) ?", re.IGNORECASE)
# “血壓一百三十、八十”; elsewhere 、 parts two numbers.
_PRESSURE = re.compile("血壓|血压")
_NEAR = 16  # characters
_IN = re.compile(r" (?:in|out of|de cada) ", re.IGNORECASE)
# “Seven of ten people” is a share of them, and “two of ten tablets” is none.
_OF = re.compile(r" (?:of|de) ", re.IGNORECASE)
_PEOPLE = re.compile(
    r" (?:people|children|patients|women|men|adults|users|personas|niñ[oa]s|pacientes|mujeres"
    r"|hombres|adultos)\b",
    re.IGNORECASE,
)
_HALF_MORE = re.compile(r" (?:and a half|and one half|y medi[ao])\b|[個个]?半(?!年|天|小|夜|數|数)")
_HALF_MORE_BEFORE_UNIT = re.compile(r" (?:and a half|and one half|y medi[ao])\b|[個个]半", re.I)
# “Litro y medio” without a number before it.
_ONE_AND_A_HALF = re.compile(
    r"\b(?:litro|hora|minuto|gramo|comprimido|pastilla|tableta|cucharad(?:a|ita)|vaso"
    r"|taza) y medi[ao]\b",
    re.IGNORECASE,
)
_QUARTER_MORE = re.compile(r" (?:and a quarter|y cuarto)\b", re.IGNORECASE)
# “One single time”, “una sola vez”, “two whole tablets”.
_BEFORE_UNIT = re.compile(r" (?:single|whole|full|sol[oa]|enter[oa])(?= )", re.IGNORECASE)
# “Eight a day” is so many each day, “half a day” is a time.
_EACH = re.compile(r" an? ", re.IGNORECASE)
_GAP_OF_COUNT = re.compile(r" ?(?:x|×|\*)? ?$", re.IGNORECASE)
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of| de)? (?P<month2>{_MONTH}))\b(?! ?(?:mg|%))"
    r"|(?P<month3>\d{1,2})月(?P<day3>\d{1,2})[日號号]",
    re.IGNORECASE,
)
# "Al menos", "por lo menos" and "más o menos" are no sign.
_MINUS_WORD = re.compile(
    r"(?:minus|(?<!al )(?<!lo )(?<! o )(?<!no )menos|negative|零下|負|负) ?$", re.IGNORECASE
)
_BP = range(30, 300)  # a blood pressure in mmHg: no fraction and no date

# "Two thirds of children" are two in three of them; of a tablet they are none.
_TOPS = {"a": 1, "one": 1, "two": 2, "three": 3, "un": 1, "una": 1, "dos": 2, "tres": 3}
_BOTTOMS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tercio": 3, "cuarto": 4, "quinta": 5}
_SHARE_OF_PEOPLE = re.compile(
    rf"\b({'|'.join(_TOPS)})[ -]({'|'.join(_BOTTOMS)})(?:s|s? parte)?"
    r"(?= (?:of|de) (?:all |the |los |las )?(?:people|children|patients|women|men|adults|cases"
    r"|users|babies|them|personas|niñ[oa]s|pacientes|mujeres|hombres|adultos|casos)\b)",
    re.IGNORECASE,
)
# “Two thirds full”; “a third of a tablet” is read with its unit.
_THIRDS = re.compile(
    r"\b(one|two|un|dos)[ -](third|fifth|tercio|quinta)(?:s|s? partes?)?\b"
    r"(?! (?:of|de|dose|time|day|week)\b)",
    re.IGNORECASE,
)


def quantities(text: str, language: str, *, ones: bool = False) -> list[Quantity]:
    """The numbers of a text in their order. `language` (ISO 639-1) tells which words are numbers.

    The numbers of list items are left out, and so is the word “one” without a unit, which mostly
    is no number, unless `ones` is set.
    """
    text = narrow(text)
    taken = bytearray(len(text))
    for match in _ITEM.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    numbers: list[_Number] = []
    for number in _all(text, language):
        if number.start < number.end and not any(taken[number.start : number.end]):
            taken[number.start : number.end] = b"\1" * (number.end - number.start)
            numbers.append(number)
    numbers.sort(key=lambda number: number.start)
    found: list[Quantity] = []
    for number in _joined(text, numbers):
        # “two and a half hours” has been read with its half.
        if found and number.start < found[-1].end:
            continue
        quantity = _quantity(text, number)
        if quantity is not None:
            found.append(quantity)
    found = _without_middles(text, _read_together(text, found))
    if not ones:
        found = [one for one in found if one.unit or not _is_word_one(one)]
    return found


def _is_word_one(quantity: Quantity) -> bool:
    return quantity.value == 1 and not any(char.isdigit() for char in quantity.text)


def _all(text: str, language: str) -> Iterator[_Number]:
    """The numbers of all kinds; an earlier one goes before one that overlaps."""
    for match in _DATE.finditer(text):
        month = match["month"] or match["month2"]
        number = _MONTHS[month.lower()] if month else int(match["month3"])
        day = int(match["day"] or match["day2"] or match["day3"])
        yield _Number(*match.span(), Fraction(number * 100 + day), "date")
    for time in clock_times(text):
        yield _Number(time.start, time.end, time.minutes, "clock", loose=not time.exact)
    for match in _FRACTION.finditer(text):
        top, bottom = int(match[2]), int(match[3])
        if 0 < top < bottom <= 10 and len(match[2]) == len(str(top)):
            whole = int(match[1] or 0)
            yield _Number(*match.span(), whole + Fraction(top, bottom))
    for match in _SHARE_OF_PEOPLE.finditer(text):
        top, bottom = _TOPS[match[1].lower()], _BOTTOMS[match[2].lower()]
        yield _Number(*match.span(), Fraction(100 * top, bottom), "percent")
    for match in _THIRDS.finditer(text):
        top, bottom = _TOPS[match[1].lower()], _BOTTOMS[match[2].lower()]
        yield _Number(*match.span(), Fraction(top, bottom))
    if language == "es":
        for match in _ONE_AND_A_HALF.finditer(text):
            unit = unit_at(f"1 {match[0]}", 1)
            if unit is not None:
                half_more = unit[1].factor * Fraction(3, 2)
                yield _Number(*match.span(), half_more, unit[1].base)
    for numeral in numerals(text, language):
        yield _Number(numeral.start, numeral.end, numeral.value, numeral.unit or None)
    for word in number_words(text, language):
        yield _Number(
            word.start,
            word.end,
            word.value,
            word.kind if word.kind in ("times", "percent") else None,
            part=word.kind in ("part", "article"),
            loose=word.kind == "article",
        )


def _joined(text: str, numbers: list[_Number]) -> list[_Number]:
    """“1 ½” and “one and three quarters” as one number."""
    joined: list[_Number] = []
    for number in numbers:
        if joined and _completes(text, joined[-1], number):
            joined[-1] = replace(joined[-1], end=number.end, value=joined[-1].value + number.value)
            continue
        joined.append(number)
    return joined


def _completes(text: str, whole: _Number, part: _Number) -> bool:
    if whole.unit or part.unit or part.loose or whole.value.denominator != 1:
        return False
    between = text[whole.end : part.start].lower()
    if part.value.denominator == 1 or part.value >= 1:
        return False
    if between in ("", " ") and text[part.start] in "¼½¾⅓⅔⅛⅜⅝⅞⅙":
        return True
    return between in (" and ", " y ") and not whole.loose and not whole.part


def _quantity(text: str, number: _Number) -> Quantity | None:
    start, end, value = number.start, number.end, number.value
    if number.unit is not None:
        return Quantity(
            value, value, number.unit, text[start:end].strip(), start, end, number.loose
        )
    more = _HALF_MORE_BEFORE_UNIT.match(text, end)
    if more is not None and not number.loose and value.denominator == 1:
        value, end = value + Fraction(1, 2), more.end()
    between = _BEFORE_UNIT.match(text, end)
    unit = unit_at(text, end if between is None else between.end())
    if unit is not None and value.denominator == 1 and not number.part and _EACH.match(text, end):
        unit = None
    if unit is None:
        if number.part:
            return None
        value, start = _signed(text, start, value)
        return Quantity(value, value, "", text[start:end], start, end)
    end, base = unit[0], unit[1]
    amount = value * base.factor
    name = base.base
    if not number.part or number.loose:
        if (more := _HALF_MORE.match(text, end)) is not None:
            amount, value, end = amount + base.factor / 2, value + Fraction(1, 2), more.end()
        elif (more := _QUARTER_MORE.match(text, end)) is not None:
            amount, value, end = amount + base.factor / 4, value + Fraction(1, 4), more.end()
    per = per_before(text, start)
    if per is not None and "/" not in name:
        start, amount, name = per[0], amount / per[1].factor, f"{name}/{per[1].base}"
    signed, start = _signed(text, start, value)
    if signed < 0:
        amount = -amount
    return Quantity(signed, amount, name, text[start:end], start, end, number.loose)


def _signed(text: str, start: int, value: Fraction) -> tuple[Fraction, int]:
    """With the sign before it: a dash after another number is a range, and none."""
    if start and text[start - 1] == "-" and (start == 1 or text[start - 2] in " (\t\n:："):
        before = text[max(0, start - 4) : start - 1].rstrip()
        if not (before and (before[-1].isdigit() or before[-1] in "%°")):
            return -value, start - 1
    word = _MINUS_WORD.search(text, max(0, start - 9), start)
    return (-value, word.start()) if word is not None else (value, start)


def _read_together(text: str, found: list[Quantity]) -> list[Quantity]:
    """Numbers that say something only with their neighbour: ranges, pressures, “1 in 10”."""
    result: list[Quantity] = []
    for quantity in reversed(found):
        after = result[-1] if result else None
        if after is None:
            result.append(quantity)
            continue
        between = text[quantity.end : after.start] if after.start - quantity.end < 16 else None
        if between is None:
            result.append(quantity)
        elif _is_ratio(text, quantity, after, between):
            result[-1] = _pair(text, quantity, after)
        elif (
            not quantity.unit
            and not after.unit
            and (
                _IN.fullmatch(between)
                or (_OF.fullmatch(between) and _PEOPLE.match(text, after.end))
            )
            and (0 < quantity.value < after.value)
        ):
            share = quantity.value / after.value * 100
            words = text[quantity.start : after.end]
            result[-1] = Quantity(share, share, "percent", words, quantity.start, after.end)
        elif _counts(text, quantity, after, between):
            result.append(replace(quantity, unit="piece", amount=quantity.value))
        else:
            result += _ranged(text, quantity, after, between, result)
    return result[::-1]


def _without_middles(text: str, found: list[Quantity]) -> list[Quantity]:
    """“Two, three or four weeks” as “two to four weeks”."""
    result: list[Quantity] = []
    for quantity in found:
        result.append(quantity)
        if len(result) < 3:
            continue
        first, middle, last = result[-3:]
        if (
            middle.span is None
            or middle.span != last.span
            or first.unit
            or (first.value + 1, middle.value + 1) != (middle.value, last.value)
            or not _is_enumeration(text[first.end : middle.start])
        ):
            continue
        factor = last.amount / last.value
        span = (first.value * factor, last.amount)
        words = text[first.start : last.end]
        first = replace(first, amount=span[0], unit=last.unit, text=words, span=span)
        result[-3:] = [first, replace(last, span=span)]
    return result


def _is_ratio(text: str, first: Quantity, second: Quantity, between: str) -> bool:
    if first.unit or second.unit not in ("", "mmhg") or not _OVER.fullmatch(between):
        return False
    if between.strip() == "/":
        return True
    if between == "、" and _PRESSURE.search(text, max(0, first.start - _NEAR), first.start) is None:
        return False
    return first.value in _BP and second.value in _BP


def _pair(text: str, first: Quantity, second: Quantity) -> Quantity:
    """Two numbers that are one figure, such as a blood pressure or a day and a month."""
    value = first.value * 100_000 + second.value
    return Quantity(value, value, "ratio", text[first.start : second.end], first.start, second.end)


def _counts(text: str, count: Quantity, strength: Quantity, between: str) -> bool:
    """In “two 5 mg tablets” the two counts tablets."""
    return (
        not count.unit
        and strength.unit.startswith("mcg")
        and _GAP_OF_COUNT.fullmatch(between) is not None
        and PIECE_WORD.match(text, strength.end) is not None
    )


def _ranged(
    text: str, before: Quantity, after: Quantity, between: str, result: list[Quantity]
) -> list[Quantity]:
    """In “10 to 15 mg” both numbers are milligrams, and in “a week or two” both are weeks."""
    if _or_one_more(before, after, between):
        span = (before.amount, before.amount * after.value / before.value)
        words = text[before.start : after.end]
        result[-1] = replace(after, amount=span[1], unit=before.unit, text=words, span=span)
        return [replace(before, span=span)]
    if not (_RANGE.fullmatch(between) or _is_approximate(before, between)) or after.unit in (
        "ratio",
        "phone",
        "date",
    ):
        return [before]
    timed = (before.unit == "clock") != (after.unit == "clock")
    if before.unit == "phone" or (timed and before.unit):
        return [before]
    if not before.unit and after.unit and after.unit != "clock":
        factor = after.amount / after.value if after.value else Fraction(1)
        before = replace(
            before,
            amount=before.value * factor,
            unit=after.unit,
            text=text[before.start : after.end],
            loose=False,
        )
    elif not before.unit and after.unit == "clock" and 0 < before.value <= 12:
        hours = before.value + (12 if after.amount >= 720 and before.value < 12 else 0)
        before = replace(before, amount=hours * 60, value=hours * 60, unit="clock", loose=True)
    if before.unit == after.unit and before.amount < after.amount and not _is_enumeration(between):
        span = (before.amount, after.amount)
        result[-1] = replace(after, span=span)
        before = replace(before, span=span)
    return [before]


def _or_one_more(before: Quantity, after: Quantity, between: str) -> bool:
    """“A week or two”, “una semana o dos”."""
    return (
        before.unit == "minute"
        and not after.unit
        and after.value == before.value + 1
        and between.strip().lower() in {"or", "o"}
    )


def _is_approximate(before: Quantity, between: str) -> bool:
    """The first of two Chinese numbers without anything between, “三” of “三四次”."""
    return not between and not before.unit and bool(HAN_CHARACTER.match(before.text[-1:]))


def _is_enumeration(between: str) -> bool:
    return between.strip().lower() in {",", "、"}
