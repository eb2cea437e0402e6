"""The terms and the words of a passage, read once and kept for the questions that follow.

What is kept is bounded, over all indexes together. Measured for 40 documents of 18 KB, which have
1,024 passages: 5.8 MB of terms, with and without titles, and 1.0 MB of words. At the bound it is
twice that.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core.retrieval.asking.evidence import Passage
from core.retrieval.language import Language, document_terms
from core.text.scripts import HAN

_KEPT_PASSAGES = 2_048

_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")


def section_terms(passage: Passage, language: Language | None) -> frozenset[str]:
    """The index terms of the passage with its section's title."""
    return _terms((passage.section_title, passage.text), language)


def titled_terms(passage: Passage, language: Language | None) -> frozenset[str]:
    """The index terms of the passage with the titles of its document and section."""
    return _terms(_titled(passage), language)


def spaced_words(passage: Passage) -> str:
    """The words of the passage and its titles, with one blank before and after each.

    Words in a row stand in it exactly when they do in the passage, and are quick to look for.
    """
    return _spaced(_titled(passage))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; each Chinese character is one."""
    return _WORD.findall(text.lower())


def spaced(words: list[str]) -> str:
    """Words as `spaced_words` has them."""
    return f" {' '.join(words)} "


def _titled(passage: Passage) -> tuple[str, ...]:
    return passage.document_title, passage.section_title, passage.text


# The keys are strings that the indexes hold anyway, so that keeping them costs nothing.
@lru_cache(maxsize=2 * _KEPT_PASSAGES)
def _terms(texts: tuple[str, ...], language: Language | None) -> frozenset[str]:
    return frozenset(document_terms("\n".join(texts), language))


@lru_cache(maxsize=_KEPT_PASSAGES)
def _spaced(texts: tuple[str, ...]) -> str:
    return spaced(words_of("\n".join(texts)))
