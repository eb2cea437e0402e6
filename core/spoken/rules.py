"""What the signs between and beside figures are called: ranges, fractions, doses, scores."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from itertools import zip_longest

from core.spoken.amounts.fractions import say_fractions
from core.spoken.amounts.shares import say_shares
from core.spoken.amounts.temperatures import say_temperatures
from core.spoken.boxes import say_boxes, say_crosses, say_keycaps
from core.spoken.measures import (
    NUMBER,
    UNIT,
    say_powers,
    say_strokes,
    say_units,
    without_unit_points,
)
from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords
from core.text.numbers.units import unit_at

_START = r"(?<![A-Za-z0-9_./,-])"
_DASH = r"(?:-|–|—|−|~|～|〜|‒|‐|－|﹣|∼|˜)"
_SPAN = rf"\d{{2,3}}(?: ?{_DASH} ?\d{{2,3}})?"
_RANGE_UNIT = (
    r"(?: ?(?:[A-Za-zµμ]{1,5}|%|°[CF]?|℃|毫升|毫克|公斤|公克|克|度|次|天|小時|小时|分鐘|分钟))?"
)
_UNIT_BEGINS = re.compile(rf" ?(?:{UNIT}|[毫公克大卡千元步國国單单])")
_RANGE = re.compile(
    rf"{_START}({NUMBER}|\d{{1,2}}:\d{{2}})({_RANGE_UNIT}) ?{_DASH} ?({NUMBER}|\d{{1,2}}:\d{{2}})"
    rf"(?!\d|/ ?[\d½]|[-~–][\dA-Z])( ?(?:{UNIT}|[^\W\d_]|[%°℃]))?"
)
# "8 AM – 5 mg" and "Day 1 – 5 mg" tell what is taken when, "every week 1 – 2 tablets" how much.
_HALF_OF_DAY = re.compile(r" ?[ap]m", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?i)(?:(?:^|[.;:|(•*-]) *(?:day|week|month|step|cycle|d[ií]a|semana|mes|paso|ciclo) |第 ?)$"
)
_DOSE = frozenset(
    (
        *("mcg", "ml", "unit", "piece", "drop", "puff", "spray", "dose", "mmol", "meq"),
        *("teaspoon", "tablespoon"),
    )
)
# "Open 10-2", "Sunday 9-1"
_OPEN = re.compile(r"(?i)(?:\bopen|\bhours|day|[aá]bado|abiert[oa]|horario):? $")
_PLACE = re.compile(
    r"(?i)\b(?:room|suite|apt\.|apartment|hab\.|habitaci[oó]n|despacho) $|(?:病房|[診诊][間间]) ?$"
)
_BETWEEN = re.compile(r"(?i)\b(?:between|entre)(?: l[ao]s)? $")
_PRESSURE = re.compile(
    rf"(?<![A-Za-z0-9_./,])({_SPAN}) ?/ ?({_SPAN})(?![\d/.,]\d|\d|/)"
    r"(?! ?(?:mg|mcg|µg|ml|mL|g)\b)"
)
# In Spain and Argentina people say their pressure in centimetres of mercury.
_SHORT_PRESSURE = re.compile(rf"{_START}(\d{{1,2}})/(\d{{1,2}})(?!\d|/|[.,]\d|%)")
_PRESSURE_BEFORE = re.compile(r"(?i)\b(?:tensi[oó]n|presi[oó]n|TA|PA)\b[^.;\d]{0,20}$")
_COMPARISON = re.compile(rf"(<=|=<|>=|=>|[<>≤≥⩽⩾]) ?(?=-?{NUMBER})")
# "A score of -2.5", but "2 -5 mg" and what begins a line may be no minus.
_MINUS_SIGN = r"(?:(?<![\w.])− ?|(?<=[a-záéíóúñ:=(] )-|(?<=[（(:=])-)"
# "No >30 mg", "not <5 mg"
_DENIED = re.compile(r"(?i)\bnot? ?$")
_PERCENT = re.compile(rf"(?P<minus>{_MINUS_SIGN})?((?:{NUMBER}(?: (?:to|a) |到))?{NUMBER}) ?%")
_DIGITS = re.compile(r"\d+")
_EQUALS = re.compile(
    rf"(?<=[\w%°)）.]) ?[=＝] ?(?=(?:½|{NUMBER}))|(?<=[\w%)]) = (?=[^\W_])"
    r"|(?<=[一-鿿]) ?[=＝] ?(?=[一-鿿])"
)
_OR_MORE = re.compile(rf"{_START}({NUMBER})( ?%)?\+(?![\d/-])")
_ARROW = re.compile(r" ?(?:(?<!-)->|=>(?! ?\d)|→|⇒|➔) ?")
_TREND = re.compile(r" ?([↑↓↔]) ?")
_ENDS = ("", *".,;:!?)")
_PLUS = re.compile(
    r"(?<=[gGlL])\+(?=\d)"
    r"|(?<=[\w)）%]) \+ (?=[\w(（½])|(?<=[一-鿿）]) ?\+ ?(?=[\w（])|(?<=\w)\+(?=[一-鿿])"
)
_AND = re.compile(
    r"(?<=[\w)）]) & (?=[\w(（])|(?<=[一-鿿）]) ?& ?(?=[\w（])|(?<=\w) ?& ?(?=[一-鿿])"
)
_LENGTH = re.compile(r" ?(?:cm|mm|m|ft|公分|公尺|毫米)(?![A-Za-z²³])")
_PLUS_MINUS = re.compile(rf"(?P<behind>(?<=\w))?(?:±|\+/-) ?({NUMBER})")
_WITH_OR_WITHOUT = re.compile(r"(?:(?<=[^\W\d_])|(?<=[)）])) ?(?:±|\+/-) ?(?=[^\W\d_])")
_ABOUT = re.compile(rf"(?:(?<![\w~])|(?<=[約约]))[~～≈] ?({NUMBER})")
_SAYS_ABOUT = re.compile(
    r"(?i)(?:\b(?:about|approximately|around|un[oa]s|aproximadamente)|[大]?[約约]) ?$"
)
_PRODUCT = re.compile(
    rf"{NUMBER}(?: ?{UNIT})?(?:(?: ?× ?| x ){NUMBER}(?: ?{UNIT}(?= ?[×x] ?\d))?){{1,3}}"
    r"|(\d{1,3}) ?(?:×|x)(?![A-Za-z0-9]| ?\d)"
)
_TIMES_SIGN = re.compile(r" ?× ?| x ")
# "3x2x1 cm"
_SIDES = re.compile(rf"(?<![\w.,]){NUMBER}(?:x{NUMBER}){{1,2}}(?= ?(?:cm|mm|m)(?![A-Za-z²³]))")
_MINUS = re.compile(rf"{_MINUS_SIGN}({NUMBER})(?![-/\d])")


def _pressure(text: str, words: SpokenWords) -> str:
    def say(found: re.Match[str]) -> str:
        uppers, lowers = (list(map(int, _DIGITS.findall(found[part]))) for part in (1, 2))
        pairs = list(zip_longest(uppers, lowers))
        if not all(
            60 <= (upper or uppers[0]) <= 300
            and 30 <= (lower or lowers[0]) <= 200
            and (lower or lowers[0]) < (upper or uppers[0])
            for upper, lower in pairs
        ):
            return found.group()
        # "120/80-135/85" is a span of two pressures.
        if len(uppers) < len(lowers) and re.match(r" ?/", text[found.end() :]):
            return found.group()
        return words.over.format(found[1], found[2])

    text = _PRESSURE.sub(say, text)
    return _SHORT_PRESSURE.sub(_in_centimetres, text) if words is SPANISH else text


def _in_centimetres(found: re.Match[str]) -> str:
    upper, lower = int(found[1]), int(found[2])
    told = _PRESSURE_BEFORE.search(found.string[max(0, found.start() - 40) : found.start()])
    if told and 8 <= upper <= 25 and 4 <= lower <= 15 and lower < upper:
        return SPANISH.over.format(upper, lower)
    return found.group()


def _always(text: str, words: SpokenWords) -> str:
    return re.sub(rf"{_START}24/7(?!\d|/)", words.always, text)


def _equals(text: str, words: SpokenWords) -> str:
    return _EQUALS.sub(f"{words.joint}{words.equals}{words.joint}", text)


def _or_more(text: str, words: SpokenWords) -> str:
    return _OR_MORE.sub(lambda found: words.or_more.format(found[1] + (found[2] or "")), text)


def _plus_minus(text: str, words: SpokenWords) -> str:
    def say(found: re.Match[str]) -> str:
        space = "" if found["behind"] is None else words.joint
        return space + words.plus_minus.format(found[2])

    text = _PLUS_MINUS.sub(say, text)
    return _WITH_OR_WITHOUT.sub(f"{words.joint}{words.with_or_without}{words.joint}", text)


def _ranges(text: str, words: SpokenWords) -> str:
    joint = words.joint

    def say(found: re.Match[str]) -> str:
        low, unit, high, after = found[1], found[2], found[3], found[4] or ""
        sign = text[found.end(2) : found.start(3)]
        dash = sign.strip()
        before = text[max(0, found.start() - 14) : found.start()]
        if not unit and dash in "-‐" and _PLACE.search(before):
            return found.group()
        opens = _OPEN.search(before) and low.isdigit() and high.isdigit() and int(low) <= 12
        if not opens and not _is_range(low, dash, high, bool(unit.strip()), after):
            return found.group()
        apart = sign == f" {dash} "
        timed = ":" in low or _HALF_OF_DAY.fullmatch(unit) or (apart and _NUMBERED.search(before))
        counted = unit_at(text, found.end(3)) if timed else None
        if counted is not None and counted[1].base.split("/")[0] in _DOSE:
            return f"{low}{unit}{',' if joint else '，'}{joint}{high}{after}"
        between = _BETWEEN.search(before)
        said = words.between if between else words.to
        return f"{low}{unit}{joint}{said}{joint}{high}{after}"

    return _RANGE.sub(say, text)


def _is_range(low: str, dash: str, high: str, unit: bool, after: str) -> bool:
    """Whether two figures around a dash are a span, rather than a score or half a phone number."""
    if ":" in low or ":" in high:
        return True
    if (high.startswith("0") or low.startswith("0")) and not ("." in low or "," in low):
        return low == "0" and not high.startswith("0")
    telephone = low.isdigit() and high.isdigit() and len(low) >= 3 and len(high) >= 4
    if telephone and dash in "-‐" and not unit and not _UNIT_BEGINS.match(after):
        return False
    return unit or _value(low) < _value(high)


def _value(number: str) -> float:
    whole, *parts = re.split("[.,]", number)
    if parts and all(len(part) == 3 for part in parts) and whole != "0":
        return float(whole + "".join(parts))
    return float(f"{whole}.{''.join(parts) or 0}")


def _comparisons(text: str, words: SpokenWords) -> str:
    said = {"<": words.below, ">": words.above, "≤": words.at_most, "≥": words.at_least}
    same = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥", "⩽": "≤", "⩾": "≥"}

    def say(found: re.Match[str]) -> str:
        phrase = said[same.get(found[1], found[1])].format("").strip()
        if words is ENGLISH and _DENIED.search(text[max(0, found.start() - 5) : found.start()]):
            phrase = {"below": "less than", "above": "more than"}.get(phrase, phrase)
        before = text[max(0, found.start() - 1) : found.start()]
        space = (
            " " if before and not before.isspace() and words.joint and before not in "(（" else ""
        )
        return f"{space}{phrase}{words.joint}"

    return _COMPARISON.sub(say, text)


def _arrows(text: str, words: SpokenWords) -> str:
    def say(found: re.Match[str]) -> str:
        after = text[found.end() : found.end() + 1]
        before = text[max(0, found.start() - 12) : found.start()]
        if after.isdigit() and re.search(r"\d", before):
            return f"{words.joint}{words.becomes}{words.joint}"
        return f"{words.then}{words.joint}" if before.strip() else ""

    return _ARROW.sub(say, text)


def _joined(text: str, words: SpokenWords) -> str:
    text = _PLUS.sub(f"{words.joint}{words.plus}{words.joint}", text)
    return _AND.sub(f"{words.joint}{words.with_sign}{words.joint}", text)


def _trends(text: str, words: SpokenWords) -> str:
    said = {"↑": words.up, "↓": words.down, "↔": words.same}

    def say(found: re.Match[str]) -> str:
        before = words.joint if found.start() else ""
        after = "" if found.string[found.end() :][:1] in _ENDS else words.joint
        return f"{before}{said[found[1]]}{after}"

    return _TREND.sub(say, text)


# "10 reps × 3 sets", "5次×30分鐘"
_OF_EACH = re.compile(r"(?<=[a-z])\.? ?× ?(?=\d{1,3} ?[^\W\d_])")
_WIDE_OF_EACH = re.compile(
    r"(?<=[次回組组下]) ?[×x] ?(?=\d{1,3} ?(?:分[鐘钟]|秒|小[時时]|[次下]|(?P<sets>[組组])))"
)


def _products(text: str, words: SpokenWords) -> str:
    def say(found: re.Match[str]) -> str:
        if found[1]:
            return words.repeated.format(found[1])
        # "3 × 4 cm" are two sides, "2 × 5 mg" two doses.
        said = words.by if _LENGTH.match(text, found.end()) else words.times
        return reduce(said.format, _TIMES_SIGN.split(found.group()))

    text = _SIDES.sub(lambda found: found.group().replace("x", " x "), text)
    text = _PRODUCT.sub(say, text)
    if words is CHINESE:
        return _WIDE_OF_EACH.sub(lambda found: "，共" if found["sets"] else "，每次", text)
    return _OF_EACH.sub(words.times.format("", ""), text)


def _percents(text: str, words: SpokenWords) -> str:
    def say(found: re.Match[str]) -> str:
        percent = words.percent.format(found[2])
        return words.minus.format(percent) if found["minus"] else percent

    return _PERCENT.sub(say, text)


def _about(text: str, words: SpokenWords) -> str:
    def say(found: re.Match[str]) -> str:
        told = _SAYS_ABOUT.search(text, max(0, found.start() - 16), found.start())
        return found[1] if told else words.about.format(found[1])

    return _ABOUT.sub(say, text)


def _minus(text: str, words: SpokenWords) -> str:
    return _MINUS.sub(lambda found: words.minus.format(found[1]), text)


# In this order: what is said of a figure first must not be taken for something else later.
RULES: tuple[Callable[[str, SpokenWords], str], ...] = (
    without_unit_points,
    say_keycaps,
    say_crosses,
    say_boxes,
    _always,
    _arrows,
    _trends,
    _comparisons,
    _equals,
    _or_more,
    _pressure,
    say_fractions,
    say_shares,
    say_powers,
    _plus_minus,
    _joined,
    _ranges,
    say_temperatures,
    _percents,
    _about,
    _minus,
    _products,
    say_units,
    say_strokes,
)
