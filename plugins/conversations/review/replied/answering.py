"""Finds what of a reply answers a question: by the words that it shares with the documents, and by
what it retells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.answers import answer_from
from core.retrieval.asking.kinds import special_question
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.answer_fit import answer_odds, signs
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.by_meaning.answering import ODDS_OF_A_KIND
from plugins.conversations.review.otherwise.contradictions import new_figure, same_figure
from plugins.conversations.review.otherwise.polarity import denies, turned
from plugins.conversations.review.otherwise.yes_or_no import asks_yes_or_no, first_opening
from plugins.conversations.review.replies import GroundedSentence, declines
from plugins.conversations.review.retold import best_retold, retells, tells_as_asked

LIKELY_DOCUMENTS = 2
"""Documents that a question is most likely about."""
_MAX_SENTENCES = 30  # of a reply
# What a document tells the patient to do, which a reply may tell not to.
_TO_DO = re.compile(
    r"\b(?:call|ring|phone|telephone|contact|stop|go (?:to|straight)|come (?:back|in|to|straight)"
    r"|see (?:a|your|the)|tell (?:us|your|the)|ask (?:us|your|the)|report|seek|attend"
    r"|immediately|at once|straight away|right away|urgent\w*|emergency|llam\w+|acud\w+|vaya"
    r"|avis\w+|contact\w+|consult\w+|dej[ea]\w*|suspend\w+|inmediat\w+|urgen\w+)\b"
    r"|電話|电话|聯絡|联系|致電|致电|就醫|就医|急診|急诊|停|立即|立刻|馬上|马上|告知|告訴|告诉|回診|送醫|送医",
    re.IGNORECASE,
)


def answering_by_words(
    index: DocumentIndex,
    found: Sequence[QuotedEvidence],
    reply: str,
    stretches: Sequence[GroundedSentence],
    retold: GroundedSentence | None,
) -> GroundedSentence | None:
    """What of a reply answers by the words that it shares with the documents, if anything does."""
    answering = _answering(found, stretches) or retold
    if answering is None or not answering.copied:
        return _retold(index, found, reply, answering)
    return answering


def _answering(
    found: Sequence[QuotedEvidence], stretches: Sequence[GroundedSentence]
) -> GroundedSentence | None:
    """The stretch that answers its question best, if any does."""
    by_document = {held.evidence.passages[0].document_id: held for held in found}
    best: tuple[float, GroundedSentence] | None = None
    for stretch in stretches:
        held = by_document.get(stretch.passage.document_id)
        if held is None:
            continue
        odds = answer_odds(signs(held, stretch))
        if odds > 0 and (best is None or odds > best[0]):
            best = odds, stretch
    return best[1] if best else None


def _retold(
    index: DocumentIndex,
    found: Sequence[QuotedEvidence],
    reply: str,
    by_words: GroundedSentence | None,
) -> GroundedSentence | None:
    """What of a reply in its own words answers; `by_words` is what seems to by the words it shares.

    A question that leaflets seldom answer by its kind, such as a price, needs more to be answered.
    """
    special = by_words is None and found and special_question(found[0].question) is not None
    likely = [
        held
        for number, held in enumerate(found)
        if (
            number < LIKELY_DOCUMENTS
            if by_words is None
            else held.evidence.passages[0].document_id == by_words.passage.document_id
        )
    ]
    best = best_retold(index, likely, reply, by_words=by_words is not None)
    if best is None or best.odds <= (ODDS_OF_A_KIND if special else 0.0):
        return None
    return by_words or best.sentence


def told_in_other_words(found: Sequence[QuotedEvidence], reply: str) -> GroundedSentence | None:
    """The sentence of the reply that retells what the documents answer, with no other figure."""
    for held in found:
        if not answer_from([held]).answered:
            continue
        passage = held.quote.passage
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]:
            same = same_figure(sentence, held.question, held.quote.text)
            if (
                (same or retells(held, sentence) or tells_as_asked(held, sentence))
                and not declines(sentence)
                and not new_figure(sentence, held.question, [passage.text])
            ):
                return GroundedSentence(sentence, passage)
    return None


def may_be_told(held: QuotedEvidence, aligned: Sequence[Alignment]) -> bool:
    """Whether likelihood alone may tell that a reply answers.

    It cannot tell "call us" from "no need to call", but where `denies_as_told` does.
    """
    if held.evidence.language is None:
        return False
    told, _ = aligned[0].nearest(aligned[0].retelling)
    return denies_as_told(held, aligned[0]) or _TO_DO.search(f"{told}\n{held.quote.text}") is None


def denies_as_told(held: QuotedEvidence, aligned: Alignment) -> bool:
    """Whether a reply says no to a question for yes or no, and what the document tells denies too.

    A yes is no such sign: what denies nothing need not affirm what is asked. Nor is a no to a
    question that denies or warns itself: "Must I stop?".
    """
    language = held.evidence.language
    if (
        language is None
        or not asks_yes_or_no(held.question, language)
        or turned(held.question)
        or first_opening(aligned.said) >= 0
    ):
        return False
    told, _ = aligned.nearest(aligned.retelling)
    return denies(told) or denies(held.quote.text)


def nearest_told(aligned: Sequence[Alignment]) -> GroundedSentence:
    """What a reply that answers all in all retells of the first document: its nearest sentence."""
    number = aligned[0].retelling
    return GroundedSentence(aligned[0].said[number], aligned[0].nearest(number)[1])
