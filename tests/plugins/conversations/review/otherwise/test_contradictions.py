"""A reply that gives another figure than the document, or turns a "not" round, is found."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.otherwise.contradictions import (
    changed_figure,
    denied_otherwise,
    same_figure,
)

IRON = (
    "Take one iron tablet of 80 mg every second day. Wait two hours before you drink tea or milk."
    " Do not lie down for half an hour after the tablet. Your stool may turn black."
    " The blood test is repeated after three months."
)


@pytest.mark.parametrize(
    ("reply", "figure"),
    [
        ("One tablet has 800 mg of iron.", "800 mg"),
        ("Tea has to wait five hours.", "five hours"),
        ("Tea has to wait 2 hours.", None),
        ("Stay upright for 30 minutes.", None),
        ("The test is done again after 3 months.", None),
        ("Drink 2 litres of water.", None),
        ("A tablet weighs little.", None),
    ],
)
def test_another_figure_of_the_same_unit(reply: str, figure: str | None) -> None:
    assert changed_figure(reply, "How do I take iron?", [IRON]) == figure


def test_what_the_question_said_is_not_the_replys() -> None:
    question = "May I drink tea after five hours?"
    assert changed_figure("Yes, five hours are long enough.", question, [IRON]) is None


@pytest.mark.parametrize(
    ("reply", "denied"),
    [
        ("Lie down for half an hour after the tablet.", True),
        ("Please do not lie down for half an hour after the tablet.", False),
        ("Lying down after the tablet has to wait half an hour.", False),
        ("Your stool may not turn black.", True),
        ("Your stool may turn black, which is harmless.", False),
        ("No.", False),
    ],
)
def test_not_put_in_or_left_out(reply: str, denied: bool) -> None:
    assert (denied_otherwise(reply, [IRON]) is not None) is denied


def test_the_same_figure_in_other_words() -> None:
    assert same_figure("Leave 120 minutes in between.", "How long?", IRON)
    assert not same_figure("Leave 50 minutes in between.", "How long?", IRON)
    assert not same_figure("Leave 2 hours.", "Are 2 hours enough?", IRON)


@pytest.mark.parametrize(
    ("question", "reply", "answered"),
    [
        ("How long must I wait before tea?", "Leave a gap of 2 hours for tea.", True),
        ("How long must I wait before tea?", "Leave a gap of 20 minutes for tea.", False),
        ("How much iron is in a tablet?", "Take one iron tablet of 80 mg.", True),
        ("How much iron is in a tablet?", "Take one iron tablet of 8 mg.", False),
        ("May I lie down after the tablet?", "You may lie down for half an hour after it.", False),
    ],
)
def test_the_ledger_judges_what_the_reply_says(question: str, reply: str, answered: bool) -> None:
    index = DocumentIndex([SourceDocument("iron", "Iron tablets", IRON)])
    [found] = judge(index, question, reply)
    assert (found.status is QuestionStatus.ANSWERED) is answered


def test_the_reason_names_the_figure() -> None:
    index = DocumentIndex([SourceDocument("iron", "Iron tablets", IRON)])
    [found] = judge(index, "How much iron is in a tablet?", "Take one iron tablet of 8 mg.")
    assert found.status is QuestionStatus.CONTRADICTED
    assert "8 mg" in str(found.reason)
