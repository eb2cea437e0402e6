"""Chooses the consecutive sentences of a document that answer a question best."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from core.retrieval.answer_type import wanted_form
from core.retrieval.index import Evidence, Passage, with_straddling
from core.retrieval.language import Language, Token, document_terms
from core.retrieval.spans import Span, sentence_places, stretches
from core.retrieval.term_scores import MEANING_WEIGHT

# What makes a stretch of sentences the better quote, beside the words it shares with the question:
# standing in a passage that ranks high, being short and being whole sentences. Set by hand on the
# development questions whose answering sentence is known.
_SENTENCE_COST = 0.3
_LENGTH_COST = 0.5
_FRAGMENT_COST = 0.5
_PASSAGE_BONUS = 3.0
# A question for a number or a time is better answered by a sentence that has one, and one for a
# meaning by a sentence that starts by saying what something is.
_FORM_BONUS = 0.5
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)」』）]*$")

# A Chinese word whose two characters stand apart in a sentence ("腫" and "臉" of 臉腫) is likely
# meant, less so than when they stand together.
_APART_WEIGHT = 0.5

# The cosines of questions and sentences lie between 0.8 and 0.93, so that a few hundredths tell as
# much as a word does. Where there are some, the rank of the passage tells less.
_CLOSENESS = 15.0
_PASSAGE_BONUS_BESIDE = 1.5
_LENGTH_COST_BESIDE = 0.2

# Passages whose sentences and terms are kept, over all indexes: 8.5 KB each (40 documents of
# 18 KB have 1,024 of them).
_KEPT_PASSAGES = 4_096


@dataclass(frozen=True, slots=True)
class Quote:
    """Consecutive sentences of a passage.

    Attributes:
        text: the sentences, verbatim.
        held: for each token of the question how far one of them holds it, 0 to 1.
        form: whether one of them that holds a token has the form that the question asks for.
        closeness: the highest cosine of one of them to the question; 0 without vectors.
    """

    text: str
    passage: Passage
    held: tuple[float, ...]
    form: bool
    closeness: float


class QuotedEvidence:
    """What one document holds about one question, with the quote that is selected once."""

    def __init__(self, evidence: Evidence, question: str) -> None:
        self.evidence = evidence
        self.question = question

    @cached_property
    def quote(self) -> Quote:
        """The consecutive sentences that answer the question best."""
        return select_quote(self.evidence, self.question)

    @cached_property
    def quote_terms(self) -> frozenset[str]:
        """The index terms of the quote."""
        return frozenset(document_terms(self.quote.text, self.evidence.language))


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The stretches of a passage, its sentences, and the terms of each sentence."""

    stretches: tuple[Span, ...]
    texts: tuple[str, ...]
    terms: tuple[frozenset[str], ...]


def select_quote(evidence: Evidence, question: str) -> Quote:
    """Return the consecutive sentences of the evidence that answer the question best."""
    read = [_read(passage.text, evidence.language) for passage in evidence.passages]
    held = [[_held(evidence.tokens, terms) for terms in found.terms] for found in read]
    weights = _weights(evidence, [sentence for passage in held for sentence in passage])
    wanted = wanted_form(question)
    highest = evidence.passages[0].score
    near = evidence.closeness
    closeness = near or [[0.0] * len(found.texts) for found in read]
    passage_bonus = _PASSAGE_BONUS if near is None else _PASSAGE_BONUS_BESIDE
    sentence_cost = _SENTENCE_COST if near is None else 0.0
    length_cost = _LENGTH_COST if near is None else _LENGTH_COST_BESIDE

    def score(quote: Quote, stretch: Span) -> float:
        return (
            sum(weight * share for weight, share in zip(weights, quote.held, strict=True))
            + _CLOSENESS * quote.closeness
            + passage_bonus * quote.passage.score / highest
            + _FORM_BONUS * quote.form
            - sentence_cost * (stretch.sentences - 1)
            - _FRAGMENT_COST * (not _SENTENCE_END.search(quote.text))
            - length_cost * stretch.length
        )

    candidates = (
        (_quote(evidence.tokens, passage, stretch, found, sentences, near_ones, wanted), stretch)
        for passage, found, sentences, near_ones in zip(
            evidence.passages, read, held, closeness, strict=True
        )
        for stretch in found.stretches
    )
    return max(candidates, key=lambda candidate: score(*candidate))[0]


def _quote(
    tokens: Sequence[Token],
    passage: Passage,
    stretch: Span,
    found: _Sentences,
    sentences: Sequence[Sequence[float]],
    closeness: Sequence[float],
    wanted: re.Pattern[str] | None,
) -> Quote:
    own = range(stretch.first, stretch.last + 1)
    best = [max(shares) for shares in zip(*(sentences[number] for number in own), strict=True)]
    form = wanted is not None and any(
        any(sentences[number]) and wanted.search(found.texts[number]) for number in own
    )
    text = passage.text[stretch.start : stretch.end]
    nearest = max(closeness[number] for number in own)
    return Quote(text, passage, with_straddling(tokens, best), form, nearest)


@lru_cache(maxsize=_KEPT_PASSAGES)
def _read(text: str, language: Language | None) -> _Sentences:
    sentences = tuple(text[start:end] for start, end in sentence_places(text))
    return _Sentences(
        tuple(stretches(text, chinese=language is Language.CHINESE)),
        sentences,
        tuple(frozenset(document_terms(sentence, language)) for sentence in sentences),
    )


def _held(tokens: Sequence[Token], terms: frozenset[str]) -> list[float]:
    return [_share(token, terms) for token in tokens]


def _share(token: Token, terms: frozenset[str]) -> float:
    if token.stem in terms:
        return 1.0
    if any(meaning in terms for meaning in token.meanings):
        return MEANING_WEIGHT
    if _is_bigram(token.stem) and all(character in terms for character in token.stem):
        return _APART_WEIGHT
    if any(meaning in terms for meaning in token.half_meanings):
        return MEANING_WEIGHT / 2
    return 0.0


def _weights(evidence: Evidence, held: Sequence[Sequence[float]]) -> list[float]:
    """A token counts for less the more sentences hold it, and the more the document is about it."""
    weights = []
    for position, token in enumerate(evidence.tokens):
        frequency = sum(row[position] > 0 for row in held)
        rarity = math.log(1 + len(held) / frequency) if frequency else 0.0
        weights.append(token.weight * rarity * (1 - evidence.prominence[position]))
    return weights


def _is_bigram(stem: str) -> bool:
    return len(stem) == 2 and stem[0] > "\u3400" and stem[1] > "\u3400"
