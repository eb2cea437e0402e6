"""Tells which words of two languages mean the same, so that a translation finds its source.

Each line of the tables is one meaning: English, Spanish and Chinese words, parted by bars; what is
indented goes on with it. Words of more than three letters stand for all that begin with them,
unless they end in a full stop; shorter ones stand for themselves and their plural, unless they end
in a hyphen. A wave stands before what is said of everything, and tells little of which sentence is
meant. Written for this project from common usage.

The tables only tell which sentences belong together, never what they say.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.text.scripts import HAN_CHARACTER
from plugins.education_audio.fidelity.across.happenings import HAPPENINGS
from plugins.education_audio.fidelity.across.things import THINGS
from plugins.education_audio.fidelity.reading.words import folded, tokens

_LEAST_PREFIX = 4  # letters from which a word stands for all that begin with it
_SHORTEST = 3
_COLUMNS = {"en": 0, "es": 1, "zh": 2}

Meanings = dict[str, frozenset[int]]


@lru_cache(maxsize=4096)
def concepts(text: str, language: str) -> frozenset[int]:
    """The meanings that a text names, as numbers of their lines."""
    whole, prefixes, longest = _words(language)
    found: set[int] = set()
    if language == "zh":
        place = 0
        while place < len(text):
            length = 1
            if HAN_CHARACTER.match(text, place):
                for length in range(longest, 0, -1):
                    if one := whole.get(text[place : place + length]):
                        found |= one
                        break
            place += length
        return frozenset(found)
    for token in tokens(text):
        word = token.text
        if one := whole.get(word):
            found |= one
            continue
        for end in range(len(word), _SHORTEST - 1, -1):
            if one := prefixes.get(word[:end]):
                found |= one
                break
    return frozenset(found)


@cache
def light() -> frozenset[int]:
    """The meanings that tell little of which sentence is meant."""
    return frozenset(number for number, line in enumerate(_lines()) if line.startswith("~"))


@cache
def _lines() -> tuple[str, ...]:
    return tuple(re.sub(r"\n +", " ", f"{THINGS.strip()}\n{HAPPENINGS.strip()}").splitlines())


@cache
def _words(language: str) -> tuple[Meanings, Meanings, int]:
    """Whole words and beginnings of words, each with its meanings; the longest one's length."""
    whole: dict[str, set[int]] = {}
    prefixes: dict[str, set[int]] = {}
    for number, line in enumerate(_lines()):
        for word in line.removeprefix("~ ").split(" | ")[_COLUMNS[language]].split():
            plain = folded(word.rstrip(".-"))
            whole.setdefault(plain, set()).add(number)
            if language == "zh" or word.endswith("."):
                continue
            if len(plain) >= _LEAST_PREFIX or word.endswith("-"):
                prefixes.setdefault(plain, set()).add(number)
            else:
                whole.setdefault(f"{plain}s", set()).add(number)
    longest = max(map(len, whole))
    kept = [{word: frozenset(one) for word, one in each.items()} for each in (whole, prefixes)]
    return kept[0], kept[1], longest
