"""Of two questions in one message each is judged with the part of the reply that speaks to it."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.review.analysis import NOT_ANSWERED
from plugins.conversations.review.by_meaning.alignment import ReplyMeaning
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.replied.several import parts_of_reply

SLING = """# Your shoulder sling

## Wearing it

Wear the sling day and night for three weeks. Take it off to wash, and let the arm hang down.

## Moving about

You may walk and climb stairs from the first day. Do not drive while you wear the sling.
"""


@pytest.mark.parametrize(
    ("message", "reply", "left_open"),
    [
        (
            "How long do I wear the sling? And what does a second one cost?",
            "Three weeks, day and night. I have no information about prices.",
            [False, True],
        ),
        (
            "What does a second one cost? And can I climb stairs?",
            "I can't tell you about prices. You may climb stairs from the first day.",
            [True, False],
        ),
        (
            "How long do I wear the sling? Can I drive?",
            "Wear it for three weeks, day and night.",
            [False, True],
        ),
        (
            "How long do I wear the sling? Can I drive?",
            "Wear it for three weeks, day and night. Do not drive while you wear it.",
            [False, False],
        ),
    ],
)
def test_each_question_has_its_own_part(message: str, reply: str, left_open: list[bool]) -> None:
    index = DocumentIndex([SourceDocument("d", "Your shoulder sling", SLING)])
    judged = judge(index, message, reply)
    assert [one.status in NOT_ANSWERED for one in judged] == left_open


def test_a_refusal_goes_to_the_question_that_it_names() -> None:
    index = DocumentIndex([SourceDocument("d", "Your shoulder sling", SLING)])
    asked = ["What does a second sling cost?", "Can I climb stairs?"]
    reply = "You may climb stairs from the first day. I have no information about the cost."
    first, second = parts_of_reply(index, asked, reply, ReplyMeaning(index, reply))
    assert first == "I have no information about the cost."
    assert second == "You may climb stairs from the first day."
