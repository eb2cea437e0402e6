"""Tells how likely a sentence of a reply, in its own words, answers a question from a document.

Each sentence is laid beside the sentences of the document. What speaks for an answer is that one of
them, with its neighbours and heading, holds the reply's words, and that both hold the question's,
as far as any place of the document does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.evidence import Evidence, Passage, token_matches
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, Token, document_terms, question_tokens
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import QuotedEvidence, read_passage
from plugins.conversations.review.otherwise.contradictions import new_figure, same_figure
from plugins.conversations.review.replies import GroundedSentence, declines
from plugins.conversations.review.small_talk.courtesy import sends_to_staff, speaks_of_itself

# Logistic regression (L2 of 1) on 50 replies in other words about 11 leaflets, seven of them long,
# in three languages, against the same replies to other questions of the same leaflet and to ones
# that it does not answer; checked by leaving out each leaflet in turn. The bias is set so that
# nine of ten right replies are kept.
_BIAS = -4.0
_HELD = 2.1
_QUESTION_HELD = 0.9
_QUESTION_SAID = 3.5
_BEST_PLACE = 2.0
_SAME_FIGURE = 0.85
_ANSWERS_BY_WORDS = 1.25

# A sentence tells something new by one word that names a topic, or two everyday words.
_NEW = 1.0
_NEW_SHARE = 0.25
# A word that no passage holds is taken to be as rare as one in fifty passages.
_RAREST = 0.02
_MAX_SENTENCES = 30


# Shares of what a sentence says, each word weighed by how far it names a topic: of what the
# question has not, in the quotation; and of all of it, in the one sentence that comes nearest. Of
# 42 replies in other words about 20 leaflets, in three languages, 37 are found by these and by
# figures that are the same, and of 114 that evade a question none.
_IN_QUOTATION = 0.3
_IN_NEAREST = 0.4
_A_WORD = 0.5
_AS_ASKED = 0.5


@dataclass(frozen=True, slots=True)
class Retold:
    """A sentence of the reply with the passage that it retells; above 0 it answers."""

    sentence: GroundedSentence
    odds: float


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a document, and its terms with those around it."""

    text: str
    passage: Passage
    terms: frozenset[str]


def best_retold(
    index: DocumentIndex, found: Sequence[QuotedEvidence], reply: str, *, by_words: bool
) -> Retold | None:
    """The sentence of the reply that answers best from what was found; None where none tells more.

    `by_words` says that the reply answers by the words that it shares with the documents. Unless it
    does, courtesy is passed over, a figure that the passage has not, and what tells hardly more
    than the question did.
    """
    best: Retold | None = None
    asked = [(held, _best_place(held.evidence)) for held in found]
    for sentence in split_sentences(reply)[:_MAX_SENTENCES]:
        if not by_words and (
            sends_to_staff(sentence) or speaks_of_itself(sentence) or declines(sentence)
        ):
            continue
        evidence = index.evidence(sentence, limit=len(found))
        by_document = {one.passages[0].document_id: one for one in evidence}
        for held, best_place in asked:
            own = by_document.get(held.evidence.passages[0].document_id)
            if own is None:
                continue
            for retold in _retold(held, own, sentence, best_place, by_words=by_words):
                if best is None or retold.odds > best.odds:
                    best = retold
    return best


def _retold(
    asked: QuotedEvidence, told: Evidence, sentence: str, best_place: float, *, by_words: bool
) -> Iterator[Retold]:
    question = asked.evidence
    said = frozenset(document_terms(sentence, question.language))
    question_said = share_in(question, said)
    for place in places(told):
        if not by_words and (
            not _tells_new(question, told, place.terms)
            or new_figure(sentence, asked.question, [place.passage.text])
        ):
            continue
        question_held = share_in(question, place.terms)
        odds = (
            _BIAS
            + _HELD * share_in(told, place.terms)
            + _QUESTION_HELD * question_held
            + _QUESTION_SAID * question_said
            + _BEST_PLACE * (question_held / best_place if best_place else 0.0)
            + _SAME_FIGURE * same_figure(sentence, asked.question, place.text)
            + _ANSWERS_BY_WORDS * by_words
        )
        yield Retold(GroundedSentence(sentence, place.passage), odds)


def _best_place(question: Evidence) -> float:
    """How much of a question one place of its document holds at most."""
    return max((share_in(question, place.terms) for place in places(question)), default=0.0)


def _tells_new(question: Evidence, told: Evidence, terms: frozenset[str]) -> bool:
    """Whether enough of what a sentence tells beside the question's words stands in a place."""
    asked = {token.stem for token in question.tokens}
    new = [token for token in told.tokens if token.stem not in asked]
    held = token_matches(new, terms)
    shared = sum(token.weight * share for token, share in zip(new, held, strict=True))
    return shared >= max(_NEW, _NEW_SHARE * sum(token.weight for token in new))


def share_in(evidence: Evidence, terms: frozenset[str]) -> float:
    """How much of what the evidence was looked up by stands in the terms, 0 to 1, by rarity."""
    rarity = [
        token.weight * math.log(1 + 1 / max(share, _RAREST))
        for token, share in zip(evidence.tokens, evidence.prominence, strict=True)
    ]
    whole = sum(rarity)
    held = token_matches(evidence.tokens, terms)
    return sum(w * h for w, h in zip(rarity, held, strict=True)) / whole if whole else 0.0


def places(evidence: Evidence) -> Iterator[Place]:
    """The sentences of the evidence, each with what stands around it."""
    language: Language | None = evidence.language
    for passage in evidence.passages:
        read = read_passage(passage.text, language)
        heading = frozenset(document_terms(passage.section_title, language))
        for number, text in enumerate(read.texts):
            near = read.terms[max(0, number - 1) : number + 2]
            yield Place(text, passage, heading.union(*near))


def retells(held: QuotedEvidence, sentence: str) -> bool:
    """Whether it shares enough with the quotation that the question has not, or comes nearest to a
    sentence that is quoted.
    """
    language = held.evidence.language
    tokens = question_tokens(sentence, language)
    asked = {token.stem for token in held.evidence.tokens}
    new = [token for token in tokens if token.stem not in asked]
    shared = _shared(new, held.quote_terms)
    if shared >= max(_A_WORD, _IN_QUOTATION * _said(new)):
        return True
    read = [read_passage(passage.text, language) for passage in held.evidence.passages]
    nearest = max(
        (
            (_shared(tokens, terms), text)
            for passage in read
            for text, terms in zip(passage.texts, passage.terms, strict=True)
        ),
        default=(0.0, ""),
    )
    return nearest[0] >= max(_A_WORD, _IN_NEAREST * _said(tokens)) and any(
        nearest[1] in one.text for one in held.quote.with_others
    )


def tells_as_asked(held: QuotedEvidence, sentence: str) -> bool:
    """Whether half its words are the quotation's, and both have the form that is asked for.

    "You may not shower" tells no other word than "May I shower?", and answers it.
    """
    wanted = wanted_form(held.question)
    if wanted is None or not (wanted.search(sentence) and wanted.search(held.quote.text)):
        return False
    tokens = question_tokens(sentence, held.evidence.language)
    return _shared(tokens, held.quote_terms) >= max(_A_WORD, _AS_ASKED * _said(tokens))


def _said(tokens: Sequence[Token]) -> float:
    return sum(token.weight for token in tokens)


def _shared(tokens: Sequence[Token], terms: frozenset[str]) -> float:
    held = token_matches(tokens, terms)
    return sum(token.weight * share for token, share in zip(tokens, held, strict=True))
