"""A leaflet that says the same in two languages answers questions in both."""

from __future__ import annotations

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.document_parts import DocumentPart
from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.language import Language

ENGLISH_SPANISH = """# Arm sling

## At home
Wear the sling day and night for ten days. You may take it off to wash.

## Signs
Call us if your hand turns cold or blue.

## En casa
Lleve el cabestrillo día y noche durante diez días. Puede quitárselo para lavarse.

## Señales
Llámenos si la mano se pone fría o azul.
"""
BY_LINES = """# Nose drops

Put two drops in each nostril before you go to bed.
睡前每個鼻孔點兩滴。

Do not use them for more than five days.
不要用超過五天。

Keep the bottle in the fridge.
瓶子請放冰箱。
"""


@pytest.mark.parametrize(
    ("text", "question", "quote"),
    [
        (ENGLISH_SPANISH, "May I take the sling off to wash?", "take it off to wash"),
        (ENGLISH_SPANISH, "¿Cuántos días llevo el cabestrillo?", "diez días"),
        (ENGLISH_SPANISH, "¿Qué hago si la mano se pone azul?", "fría o azul"),
        (BY_LINES, "How many drops do I put in my nostril?", "two drops"),
        (BY_LINES, "每個鼻孔要點幾滴？", "兩滴"),
        (BY_LINES, "瓶子要放哪裡？", "冰箱"),
    ],
)
def test_each_language_is_answered_in_its_own(text: str, question: str, quote: str) -> None:
    answer = answer_question(DocumentIndex([SourceDocument("d", "Leaflet", text)]), question)
    assert answer.answered
    assert quote in answer.quote


def test_the_part_keeps_the_languages() -> None:
    part = DocumentPart.build("Nose drops", BY_LINES)
    assert set(part.languages) == {Language.ENGLISH, Language.CHINESE}
    assert list(DocumentPart.load(part.dump()).languages) == list(part.languages)


def test_a_line_in_another_language_makes_no_second_one() -> None:
    lines = [
        f"Take one of the blue tablets before your meal number {n} of the day." for n in range(20)
    ]
    text = "\n\n".join([*lines, "La farmacia está cerrada los domingos."])
    assert DocumentPart.build("Tablets", text).languages == ()


ITALIAN = """# Gesso

## A casa
Tenga il braccio in alto in casa per due giorni. Tenga in mano una pallina.

## Dolore
Prenda il paracetamolo se ha dolore. Muova le dita ogni ora.
"""


def test_a_document_in_an_unknown_language_is_not_taken_for_english() -> None:
    assert DocumentPart.build("Gesso", ITALIAN).language is None
    index = DocumentIndex([SourceDocument("d", "Gesso", ITALIAN)])
    assert "paracetamolo" in answer_question(index, "Posso prendere il paracetamolo?").quote


TERSE = [
    "# After hernia repair\n\n- No lifting four weeks\n- Shower day two\n- No alcohol\n",
    "| Medicine | Morning | Night |\n|---|---|---|\n| Lisinopril | 10 | |\n| Sertraline | | 50 |",
    "# Avoid\n\n- Pâté\n- Soft cheese\n- Raw eggs\n- Shellfish\n- Coffee\n",
]
TERSE_OTHERS = [
    "# Dopo l'operazione\n\n- Niente alcol\n- Doccia dopo tre giorni\n- Ghiaccio in casa\n",
    "# Nach der Operation\n\n- Kein Alkohol\n- Arm in der Schlinge\n- Eis am Abend\n",
    "# Po zabiegu\n\n- Zakaz alkoholu\n- Prysznic po trzech dniach\n- Dieta lekka\n",
]


@pytest.mark.parametrize("text", TERSE)
def test_lists_and_tables_in_english_are_english(text: str) -> None:
    assert DocumentPart.build("Leaflet", text).language is Language.ENGLISH
    index = DocumentIndex([SourceDocument("d", "Leaflet", text)])
    assert not answer_question(index, "¿Cuándo puedo tomar alcohol o café?").answered


@pytest.mark.parametrize("text", TERSE_OTHERS)
def test_lists_in_an_unknown_language_are_not(text: str) -> None:
    assert DocumentPart.build("Leaflet", text).language is None


def test_a_document_of_hardly_a_sentence_is_quoted() -> None:
    text = "# Spray\n\nShake the spray well. Sit upright.\n"
    index = DocumentIndex([SourceDocument("d", "Spray", text)])
    assert "Shake" in answer_question(index, "Do I shake it well?").quote


def test_a_language_that_no_part_is_in_is_declined() -> None:
    index = DocumentIndex([SourceDocument("d", "Arm sling", ENGLISH_SPANISH)])
    assert not answer_question(index, "吊帶要戴幾天？").answered
