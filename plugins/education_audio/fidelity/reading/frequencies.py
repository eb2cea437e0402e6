"""Finds how often something is done: “twice a day”, “every 8 hours”, “b.i.d.”, “隔天一次”.

Latin abbreviations as in the list of the Institute for Safe Medication Practices (ISMP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.text.numbers.numerals import narrow
from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.reading.day_moments import listed_moments

_DAY = 1440  # minutes
_MONTH = 43_830  # a twelfth of a year of 365.25 days, so that four times a year is every 3 months
_PERIODS = {
    "hour": 60,
    "day": _DAY,
    "night": _DAY,
    "morning": _DAY,
    "evening": _DAY,
    "afternoon": _DAY,
    "week": 7 * _DAY,
    "fortnight": 14 * _DAY,
    "month": _MONTH,
    "year": 12 * _MONTH,
    "hora": 60,
    "dia": _DAY,
    "día": _DAY,
    "noche": _DAY,
    "mañana": _DAY,
    "tarde": _DAY,
    "semana": 7 * _DAY,
    "mes": _MONTH,
    "año": 12 * _MONTH,
    "hr": 60,
    "h": 60,
    "小時": 60,
    "小时": 60,
    "鐘頭": 60,
    "天": _DAY,
    "日": _DAY,
    "晚": _DAY,
    "早": _DAY,
    "週": 7 * _DAY,
    "周": 7 * _DAY,
    "星期": 7 * _DAY,
    "禮拜": 7 * _DAY,
    "礼拜": 7 * _DAY,
    "月": _MONTH,
    "年": 12 * _MONTH,
}
_ADVERBS = {
    "hourly": 60,
    "daily": _DAY,
    "nightly": _DAY,
    "weekly": 7 * _DAY,
    "fortnightly": 14 * _DAY,
    "monthly": _MONTH,
    "yearly": 12 * _MONTH,
    "annually": 12 * _MONTH,
    "diario": _DAY,
    "diaria": _DAY,
    "diarios": _DAY,
    "diarias": _DAY,
    "diariamente": _DAY,
    "semanal": 7 * _DAY,
    "semanales": 7 * _DAY,
    "semanalmente": 7 * _DAY,
    "mensual": _MONTH,
    "mensuales": _MONTH,
    "mensualmente": _MONTH,
    "anual": 12 * _MONTH,
    "anualmente": 12 * _MONTH,
}
_WORDS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for number, word in enumerate(words.split(), start=1)
} | {
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "twenty-one": 21,
    "twenty-four": 24,
    "twenty-eight": 28,
    "thirty": 30,
    "forty-eight": 48,
    "seventy-two": 72,
    "ninety": 90,
    "catorce": 14,
    "quince": 15,
    "veinte": 20,
    "veintiún": 21,
    "veintiun": 21,
    "veinticuatro": 24,
    "veintiocho": 28,
    "treinta": 30,
    "noventa": 90,
    "una": 1,
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "a": 1,
    "other": 2,
    "second": 2,
    "third": 3,
}
# “Cada quince días” is every two weeks.
_QUINCE, _FORTNIGHT = 15, 14
_HAN = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)} | {
    "兩": 2,
    "两": 2,
}
_EN_NUMBER = (
    r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty-one|twenty-four|twenty-eight|twenty|thirty|forty-eight|seventy-two|ninety"
)
_ES_NUMBER = (
    r"\d{1,3}|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|catorce|quince"
    r"|veinte|veinti[uú]n|veinticuatro|veintiocho|treinta|noventa"
)
_ZH_NUMBER = r"\d{1,3}|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九兩两]"
_EN_PERIOD = r"hour|hr|h|day|night|morning|evening|afternoon|week|fortnight|month|year"
_ES_PERIOD = r"hora|h|d[ií]a|noche|mañana|tarde|semana|mes|año"
_ZH_PERIOD = r"小時|小时|鐘頭|天|日|晚|早|週|周|星期|禮拜|礼拜|月|年"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Every other day, every 6 to 8 hours, each night.
        rf"\b(?:every|each) (?:(?P<step>{_EN_NUMBER}|other|second|third)"
        rf"(?:(?: to | or |-)(?P<step2>{_EN_NUMBER}))?[ -])?(?P<every>{_EN_PERIOD})s?\b"
        # “Use each night bag once”
        r"(?! (?:bag|dose|dressing|cream|pad|shift|guard|splint|drink|meal|feed)s?\b)",
        rf"\bcada (?:(?P<step>{_ES_NUMBER})(?:(?: a | o |-)(?P<step2>{_ES_NUMBER}))? )?"
        rf"(?P<every>{_ES_PERIOD})(?:e?s)?\b",
        rf"每隔?(?:(?P<step>{_ZH_NUMBER})(?:(?:到|至|~|-)(?P<step2>{_ZH_NUMBER}))?)?[個个]?"
        rf"(?P<every>{_ZH_PERIOD})上?(?!\w?[會会])",
        r"\b(?P<alternate>(?:on )?alternate days|(?:en )?d[ií]as alternos|d[ií]a por medio"
        r"|un d[ií]a s[ií],? (?:y )?(?:otro|un d[ií]a) no"
        r"|(?:one )?day on,? (?:and )?(?:one |the next )?(?:day )?off)\b"
        # “隔天早上再吃” is the next day.
        r"|(?P<alternate2>(?<![的後后術术完])隔一?[天日](?![早上中下晚再才就、]))",
        r"\b(?:todos los|todas las) (?P<every>d[ií]a|noche|mañana|tarde|semana|mes)(?:e?s)\b",
        # “八小時吃一次” needs no “every”; “第二天起吃一次” tells of one day.
        rf"(?<![第隔同\d一二三四五六七八九十])(?P<step>{_ZH_NUMBER})[個个]?(?P<every>{_ZH_PERIOD})"
        r"[^，。；！？、內内後后前再才\d]{0,4}?"
        r"(?:一|1)(?:次|回|顆|颗|片|粒)",
        r"(?:每(?P<half>半)年|(?P<half2>半)年(?=[^，。；]{0,6}[次回]))",
        r"(?<![第頭头同])(?:一天|一日|(?P<zhday>每天|每日)|(?P<zhweek>一週|一周|一星期))(?=[^，。；、]{0,8}?(?:[次回]|毫|顆|颗|片|粒|小時|小时|鐘|钟))",
    )
)
_COUNT_EN = re.compile(
    rf"\b(?:(?P<first>{_EN_NUMBER}), )?(?P<count>once|twice|thrice|(?:{_EN_NUMBER})(?:(?: to "
    rf"| or |-)(?P<upto>{_EN_NUMBER}))?"
    r" (?:times?|occasions?|doses))"
    r"(?: (?:(?:a|an|per|each|every|in (?:a|any|every|each|the course of (?:a|the|one|each))"
    r"|over (?:a|the|each|one)|(?:during|across|throughout|through) (?:the|each|a|one))"
    rf" (?:whole |single )?(?P<period>{_EN_PERIOD})\b|(?P<round>(?:in|every|in every|in any|per"
    rf"|each|over)"
    r" (?:24|twenty-four)[ -]?(?:hours?|h))\b)"
    r"|[ -](?P<adverb>daily|weekly|monthly|nightly|hourly|yearly|annually)\b)",
    re.IGNORECASE,
)
_COUNT_ES = re.compile(
    # “Cuatro, cinco o seis veces” goes from four to six.
    rf"\b(?:(?P<first>{_ES_NUMBER}), )?(?P<count>(?:{_ES_NUMBER})(?: [aou] (?P<upto>{_ES_NUMBER}))?"
    r" (?:vez|veces|tomas|dosis|ocasiones))"
    r"(?: (?:(?:al|a la|por|cada|en una?|durante (?:el|la)|a lo largo (?:del|de la|de cada|de un)"
    rf"|en el|repartid[oa]s (?:en el|a lo largo del)) (?P<period>{_ES_PERIOD})\b"
    r"|(?P<round>(?:cada|en) (?:24|veinticuatro) ?(?:horas|h))\b)"
    r"| (?P<adverb>diari[ao]s?|semanal(?:es)?|mensual(?:es)?)\b)",
    re.IGNORECASE,
)
_COUNT_ZH = re.compile(
    rf"(?<![隔同])(?:每|一)(?:(?P<step>{_ZH_NUMBER}))?[個个]?(?P<period>{_ZH_PERIOD})[^，。；！？\n]{{0,16}}?"
    rf"(?P<count>{_ZH_NUMBER})(?:(?:到|至|~|-|、|或)?(?P<upto>{_ZH_NUMBER}))?[次回針针劑剂]"
)
_DAYS_ZH = re.compile(
    f"[每一][個个]?(?:星期|禮拜|礼拜|週|周)[^，。；天日後后內内]{{0,4}}?(?P<days>{_ZH_NUMBER})[天日]"
)
_EACH_ZH = re.compile(rf"早晚各?(?P<count>{_ZH_NUMBER})[次回顆颗粒片]|三餐")
_ADVERB = re.compile(rf"\b(?:a )?(?P<adverb>{'|'.join(_ADVERBS)})\b", re.IGNORECASE)
_LATIN = re.compile(
    r"(?<![\w.])(?:(?P<n1>q\.?d|o\.?d)|(?P<n2>b\.?i\.?d|b\.?d)|(?P<n3>t\.?i\.?d|t\.?d\.?s)"
    r"|(?P<n4>q\.?i\.?d|q\.?d\.?s)|q\.?\s?(?P<hours>\d{1,2})\s?h|(?P<prn>p\.?r\.?n))\.?(?!\w)",
    re.IGNORECASE,
)
_AS_NEEDED = re.compile(
    r"\b(?:(?:as|when|if|only when|unless) (?:it is |it's )?(?:needed|required|necessary)"
    r"|seg[uú]n (?:sea necesario|necesite)"
    r"|(?:cuando|si|a menos que|salvo que) (?:(?:lo |la )?necesite|(?:sea|es) necesario))\b"
    r"|必要時|必要时|需要時(?=[服吃使])",
    re.IGNORECASE,
)
_PER_EN = re.compile(
    rf"[^,.;:!?\n]{{0,24}}?(?:(?<!of )\b(?:a|an|per|each|/)|/) ?(?P<period>{_EN_PERIOD})\b",
    re.IGNORECASE,
)
_PER_ES = re.compile(
    rf"[^,.;:!?\n]{{0,24}}?(?:\b(?:al|a la|por)|/) ?(?P<period>{_ES_PERIOD})\b", re.IGNORECASE
)
_OF_A_WEEK = re.compile(
    r" (?:a|per|each|every|(?:out )?of the|al|a la|de la|por|cada)"
    r" (?P<period>week|month|year|semana|mes|año)\b",
    re.IGNORECASE,
)
_EVERY_SPAN = re.compile(r"(?:\b(?:every|each|cada) |每隔?)$", re.IGNORECASE)  # “every 15 minutes”
_BOTH_ENDS = re.compile(
    r"\b(?:morning and (?:in the |at |every )?(?:evening|night)"
    r"|mañana y (?:por la |en la |a la )?(?:noche|tarde))\b|早晚(?!各)",
    re.IGNORECASE,
)
_UNTIMED = ("minute", "month", "clock", "date", "phone", "percent")

AS_NEEDED = Fraction(-1)


@dataclass(frozen=True, slots=True)
class Rate:
    """How often, in times a minute (AS_NEEDED for “as needed”), at its place in the text.

    `weak` marks a period without a count, such as “each day”, which often says nothing. `gap` is
    where other words stand inside, as in “每天檢查腳底一次”.
    """

    start: int
    end: int
    times: Fraction
    weak: bool = False
    gap: tuple[int, int] = (0, 0)

    def tells(self, start: int, end: int) -> bool:
        """Whether the words at this place only tell how often."""
        inside = start < self.end and self.start < end
        return inside and not (self.gap[0] <= start and end <= self.gap[1])


def rates(text: str, quantities: Sequence[Quantity]) -> list[Rate]:
    """How often, as a sentence says it; `quantities` are those of the same text."""
    text = narrow(text)
    found: list[Rate] = []
    for rate in _all(text, quantities):
        if not any(rate.start < one.end and one.start < rate.end for one in found) or (
            # “every 6 to 8 hours” is two.
            any((rate.start, rate.end) == (one.start, one.end) for one in found)
        ):
            found.append(rate)
    return found


def _all(text: str, quantities: Sequence[Quantity]) -> Iterator[Rate]:
    for listed in listed_moments(text):
        period = 7 * _DAY if listed.of_week else _DAY
        # Its words stay words of the sentence: “before breakfast” tells more than how often.
        span = (listed.start, listed.end)
        yield Rate(*span, Fraction(listed.count, period), weak=True, gap=span)
    for pattern in (_COUNT_EN, _COUNT_ES):
        for match in pattern.finditer(text):
            adverb = match["adverb"]
            named = _ADVERBS[adverb.lower()] if adverb else _DAY
            period = _PERIODS[match["period"].lower()] if match["period"] else named
            for said in (match["first"] or match["count"], match["upto"]):
                if said:
                    yield Rate(*match.span(), Fraction(_number(said), period))
    for match in _COUNT_ZH.finditer(text):
        period = _PERIODS[match["period"]] * _number(match["step"] or "1")
        gap = (match.end("period"), match.start("count"))
        for said in (match["count"], match["upto"]):
            if said:
                yield Rate(*match.span(), Fraction(_number(said), period), gap=gap)
    for match in _DAYS_ZH.finditer(text):
        yield Rate(*match.span(), Fraction(_number(match["days"]), 7 * _DAY))
    for match in _EACH_ZH.finditer(text):
        yield Rate(*match.span(), Fraction(3 if match[0] == "三餐" else 2, _DAY))
    for match in _LATIN.finditer(text):
        yield _latin(match)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield from _every(match)
    for match in _BOTH_ENDS.finditer(text):
        yield Rate(*match.span(), Fraction(2, _DAY))
    for match in _ADVERB.finditer(text):
        yield Rate(*match.span(), Fraction(1, _ADVERBS[match["adverb"].lower()]), weak=True)
    for match in _AS_NEEDED.finditer(text):
        yield Rate(*match.span(), AS_NEEDED)
    for quantity in quantities:
        if quantity.unit == "minute" and 0 < quantity.amount < _DAY:
            every = _EVERY_SPAN.search(text, max(0, quantity.start - 10), quantity.start)
            if every is not None:
                # Its figure stays one, and is compared with other times too.
                gap = (quantity.start, quantity.end)
                yield Rate(every.start(), quantity.end, 1 / quantity.amount, gap=gap)
        if quantity.unit == "minute" and quantity.amount % _DAY == 0:
            yield from _days_of_a_week(text, quantity)
        if quantity.unit.split("/")[0] in _UNTIMED or quantity.unit == "times":
            continue
        for pattern in (_PER_EN, _PER_ES):
            per = pattern.match(text, quantity.end)
            if per is not None:
                start = per.start("period")
                yield Rate(
                    start, per.end(), Fraction(1, _PERIODS[per["period"].lower()]), weak=True
                )


def _days_of_a_week(text: str, days: Quantity) -> Iterator[Rate]:
    """“Five days a week” is five times a week."""
    per = _OF_A_WEEK.match(text, days.end)
    if per is not None:
        period = _PERIODS[per["period"].lower()]
        yield Rate(days.start, per.end(), Fraction(int(days.amount) // _DAY, period))


def _latin(match: re.Match[str]) -> Rate:
    if match["prn"]:
        return Rate(*match.span(), AS_NEEDED)
    if match["hours"]:
        return Rate(*match.span(), Fraction(1, 60 * max(int(match["hours"]), 1)))
    count = next(number for number in (1, 2, 3, 4) if match[f"n{number}"])
    return Rate(*match.span(), Fraction(count, _DAY))


def _every(match: re.Match[str]) -> Iterator[Rate]:
    groups = match.groupdict()
    if groups.get("alternate") or groups.get("alternate2"):
        yield Rate(*match.span(), Fraction(1, 2 * _DAY))
        return
    if groups.get("half") or groups.get("half2"):
        yield Rate(*match.span(), Fraction(1, 6 * _MONTH), weak=not match[0].startswith("每"))
        return
    if groups.get("zhweek"):
        yield Rate(*match.span(), Fraction(1, 7 * _DAY), weak=True)
        return
    if "every" not in groups:
        yield Rate(*match.span(), Fraction(1, _DAY), weak=True)
        return
    period = _PERIODS[groups["every"].lower()]
    steps = [step for step in (groups.get("step"), groups.get("step2")) if step]
    # “每隔四週” is every four weeks, “每隔一天” every other day.
    single = (steps or ["一"]) == ["一"] and period > _DAY
    skipped = int(match[0].startswith("每隔") and (period == _DAY or single))
    for step in steps or ["1"]:
        number = (_number(step) if steps else 1) + skipped
        if (number, period) == (_QUINCE, _DAY) and match[0].lower().startswith("cada"):
            number = _FORTNIGHT
        weak = not steps and not skipped
        yield Rate(*match.span(), Fraction(1, period * max(number, 1)), weak=weak)


def _number(said: str) -> int:
    word = said.split()[0].lower()
    if word.isdigit():
        return int(word)
    if word in _WORDS:
        return _WORDS[word]
    tens, ten, ones = word.partition("十")
    if not ten:
        return _HAN.get(word, 1)
    return 10 * _HAN.get(tens, 1) + (_HAN.get(ones, 0) if ones else 0)
