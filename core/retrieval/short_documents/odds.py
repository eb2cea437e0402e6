"""Tells how likely a document of a few sentences answers a question."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import mul

from core.retrieval.asking.evidence import Evidence, coverage, missing, token_matches
from core.retrieval.asking.polar import named_things
from core.retrieval.asking.subjects import Suits
from core.retrieval.language import document_terms
from core.retrieval.quotes import Quote, read_passage

_MAX_TOPIC = 2.0


@dataclass(frozen=True, slots=True)
class _ShortWeights:
    """What each sign counts in a document of one to three passages.

    Fitted (logistic regression, L2 of 1) to 373 questions about 81 leaflets of five to nine
    sentences in three languages, to the same questions asked of other leaflets, and to 131 that the
    leaflets do not answer; checked by ten-fold cross-validation over leaflets. Those by
    meaning were fitted anew with 135 questions of lay people about 45 further leaflets. The bias is
    set so that `core.retrieval.answers.ANSWER_THRESHOLD` holds for them too. A document that alone
    was found has no other that the question could be about: `alone` is what that counts.
    """

    bias: float
    coverage: float
    beside_title: float
    topic: float
    form: float
    nearness: float
    alone: float
    sentence: float = 0.0
    match: float = 0.0
    subject: float = 0.0
    alike: float = 0.0
    counted: float = 0.0
    missing: float = 0.0


_SHORT_BY_WORDS = _ShortWeights(-3.1, 0.0, 3.0, 1.4, 0.6, 0.0, alone=0.6)
# A short document seldom has headings: how much nearer its nearest sentence comes than its
# sentences do on average is what counts, where there are enough of them.
_SHORT_BY_MEANING = _ShortWeights(-4.6, 1.8, 1.8, 0.9, 1.0, 42.0, alone=0.9)
_MIN_SENTENCES = 3
# Where it can be told how well the sentences suit the question, which says more than nearness.
# Fitted anew to 476 questions that 166 leaflets answer and 226 that they do not, to the same 476
# with the sentences that answer taken out, and to all asked of another leaflet; checked by ten-fold
# cross-validation over leaflets: see decision 83. What words of the question's topic count that the
# document has nowhere was added by hand: see decision 91.
_SHORT_BY_SUBJECT = _ShortWeights(
    -5.54,
    0.0,
    0.1,
    0.0,
    0.05,
    0.0,
    alone=0.9,
    sentence=2.62,
    match=3.6,
    subject=4.66,
    alike=1.67,
    counted=4.0,
    missing=-0.7,
)

# What the words of the question count beside `Suits.together` where the best sentence is chosen.
_HELD = 3.65


@dataclass(frozen=True, slots=True)
class BestSentence:
    """A sentence: how far it holds what is asked beside the title, and how well it suits.

    Attributes:
        names: whether it has a word that names what is asked about; True where the question has
            none beside the title.
    """

    held: float
    suits: Suits
    names: bool


def short_odds(evidence: Evidence, quote: Quote, *, alone: bool) -> float:
    """The odds that a short document answers.

    A short document is about all that it says: there it counts how much of the question beside the
    words of the title the quote holds, how many words of its topic, or of daily life ("shower"),
    those are, and whether the quote has the form that is asked for, such as a time. Where there are
    vectors, it counts beside that how near in meaning the nearest sentence is, or how well one
    suits. `alone` says that no other document was found for the question.
    """
    heading = frozenset(document_terms(quote.passage.section_title, evidence.language))
    headed = token_matches(evidence.tokens, heading)
    held = tuple(map(max, quote.held, headed))
    beside_title = [
        (token, share)
        for token, share, named in zip(evidence.tokens, held, evidence.in_title, strict=True)
        if not named
    ]
    topic = sum(
        token.weight * share for token, share in beside_title if token.topic or token.meanings
    )
    whole = sum(token.weight for token, _ in beside_title)
    quoted = sum(token.weight * share for token, share in beside_title) / whole if whole else 1.0
    closeness = list(chain.from_iterable(evidence.closeness or ()))
    near = len(closeness) >= _MIN_SENTENCES
    best = suits_best(evidence)
    if best is not None:
        weights = _SHORT_BY_SUBJECT
    else:
        weights = _SHORT_BY_MEANING if near else _SHORT_BY_WORDS
    nearness = max(closeness) - sum(closeness) / len(closeness) if near else 0.0
    return (
        weights.bias
        + weights.coverage * coverage(evidence, evidence.in_passage)
        + weights.beside_title * quoted
        + weights.topic * min(topic, _MAX_TOPIC)
        + weights.form * quote.form
        + weights.nearness * nearness
        + weights.alone * alone
        + weights.counted * quote.counted
        + weights.missing * missing(evidence)
        + (_by_sentence(weights, best) if best is not None else 0.0)
    )


def _by_sentence(weights: _ShortWeights, best: BestSentence) -> float:
    return (
        weights.sentence * best.held
        + weights.match * best.suits.match
        + weights.subject * best.suits.subject
        + weights.alike * best.suits.alike
    )


def suits_best(evidence: Evidence) -> BestSentence | None:
    """The sentence that suits the question best by its words and its meaning together."""
    if evidence.suits is None:
        return None
    beside = [
        token.weight * (1 - named)
        for token, named in zip(evidence.tokens, evidence.in_title, strict=True)
    ]
    whole = sum(beside)
    untitled = [number for number, named in enumerate(evidence.in_title) if not named]
    things = [untitled[one] for one in named_things([evidence.tokens[two] for two in untitled])]
    found = [
        BestSentence(
            sum(map(mul, beside, held)) / whole if whole else 1.0,
            suits,
            not things or any(held[number] for number in things),
        )
        for passage, each in zip(evidence.passages, evidence.suits, strict=True)
        for terms, suits in zip(
            read_passage(passage.text, evidence.language).terms, each, strict=True
        )
        for held in (token_matches(evidence.tokens, terms),)
    ]
    return max(found, key=lambda one: _HELD * one.held + one.suits.together, default=None)
