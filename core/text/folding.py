"""Folds words, so that one is found however it is written."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """Lower-case a word, in compatibility form and without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
