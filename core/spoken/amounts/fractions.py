"""Says parts of a whole: "½ tablet", "1/2 vaso", "1½顆"."""

from __future__ import annotations

import re

from core.spoken.measures import UNIT_NAMES, unit_name
from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords

# "T½" is no half of anything.
_HALF_LIFE = re.compile(r"(?<![A-Za-z])[Tt](?:½|_?1/2|₁/₂)(?![A-Za-z0-9/])")
_NEAR = 30  # characters after a figure that tell what it counts
_START = r"(?<![A-Za-z0-9_./,-])"
_FRACTION = re.compile(
    rf"(?:{_START}(?:(\d{{1,3}})[ -])?([1-3](?=/[2-4])|[1357](?=/8))/([2-48])(?!\d|/)"
    r"|(?:(?<![A-Za-z])(\d{1,3}) ?)?(?<![A-Za-z])([½⅓⅔¼¾⅛⅜⅝⅞]))"
    rf"(?: ?(?P<unit>{UNIT_NAMES})(?![\w/²³'’]))?"
)
# "½–1", "1/2-1", "1-1½": a span from or to a part. "1-1/2" is one and a half.
_DASH = r" ?[-–—~～] ?"
_GLYPH = "[½⅓⅔¼¾⅛⅜⅝⅞]"
_SPAN = re.compile(
    rf"(?:(?<![\d./,-])(?P<low>(?:\d{{1,2}} ?)?(?<![A-Za-z]){_GLYPH}|[1-3]/[2-4]){_DASH}"
    rf"(?P<high>\d{{1,2}}(?![\d/:])(?: ?{_GLYPH})?|{_GLYPH}|[1-3]/[2-4](?![\d/])))"
    rf"|(?<![\w./,-])(?P<whole>\d{{1,2}}){_DASH}(?P<mixed>\d{{1,2}} ?{_GLYPH})"
)
_COUNTER = re.compile(r" ?[錠锭顆颗片粒包瓶支匙杯劑剂]")
_ARTICLE = re.compile(r" ?(?:an?|the|of|your|in|for|at|and|or|each|every|once|twice|to)\b")
# "Three quarters full" is no part of a thing.
_NO_THING = re.compile(
    r" ?(?:equals|plus|minus)\b"
    r"| ?(?:full|empty|way|done|over|as|more|less|higher|lower|strength|size|price|speed|normal)\b"
)
_CHANGED_BY = re.compile(
    r"(?i)\b(?:reduc|increas|decreas|cut|lower|rais|drop|ris|f[ae]ll|shr[aiu]nk)\w*"
    r"(?: \w+){0,3} by $"
)
_NO_SPANISH_THING = re.compile(
    r" ?(?:igual|cada|por|al?|en|y|o|m[aá]s|menos|si|cuando|durante)\b| ?[^ \w]|$"
)
# What a span goes on with before the thing: "½ a 1 pastilla".
_SPAN_ON = re.compile(r" a \d{1,2}(?= )")
_VOWEL = re.compile(r" ?(?:hour|[aeio]|u(?!ni))", re.IGNORECASE)
_GLYPHS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"} | {
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}
_OF = re.compile(r" del?\b")
_PARTS = re.compile(r" partes?\b")
_OF_PARTS = {
    "1/3": "una tercera",
    "2/3": "dos terceras",
    "1/4": "una cuarta",
    "3/4": "tres cuartas",
}
# A day of a month, or one of several pages.
_ON_DATE = re.compile(
    r"(?i)\b(?:on|by|since|until|from|el|hasta|desde|page|step|part|slide|p[aá]gina|paso|parte) $"
)


def say_fractions(text: str, words: SpokenWords) -> str:
    """The text with its fractions in words, beside what they are parts of."""

    def say(found: re.Match[str]) -> str:
        key = _GLYPHS.get(found[5] or "") or f"{found[2]}/{found[3]}"
        whole = (found[1] if found[2] else found[4]) or ""
        before = text[max(0, found.start() - _NEAR) : found.start()]
        changed = _CHANGED_BY.search(before) is not None
        if _ON_DATE.search(before) and not changed:
            return found.group()
        after, unit = _following(found, words, many=bool(whole))
        if key == "1/2" and words is SPANISH:
            return _spanish_half(whole, after) + unit
        part = words.fractions.get(key)
        if part is None:
            return found.group()
        if words is CHINESE:
            mixed = whole or before.endswith("又")
            part = part.replace("半", "二分之一") if mixed else part
            return (f"{whole}又{part}" if whole else part) + unit
        if words is ENGLISH:
            return _english_fraction(whole, part, "" if changed else after) + unit
        if key in _OF_PARTS and _PARTS.match(after):
            return _OF_PARTS[key] + unit
        if whole or _NO_SPANISH_THING.match(after) or _OF.match(after):
            part = part.removesuffix(" de")
        return (f"{whole} y {part}" if whole else part) + unit

    def span(found: re.Match[str]) -> str:
        low, high = found["low"] or found["whole"], found["high"] or found["mixed"]
        counter = _COUNTER.match(text, found.end()) if words is CHINESE else None
        return (
            f"{low}{counter.group() if counter else ''}{words.joint}{words.to}{words.joint}{high}"
        )

    text = _HALF_LIFE.sub(words.half_life, text)
    return _FRACTION.sub(say, _SPAN.sub(span, text))


def _following(found: re.Match[str], words: SpokenWords, *, many: bool) -> tuple[str, str]:
    """What follows a fraction, and of it the unit, in words where the language has them."""
    text = found.string
    figure_ends = found.end(5) if found[5] else found.end(3)
    unit = text[figure_ends : found.end()]
    name = found["unit"] and unit_name(found["unit"], words, many=many)
    if name:
        unit = f"{words.joint}{name}"
    return unit + text[found.end() : found.end() + _NEAR], unit


def _english_fraction(whole: str, part: str, after: str) -> str:
    half = part == "half"
    if whole:
        return f"{whole} and {'a half' if half else part}"
    if not after.lstrip()[:1].isalpha() or _ARTICLE.match(after) or _NO_THING.match(after):
        return part
    article = "an" if _VOWEL.match(after) else "a"
    return f"{part} {article}" if half else f"{part} of {article}"


def _spanish_half(whole: str, after: str) -> str:
    after = _SPAN_ON.sub("", after, count=1)
    feminine = re.match(r" ?[^\W\d_]{1,20}?(?:as?|sis|i[oó]n|iones|dad)\b", after) is not None
    half = "media" if feminine else "medio"
    return f"{whole} y {half}" if whole else half
