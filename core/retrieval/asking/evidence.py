"""What documents hold about a question, and how far their terms hold its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from core.retrieval.asking.subjects import Suits
from core.retrieval.language import Language, Token, document_terms
from core.retrieval.term_scores import MEANING_WEIGHT
from core.text.scripts import HAN_CHARACTER

# A Chinese word whose two characters stand apart in a sentence ("腫" and "臉" of 臉腫) is likely
# meant, less so than when they stand together.
_APART_WEIGHT = 0.5

_MAX_MISSING = 3.0
# A question for a price is about that first, whatever illness it names. Set by hand.
_OFFICE_FACTOR = 2.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section, verbatim from its plain text.

    Attributes:
        score: relevance to the question, above 0; comparable within one search only.
    """

    document_id: str
    document_title: str
    section_id: str
    section_title: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the index holds about one question in one document.

    Attributes:
        passages: the document's best passages, best first; at least one.
        language: the document's language, None if it cannot be told.
        tokens: the question's tokens as read in that language.
        in_passage: for each token how far the best passage (with its titles) holds it: 1 for the
            word, less for another expression of the same meaning, 0 for neither.
        in_document: the same for the whole document.
        prominence: for each token the share of the document's passages whose own text, without
            the titles above it, holds it, times how far they do. A document of a few passages is
            counted by its sentences, because one passage would hold everything that it says.
        in_title: for each token how far the document's title holds it, or the only heading of a
            short one.
        short: whether the document has a few passages only.
        closeness: for each sentence of each of these passages, the cosine of its vector and the
            question's; None where there are no vectors.
        usual_closeness: `DocumentVectors.usual` of the document; None where it has none.
        suits: the same for how well each sentence of a short document suits the question; None for
            any other, and where there are no vectors, or vectors of another model than the one
            that was learnt of.
    """

    passages: tuple[Passage, ...]
    language: Language | None
    tokens: tuple[Token, ...]
    in_passage: tuple[float, ...]
    in_document: tuple[float, ...]
    prominence: tuple[float, ...]
    in_title: tuple[float, ...]
    short: bool
    closeness: tuple[tuple[float, ...], ...] | None = None
    usual_closeness: float | None = None
    suits: tuple[tuple[Suits, ...], ...] | None = None


def coverage(evidence: Evidence, held: Sequence[float]) -> float:
    """How much of the question is held, when each token is held so far."""
    whole = sum(token.weight for token in evidence.tokens)
    return (
        sum(token.weight * share for token, share in zip(evidence.tokens, held, strict=True))
        / whole
    )


def missing(evidence: Evidence) -> float:
    """How many of the words that name the question's topic are nowhere in the document, by their
    weight; 3 at most.
    """
    weight = sum(
        token.weight * (1 - held) * (_OFFICE_FACTOR if token.office else 1.0)
        for token, held in zip(evidence.tokens, evidence.in_document, strict=True)
        if token.topic
    )
    return min(weight, _MAX_MISSING)


def token_matches(tokens: Sequence[Token], terms: Set[str]) -> tuple[float, ...]:
    """For each token: 1 if the terms have its word, less for its meaning only, 0 for neither.

    A Chinese bigram between two others may straddle two words: it is held as far as both are.
    """
    return with_straddling(tokens, [_share_among(token, terms) for token in tokens])


def _share_among(token: Token, terms: Set[str]) -> float:
    if token.stem in terms:
        return 1.0
    if not terms.isdisjoint(token.meanings):
        return MEANING_WEIGHT
    return 0.0 if terms.isdisjoint(token.half_meanings) else MEANING_WEIGHT / 2


def with_straddling(tokens: Sequence[Token], held: Sequence[float]) -> tuple[float, ...]:
    """How far each token is held, when a bigram between two others counts as they do."""
    if not any(token.joined for token in tokens):
        return tuple(held)
    between = (
        min(held[number - 1], held[number + 1])
        if 0 < number < len(held) - 1 and tokens[number].joined and tokens[number + 1].joined
        else 0.0
        for number in range(len(held))
    )
    return tuple(map(max, held, between))


def shares_of(tokens: Sequence[Token], shares: Mapping[str, float]) -> tuple[float, ...]:
    """The share of each token, of its word or less of its meaning, by the share of each term."""
    return tuple(
        max(
            shares.get(token.stem, 0.0),
            *(MEANING_WEIGHT * shares.get(meaning, 0.0) for meaning in token.meanings),
            *(MEANING_WEIGHT / 2 * shares.get(meaning, 0.0) for meaning in token.half_meanings),
            0.0,
        )
        for token in tokens
    )


def share_held(token: Token, terms: frozenset[str]) -> float:
    """How far the terms hold the token; a Chinese word also where its characters stand apart."""
    if token.stem in terms:
        return 1.0
    if any(meaning in terms for meaning in token.meanings):
        return MEANING_WEIGHT
    if _is_bigram(token.stem) and all(character in terms for character in token.stem):
        return _APART_WEIGHT
    if any(meaning in terms for meaning in token.half_meanings):
        return MEANING_WEIGHT / 2
    return 0.0


def holds_all_that_is_named(
    evidence: Evidence, section_title: str, shares: Sequence[float]
) -> bool:
    """Whether a text that holds these shares of the question has each word beside the titles."""
    heading = frozenset(document_terms(section_title, evidence.language))
    beside = [
        share
        for token, share, titled in zip(evidence.tokens, shares, evidence.in_title, strict=True)
        if not titled and not share_held(token, heading)
    ]
    return bool(beside) and min(beside) > 0


def _is_bigram(stem: str) -> bool:
    return len(stem) == 2 and len(HAN_CHARACTER.findall(stem)) == 2
