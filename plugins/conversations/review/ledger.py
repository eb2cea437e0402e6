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
from plugins.conversations.review.answer_fit import answer_odds, signs
from plugins.conversations.review.replies import GroundedSentence, declines, grounded_stretches
from plugins.conversations.review.small_talk import is_small_talk

# Documents in which a question is looked for; a reply from any other is about another topic.
_DOCUMENTS = 5
_LIKELY_DOCUMENTS = 2

# Nobody asks more in one message; without a bound, a nonsense message could take minutes.
_MAX_QUESTIONS = 30


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
    answering = _answering(found, stretches)
    if answering is not None:
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
