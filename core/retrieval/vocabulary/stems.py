"""Cuts the endings of English and Spanish words off, so that all forms of a word are one term."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import TYPE_CHECKING

from core.retrieval.vocabulary.verb_forms import english_base, spanish_root
from core.text.folding import fold

if TYPE_CHECKING:
    import snowballstemmer

_LOST_ACCENT = re.compile(r"([cs])ion$")
# "enjuáguese" is the command "enjuague" with a pronoun; the stemmer knows those of infinitives.
_COMMAND_PRONOUN = re.compile(r"(?<=[ae])(?!nte$)(n?)(?:[mts]e|nos)?(?:[mts]e|nos|l[aeo]s?)$")
_ACCENT = re.compile("[áéíóú]")
_QUALITY = re.compile(r"(\w{3,})ness")
# Stemmed, "bebé" would be the same as "beber", "papá" as "papa", "sola" and "sólido" as "sol".
_SPANISH_NOT_STEMMED = frozenset(
    {
        f"{word}{plural}"
        for word in ("bebé", "papá", "té", "sola", "sólido", "solido", "sólida", "solida")
        for plural in ("", "s")
    }
)
# A stemmer keeps the word that it works on in itself: two threads at once would garble both words.
_STEMMING = threading.Lock()


def english_stem(word: str) -> str:
    """The stem of an English word in lower case."""
    folded = fold(word)
    quality = _QUALITY.fullmatch(folded)
    if quality is not None:
        # "Redness" is asked for as "red", and "dizziness" as "dizzy"; the stemmer keeps them apart.
        folded = re.sub("i$", "y", quality[1])
    return _stemmed("english", english_base(folded))


def spanish_stem(word: str) -> str:
    """The stem of a Spanish word in lower case, with its accents or without."""
    if word in _SPANISH_NOT_STEMMED:
        return fold(word.removesuffix("s"))
    if _ACCENT.search(word):
        word = _COMMAND_PRONOUN.sub(r"\1", word)
    # Patients leave accents out; the stemmer needs the one of -ción and -sión.
    return spanish_root(fold(_stemmed("spanish", _LOST_ACCENT.sub(r"\1ión", fold(word)))))


def _stemmed(algorithm: str, word: str) -> str:
    with _STEMMING:
        return str(_stemmer(algorithm).stemWord(word))


@cache
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    import snowballstemmer

    return snowballstemmer.stemmer(algorithm)
