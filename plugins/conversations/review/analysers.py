"""What the log itself finds in a question and its answer, beside every plugin's analysers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.i18n import Text, text
from plugins.conversations.contract import (
    AnswerAnalyserSpec,
    AnswerNote,
    AskedQuestion,
    ConcernKind,
    QuestionStatus,
)

if TYPE_CHECKING:
    from core.retrieval.language import Language

_MIN_LETTERS = 15
_LATIN = 0x24F  # the last letter of the Latin alphabets
_NOT_ANSWERED = text("Not answered")
_MISSED = text("Not answered, although the documents seem to hold it")

_LABELS: dict[str, Text] = {
    QuestionStatus.CONTRADICTED: text("The reply contradicts your documents"),
    QuestionStatus.SAYS_MORE: text("The reply says more than your documents"),
    QuestionStatus.PARTLY_ANSWERED: text("Partly answered"),
    QuestionStatus.OWN_RECORD: text("Not answered, about their own record"),
    QuestionStatus.OFFICE: text("Not answered, about appointments or staff"),
    QuestionStatus.PRICE: text("Not answered, about prices or insurance"),
    QuestionStatus.OTHERS_MEDICINE: text("Not answered, about somebody else's medicine"),
    QuestionStatus.OWN_DOSE: text("Not answered, about changing a medicine"),
}

CONCERN_KINDS = {
    "medicine_doubts": ConcernKind.MEDICATION,
    "not_answered": ConcernKind.UNANSWERED,
}
"""What a note of these analysers that asks for attention is about."""


def own_analysers() -> list[AnswerAnalyserSpec]:
    """The analysers of Conversation Logs."""
    return [
        AnswerAnalyserSpec(
            "medicine_doubts", text("Doubts about a medicine"), medicine_doubts, order=10
        ),
        AnswerAnalyserSpec(
            "not_answered", text("Questions without an answer"), not_answered, order=20
        ),
        AnswerAnalyserSpec(
            "reply_language", text("Language of the reply"), reply_language, order=30
        ),
    ]


def medicine_doubts(asked: AskedQuestion) -> list[AnswerNote]:
    """A question about changing a medicine that nobody answered."""
    doubt = _doubt(asked)
    return (
        [AnswerNote(text("{doubt}, and was not answered", doubt=doubt), attention=True)]
        if doubt
        else []
    )


def not_answered(asked: AskedQuestion) -> list[AnswerNote]:
    """A question that got a reply and no answer, unless `medicine_doubts` names it."""
    if asked.answered or not asked.answer.strip() or _doubt(asked):
        return []
    label = _LABELS.get(asked.status) or (_MISSED if asked.passage else _NOT_ANSWERED)
    return [AnswerNote(label, attention=True)]


def reply_language(asked: AskedQuestion) -> list[AnswerNote]:
    """A reply in another language than the question; short texts tell none."""
    question, reply = _language(asked.question), _language(asked.answer)
    if question is None or reply is None or question is reply:
        return []
    return [AnswerNote(text("Answered in another language"))]


def _language(words: str) -> Language | None:
    from core.retrieval.language import detect_language  # not waited for by a start

    # A sign of Chinese says as much as some three letters.
    letters = sum(3 if ord(char) > _LATIN else 1 for char in words if char.isalpha())
    return detect_language(words) if letters >= _MIN_LETTERS else None


def _doubt(asked: AskedQuestion) -> str | None:
    if asked.answered or not asked.answer.strip():
        return None
    # No start waits for what is imported here.
    from core.signs import find_signs
    from plugins.conversations.review.worries_and_medication import DOUBTS, named

    signs = find_signs(asked.question, DOUBTS, in_any_question=True)
    return named(signs[0]) if signs else None
