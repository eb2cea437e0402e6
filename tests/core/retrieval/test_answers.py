"""Questions are answered in the documents' own sentences, or declined."""

import pytest

from core.retrieval.answers import ANSWER_THRESHOLD, answer_question
from core.retrieval.index import DocumentIndex, SourceDocument

CAST = SourceDocument(
    "cast",
    "Looking after your plaster cast",
    """# Looking after your plaster cast

## Keeping it dry

Keep the cast dry at all times. Cover it with a plastic bag when you take a shower. A wet cast
becomes soft and no longer holds the bone.

## Swelling

Raise the arm on a pillow for the first 3 days to reduce swelling. Move your fingers every hour.

## When the cast comes off

The cast is removed after 6 weeks with a small saw that does not hurt.
""",
)
DIURETIC = SourceDocument(
    "diuretic",
    "Taking your diuretic",
    """# Taking your diuretic

## When to take it

Take the diuretic in the morning, because you will urinate more often for about 6 hours.

## Side effects

Diuretics can lower the potassium in your blood. Dizziness on standing up is common at first.
""",
)
CATARACT_ZH = SourceDocument(
    "cataract",
    "白內障手術後須知",
    """# 白內障手術後須知

## 清潔

手術後一週內不可以洗頭，避免髒水進入眼睛。洗臉時請用乾淨的毛巾輕輕擦拭。

## 用藥

眼藥水每天點四次，點藥前請先洗手。兩種眼藥水之間要間隔五分鐘。

## 回診

手術後第二天、第七天和一個月要回診檢查。
""",
)
KNEE_ES = SourceDocument(
    "rodilla",
    "Después de la operación de rodilla",
    """# Después de la operación de rodilla

## Caminar

Camine con muletas durante las primeras 4 semanas. Suba las escaleras con la pierna sana primero.

## Conducir

No conduzca hasta que pueda frenar sin dolor, por lo general unas 6 semanas.

## Herida

Mantenga la incisión limpia y seca. Los puntos se retiran a los 14 días.
""",
)


@pytest.mark.parametrize(
    ("document", "question", "expected"),
    [
        (CAST, "Can I take a shower with my cast?", "plastic bag when you take a shower"),
        (CAST, "How long until the cast is removed?", "after 6 weeks"),
        (DIURETIC, "When should I take my water pill?", "in the morning"),
        (DIURETIC, "Do diuretics make me dizzy?", "Dizziness on standing up"),
        (CATARACT_ZH, "手術後可以洗頭嗎？", "一週內不可以洗頭"),
        (CATARACT_ZH, "請問眼藥水一天要點幾次？", "每天點四次"),
        (CATARACT_ZH, "什麼時候要回診？", "第二天、第七天和一個月"),
        (KNEE_ES, "¿Cuándo puedo conducir después de la operación?", "unas 6 semanas"),
        (KNEE_ES, "cuando me quitan los puntos de la herida", "14 días"),
        (KNEE_ES, "¿Cuánto tiempo necesito muletas?", "primeras 4 semanas"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_answers_quote_the_document(
    document: SourceDocument, question: str, expected: str, linked: str
) -> None:
    documents = [document] if linked == "alone" else [CAST, DIURETIC, CATARACT_ZH, KNEE_ES]
    answer = answer_question(DocumentIndex(documents), question)
    assert answer.answered
    assert answer.confidence >= ANSWER_THRESHOLD
    assert answer.passage is not None
    assert answer.passage.document_id == document.document_id
    assert expected in answer.quote
    assert answer.quote in answer.passage.text


@pytest.mark.parametrize(
    ("document", "question"),
    [
        (CAST, "What are the treatments for malaria?"),
        (CAST, "Does my daughter need glasses?"),
        (DIURETIC, "Is fibromyalgia a real disease and how is it treated?"),
        (DIURETIC, "Which vaccine do I need before my trip to Kenya?"),
        (CATARACT_ZH, "糖尿病患者可以吃西瓜嗎？"),
        (CATARACT_ZH, "膝關節置換要住院幾天？"),
        (KNEE_ES, "¿Qué vacunas necesita mi bebé?"),
        (KNEE_ES, "¿Cómo se trata la malaria?"),
        # Another language than the document's.
        (CAST, "¿Puedo ducharme con el yeso?"),
        (CAST, "石膏可以碰水嗎？"),
        (CATARACT_ZH, "Can I wash my hair after the operation?"),
        (CAST, ""),
        (CAST, "???"),
        (CAST, "the of and"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_what_the_documents_do_not_hold_is_declined(
    document: SourceDocument, question: str, linked: str
) -> None:
    others = {"cast": [DIURETIC], "diuretic": [CAST]}.get(document.document_id, [])
    documents = [document] if linked == "alone" else [document, *others]
    answer = answer_question(DocumentIndex(documents), question)
    assert not answer.answered
    assert answer.quote == ""
    assert answer.confidence < ANSWER_THRESHOLD


def test_without_documents_everything_is_declined() -> None:
    answer = answer_question(DocumentIndex([]), "Can I shower?")
    assert not answer.answered
    assert answer.passage is None


def test_title_that_repeats_a_word_of_the_question_is_not_enough() -> None:
    assert not answer_question(DocumentIndex([CAST]), "Is there a plaster for eczema?").answered


def test_quote_is_short() -> None:
    long = "Gout hurts. " + " ".join(
        f"Gout attack number {number} happens at night and goes away after some days of rest."
        for number in range(100)
    )
    index = DocumentIndex([SourceDocument("gout", "Gout", long)])
    quote = answer_question(index, "Does a gout attack happen at night?").quote
    assert quote
    assert len(quote.split()) <= 60


def _long_guide(*sections: tuple[str, str]) -> DocumentIndex:
    """An index of one document that is too long for the rules of a leaflet."""
    filled = [
        *sections,
        *(
            (f"Corner {number}", f"The garden bench number {number} stands beside the old wall.")
            for number in range(60)
        ),
    ]
    text = "# The shoulder sling\n\n" + "\n\n".join(
        f"## {title}\n\n{body}" for title, body in filled
    )
    return DocumentIndex([SourceDocument("sling", "The shoulder sling", text)])


def test_what_another_section_says_is_quoted_too() -> None:
    index = _long_guide(
        ("Nights", "Sleep with the sling on for two weeks."),
        ("Naps", "Wear the sling when you sleep by day too, for a month."),
    )
    answer = answer_question(index, "How long do I sleep with the sling?")
    assert [(one.passage.section_title, one.text) for one in answer.quotes] == [
        ("Nights", "Sleep with the sling on for two weeks."),
        ("Naps", "Wear the sling when you sleep by day too, for a month."),
    ]
    assert answer.passage == answer.quotes[0].passage


def test_what_is_left_out_of_a_section_is_marked() -> None:
    index = _long_guide(
        (
            "Washing",
            "Wash the sling by hand in cool water. Zinc buckles grow dull with the years. "
            "Their shine has no use for the arm. Foam pads grow thin and are sold apart. "
            "Let the sling dry after each wash for a day.",
        ),
    )
    answer = answer_question(index, "How do I wash the sling?")
    assert answer.quote == (
        "Wash the sling by hand in cool water. … Let the sling dry after each wash for a day."
    )


def test_a_quote_has_three_sentences_at_most_and_none_twice() -> None:
    same = [
        (f"Strap {number}", "Tighten the sling strap every morning before breakfast.")
        for number in range(3)
    ]
    others = [
        ("Nurses", "The nurse tightens the strap of your sling at each visit on Monday."),
        ("Nights", "Before bed the sling strap is tightened by one hole."),
        ("Sport", "After swimming, tighten a wet strap on the sling at once."),
        ("Children", "A parent tightens the sling strap when school ends."),
    ]
    answer = answer_question(_long_guide(*same, *others), "When is the sling strap tightened?")
    assert 2 <= len(answer.quotes) <= 3
    assert len({one.text for one in answer.quotes}) == len(answer.quotes)


@pytest.mark.parametrize(
    "question", ["Can I fly with the sling strap?", "Do I wear the sling when I take naproxen?"]
)
def test_a_long_document_declines_what_only_its_name_could_answer(question: str) -> None:
    nights = ("Nights", "Wear the sling strap when you sleep and when you take a walk.")
    assert not answer_question(_long_guide(nights), question).answered
    tells = ("Trips and pain", "Wear the sling strap when you fly or take naproxen.")
    assert answer_question(_long_guide(tells), question).answered
