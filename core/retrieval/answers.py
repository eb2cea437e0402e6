"""Answers a question with sentences of the documents, or declines."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.index import Evidence, KnowledgeIndex, Passage, token_matches
from core.retrieval.language import Language, Token, document_terms
from core.retrieval.questions import split_sentences

ANSWER_THRESHOLD = 0.2
"""Confidence from which a question is answered.

Chosen on the development questions with all 40 documents indexed: 0.2 to 0.3 answer the same
in-scope questions (0.98, cross-validated by document); the lower end leaves room for wordings not
seen there and still declines 0.9 of the out-of-scope questions. `python -m benchmarks.answers`
prints the figures.
"""

# Logistic regression (L2 of 1) on the development questions, asked of their own document alone, of
# five documents and of all 40, against out-of-scope questions, questions of other documents and
# questions whose own document was removed; checked by five-fold cross-validation over documents.
_BIAS = -3.25
_COVERAGE = 2.59
_MISSING = -2.70
_PROMINENCE = 4.08
_MOST_MISSING = 3.0

# The document that ranks second is asked too: it may hold a word that the first one lacks.
_CANDIDATES = 2

_LONGEST_QUOTE_SENTENCES = 3
_LONGEST_QUOTE_WORDS = 60
_LONGEST_QUOTE_CHARACTERS = 120  # in Chinese

# What makes a stretch of sentences the better quote, beside the words it shares with the question:
# standing in a passage that ranks high, being short and being whole sentences. Set by hand on the
# development questions whose answering sentence is known.
_SENTENCE_COST = 0.3
_LENGTH_COST = 0.5
_FRAGMENT_COST = 0.5
_PASSAGE_BONUS = 3.0
# A question for a number or a time is better answered by a sentence that has one, and one for a
# meaning by a sentence that starts by saying what something is.
_QUANTITY_BONUS = 0.5
_DEFINITION_BONUS = 0.5
_ASKS_DEFINITION = re.compile(
    r"\bwhat(?:'s| is| are) (?!the\b)|\bqu[eé] (?:es|son)\b"
    r"|什麼是|什么是|是什麼|是什么|甚麼是|是甚麼",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^(?:[^\W\d_]+\W+){1,4}(?:is|are|means|es|son|significa)\b|^.{1,12}(?:是|指)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)」』）]*$")
_ASKS_QUANTITY = re.compile(
    r"\bhow (?:long|soon|often|much|many|fast|high|low|old|far|common|big|late|early)\b|\bwhen\b"
    r"|\bcu[aá]nt[oa]s?\b|\bcu[aá]ndo\b|\bcada cu[aá]nto\b"
    r"|多久|多少|幾|几|何時|何时|什麼時候|什么时候|甚麼時候",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|daily|hours?|days?|weeks?"
    r"|months?|years?|half|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|horas?|d[ií]as?"
    r"|semanas?|meses|años?)\b|[一二兩三四五六七八九十半每](?:個|天|日|週|周|月|年|小時|分鐘|次)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Consecutive sentences: how far they hold each token, and their share of the longest quote."""

    quote: str
    passage: Passage
    held: tuple[float, ...]
    sentences: int
    length: float


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer quoted from a document, or a refusal.

    Attributes:
        answered: whether the documents answer the question.
        quote: one to three consecutive sentences, verbatim from the passage; "" when declined.
        passage: the best passage; given for a refusal too when one was found.
        confidence: 0 to 1; at least ANSWER_THRESHOLD when answered.
    """

    answered: bool
    quote: str
    passage: Passage | None
    confidence: float


def answer_question(index: KnowledgeIndex, question: str) -> Answer:
    """Answer from the index if its documents hold what the question asks about.

    A question in another language than the documents' is declined.
    """
    candidates = index.evidence(question, limit=_CANDIDATES)
    if not candidates:
        return Answer(False, "", None, 0.0)
    for evidence in candidates:
        certainty = confidence(evidence)
        if certainty >= ANSWER_THRESHOLD:
            quote, passage = select_quote(evidence, question)
            return Answer(True, quote, passage, certainty)
    return Answer(False, "", candidates[0].passages[0], confidence(candidates[0]))


def confidence(evidence: Evidence) -> float:
    """Tell how likely it is, 0 to 1, that the document answers the question.

    Three signs count: how much of the question the passage holds, how many of the words that name
    its topic are nowhere in the document, and how much the document is about one of them.
    """
    whole = sum(token.weight for token in evidence.tokens)
    if not whole:
        return 0.0
    coverage = (
        sum(
            token.weight * held
            for token, held in zip(evidence.tokens, evidence.in_passage, strict=True)
        )
        / whole
    )
    missing = sum(
        token.weight * (1 - held)
        for token, held in zip(evidence.tokens, evidence.in_document, strict=True)
        if token.topic
    )
    prominence = max(
        (
            share
            for token, share in zip(evidence.tokens, evidence.prominence, strict=True)
            if token.topic
        ),
        default=0.0,
    )
    odds = (
        _BIAS
        + _COVERAGE * coverage
        + _MISSING * min(missing, _MOST_MISSING)
        + _PROMINENCE * math.sqrt(prominence)
    )
    return 1 / (1 + math.exp(-odds))


def select_quote(evidence: Evidence, question: str) -> tuple[str, Passage]:
    """Return the consecutive sentences that answer best, and the passage they stand in."""
    stretches = [
        stretch for passage in evidence.passages for stretch in _stretches(evidence, passage)
    ]
    weights = _weights(evidence.tokens, [stretch.held for stretch in stretches])
    quantity = bool(_ASKS_QUANTITY.search(question))
    definition = bool(_ASKS_DEFINITION.search(question))
    highest = evidence.passages[0].score

    def score(stretch: _Stretch) -> float:
        return (
            sum(weight * held for weight, held in zip(weights, stretch.held, strict=True))
            + _PASSAGE_BONUS * stretch.passage.score / highest
            + _QUANTITY_BONUS * (quantity and bool(_QUANTITY.search(stretch.quote)))
            + _DEFINITION_BONUS * (definition and bool(_DEFINITION.search(stretch.quote)))
            - _SENTENCE_COST * (stretch.sentences - 1)
            - _FRAGMENT_COST * (not _SENTENCE_END.search(stretch.quote))
            - _LENGTH_COST * stretch.length
        )

    best = max(stretches, key=score)
    return best.quote, best.passage


def _stretches(evidence: Evidence, passage: Passage) -> Iterator[_Stretch]:
    """One to three consecutive sentences; several only up to the longest quote."""
    text = passage.text
    spans: list[tuple[int, int]] = []
    for sentence in split_sentences(text):
        start = text.index(sentence, spans[-1][1] if spans else 0)
        spans.append((start, start + len(sentence)))
    held = [
        token_matches(
            evidence.tokens, frozenset(document_terms(text[start:end], evidence.language))
        )
        for start, end in spans
    ]
    longest = (
        _LONGEST_QUOTE_CHARACTERS if evidence.language is Language.CHINESE else _LONGEST_QUOTE_WORDS
    )
    for first in range(len(spans)):
        for last in range(first, min(first + _LONGEST_QUOTE_SENTENCES, len(spans))):
            quote = text[spans[first][0] : spans[last][1]]
            size = len(quote) if evidence.language is Language.CHINESE else len(quote.split())
            if size > longest and last > first:
                break
            columns = zip(*held[first : last + 1], strict=True)
            yield _Stretch(
                quote, passage, tuple(map(max, columns)), last - first + 1, size / longest
            )


def _weights(tokens: Sequence[Token], held: Sequence[Sequence[float]]) -> list[float]:
    """A token counts for less the more stretches hold it."""
    weights = []
    for position, token in enumerate(tokens):
        frequency = sum(row[position] > 0 for row in held)
        rarity = math.log(1 + len(held) / frequency) if frequency else 0.0
        weights.append(token.weight * rarity)
    return weights
