"""Answers a question with sentences of the documents, or declines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import mul

from core.retrieval.asking.evidence import Evidence, Passage, token_matches
from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.asking.named import names_what_is_not_told
from core.retrieval.asking.needs import lacks_what_is_asked
from core.retrieval.asking.story import to_the_point
from core.retrieval.asking.subjects import Suits
from core.retrieval.index import DocumentIndex
from core.retrieval.language import document_terms
from core.retrieval.quotes import LEFT_OUT, Quote, QuotedEvidence, SectionQuote, read_passage
from core.text.unseen import without_unseen

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
_BIAS = -2.8
_COVERAGE = 2.2
_MISSING = -2.65
_PROMINENCE = 4.2
_MAX_MISSING = 3.0

_MAX_TOPIC = 2.0


@dataclass(frozen=True, slots=True)
class _ShortWeights:
    """What each sign counts in a document of one to three passages.

    Fitted (logistic regression, L2 of 1) to 373 questions about 81 leaflets of five to nine
    sentences in three languages, to the same questions asked of other leaflets, and to 131 that the
    leaflets do not answer; checked by ten-fold cross-validation over leaflets. Those by
    meaning were fitted anew with 135 questions of lay people about 45 further leaflets. The bias is
    set so that ANSWER_THRESHOLD holds for them too. A document that alone was found has no
    other that the question could be about: `alone` is what that counts.
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


_SHORT_BY_WORDS = _ShortWeights(-3.1, 0.0, 3.0, 1.4, 0.6, 0.0, alone=0.6)
# A short document seldom has headings: how much nearer its nearest sentence comes than its
# sentences do on average is what counts, where there are enough of them.
_SHORT_BY_MEANING = _ShortWeights(-4.6, 1.8, 1.8, 0.9, 1.0, 42.0, alone=0.9)
_MIN_SENTENCES = 3
# Where it can be told how well the sentences suit the question, which says more than nearness.
# Fitted anew to 476 questions that 166 leaflets answer and 226 that they do not, to the same 476
# with the sentences that answer taken out, and to all asked of another leaflet; checked by ten-fold
# cross-validation over leaflets: see decision 83.
_SHORT_BY_SUBJECT = _ShortWeights(
    -5.89,
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
)

SHORT_THRESHOLD = 0.3
"""The same for a short document whose sentences can be told to suit a question.

Patients who ask in plain words of a leaflet of six or seven sentences are answered as surely as
with 0.2, and what it does not tell is declined more often; it costs right answers where they ask in
quite other words than the leaflet's: see decision 85.
"""

# What the words of the question count beside `Suits.together` where the best sentence is chosen.
_HELD = 3.65

# Where sentences are compared by meaning too: logistic regression on the odds by words and on how
# much nearer the nearest sentence comes than is usual in its document. Fitted to the development
# questions, asked of all documents and of another one than their own, and to questions about the
# sample documents, which are written more plainly: without what is usual, a fit to the one kind of
# documents refused half of what the other kind answers. The bias is set so that the same threshold
# answers 0.98 of the development questions in scope.
_MEANING_BIAS = -0.36
_MEANING_WORDS = 0.69
_MEANING_NEARNESS = 34.9
_MAX_BY_WORDS = 6.0

# A question for a price is about that first, whatever illness it names. Set by hand.
_OFFICE_FACTOR = 2.0

# The document that ranks second is asked too: it may hold a word that the first one lacks.
_CANDIDATES = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer quoted from a document, or a refusal.

    Attributes:
        answered: whether the documents answer the question.
        quotes: one to three sentences of the document, verbatim, by section: the passage's first;
            none when declined.
        passage: the best passage; given for a refusal too when one was found.
        confidence: 0 to 1; at least ANSWER_THRESHOLD when answered.
        kind: what the question is about when leaflets seldom tell; None for any other.
    """

    answered: bool
    quotes: tuple[SectionQuote, ...]
    passage: Passage | None
    confidence: float
    kind: QuestionKind | None = None

    @property
    def quote(self) -> str:
        """All that is quoted, with "…" for what is left out; "" when declined."""
        return LEFT_OUT.join(one.text for one in self.quotes)


@dataclass(frozen=True, slots=True)
class _Best:
    """A sentence: how far it holds what is asked beside the title, and how well it suits."""

    held: float
    suits: Suits


def answer_question(index: DocumentIndex, question: str) -> Answer:
    """Answer from the index if its documents hold what the question asks about.

    A question in another language than the documents' is declined. What is told by the way before
    it is passed over.
    """
    whole = without_unseen(question)
    question = to_the_point(whole, index.title_terms)
    if question != whole and _is_for_oneself(whole):
        return Answer(False, (), None, 0.0, QuestionKind.OWN_DOSE)
    found = index.evidence(question, limit=_CANDIDATES)
    answer = answer_from([QuotedEvidence(evidence, question) for evidence in found])
    if answer.kind is None and not answer.answered:
        special = special_question(question)
        return replace(answer, kind=special.kind if special else None)
    return answer


def _is_for_oneself(question: str) -> bool:
    """Whether what is told before the question, such as one's weight, makes it one's own dose."""
    special = special_question(question)
    return special is not None and special.kind is QuestionKind.OWN_DOSE and special.answers is None


def answer_from(found: Sequence[QuotedEvidence]) -> Answer:
    """Answer from what the documents hold about a question, best document first, or decline."""
    if not found:
        return Answer(False, (), None, 0.0)
    candidates = found[:_CANDIDATES]
    alone = len(found) == 1
    certainties = [confidence(one.evidence, one.quote, alone=alone) for one in candidates]
    answering = [
        number
        for number, certainty in enumerate(certainties)
        if certainty >= _threshold(candidates[number].evidence)
    ]
    if not answering:
        return Answer(False, (), found[0].evidence.passages[0], certainties[0])
    # The rank tells which long document the question is about; a short one is about what it says.
    chosen = answering[0]
    if all(candidates[number].evidence.short for number in answering):
        chosen = max(answering, key=lambda number: certainties[number])
    quote = candidates[chosen].quote
    if _lacks_what_is_asked(candidates[chosen]):
        return Answer(False, (), quote.passage, certainties[chosen])
    special = special_question(found[0].question)
    kind = special.kind if special is not None else None
    if (
        special is not None
        and not special.is_answered_by(quote.text)
        and (special.told or not _says_the_very_thing(candidates[chosen].evidence, quote))
    ):
        return Answer(False, (), quote.passage, certainties[chosen], kind)
    return Answer(True, quote.with_others, quote.passage, certainties[chosen], kind)


def _threshold(evidence: Evidence) -> float:
    return ANSWER_THRESHOLD if evidence.suits is None else SHORT_THRESHOLD


def _lacks_what_is_asked(found: QuotedEvidence) -> bool:
    """Whether a short document's quote does not name what only its name could answer."""
    told = LEFT_OUT.join(one.text for one in found.quote.with_others)
    asked = (found.question, found.quote.passage.document_title, told)
    return found.evidence.suits is not None and (
        lacks_what_is_asked(*asked) or names_what_is_not_told(*asked)
    )


def _says_the_very_thing(evidence: Evidence, quote: Quote) -> bool:
    """Whether a quote of a short document has each word of the question that says something.

    That outweighs how a question sounds: "Can I take my iron tablets?" is not about a dose of one's
    own where "Do not take iron tablets" stands.
    """
    if not evidence.short:
        return False
    held = map(max, quote.held, evidence.in_title)
    return bool(evidence.tokens) and all(share == 1.0 for share in held)


def confidence(evidence: Evidence, quote: Quote, *, alone: bool = False) -> float:
    """Tell how likely it is, 0 to 1, that the document answers the question.

    Of a document of many passages three signs count: how much of the question the best passage
    holds, how many of the words that name its topic are nowhere in the document, and how much the
    document is about one of them. A short document is about all that it says: there it counts how
    much of the question beside the words of the title the quote holds, how many words of its topic,
    or of daily life ("shower"), those are, and whether the quote has the form that is asked for,
    such as a time. Where there are vectors, it counts beside that how near in meaning the nearest
    sentence is. `alone` says that no other document was found for the question.
    """
    if not sum(token.weight for token in evidence.tokens):
        return 0.0
    odds = _short_odds(evidence, quote, alone=alone) if evidence.short else _long_odds(evidence)
    return 1 / (1 + math.exp(-odds))


def _long_odds(evidence: Evidence) -> float:
    """The odds by words, and by how near the nearest sentence comes where that can be told."""
    by_words = _odds_by_words(evidence)
    if evidence.closeness is None or evidence.usual_closeness is None:
        return by_words
    nearer = max(chain.from_iterable(evidence.closeness)) - evidence.usual_closeness
    words = max(-_MAX_BY_WORDS, min(by_words, _MAX_BY_WORDS))
    return _MEANING_BIAS + _MEANING_WORDS * words + _MEANING_NEARNESS * nearer


def _odds_by_words(evidence: Evidence) -> float:
    prominence = max(
        (
            share
            for token, share in zip(evidence.tokens, evidence.prominence, strict=True)
            if token.topic
        ),
        default=0.0,
    )
    return (
        _BIAS
        + _COVERAGE * _coverage(evidence, evidence.in_passage)
        + _MISSING * _missing(evidence)
        + _PROMINENCE * math.sqrt(prominence)
    )


def _short_odds(evidence: Evidence, quote: Quote, *, alone: bool) -> float:
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
    best = _suits_best(evidence)
    if best is not None:
        weights = _SHORT_BY_SUBJECT
    else:
        weights = _SHORT_BY_MEANING if near else _SHORT_BY_WORDS
    nearness = max(closeness) - sum(closeness) / len(closeness) if near else 0.0
    return (
        weights.bias
        + weights.coverage * _coverage(evidence, evidence.in_passage)
        + weights.beside_title * quoted
        + weights.topic * min(topic, _MAX_TOPIC)
        + weights.form * quote.form
        + weights.nearness * nearness
        + weights.alone * alone
        + weights.counted * quote.counted
        + (_by_sentence(weights, best) if best is not None else 0.0)
    )


def _by_sentence(weights: _ShortWeights, best: _Best) -> float:
    return (
        weights.sentence * best.held
        + weights.match * best.suits.match
        + weights.subject * best.suits.subject
        + weights.alike * best.suits.alike
    )


def _suits_best(evidence: Evidence) -> _Best | None:
    """The sentence that suits the question best by its words and its meaning together."""
    if evidence.suits is None:
        return None
    beside = [
        token.weight * (1 - named)
        for token, named in zip(evidence.tokens, evidence.in_title, strict=True)
    ]
    whole = sum(beside)
    found = [
        _Best(
            sum(map(mul, beside, token_matches(evidence.tokens, terms))) / whole if whole else 1.0,
            suits,
        )
        for passage, each in zip(evidence.passages, evidence.suits, strict=True)
        for terms, suits in zip(
            read_passage(passage.text, evidence.language).terms, each, strict=True
        )
    ]
    return max(found, key=lambda one: _HELD * one.held + one.suits.together, default=None)


def _coverage(evidence: Evidence, held: Sequence[float]) -> float:
    whole = sum(token.weight for token in evidence.tokens)
    return (
        sum(token.weight * share for token, share in zip(evidence.tokens, held, strict=True))
        / whole
    )


def _missing(evidence: Evidence) -> float:
    missing = sum(
        token.weight * (1 - held) * (_OFFICE_FACTOR if token.office else 1.0)
        for token, held in zip(evidence.tokens, evidence.in_document, strict=True)
        if token.topic
    )
    return min(missing, _MAX_MISSING)
