"""What a comparison that knows scripts finds is no difference in a reply in its own words."""

from __future__ import annotations

import pytest

from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.education_audio.checks.built_in import Comparison
from tests.plugins.conversations.support import index_of

SPLINT = """# Your finger splint

## Wearing it

You can wash the hand with or without the splint. Put the cream on 20 minutes before the splint and
before any plaster. Sleep on your back without a pillow.

## Do not:

- lift bags with the injured hand
- dry the splint on a heater at home

## Questions people ask

May I ride my bicycle to work?
No. You could not brake with that hand.

May my child touch the splint?
Yes, it does no harm.
"""


@pytest.mark.parametrize(
    ("question", "reply", "is_contradicted"),
    [
        (
            "Do I take the splint off to wash my hand?",
            "With the splint or without, you can wash the hand either way.",
            False,
        ),
        # The question of the document asserts nothing.
        (
            "May I ride my bicycle to work?",
            "You can't ride your bicycle to work though, you need both hands to brake.",
            False,
        ),
        # An item of a list of what not to do.
        (
            "Can I dry the splint on the heater?",
            "Never dry the splint on a heater at home.",
            False,
        ),
        ("Can I dry the splint on the heater?", "Dry the splint on a heater at home.", True),
        # The same order from its other end.
        (
            "When does the splint go on?",
            "Put the splint on 20 minutes after the cream.",
            False,
        ),
    ],
)
def test_a_right_reply_in_other_words(question: str, reply: str, is_contradicted: bool) -> None:
    [found] = judge(index_of(SPLINT), question, reply, Comparison())
    assert (found.status is QuestionStatus.CONTRADICTED) is is_contradicted, found.reason
