"""The question ledger: what became of each question of a patient's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.i18n import text
from core.retrieval.answers import answer_from
from core.retrieval.index import DocumentIndex, Passage
from core.retrieval.questions import split_questions, split_sentences
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.answer_fit import answer_odds, asks_for_a_figure, signs
from plugins.conversations.review.contradictions import (
    changed_figure,
    denied_otherwise,
    same_figure,
)
from plugins.conversations.review.replies import GroundedSentence, declines, grounded_stretches
from plugins.conversations.review.small_talk import is_small_talk

# Documents in which a question is looked for; a reply from any other is about another topic.
_DOCUMENTS = 5
_LIKELY_DOCUMENTS = 2

# Nobody asks more in one message; without a bound, a nonsense message could take minutes.
_MAX_QUESTIONS = 30
_MAX_SENTENCES = 30  # of a reply


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one question, why, and the passage that answers it."""

    question: str
    status: QuestionStatus
    reason: str
    passage: Passage | None = None


def judge(index: DocumentIndex, message: str, reply: str | None) -> list[Judgement]:
    """Judge each question of a message, at most 30, by the reply and by what the documents hold.

    Takes milliseconds for each question: call it in a worker thread.
    """
    questions = split_questions(message)[:_MAX_QUESTIONS]
    return [_judge(index, question, reply) for question in questions]


def _judge(index: DocumentIndex, question: str, reply: str | None) -> Judgement:
    if reply is None or not reply.strip():
        return Judgement(question, QuestionStatus.SYSTEM_FAULT, text("The agent gave no reply."))
    found = [
        QuotedEvidence(evidence, question)
        for evidence in index.evidence(question, limit=_DOCUMENTS)
    ]
    likely = [passage for held in found[:_LIKELY_DOCUMENTS] for passage in held.evidence.passages]
    stretches = grounded_stretches(index, reply, question, likely)
    answering = _answering(found, stretches) or _figure_asked_for(found[:1], reply)
    if answering is not None:
        contradiction = _contradiction(question, answering.passage, stretches, likely)
        if contradiction is not None:
            return Judgement(
                question, QuestionStatus.RETRIEVAL_MISS, contradiction, answering.passage
            )
        return Judgement(
            question,
            QuestionStatus.ANSWERED,
            text("The reply is from {source}.", source=_where(answering.passage)),
            answering.passage,
        )
    if is_small_talk(split_sentences(question)[-1]):
        return Judgement(
            question, QuestionStatus.OFF_TOPIC, text("This does not ask about health or care.")
        )
    answer = answer_from(found)
    if answer.answered and answer.passage is not None:
        return Judgement(
            question,
            QuestionStatus.RETRIEVAL_MISS,
            text(
                "{source} seems to hold this, but {instead}.",
                source=_where(answer.passage),
                instead=_instead(reply, stretches),
            ),
            answer.passage,
        )
    return Judgement(
        question,
        QuestionStatus.UNANSWERED,
        text(
            "Your documents do not answer this, and {instead}.",
            instead=_instead(reply, stretches),
        ),
    )


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


def _figure_asked_for(found: Sequence[QuotedEvidence], reply: str) -> GroundedSentence | None:
    """The sentence of the reply with the figure that the quotation for the question has too.

    Whoever tells it in other words shares few with the document, and the figure is what was asked.
    """
    for held in found:
        if not asks_for_a_figure(held.question) or not answer_from([held]).answered:
            continue
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]:
            if same_figure(sentence, held.question, held.quote.text):
                return GroundedSentence(sentence, held.quote.passage)
    return None


def _contradiction(
    question: str,
    passage: Passage,
    stretches: Sequence[GroundedSentence],
    likely: Sequence[Passage],
) -> str | None:
    """What the reply tells otherwise than the section that it rests on, as a reason."""
    place = (passage.document_id, passage.section_id)
    around = [other.text for other in likely if (other.document_id, other.section_id) == place]
    passages = [passage.text, *around]
    for stretch in stretches:
        if (stretch.passage.document_id, stretch.passage.section_id) != place:
            continue
        figure = changed_figure(stretch.text, question, passages)
        if figure is not None:
            return text(
                "The reply says “{figure}”, which {source} does not.",
                figure=figure,
                source=_where(passage),
            )
        sentence = denied_otherwise(stretch.text, passages)
        if sentence is not None:
            return text(
                "{source} says “{sentence}”, and the reply the opposite.",
                source=_where(passage),
                sentence=sentence,
            )
    return None


def _instead(reply: str, stretches: Sequence[GroundedSentence]) -> str:
    if stretches:
        return text("the reply was about {source}", source=_where(stretches[0].passage))
    if declines(reply):
        return text("the agent said that it cannot answer")
    return text("the reply did not use your documents")


def _where(passage: Passage) -> str:
    if not passage.section_title or passage.section_title == passage.document_title:
        return text("“{document}”", document=passage.document_title)
    return text(
        "“{section}” of “{document}”",
        section=passage.section_title,
        document=passage.document_title,
    )
