"""Tells whether a quote stands in a text as it was quoted: a language model invents some."""

from __future__ import annotations

import re

from core.text.scripts import WIDE_CHARACTER

_LEAST = 8
"""Letters and digits that a quote needs, or it stands there by chance; a wide one counts twice."""

_NUMERALS = frozenset("〇一二兩两三四五六七八九十百千萬万半")
_JOINS_FIGURES = re.compile(r"[.,:/×^−–-]")


def stands_in(quote: str, text: str) -> bool:
    """Whether the words of the quote stand in the text, sign by sign; line breaks count as spaces.

    They stand there as whole words and whole figures: "5 mg" is not in "2.5 mg". A quote of hardly
    a word has to be the whole text.
    """
    words, whole = " ".join(quote.split()), " ".join(text.split())
    if not words:
        return False
    if words == whole:
        return True
    if _weight(words) < _LEAST:
        return False
    place = whole.find(words)
    while place >= 0:
        if not _continues(whole, place, words[0], -1) and not _continues(
            whole, place + len(words) - 1, words[-1], 1
        ):
            return True
        place = whole.find(words, place + 1)
    return False


def _weight(words: str) -> int:
    letters = [sign for sign in words if sign.isalnum()]
    return len(letters) + sum(bool(WIDE_CHARACTER.match(sign)) for sign in letters)


def _continues(whole: str, place: int, edge: str, step: int) -> bool:
    """Whether the word or figure at this edge of the quote goes on in the text."""
    beside = _at(whole, place + step)
    if edge in _NUMERALS:
        return beside in _NUMERALS
    if not edge.isalnum() or WIDE_CHARACTER.match(edge):
        return False
    if beside.isalnum() and not WIDE_CHARACTER.match(beside):
        return True
    # A point between two digits is no end of a sentence.
    further = _at(whole, place + 2 * step)
    return edge.isdigit() and bool(_JOINS_FIGURES.match(beside)) and further.isdigit()


def _at(whole: str, place: int) -> str:
    return whole[place] if 0 <= place < len(whole) else ""
