"""What is told by the way before a question is passed over; what belongs to it is kept."""

from __future__ import annotations

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.asking.story import to_the_point
from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.questions import split_questions

_NO_TITLES: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("message", "point"),
    [
        (
            "My nephew mended the fence yesterday and then we all had soup together. When may I "
            "shower with the bandage?",
            "When may I shower with the bandage?",
        ),
        (
            "We have a new postman, he is always late, and the parcels get wet. Can you tell me, "
            "is swimming forbidden?",
            "is swimming forbidden?",
        ),
        (
            "El domingo celebramos las bodas de oro de mis tíos en el pueblo. ¿Cuándo me quitan "
            "los puntos?",
            "¿Cuándo me quitan los puntos?",
        ),
        ("昨天我們全家去看電影，散場以後又去吃宵夜，拆線後可以洗澡嗎？", "拆線後可以洗澡嗎？"),
    ],
)
def test_a_story_is_passed_over(message: str, point: str) -> None:
    assert to_the_point(message, _NO_TITLES) == point


@pytest.mark.parametrize(
    "message",
    [
        "I have a pacemaker that I got in the summer last year. May I lie in the scanner?",
        "I was told by your colleague that I have vitiligo. May I lie in the sun?",
        "I have pale patches from rosacea on both cheeks since spring. May I lie in the sun?",
        "My knee has been swollen since I came home on Friday. May I cycle?",
        "I work at night. When do I take the tablet?",
        "If the bandage gets wet while I am washing up, may I dry it?",
        "Tomo anticoagulantes desde que estuve ingresado en abril. ¿Puedo ir al dentista?",
        "我從上個星期開始一直在咳嗽發燒，可以打疫苗嗎？",
    ],
)
def test_what_belongs_to_the_question_is_kept(message: str) -> None:
    assert to_the_point(message, _NO_TITLES) == message


def test_the_clause_that_names_the_document_is_kept() -> None:
    asked = "At the baker's I met my aunt, and we spoke of the splint. What should I know of it?"
    index = DocumentIndex([SourceDocument("s", "Your splint", "Wear it at night.")])

    assert "we spoke of the splint" in to_the_point(asked, index.title_terms)


@pytest.mark.parametrize(
    "message",
    [
        "I was at the hairdresser this morning and it took hours. May I drive after the drops?",
        "May I drive after the drops? I ask because my nephew has the car this week.",
        "One of them says yes, the other says no, and I do not know who to believe. "
        "May I drive after the drops?",
        "I wanted to ask you something. May I drive after the drops?",
    ],
)
def test_the_question_in_a_story_is_answered(message: str) -> None:
    text = "Tilt your head back.\n\nDo not drive for two hours after the drops.\n\nWash your hands."
    index = DocumentIndex([SourceDocument("d", "Eye drops", text)])

    questions = split_questions(message)

    assert len(questions) == 1
    assert "Do not drive" in answer_question(index, questions[0]).quote


def test_a_relative_clause_asks_nothing() -> None:
    assert split_questions("Vivo con mi hermana, que es muy buena.") == []
