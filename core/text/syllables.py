"""Syllables of English and Spanish words, counted by rule."""

from __future__ import annotations

import re

_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(
    r"(?:[^aeiouyl]e|[aeiouyl]le|[^aeiouytd]ed|[^aeiouylsxzcg](?<!bet)(?<!sh)(?<!ch)es|[aeiouyl]les)$"
)
_TWO_VOWELS = re.compile(
    r"(?<![tsc])ia|(?<![tscxg])io|(?<!p)eo(?![nu])|(?<![qg])ua|(?<=[dq])uie|(?<![tscrv])ie(?=t)|"
    r"(?<=cr)ea(?=t)|(?<=ar)ea|ii|(?<=[aeiouy])ing"
)
"""Vowels side by side that are two syllables, as in “diabetes”, “ratio” or “create”."""

_SPANISH_VOWELS = re.compile(r"[aeiouáéíóúüy]+")
_SPANISH_STRONG = frozenset("aeoáéóíú")
"""Each of these is a syllable of its own; i, u and ü join a neighbour."""


def english_syllables(word: str) -> int:
    """Syllables of an English word, at least one: groups of vowels, less the silent ones.

    Right for most words; for the mean of a text, which the measures need, errors even out.
    """
    letters = word.lower().replace("’", "'").removesuffix("'s")
    letters = re.sub(r"[^a-z]", "", letters)
    if not letters:
        return 1
    count = len(_ENGLISH_VOWELS.findall(letters)) + len(_TWO_VOWELS.findall(letters))
    if _SILENT_END.search(letters):
        count -= 1
    return max(count, 1)


def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word, at least one, by the Academy's rules for diphthongs.

    Two strong vowels are two syllables; an accented weak one is a syllable of its own.
    """
    letters = re.sub(r"(?<=[gq])u(?=[eéií])", "", word.lower())
    # Between a vowel and the next syllable, and at a word's beginning, y is a consonant.
    letters = re.sub(r"y(?=[aeiouáéíóú])", "-", letters)
    count = 0
    for group in _SPANISH_VOWELS.findall(letters):
        strong = sum(letter in _SPANISH_STRONG for letter in group)
        count += max(strong, 1)
    return max(count, 1)
