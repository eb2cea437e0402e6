"""Finds where an agent is made to say that it is a doctor or a nurse, which it is not.

Whether a sentence does is learnt from examples in three languages: of their words, and of the few
words that tell who is what ("I am", "act as", "never", "your", a profession) under one name in all
three, so that what is learnt of one wording, profession or language carries over. The examples were
written for this project. `python -m plugins.agents.claims.fit` fits the classifier anew after a
change of the examples, and prints how well it does on examples that it was not fitted to. The other
languages of agents have wordings (`abroad`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from core.learnt import Classifier
from core.retrieval.questions import split_sentences
from plugins.agents.claims.abroad import is_titled_abroad, says_so_abroad
from plugins.agents.claims.pieces import names_clinician, pieces_of, tells_of_practice
from plugins.agents.claims.rules import is_titled_here, says_so

FOLDER = Path(__file__).parent
SURE = 0.5
"""From this probability on a sentence is a claim."""
_IN_A_KNOWN_WORDING = 0.1
"""From this one on, where it holds a known wording too."""
_WITHOUT_PROFESSION = 0.8
"""And where it names no profession: patients tell of operations and medicines, too."""
_SHOWN = 120  # characters of a sentence

__all__ = ["FOLDER", "SURE", "claims", "is_titled", "probability"]


@lru_cache(maxsize=1)
def _classifier() -> Classifier:
    return Classifier.load(FOLDER / "claims.jsonl")


def probability(sentence: str) -> float:
    """How probable it is that a sentence makes the agent a clinician, by what was learnt alone."""
    return _classifier().of_ngrams(pieces_of(sentence))


def claims(words: str) -> Iterator[str]:
    """The sentences of these words that make the agent a doctor, a nurse or the like."""
    for sentence in split_sentences(words):
        if says_so_abroad(sentence):
            yield sentence.strip()[:_SHOWN]
            continue
        if names_clinician(sentence):
            least = _IN_A_KNOWN_WORDING if says_so(sentence) else SURE
        elif tells_of_practice(sentence):
            least = _WITHOUT_PROFESSION
        else:
            continue
        if probability(sentence) >= least:
            yield sentence.strip()[:_SHOWN]


def is_titled(name: str) -> bool:
    """Whether a name is that of a doctor or a nurse: "Dr. Lee", "Schwester Anna"."""
    return is_titled_here(name) or is_titled_abroad(name)
