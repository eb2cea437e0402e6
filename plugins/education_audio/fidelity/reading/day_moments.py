"""Counts the moments of a day or the days of a week that a sentence lists.

“In the morning, at noon and at bedtime” is three times a day, “on Mondays” once a week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOMENTS = {
    "morning": "mornings? breakfast breakfast-time waking desayun[oa]r? mañanas? despertar"
    " levantarse 早上 早晨 早飯 早饭 早餐 上午 清晨 起床 早",
    "noon": "noon midday lunch lunchtimes? mediod[ií]a almuerzo almorzar comida comer 中午 午餐"
    " 午飯 午饭 午 中(?=[、，和]?晚)",
    "afternoon": "afternoons? tardes? merienda 下午 傍晚",
    "evening": "evenings? dinner dinnertime supper teatime cena cenar 晚上 晚餐 晚飯 晚饭 晚",
    "night": "nights? bedtime bed noches? acostarse dormir 睡前 夜裡 夜里 半夜",
}
_WEEKDAYS = {
    "1": "mondays? lunes 一",
    "2": "tuesdays? martes 二",
    "3": "wednesdays? mi[eé]rcoles 三",
    "4": "thursdays? jueves 四",
    "5": "fridays? viernes 五",
    "6": "saturdays? s[aá]bados? 六",
    "7": "sundays? domingos? 日 天",
}
# Meals and going to bed are moments only as “before dinner”; “dinner” itself is none.
_LATIN_MOMENT = "|".join(
    rf"(?P<{name}>{'|'.join(word for word in words.split() if word < chr(0x3400))})"
    for name, words in _MOMENTS.items()
)
_HAN_MOMENT = "|".join(
    rf"(?P<{name}>{'|'.join(word for word in words.split() if word > chr(0x3400))})"
    for name, words in _MOMENTS.items()
)
_LATIN_DAY = "|".join(
    rf"(?P<d{name}>{'|'.join(word for word in words.split() if word < chr(0x3400))})"
    for name, words in _WEEKDAYS.items()
)
_LATIN = re.compile(rf"\b(?:{_LATIN_MOMENT})\b", re.IGNORECASE)
_LATIN_DAYS = re.compile(rf"\b(?:{_LATIN_DAY})\b", re.IGNORECASE)
_HAN = re.compile(_HAN_MOMENT)
# “每週一、三、五”; “每週一次” is a count.
_HAN_DAYS = re.compile(
    "每個?(?:週|周|星期|禮拜|礼拜)[一二三四五六日天](?![次回個个天日])"
    "(?:[、，和及與与]?(?:週|周|星期|禮拜|礼拜)?[一二三四五六日天](?![次回個个天日顆颗片粒毫]))*"
)
_HAN_DAY = re.compile("[一二三四五六日天](?![期拜])")
# What may stand between two moments of one list: “in the morning and two at night”.
_BETWEEN = re.compile(
    r" ?(?:,|;|&|\+|/|\band\b|\by\b|\be\b|\bthen\b|\bluego\b|\botra\b|\botro\b|\bagain\b"
    r"|\bonce\b|\bone\b"
    r"|\banother\b|\bin\b|\bat\b|\bthe\b|\bwith\b|\bbefore\b|\bafter\b|\bduring\b|\bevery\b|\beach\b|\byour\b"
    r"|\bon\b|\bgoing to\b|\bwhen\b|\bcada\b|\bpor\b|\ben\b|\bla\b|\blas\b|\bel\b|\blos\b|\ba\b"
    r"|\bal\b|\bcon\b|\bantes de\b"
    r"|\bdespu[eé]s de\b|\bde\b|\buna\b|\bvez\b|\btodos\b|\btodas\b)"
)
_HAN_BETWEEN = re.compile(
    "(?:[、，和及與与跟各]|以及|飯[前後后]|[前後后]|一次|再|的時候|吃|服|用){0,4}"
)
_OPENS_SPAN = re.compile(
    r"\b(?:between|from|until|till|entre|desde|hasta)(?: \w+)? $", re.IGNORECASE
)
_EVERY_DAY = re.compile(r"(?:每天|每日|一天|一日|天天)(?:都|要|請|请|在|於|于|的)?$")
_EVERY = re.compile(r"(?:\b(?:every|each|on|cada|los|todos los)) $", re.IGNORECASE)
_PARTED = re.compile(r",|&|\b(?:and|then|y|e)\b", re.IGNORECASE)
_AND = re.compile(r"&|\b(?:and|y)\b|[、和及與与各]", re.IGNORECASE)
_ONE_MOMENT = {"evening", "night"}
_MAX_GAP = 36  # characters between two moments of a list


@dataclass(frozen=True, slots=True)
class Listed:
    """Moments listed at a place of the text: how many, and whether they are days of a week."""

    start: int
    end: int
    count: int
    of_week: bool = False


def listed_moments(text: str) -> Iterator[Listed]:
    """The lists of a text, in its order; one weekday is a list when it is said of every week."""
    yield from _chains(text, _LATIN, han=False)
    yield from _chains(text, _HAN, han=True)
    for listed in _chains(text, _LATIN_DAYS, han=False, least=1):
        plural = text[listed.end - 1].lower() == "s" and text[listed.start].lower() in "mtwfs"
        english = plural and text[: listed.end].lower().endswith("days")
        every = _EVERY.search(text, max(0, listed.start - 12), listed.start)
        if (every is not None and not every[0].lower().startswith("on")) or english:
            yield Listed(listed.start, listed.end, listed.count, of_week=True)
    for match in _HAN_DAYS.finditer(text):
        days = set(_HAN_DAY.findall(match[0].lstrip("每")))
        yield Listed(*match.span(), len(days), of_week=True)


def _chains(text: str, pattern: re.Pattern[str], *, han: bool, least: int = 2) -> Iterator[Listed]:
    chain: list[re.Match[str]] = []
    for match in [*pattern.finditer(text), None]:
        if chain and (match is None or not _joined(text, chain[-1], match, han=han)):
            names = {str(one.lastgroup) for one in chain}
            count = len(names)
            start = chain[0].start()
            # “In the evening, before bed” is one moment.
            if names == _ONE_MOMENT and not _AND.search(text, start, chain[-1].end()):
                count = 1
            if count >= least and _OPENS_SPAN.search(text, max(0, start - 24), start) is None:
                every = _EVERY_DAY.search(text, max(0, start - 6), start) if han else None
                yield Listed(every.start() if every else start, chain[-1].end(), count)
            chain = []
        if match is not None:
            chain.append(match)


def _joined(text: str, one: re.Match[str], other: re.Match[str], *, han: bool) -> bool:
    between = text[one.end() : other.start()]
    if han:
        # “早晚” are two moments, “晚上睡前” is one.
        listed = bool(between) or len(one[0]) == len(other[0]) == 1
        return listed and _HAN_BETWEEN.fullmatch(between) is not None
    if len(between) > _MAX_GAP or not _PARTED.search(between):
        return False
    return not re.sub(r"\d+|\W", "", _BETWEEN.sub("", between))
