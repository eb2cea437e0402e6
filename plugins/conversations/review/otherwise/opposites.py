"""Finds a clause of a reply that says the opposite of the clause of a document that it is about."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from core.retrieval.asking.evidence import Evidence
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, document_terms
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import read_passage
from plugins.conversations.review.otherwise.contradictions import OPENING
from plugins.conversations.review.otherwise.polarity import (
    SUPPOSES,
    clauses,
    denies,
    is_question,
    opposed,
)
from plugins.conversations.review.small_talk.courtesy import (
    comforts,
    sends_to_staff,
    speaks_of_itself,
)

# A clause of a document is what a reply's clause is about when it holds this share of its words,
# weighed by how rare they are in the document, and at least so many of them.
_ABOUT = 0.6
_WORDS = 3
# A clause of two words is told whole: "Anesthesia is not needed."
_WHOLE = 2
# What holds nearly as much may be what is meant instead.
_NEARLY = 0.15
_MAX_SENTENCES = 30
_RAREST = 0.02  # as rare as one in fifty passages, which a document of few passages cannot show


@dataclass(frozen=True, slots=True)
class Opposite:
    """What a reply says, and the sentence of the document that says the opposite."""

    said: str
    told: str


def opposite_of(index: DocumentIndex, reply: str, document_id: str) -> Opposite | None:
    """The first clause of the reply that affirms what the document denies, or the reverse.

    Nothing is said where clauses that are about the same thing differ among themselves.
    """
    for sentence in split_sentences(reply)[:_MAX_SENTENCES]:
        if sends_to_staff(sentence) or speaks_of_itself(sentence):
            continue
        for clause in clauses(OPENING.sub("", sentence)):
            supposed = SUPPOSES.match(clause.strip()) or (
                SUPPOSES.search(clause) and denies(clause)
            )
            if supposed or comforts(clause):
                continue
            found = next(
                (
                    evidence
                    for evidence in index.evidence(clause)
                    if evidence.passages[0].document_id == document_id
                ),
                None,
            )
            told = _denied_by(found, clause) if found is not None else None
            if told is not None:
                return Opposite(sentence, told)
    return None


def _denied_by(evidence: Evidence, clause: str) -> str | None:
    weights = {
        _spelled(token.stem): token.weight * math.log(1 + 1 / max(share, _RAREST))
        for token, share in zip(evidence.tokens, evidence.prominence, strict=True)
        if not denies(token.text)
    }
    said = sum(weights.values())
    told = sorted(_told(evidence, weights), key=lambda one: -one[0])
    if not told or told[0][0] < _ABOUT * said:
        return None
    about = [one for one in told if one[0] >= told[0][0] - _NEARLY * said]
    if not all(opposed(clause, other, evidence.language) for _, other, _ in about):
        return None
    return about[0][2]


def _told(evidence: Evidence, weights: dict[str, float]) -> Iterator[tuple[float, str, str]]:
    """How much of the weights each clause holds, the clause, and its sentence."""
    language = evidence.language
    for passage in evidence.passages:
        for sentence in read_passage(passage.text, language).texts:
            if is_question(sentence):
                continue
            for clause in clauses(sentence):
                terms = terms_of(clause, language)
                held = terms & weights.keys()
                if len(held) >= _WORDS or (len(held) == len(terms) == _WHOLE):
                    yield sum(weights[term] for term in held), clause, sentence


def terms_of(clause: str, language: Language | None) -> frozenset[str]:
    """The index terms of a clause, in one spelling."""
    return frozenset(map(_spelled, document_terms(clause, language)))


def _spelled(term: str) -> str:
    """British and American spelling as one: "anaesthesia", "oedema"."""
    return term.replace("ae", "e").replace("oe", "e")
