"""What the patient says of a reply, beside what the ledger found; a no reopens the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.i18n import text
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    QuestionStatus,
    QuestionView,
    RecordedTurn,
)
from plugins.conversations.review.concerns import question_concern

NOT_HELPED = text("The patient says that this was not answered")


def with_patients_word(
    turn: RecordedTurn, message_index: int, judged: Sequence[QuestionView]
) -> list[QuestionView]:
    """The questions of a message with what the patient says of the reply.

    Who says no has asked something, also where the ledger found no question.
    """
    if turn.helped is None:
        return list(judged)
    counted = [one for one in judged if one.status is not QuestionStatus.OFF_TOPIC]
    if not counted and not turn.helped:
        asked = QuestionView(
            question=turn.message,
            status=QuestionStatus.UNANSWERED,
            reason=NOT_HELPED,
            message_index=message_index,
            helped=False,
        )
        return [*judged, asked]
    return [
        one.model_copy(update={"helped": turn.helped}) if one in counted else one for one in judged
    ]


def reopened(questions: Iterable[QuestionView]) -> list[ConcernView]:
    """The questions that are answered by the ledger and not by the patient, for staff to see."""
    return [
        question_concern(ConcernKind.UNANSWERED, NOT_HELPED, question)
        for question in questions
        if question.helped is False
    ]
