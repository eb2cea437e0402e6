"""Takes from a question what a document is called, which tells nothing about what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from core.retrieval.language import Language, document_terms
from core.text.scripts import HAN_CHARACTER

_PIECE = re.compile(r"[^\W_][\w'’-]*|\W+|_+")
_SHORTEST_HAN = 2

# What stands behind these is what is asked about, and not only where or when: "Can my wife use my
# pen too?" asks nothing without the pen. A word that leads to a place or time takes that back:
# "Can I fly with my cast?".
_OWN = re.compile(
    r"\b(?:my|our|how (?:many|much)|mis?|nuestr[oa]s?|cu[aá]nt[oa]s?)\s+$", re.IGNORECASE
)
_LEADING = re.compile(
    r"\b(?:with|after|before|during|since|on|in|for|under|con|después de|antes de|durante|desde"
    r"|tras|para|en)\s+(?:my|our|mis?|nuestr[oa]s?)\s+$",
    re.IGNORECASE,
)

_LOOKED_BACK = 60


def beside_title(question: str, title: str, named: Set[str], language: Language | None) -> str:
    """The question without the words of the title; as it is where no word would be left.

    "Can I fly with the cast?" shares "the cast" with each sentence of a leaflet on a cast. What is
    asked about stays. `named` are the index terms of the title. Chinese has no spaces between
    words, so that whatever two characters the title and the question share is taken for one.
    """
    if language is Language.CHINESE:
        left = _without_stretches(question, "".join(HAN_CHARACTER.findall(title)))
    else:
        pieces = _PIECE.findall(question)
        left = " ".join("".join(_left(pieces, named, language)).split())
    return left if any(map(str.isalnum, left)) else question


def _left(pieces: Sequence[str], named: Set[str], language: Language | None) -> Iterator[str]:
    before = ""
    for piece in pieces:
        own = _OWN.search(before) and not _LEADING.search(before)
        if own or not _names(piece, named, language):
            yield piece
        before = (before + piece)[-_LOOKED_BACK:]


def _names(piece: str, named: Set[str], language: Language | None) -> bool:
    terms = set(document_terms(piece, language))
    return bool(terms) and terms <= named


def _without_stretches(question: str, title: str) -> str:
    """Without the longest stretches of the title first."""
    for length in range(len(title), _SHORTEST_HAN - 1, -1):
        for start in range(len(title) - length + 1):
            question = question.replace(title[start : start + length], "")
    return question
