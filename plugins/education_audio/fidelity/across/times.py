"""Reads what a sentence puts “before” or “after” what, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.education_audio.fidelity.across.concepts import concepts

_ENDS = r"[,.;:!?，。；：！？]"
_FOLLOWED = {
    "en": re.compile(
        rf"\b(?:(?P<before>before|prior to)|(?P<after>after|following))\b"
        rf"(?P<event>(?:(?!{_ENDS}| (?:then|and|do not|don't|you (?:may|can|must|should))\b)"
        r".){1,60})",
        re.IGNORECASE,
    ),
    "es": re.compile(
        rf"\b(?:(?P<before>antes de|antes del)|(?P<after>despu[eé]s de|despu[eé]s del|tras))\b"
        rf"(?P<event>(?:(?!{_ENDS}| (?:y|no|puede|debe)\b).){{1,60}})",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"(?P<event>(?:(?!{_ENDS}).){{1,10}}?)(?<![天日週月年時鐘期])"  # “三個月後” names none
        r"(?:(?P<before>(?<![目以眼提先之])前(?![往面列天臂者額])|[之以]前)"
        r"|(?P<after>(?<![最然背之以])後(?![面天背發續者])|[之以]後))"
        # “用完吸入器要漱口”
        rf"|(?P<done>[吃用喝打做吸洗點滴]完)(?P<thing>(?:(?!{_ENDS}|[要請再才就]).){{1,10}})"
    ),
}


def order_turned(said: str, language: str, told: str, told_language: str) -> tuple[str, str] | None:
    """The words of both texts where one has “before” what the other has “after”.

    None where either has both, or they speak of other events.
    """
    here, there = list(_orders(said, language)), list(_orders(told, told_language))
    if len({one[0] for one in here}) != 1 or len({one[0] for one in there}) != 1:
        return None
    for before, event, words in here:
        for other, other_event, other_words in there:
            if before != other and event & other_event:
                return words, other_words
    return None


def _orders(text: str, language: str) -> Iterator[tuple[bool, frozenset[int], str]]:
    for found in _FOLLOWED[language].finditer(text):
        event = concepts(found["event"] or found["thing"], language)
        yield found["before"] is not None, event, found[0].strip()
