"""The words that conversations are searched by: folded words, and characters where words have no
spaces between them (Chinese, Japanese).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from core.text.folding import fold
from core.text.scripts import HAN, HAN_CHARACTER, KANA
from core.text.unseen import with_whole_words

MAX_WORDS = 2000
"""Different words of a conversation that are kept for search; an ordinary one has some hundred."""

_MAX_WORD = 40


def words_of(texts: Iterable[str]) -> list[str]:
    """The different words of the texts in their order, at most MAX_WORDS.

    A run of Chinese characters, or of Kana, gives its characters and its pairs of neighbours.
    """
    found: dict[str, None] = {}
    for text in texts:
        for piece in _pieces(text):
            if _unspaced().match(piece):
                found |= dict.fromkeys([*piece, *_pairs(piece)])
            else:
                found[piece] = None
            if len(found) >= MAX_WORDS:
                return list(found)[:MAX_WORDS]
    return list(found)


def search_words(query: str) -> list[str]:
    """The words that a conversation must all have to be found by the query."""
    found: dict[str, None] = {}
    for piece in _pieces(query):
        found |= dict.fromkeys(_pairs(piece) or [piece] if _unspaced().match(piece) else [piece])
    return list(found)


# Such sets of characters take milliseconds to compile, which no start has to wait for.
@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]+|[{KANA}]+|[^\W_{HAN}{KANA}]+")


@cache
def _unspaced() -> re.Pattern[str]:
    # Folding takes the voicing marks from Kana, and leaves Kana.
    return re.compile(f"[{HAN}{KANA}]")


def _pieces(text: str) -> list[str]:
    pieces = _piece().findall(unicodedata.normalize("NFKC", with_whole_words(text)))
    return [piece if HAN_CHARACTER.match(piece) else fold(piece)[:_MAX_WORD] for piece in pieces]


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]
