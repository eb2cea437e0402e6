"""A reply is compared with the passages it was made of as a script is with its document."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.otherwise.opposites import opposite_of
from plugins.education_audio.checks.built_in import Comparison
from tests.plugins.conversations.support import index_of
from tests.support.servers import ROOT

ANSWERED = QuestionStatus.ANSWERED
CONTRADICTED = QuestionStatus.CONTRADICTED
SAYS_MORE = QuestionStatus.SAYS_MORE

# A long leaflet: many passages, of which each holds a few of any question's words.
_FILLER = "\n\n".join(
    f"## Ward routine {number}\n\n"
    f"In week {number} the nurse checks bed {number}, writes the chart and brings the trolley"
    f" to room {number + 20}. Visitors leave coats in locker {number + 40}, and the family may"
    " bring books, music and warm socks. Lunch is served at noon, and the lights are dimmed at ten."
    for number in range(1, 16)
)
LONG = f"""# Living with a pacemaker

## The operation

The pacemaker is put under the skin below the collarbone. The operation takes about one hour. Most
patients go home on the following day. The clips are removed after ten days.

## The first weeks

Do not lift the arm on the side of the pacemaker above the shoulder for six weeks. Take 500 mg of
paracetamol when the wound hurts. Showering is fine once the dressing is dry.

## Machines around you

Microwave ovens do not disturb the pacemaker. Carry the mobile phone on the other side of the body.
The battery lasts for eight to ten years and is checked twice a year.

{_FILLER}
"""


@pytest.mark.parametrize(
    ("question", "reply", "status"),
    [
        (
            "How long does the battery hold?",
            "You can count on eight to ten years, and we look at it twice a year.",
            ANSWERED,
        ),
        (
            "Where do I keep my phone?",
            "Keep the phone on the side of your body that hasn't got the device.",
            ANSWERED,
        ),
        # A figure that another sentence of the section has.
        ("When are the clips removed?", "The clips are removed after one day.", CONTRADICTED),
        # Another medicine, and no figure that differs.
        (
            "What may I take when the wound hurts?",
            "Take 500 mg of ibuprofen when the wound hurts.",
            CONTRADICTED,
        ),
        (
            "Is a microwave a problem?",
            "Yes, microwave ovens disturb the pacemaker.",
            CONTRADICTED,
        ),
        (
            "How long does the battery last?",
            "The battery lasts for eight to ten years. Green smoothies charge it overnight.",
            SAYS_MORE,
        ),
        # Each of its words stands somewhere in a long document.
        (
            "What may I take when the wound hurts?",
            "Take 500 mg of paracetamol. Tea in the room and a warm family bed heal the heart.",
            SAYS_MORE,
        ),
    ],
)
def test_replies_about_a_long_leaflet(question: str, reply: str, status: QuestionStatus) -> None:
    [found] = judge(index_of(LONG), question, reply, Comparison())
    assert found.status is status, found.reason


def test_a_figure_in_a_title_is_none_of_the_reply() -> None:
    """A quotation is told with where it stands."""
    text = (ROOT / "plugins/knowledge/samples/starting-warfarin.md").read_text(encoding="utf-8")
    text += "\n\n## Leaflet 5\n\nKeep this leaflet.\n"
    index = DocumentIndex([SourceDocument("kd_1", "Warfarin 5", text)])
    reply = (
        'Your clinic\'s document "Warfarin 5" (section "If you miss a dose") says: If you remember '
        "on the same day, take the missed dose as soon as you can. … If you miss more than one "
        "dose, call us."
    )
    [found] = judge(index, "What should I do if I miss a dose?", reply, Comparison())
    assert found.status is ANSWERED, found.reason


def test_the_reason_names_both_sentences() -> None:
    reply = "Take 500 mg of ibuprofen when the wound hurts."
    [found] = judge(index_of(LONG), "What may I take when it hurts?", reply, Comparison())
    assert "Take 500 mg of paracetamol when the wound hurts." in found.reason
    assert reply in found.reason


@pytest.mark.parametrize(
    ("reply", "is_opposite"),
    [
        ("Microwave ovens disturb the pacemaker.", True),
        ("No, microwave ovens do not disturb the pacemaker.", False),
        ("Lift the arm on that side above the shoulder.", True),
        ("The pacemaker is put under the skin, so do not worry about it.", False),
    ],
)
def test_a_clause_that_says_the_opposite(reply: str, is_opposite: bool) -> None:
    index = index_of(LONG)
    [document_id] = [identifier for identifier, _ in index.parts]
    assert (opposite_of(index, reply, document_id) is not None) is is_opposite


THYROID = """# Thyroid tablets

## How to take it

Take one tablet every morning, at least half an hour before breakfast. Swallow it with water.
"""


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("One tablet at bedtime.", QuestionStatus.CONTRADICTED),
        ("Take it every evening.", QuestionStatus.CONTRADICTED),
        ("One tablet each morning.", QuestionStatus.ANSWERED),
        ("Every morning, before breakfast.", QuestionStatus.ANSWERED),
    ],
)
def test_another_part_of_the_day_is_told_otherwise(reply: str, status: QuestionStatus) -> None:
    index = DocumentIndex([SourceDocument("kd", "Thyroid tablets", THYROID)])
    [judged] = judge(index, "When do I take the tablet?", reply, Comparison())
    assert judged.status is status
