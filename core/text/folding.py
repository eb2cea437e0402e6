"""Folds words, so that one is found however it is written, and reads lists of them."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """Lower-case a word, in compatibility form and without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())
