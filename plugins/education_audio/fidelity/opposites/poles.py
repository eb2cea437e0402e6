"""Finds words that turn a sentence round when one takes the other's place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from core.text.folding import fold
from plugins.education_audio.fidelity.opposites.qualities import qualities
from plugins.education_audio.fidelity.opposites.words import (
    CHINESE,
    ENGLISH,
    NUMBER,
    NUMERO,
    SPANISH,
    WEEKDAY,
)

# Each reply is compared with sentences that other replies were compared with before.
_KEPT_TEXTS = 2048


@dataclass(frozen=True, slots=True)
class Pole:
    """A word of an axis at its place; `pole` is its number on the axis."""

    axis: str
    pole: int
    start: int
    end: int


@lru_cache(maxsize=_KEPT_TEXTS)
def poles(folded: str, language: str) -> tuple[Pole, ...]:
    """The words of axes in a folded text (lower case, no accents; places are kept)."""
    found: list[Pole] = []
    for axis, number, pattern in _patterns(language):
        found += [Pole(axis, number, *match.span()) for match in pattern.finditer(folded)]
    # Of two poles of an axis that overlap (“not more than” and “more”), the longer one counts.
    found.sort(key=lambda pole: (pole.start - pole.end, pole.start))
    kept: list[Pole] = []
    for pole in found:
        if not any(
            one.axis == pole.axis and pole.start < one.end and one.start < pole.end for one in kept
        ):
            kept.append(pole)
    return tuple(sorted(kept, key=lambda pole: pole.start))


@cache
def _patterns(language: str) -> list[tuple[str, int, re.Pattern[str]]]:
    table = {"en": ENGLISH, "es": SPANISH, "zh": CHINESE}[language]
    compiled = []
    joined = (
        table.replace("\n    ", "")
        .replace("NUMBER", NUMBER)
        .replace("WEEKDAY", WEEKDAY)
        .replace("NUMERO", NUMERO)
    )
    axes = [line.partition(": ")[::2] for line in joined.strip().splitlines()]
    for axis, words in [
        *((axis, words.split(" ; ")) for axis, words in axes),
        *qualities(language),
    ]:
        for number, pole in enumerate(words):
            bounded = pole if language == "zh" else rf"(?<![\w-])(?:{pole})(?![\w-])"
            compiled.append((axis, number, re.compile(bounded)))
    return compiled


_CHANGES = re.compile(
    r"increas|rais|ris|go(?:es|ing)? (?:up|down)|decreas|reduc|drop|fall|lower(?:s|ed|ing)"
    r"|aument|sub|elev|disminu|baj(?:a|e|en|an|ar|ando)\b|增|提高|上升|升高|減|降低|下降"
)


def is_change(word: str) -> bool:
    """Whether a word of the axis of degree tells what rises or falls, and bounds nothing."""
    return _CHANGES.match(fold(word)) is not None
