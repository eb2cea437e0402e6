"""Chooses the consecutive sentences of a document that answer a question best."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.counted import counts_what_is_asked
from core.retrieval.asking.evidence import (
    Evidence,
    Passage,
    holds_all_that_is_named,
    share_held,
    with_straddling,
)
from core.retrieval.language import Language, Token, document_terms
from core.retrieval.spans import Span, fits_a_quote, sentence_places, stretches
from core.retrieval.structure.steps import Steps, asks_for_steps, steps_of

_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)」』）]*$")

# Passages whose sentences and terms are kept, over all indexes: 8.5 KB each (40 documents of
# 18 KB have 1,024 of them).
_KEPT_PASSAGES = 4_096


@dataclass(frozen=True, slots=True)
class _Weights:
    """What makes consecutive sentences the better quote, beside the words of the question in them.

    Attributes:
        closeness: how near they come in meaning; the cosines of questions and sentences lie between
            0.8 and 0.93, so that a few hundredths tell as much as a word does. What is learnt of
            subjects has a wider scale.
        passage: standing in a passage that ranks high.
        form: having a number or a time where one is asked for, or saying what something is.
        sentence, length, fragment: what each further sentence, the length of the longest quote, and
            being no whole sentence cost.
        nearly: what answers no worse than by this beside the best is quoted too.
    """

    closeness: float
    passage: float
    form: float
    sentence: float
    length: float
    fragment: float
    nearly: float


# A short document's were set by hand. Of 93 questions about 22 leaflets it is the second sentence
# that answers 3 of the 6 that the best one misses, and it is quoted for one question in eight.
_SHORT_BY_WORDS = _Weights(0.0, 3.0, 0.5, 0.3, 0.5, 0.5, nearly=0.75)
_SHORT_BY_MEANING = _Weights(15.0, 1.5, 0.5, 0.0, 0.2, 0.5, nearly=0.75)
# By `Suits.together`, where it can be told: of 411 questions 0.97 have the right sentence in hand,
# and 0.93 by nearness, with a shorter quote; 0.15 to 0.8 differ by a hundredth.
_SHORT_BY_SUBJECT = _Weights(0.2, 1.5, 0.5, 0.0, 0.2, 0.5, nearly=0.75)
# A long document's are near those of a conditional logit over the sentences of each document, which
# was checked by five-fold cross-validation over documents: see decision 59.
_BY_WORDS = _Weights(0.0, 2.5, 2.0, 0.3, 0.5, 0.5, nearly=3.0)
_BY_MEANING = _Weights(45.0, 2.0, 2.0, 0.3, 0.8, 0.5, nearly=3.0)

# In a document of hardly a sentence each word stands everywhere, and tells all the same.
_LEAST_APART = 0.05

_MOST_SENTENCES = 3  # of a long document, in all
_LONGEST = 1.25  # of the longest stretch
_SAME = 0.7  # of the words of the shorter one: it says the same again
LEFT_OUT = " … "
"""Between two sentences that do not follow each other."""


@dataclass(frozen=True, slots=True)
class SectionQuote:
    """Sentences of one section, verbatim, with "…" for what is left out between them."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """Consecutive sentences of a passage.

    Attributes:
        text: the sentences, verbatim.
        held: for each token of the question how far one of them holds it, 0 to 1.
        form: whether one of them has the form that the question asks for, and, in a document that
            is not short, a token of it.
        closeness: how near the nearest of them comes to the question, by what is learnt or as a
            cosine; 0 without vectors.
        with_others: the same with the sentences that answer nearly as well, by section; the section
            of the quote first.
        counted: whether what the question asks the number of stands in it with a number.
    """

    text: str
    passage: Passage
    held: tuple[float, ...]
    form: bool
    closeness: float
    with_others: tuple[SectionQuote, ...] = ()
    counted: bool = False


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
class ReadPassage:
    """The stretches of a passage, its sentences, and the terms of each sentence."""

    stretches: tuple[Span, ...]
    texts: tuple[str, ...]
    terms: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quote with its place and how well it answers, comparable for one question only."""

    quote: Quote
    stretch: Span
    score: float


def select_quote(evidence: Evidence, question: str) -> Quote:
    """Return the consecutive sentences of the evidence that answer the question best."""
    read = [read_passage(passage.text, evidence.language) for passage in evidence.passages]
    held = [[_held(evidence.tokens, terms) for terms in found.terms] for found in read]
    weights = _weights(evidence, [sentence for passage in held for sentence in passage])
    wanted = wanted_form(question)
    short = evidence.short
    highest = evidence.passages[0].score
    closeness = _closeness(evidence) or [[0.0] * len(found.texts) for found in read]
    weigh = _weights_of(evidence)

    def score(quote: Quote, stretch: Span) -> float:
        return (
            sum(weight * share for weight, share in zip(weights, quote.held, strict=True))
            + weigh.closeness * quote.closeness
            + weigh.passage * quote.passage.score / highest
            + weigh.form * quote.form
            - weigh.sentence * (stretch.sentences - 1)
            - weigh.fragment * (not _SENTENCE_END.search(quote.text))
            - weigh.length * stretch.length
        )

    candidates = [
        _Candidate(quote, stretch, score(quote, stretch))
        for passage, found, sentences, near_ones in zip(
            evidence.passages, read, held, closeness, strict=True
        )
        for forms in (_in_form(wanted, found.texts, sentences, short=short),)
        for stretch in found.stretches
        for quote in (_quote(evidence.tokens, passage, stretch, sentences, near_ones, forms),)
    ]
    best = max(candidates, key=lambda candidate: candidate.score)
    chosen = _with_others(best, candidates, weigh.nearly, evidence)
    others = _from_first_step(chosen, evidence, question) or tuple(_by_section(chosen))
    counted = counts_what_is_asked(question, others[0].text)
    return replace(best.quote, with_others=others, counted=counted)


def _closeness(evidence: Evidence) -> Sequence[Sequence[float]] | None:
    """How near each sentence comes to the question: by what is learnt where that can be told."""
    if evidence.suits is None:
        return evidence.closeness
    return [[suits.together for suits in passage] for passage in evidence.suits]


def _weights_of(evidence: Evidence) -> _Weights:
    if evidence.suits is not None:
        return _SHORT_BY_SUBJECT
    if evidence.closeness is None:
        return _SHORT_BY_WORDS if evidence.short else _BY_WORDS
    return _SHORT_BY_MEANING if evidence.short else _BY_MEANING


def _with_others(
    best: _Candidate, candidates: Sequence[_Candidate], nearly: float, evidence: Evidence
) -> list[_Candidate]:
    """The best one, and single sentences that are nearly as good and say something else.

    A short document has one beside a single sentence at most, of the same passage.
    """
    chosen = [best]
    most = 2 if evidence.short else _MOST_SENTENCES
    others = (
        other
        for other in candidates
        if other.stretch.sentences == 1
        and other.score > best.score - nearly
        and (any(other.quote.held) or evidence.closeness is not None or evidence.short)
        and (other.quote.passage is best.quote.passage or not evidence.short)
    )
    for other in sorted(others, key=lambda candidate: -candidate.score):
        if sum(one.stretch.sentences for one in chosen) >= most:
            break
        if any(_overlap(one, other) for one in chosen):
            continue
        if not evidence.short:
            length = sum(one.stretch.length for one in (*chosen, other))
            same = any(_says_the_same(one, other, evidence.language) for one in chosen)
            if length > _LONGEST or same:
                continue
        chosen.append(other)
    return chosen


def _from_first_step(
    chosen: Sequence[_Candidate], evidence: Evidence, question: str
) -> tuple[SectionQuote, ...]:
    """The steps that are asked for with their lead-in, from the first one; none for another quote.

    Who asks how something is done is not told the third step, unless that one alone is asked for:
    then it holds all that the question names beside the titles.
    """
    if not asks_for_steps(question):
        return ()
    best, passage = chosen[0], chosen[0].quote.passage
    places = [
        (one.stretch.start, one.stretch.end) for one in chosen if one.quote.passage is passage
    ]
    among = next((one for one in steps_of(passage.text) if one.holds(*places[0])), None)
    if among is None or (
        sum(among.count_in(*place) for place in places) == 1
        and holds_all_that_is_named(evidence, passage.section_title, best.quote.held)
    ):
        return ()
    # A long list is cut in two: its beginning may be another passage of the section.
    return next(
        (
            (_steps_quote(one, steps, evidence.language),)
            for one in (passage, *evidence.passages)
            if one.section_id == passage.section_id
            for steps in ([among] if one is passage else steps_of(one.text))
            if steps.first == 1
        ),
        (),
    )


def _steps_quote(passage: Passage, steps: Steps, language: Language | None) -> SectionQuote:
    """As many of the steps as a list may be quoted of, at least the first."""
    ends = [end for _, end in steps.places]
    chinese = language is Language.CHINESE
    short = [end for end in ends if fits_a_quote(passage.text[steps.start : end], chinese=chinese)]
    return SectionQuote(passage.text[steps.start : max(short, default=ends[0])], passage)


def _overlap(one: _Candidate, other: _Candidate) -> bool:
    return (
        one.quote.passage is other.quote.passage
        and one.stretch.start < other.stretch.end
        and other.stretch.start < one.stretch.end
    )


def _says_the_same(one: _Candidate, other: _Candidate, language: Language | None) -> bool:
    first, second = (set(document_terms(each.quote.text, language)) for each in (one, other))
    return len(first & second) >= _SAME * max(1, min(len(first), len(second)))


def _by_section(chosen: Sequence[_Candidate]) -> Iterator[SectionQuote]:
    """The chosen ones of each section as one text; those of a passage in its order."""
    passages: dict[str, list[Passage]] = {}
    for one in chosen:
        found = passages.setdefault(one.quote.passage.section_id, [])
        if all(one.quote.passage is not passage for passage in found):
            found.append(one.quote.passage)
    for found in passages.values():
        texts = [_joined(passage, chosen) for passage in found]
        yield SectionQuote(LEFT_OUT.join(texts), found[0])


def _joined(passage: Passage, chosen: Sequence[_Candidate]) -> str:
    """The chosen ones of a passage in its order, with "…" for what is left out between them."""
    places = sorted(
        (one.stretch for one in chosen if one.quote.passage is passage),
        key=lambda place: place.start,
    )
    told = passage.text[places[0].start : places[0].end]
    for before, place in pairwise(places):
        between = passage.text[before.end : place.start]
        told += LEFT_OUT if between.strip() else between
        told += passage.text[place.start : place.end]
    return told


def _in_form(
    wanted: re.Pattern[str] | None,
    texts: Sequence[str],
    sentences: Sequence[Sequence[float]],
    *,
    short: bool,
) -> list[bool]:
    """Whether each sentence has what is asked for; unless the document is short, only one that
    holds a word of the question can."""
    if wanted is None:
        return [False] * len(texts)
    return [
        (short or any(shares)) and wanted.search(text) is not None
        for text, shares in zip(texts, sentences, strict=True)
    ]


def _quote(
    tokens: Sequence[Token],
    passage: Passage,
    stretch: Span,
    sentences: Sequence[Sequence[float]],
    closeness: Sequence[float],
    forms: Sequence[bool],
) -> Quote:
    own = slice(stretch.first, stretch.last + 1)
    best = [max(shares) for shares in zip(*sentences[own], strict=True)]
    text = passage.text[stretch.start : stretch.end]
    held = with_straddling(tokens, best)
    return Quote(text, passage, held, any(forms[own]), max(closeness[own]))


@lru_cache(maxsize=_KEPT_PASSAGES)
def read_passage(text: str, language: Language | None) -> ReadPassage:
    """The stretches and sentences of a passage's text; kept, as the next question needs them."""
    sentences = tuple(text[start:end] for start, end in sentence_places(text))
    return ReadPassage(
        tuple(stretches(text, chinese=language is Language.CHINESE)),
        sentences,
        tuple(frozenset(document_terms(sentence, language)) for sentence in sentences),
    )


def _held(tokens: Sequence[Token], terms: frozenset[str]) -> list[float]:
    return [share_held(token, terms) for token in tokens]


def _weights(evidence: Evidence, held: Sequence[Sequence[float]]) -> list[float]:
    """A token counts for less the more sentences hold it, and the more the document is about it."""
    weights = []
    for position, token in enumerate(evidence.tokens):
        frequency = sum(row[position] > 0 for row in held)
        rarity = math.log(1 + len(held) / frequency) if frequency else 0.0
        apart = max(1 - evidence.prominence[position], _LEAST_APART)
        weights.append(token.weight * rarity * apart)
    return weights
