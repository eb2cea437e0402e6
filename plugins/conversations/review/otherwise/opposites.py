"""Finds a clause of a reply that says the opposite of the clause of a document that it is about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.asking.evidence import Evidence
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, document_terms
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import read_passage
from plugins.conversations.review.otherwise.contradictions import OPENING
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

_CLAUSE = re.compile(
    r"[,;:，；：、]\s*|\s(?:-{1,2}|–|—)\s"
    r"|\s(?=(?:and|but|because|although|though|unless|y|pero|porque|aunque|sino)\s)|(?=但|因為|因为|雖然|虽然)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|no|never|cannot|neither|nor|none|avoid|wait|refrain|stop|without|nunca|jamás|tampoco"
    r"|evite|esper(?:e|ar)|sin|deje(?! (?:que|pasar|secar|reposar|actuar)\b)|ningun[oa]?|ningún"
    r"|nadie|(?<!de )(?<!que )nada)\b|n['’]t\b|[不勿沒没別别禁]|避免",
    re.IGNORECASE,
)
# What is only supposed asserts nothing: "if you do not rinse", "otherwise".
SUPPOSES = re.compile(
    r"\b(?:if|unless|when|otherwise|in case|si|cuando|de lo contrario|a menos que)\b"
    r"|如果|若|假如|的話|的话|不然|否則|否则",
    re.IGNORECASE,
)
# Forms with a "not" that deny nothing.
DENIES_NOTHING = re.compile(
    r"\bno (?:problem|worries|matter|doubt|more than|later than)\b|\bnot only\b|\bno s[oó]lo\b"
    r"|\b(?:sin|no hay) problemas?\b|\bno más de\b"
    r"|\b(?:not?|do not|should not) exceed\w*|\bno exceda\w*"
    r"|\b(?:that|who|which|(?<!lo )que|quienes) (?:[\w'’]+ ){0,2}?(?:can ?not|not|no|never)\b"
    r"|不(?:可以?|要|能)?[^，；。、]{0,8}?(?:超過|超过)|失禁|沒問題|没问题|不僅|不仅|不只|不過|不过|不錯|不错|不同|不舒服|不適|不适",
    re.IGNORECASE,
)


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
    denied = denies(clause)
    if any(denies(other) is denied for _, other, _ in about):
        return None
    return about[0][2]


def _told(evidence: Evidence, weights: dict[str, float]) -> Iterator[tuple[float, str, str]]:
    """How much of the weights each clause holds, the clause, and its sentence."""
    language = evidence.language
    for passage in evidence.passages:
        for sentence in read_passage(passage.text, language).texts:
            for clause in clauses(sentence):
                terms = terms_of(clause, language)
                held = terms & weights.keys()
                if len(held) >= _WORDS or (len(held) == len(terms) == _WHOLE):
                    yield sum(weights[term] for term in held), clause, sentence


def clauses(sentence: str) -> Sequence[str]:
    """The clauses of a sentence, as far as commas and conjunctions tell."""
    return [clause for clause in _CLAUSE.split(sentence) if clause.strip()]


def terms_of(clause: str, language: Language | None) -> frozenset[str]:
    """The index terms of a clause, in one spelling."""
    return frozenset(map(_spelled, document_terms(clause, language)))


def _spelled(term: str) -> str:
    """British and American spelling as one: "anaesthesia", "oedema"."""
    return term.replace("ae", "e").replace("oe", "e")


def denies(text: str) -> bool:
    """Whether a clause denies or forbids."""
    return _DENIES.search(DENIES_NOTHING.sub(" ", text)) is not None


def has_denial(text: str) -> bool:
    """Whether a text has any word of denial, though it may deny nothing of what the text says."""
    return _DENIES.search(text) is not None
