"""Says parts of a whole: "½ tablet", "1/2 vaso", "1½顆"."""

from __future__ import annotations

import re

from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords

_NEAR = 30  # characters after a figure that tell what it counts
_START = r"(?<![A-Za-z0-9_./,-])"
_FRACTION = re.compile(
    rf"{_START}(?:(\d{{1,3}})[ -])?([1-3])/([2-4])(?!\d|/)|(?:(\d{{1,3}}) ?)?([½⅓⅔¼¾])"
)
_ARTICLE = re.compile(r" ?(?:an?|the|of|your|in|for|at|and|or|each|every|once|twice|to)\b")
# "Three quarters full" is no part of a thing.
_NO_THING = re.compile(
    r" ?(?:full|empty|way|done|over|as|more|less|higher|lower|strength|size|price|speed|normal)\b"
)
_CHANGED_BY = re.compile(
    r"(?i)\b(?:reduc|increas|decreas|cut|lower|rais|drop|ris|f[ae]ll|shr[aiu]nk)\w*"
    r"(?: \w+){0,3} by $"
)
_NO_SPANISH_THING = re.compile(
    r" ?(?:cada|por|al?|en|y|o|m[aá]s|menos|si|cuando|durante)\b| ?[^ \w]|$"
)
_VOWEL = re.compile(r" ?(?:hour|[aeio]|u(?!ni))", re.IGNORECASE)
_GLYPHS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
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
        if key == "1/2" and words is SPANISH:
            return _spanish_half(whole, text[found.end() : found.end() + _NEAR])
        part = words.fractions.get(key)
        if part is None:
            return found.group()
        if words is CHINESE:
            return f"{whole}又{part.replace('半', '二分之一')}" if whole else part
        if words is ENGLISH:
            after = "" if changed else text[found.end() : found.end() + _NEAR]
            return _english_fraction(whole, part, after)
        alone = _NO_SPANISH_THING.match(text, found.end())
        if whole or alone or text.startswith(" de ", found.end()):
            part = part.removesuffix(" de")
        return f"{whole} y {part}" if whole else part

    return _FRACTION.sub(say, text)


def _english_fraction(whole: str, part: str, after: str) -> str:
    half = part == "half"
    if whole:
        return f"{whole} and {'a half' if half else part}"
    if not after.lstrip()[:1].isalpha() or _ARTICLE.match(after) or _NO_THING.match(after):
        return part
    article = "an" if _VOWEL.match(after) else "a"
    return f"{part} {article}" if half else f"{part} of {article}"


def _spanish_half(whole: str, after: str) -> str:
    feminine = re.match(r" ?[^\W\d_]{1,20}?(?:as?|sis|i[oó]n|iones|dad)\b", after) is not None
    half = "media" if feminine else "medio"
    return f"{whole} y {half}" if whole else half
