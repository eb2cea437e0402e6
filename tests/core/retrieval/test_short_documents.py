"""Leaflets of a few sentences: each question gets the sentence that answers it, or a refusal."""

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.index import KnowledgeIndex, SourceDocument

SPLINT = SourceDocument(
    "splint",
    "Your wrist splint",
    "Wear the splint day and night for four weeks. Take it off only to wash your hand. Stretch your"
    " fingers ten times every hour. Do not carry anything heavier than a plate. The skin under it"
    " may itch. It stops when the splint comes off. Phone us if your fingers turn white.",
)
ALLERGY = SourceDocument(
    "allergy",
    "Cetirizine",
    "Swallow one tablet each evening. Do not drink wine or beer on the same day. If you forget a"
    " tablet, leave it out and go on the next evening. Your mouth may feel dry. You may drive in"
    " the morning. But do not drive if you feel sleepy. Show the packet to your pharmacist before"
    " you buy cough syrup.",
)
ENDOSCOPIA = SourceDocument(
    "endoscopia",
    "Gastroscopia",
    "No coma nada desde seis horas antes de la prueba. Puede beber agua hasta dos horas antes."
    " Quítese la dentadura postiza. La garganta puede doler un día. Venga acompañado, porque no"
    " podrá conducir. Si vomita sangre, acuda a urgencias.",
)
INJECTION_ZH = SourceDocument(
    "injection",
    "肩膀注射",
    "注射當天不要游泳，可以淋浴。三天內不要提重物。肩膀可能會痠兩天。冰敷二十分鐘可以減輕疼痛。"
    "第二天就可以上班。如果手臂發麻，請當天回診。",
)
BLOOD_HANS = SourceDocument(
    "blood",
    "抽血须知",
    "抽血前八小时不要吃饭。可以喝白开水。抽完请按住针口五分钟。手臂青了可以冰敷。"
    "两天后可以拿报告。如果头晕，请马上躺下。",
)
EVERY = [SPLINT, ALLERGY, ENDOSCOPIA, INJECTION_ZH, BLOOD_HANS]


@pytest.mark.parametrize(
    ("document", "question", "expected"),
    [
        (SPLINT, "How long do I have to wear the splint?", "four weeks"),
        (SPLINT, "May I remove the splint when I wash?", "only to wash"),
        (SPLINT, "How often should I stretch my fingers?", "ten times every hour"),
        (SPLINT, "Can I carry my shopping?", "heavier than a plate"),
        (SPLINT, "My fingers are white, what should I do?", "Phone us"),
        (ALLERGY, "When do I swallow the tablet?", "each evening"),
        (ALLERGY, "Is beer allowed?", "Do not drink wine or beer"),
        (ALLERGY, "I forgot a tablet, what now?", "leave it out"),
        (ALLERGY, "Why is my mouth so dry?", "mouth may feel dry"),
        (ENDOSCOPIA, "¿Puedo beber agua?", "hasta dos horas antes"),
        (ENDOSCOPIA, "¿Tengo que quitarme la dentadura?", "dentadura postiza"),
        (ENDOSCOPIA, "Me duele la garganta, ¿es normal?", "garganta puede doler"),
        (ENDOSCOPIA, "Vomito sangre, ¿qué hago?", "urgencias"),
        (INJECTION_ZH, "打完可以淋浴嗎？", "可以淋浴"),
        (INJECTION_ZH, "肩膀會痠嗎？", "痠兩天"),
        (INJECTION_ZH, "什麼時候可以上班？", "第二天"),
        (INJECTION_ZH, "手臂發麻怎麼辦？", "當天回診"),
        (BLOOD_HANS, "抽血前可以吃饭吗？", "不要吃饭"),
        (BLOOD_HANS, "要按住几分钟？", "五分钟"),
        (BLOOD_HANS, "头晕怎么办？", "躺下"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_the_sentence_that_answers_is_quoted(
    document: SourceDocument, question: str, expected: str, linked: str
) -> None:
    answer = answer_question(KnowledgeIndex([document] if linked == "alone" else EVERY), question)
    assert answer.answered
    assert expected in answer.quote
    assert len(answer.quote) < len(document.text) / 2


@pytest.mark.parametrize(
    ("document", "question"),
    [
        (SPLINT, "Can I swim with the splint?"),
        (SPLINT, "Does my insurance pay for the splint?"),
        (SPLINT, "Will I need an operation?"),
        (ALLERGY, "Can I take cetirizine while I am pregnant?"),
        (ALLERGY, "Can I swim?"),
        (ENDOSCOPIA, "¿Puedo nadar después?"),
        (ENDOSCOPIA, "¿Cuánto cuesta la gastroscopia?"),
        (INJECTION_ZH, "注射要多少錢？"),
        (INJECTION_ZH, "可以搭飛機嗎？"),
        (BLOOD_HANS, "可以打疫苗吗？"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_what_a_short_document_does_not_hold_is_declined(
    document: SourceDocument, question: str, linked: str
) -> None:
    answer = answer_question(KnowledgeIndex([document] if linked == "alone" else EVERY), question)
    assert not answer.answered


def test_a_sentence_about_it_is_quoted_with_what_it_speaks_of() -> None:
    answer = answer_question(KnowledgeIndex([SPLINT]), "When does it stop to itch?")
    assert answer.quote == "The skin under it may itch. It stops when the splint comes off."


def test_a_permission_is_quoted_with_its_restriction() -> None:
    answer = answer_question(KnowledgeIndex([ALLERGY]), "May I drive in the morning?")
    assert answer.quote.startswith("You may drive in the morning. But do not drive if")


def test_different_questions_get_different_sentences() -> None:
    index = KnowledgeIndex([ENDOSCOPIA])
    questions = ["¿Puedo beber agua?", "¿Cuándo dejo de comer?", "¿Puedo conducir?"]
    assert len({answer_question(index, question).quote for question in questions}) == 3
