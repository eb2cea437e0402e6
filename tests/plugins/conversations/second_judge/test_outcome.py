"""A verdict of the language model counts for the question that it was asked about, and no other."""

from __future__ import annotations

from datetime import UTC, datetime

from plugins.conversations.contract import DecidedBy, QuestionStatus, QuestionView
from plugins.conversations.review.analysis import (
    Analysis,
    JudgingSheet,
    SheetPassage,
    TranscriptLine,
)
from plugins.conversations.second_judge.asking import ModelVerdict, VerdictName
from plugins.conversations.second_judge.outcome import asked_of, with_judged, with_verdicts

OWN = ("conversations", "Conversation Logs")
REPLY = "You may drive after a week. Rest as long as you like."
PASSAGE = SheetPassage(
    knowledge_id="kd_1",
    disease_name="Hernia",
    section_title="After it",
    text="Do not drive for two weeks. Rest for three days.",
)
SHEET = JudgingSheet(message_index=0, passages=[PASSAGE])


def question(text: str) -> QuestionView:
    return QuestionView(question=text, status=QuestionStatus.UNANSWERED, reason="", message_index=0)


def talk() -> Analysis:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    asked = [question("Can I drive?"), question("How long do I rest?")]
    lines = [
        TranscriptLine(role="patient", content="Can I drive? How long do I rest?", timestamp=now),
        TranscriptLine(role="agent", content=REPLY, timestamp=now),
    ]
    return Analysis(messages=lines, questions=asked, concerns=[], to_judge=[SHEET])


def test_a_question_that_was_judged_meanwhile_does_not_shift_the_others() -> None:
    before = talk()
    asked = asked_of(SHEET, before)
    contradicted = before.questions[0].model_copy(
        update={"status": QuestionStatus.CONTRADICTED, "decided_by": DecidedBy.MEANING}
    )
    meanwhile = with_judged(before, {0: contradicted}, OWN)
    claims = [
        ModelVerdict(
            question=1,
            verdict=VerdictName.CONTRADICTED,
            document_quote="Do not drive for two weeks",
            reply_quote="You may drive after a week",
        )
    ]
    driving, resting = with_verdicts(meanwhile, SHEET, asked, REPLY, claims, OWN).questions
    assert (driving.status, driving.decided_by) == (QuestionStatus.CONTRADICTED, DecidedBy.MEANING)
    assert (resting.status, resting.decided_by) == (QuestionStatus.UNANSWERED, DecidedBy.RULES)


def test_what_words_said_first_is_kept_when_two_have_judged_after_them() -> None:
    before = talk()
    by_meaning = before.questions[1].model_copy(
        update={
            "status": QuestionStatus.ANSWERED,
            "decided_by": DecidedBy.MEANING,
            "rules_said": QuestionStatus.UNANSWERED,
        }
    )
    meanwhile = with_judged(before, {1: by_meaning}, OWN)
    claims = [
        ModelVerdict(
            question=2,
            verdict=VerdictName.CONTRADICTED,
            document_quote="Rest for three days",
            reply_quote="Rest as long as you like",
        )
    ]
    found = with_verdicts(meanwhile, SHEET, asked_of(SHEET, before), REPLY, claims, OWN)
    resting = found.questions[1]
    assert (resting.status, resting.decided_by) == (
        QuestionStatus.CONTRADICTED,
        DecidedBy.LANGUAGE_MODEL,
    )
    assert resting.rules_said is QuestionStatus.UNANSWERED
