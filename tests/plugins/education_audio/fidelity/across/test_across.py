"""A translation keeps its “not”, as far as it is clear which sentence is meant."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.review import review
from tests.core.text.leaflets import LEAFLETS

DOCUMENTS = {
    "en": "Do not drive for 24 hours after the sedation. Take 500 mg of paracetamol with food."
    " Rest the leg for 2 days. Do not lift more than 5 kg for 6 weeks.",
    "es": "No conduzca durante 24 horas después de la sedación. Tome 500 mg de paracetamol con la"
    " comida. Descanse la pierna durante 2 días. No levante más de 5 kg durante 6 semanas.",
    "zh": "鎮靜後24小時內不要開車。請隨餐服用500毫克的乙醯胺酚。讓腿休息2天。"
    "6週內不要提超過5公斤的東西。",
}
LOST = {
    "en": "You may drive for 24 hours after the sedation.",
    "es": "Conduzca durante 24 horas después de la sedación.",
    "zh": "鎮靜後24小時內可以開車。",
}
ADDED = {
    "en": "Do not take 500 mg of paracetamol with food.",
    "es": "No tome 500 mg de paracetamol con la comida.",
    "zh": "請不要隨餐服用500毫克的乙醯胺酚。",
}
PAIRS = [(one, other) for one in DOCUMENTS for other in DOCUMENTS if one != other]


def polarity(document: str, script: str, language: str) -> list[str]:
    made = review(CheckedScript(script, document, language))
    assert made.across
    return [one.source for one in made.found if one.difference.kind is Kind.POLARITY]


@pytest.mark.parametrize(("document", "script"), PAIRS)
def test_a_faithful_translation_raises_nothing(document: str, script: str) -> None:
    assert polarity(DOCUMENTS[document], DOCUMENTS[script], script) == []


@pytest.mark.parametrize(("document", "script"), PAIRS)
def test_a_lost_and_an_added_not_are_found_with_their_source(document: str, script: str) -> None:
    [lost] = polarity(DOCUMENTS[document], LOST[script], script)
    [added] = polarity(DOCUMENTS[document], ADDED[script], script)

    assert "24" in lost
    assert "500" in added


# Sentences without a figure or a medicine; each row says the same in all languages.
AT_HOME = {
    "en": (
        "Do not scratch the scar.",
        "You may climb the stairs.",
        "Keep the dressing out of the water.",
        "Wash your hands before you touch the drain.",
        "If the leg swells, call the ward.",
        "You do not have to wear the stocking in bed.",
        "Sleep with the left arm on a pillow.",
        "Do not stop the exercises without asking the doctor.",
    ),
    "es": (
        "No se rasque la cicatriz.",
        "Puede subir las escaleras.",
        "No moje el apósito con agua.",
        "Lávese las manos antes de tocar el drenaje.",
        "Si se le hincha la pierna, llame a la planta.",
        "No hace falta que lleve la media en la cama.",
        "Duerma con el brazo izquierdo sobre una almohada.",
        "Consulte con el médico antes de dejar los ejercicios.",
    ),
    "zh": (
        "疤痕發癢也別去抓。",
        "可以走樓梯。",
        "敷料要保持乾燥，不要碰水。",
        "碰引流管以前請先洗手。",
        "腿腫起來的話，請打電話給病房。",
        "在床上不必穿彈性襪。",
        "睡覺時左手臂放在枕頭上。",
        "沒有問過醫師，不要停止運動。",
    ),
}
WRONG_AT_HOME = {
    "en": (
        "Scratch the scar.",
        "You must not climb the stairs.",
        "Put the dressing in the water.",
        "Wash your hands after you touch the drain.",
        "If the leg does not swell, call the ward.",
        "You have to wear the stocking in bed.",
        "Sleep with the right arm on a pillow.",
        "Stop the exercises without asking the doctor.",
    ),
    "es": (
        "Rásquese la cicatriz.",
        "No suba las escaleras.",
        "Moje el apósito con agua.",
        "Lávese las manos después de tocar el drenaje.",
        "Si no se le hincha la pierna, llame a la planta.",
        "Tiene que llevar la media en la cama.",
        "Duerma con el brazo derecho sobre una almohada.",
        "Deje los ejercicios sin consultar con el médico.",
    ),
    "zh": (
        "疤痕可以抓。",
        "不可以走樓梯。",
        "敷料可以碰水。",
        "碰過引流管以後再洗手。",
        "腿沒有腫的話，請打電話給病房。",
        "在床上一定要穿彈性襪。",
        "睡覺時右手臂放在枕頭上。",
        "不用問醫師就可以停止運動。",
    ),
}


def translated(sentences: tuple[str, ...], language: str) -> str:
    return ("" if language == "zh" else " ").join(sentences)


@pytest.mark.parametrize(("document", "script"), PAIRS)
def test_a_free_translation_without_figures_raises_nothing(document: str, script: str) -> None:
    told = translated(AT_HOME[document], document)
    made = review(CheckedScript(translated(AT_HOME[script], script), told, script))

    assert made.across
    assert [(one.sentence, str(one.difference.message)) for one in made.found] == []
    assert [one.source for one in made.beside] == list(AT_HOME[document])


@pytest.mark.parametrize("number", range(len(AT_HOME["en"])))
@pytest.mark.parametrize(("document", "script"), PAIRS)
def test_what_is_said_otherwise_without_figures_is_found(
    document: str, script: str, number: int
) -> None:
    said = list(AT_HOME[script])
    said[number] = WRONG_AT_HOME[script][number]
    told = translated(AT_HOME[document], document)

    [found] = review(CheckedScript(translated(tuple(said), script), told, script)).found

    assert (found.sentence, found.source) == (said[number], AT_HOME[document][number])


@pytest.mark.parametrize(
    ("language", "told", "again"),
    [
        ("es", "Do not wet the plaster cast.", "Mantenga la escayola seca."),
        ("zh", "Do not wet the plaster cast.", "石膏要保持乾燥。"),
        ("es", "Never leave a toddler alone near the pool.", "Quédese con su hijo en la piscina."),
        ("es", "Do not be afraid of a small bruise.", "Un hematoma pequeño es normal."),
        ("zh", "Do not drive until the surgeon agrees.", "醫師同意之後才可以開車。"),
        ("es", "Wait with swimming until the wound is closed.", "No nade con la herida abierta."),
        ("zh", "Eat as little fat as you can.", "不要吃太多油。"),
        ("es", "It is better to sit than to lie.", "No se tumbe, siéntese."),
    ],
)
def test_a_prohibition_may_be_told_without_its_not(language: str, told: str, again: str) -> None:
    assert polarity(told, again, language) == []


WARD = (
    "Do not scratch the scar. Wash the hair with a mild soap. Drink tea without sugar. The cough"
    " may wake you at night, and this is harmless. Use the second mask only if the first one leaks."
    " Ask the nurse before you open the window. Keep a cloth between the splint and the skin."
)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        # Made of two sentences, of which one forbids.
        (
            "es",
            "Lávese el pelo con jabón suave y no se rasque la cicatriz.",
            "Lávese el pelo con jabón suave, y puede rascarse la cicatriz.",
        ),
        ("zh", "頭髮用溫和的肥皂洗，疤痕不要抓。", "頭髮不要用溫和的肥皂洗，疤痕可以抓。"),
        ("es", "Beba té sin azúcar.", "Beba té con azúcar."),
        ("zh", "茶要喝無糖的。", "茶可以加糖。"),
        (
            "es",
            "La tos puede despertarle de noche; no es peligrosa.",
            "La tos puede despertarle de noche; es peligrosa.",
        ),
        ("es", "Use la segunda mascarilla solo si la primera gotea.", "Use la segunda mascarilla."),
        ("zh", "開窗之前要先問護理師。", "開窗之前不必問護理師。"),
        ("zh", "護木和皮膚之間要隔一塊布。", "護木和皮膚之間不要隔一塊布。"),
    ],
)
def test_parts_of_a_sentence_are_compared_with_what_they_speak_of(
    language: str, right: str, wrong: str
) -> None:
    found = [review(CheckedScript(script, WARD, language)).found for script in (right, wrong)]

    assert [len(one) for one in found] == [0, 1]


def test_a_question_forbids_and_allows_nothing() -> None:
    assert polarity(WARD, "¿Puedo rascarme la cicatriz?", "es") == []


def test_a_sentence_that_the_document_does_not_have_is_compared_with_none() -> None:
    assert polarity(DOCUMENTS["en"], "No fume cerca de los niños.", "es") == []


@pytest.mark.parametrize("language", ["hr", "hu", "ro", "cs", "pt-PT", "fi", "da", "no", "ta"])
def test_a_script_that_is_read_in_no_language_says_so(language: str) -> None:
    script = LEAFLETS[language]

    assert review(CheckedScript(script, script, "en")).language == language.partition("-")[0]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Puede dejar las pastillas cuando quiera y no tiene que decirlo.", "Spanish"),
        ("Speaker 2: 什麼時候停藥都可以。", "Chinese"),
        ("Kann ich die Tabletten absetzen? Ja, wenn Sie sich besser fühlen.", "German"),
    ],
)
def test_a_line_in_another_language_is_named_as_not_compared(line: str, language: str) -> None:
    document = "Take one tablet each morning. Do not stop the tablets on your own."
    script = f"Take one tablet each morning, and do not stop on your own.\n{line}"

    found = review(CheckedScript(script, document, "en")).found

    assert {one.difference.message for one in found} == {
        f"This is in {language}, and was compared with nothing"
    }
    # A document in both languages is no reason to ask.
    both = f"{document}\n{line.removeprefix('Speaker 2: ')}"
    assert not review(CheckedScript(script, both, "en")).found


TABLETS = (
    "Take 2.5 mg of bisoprolol once a day. Do not take naproxen. Come at once if the pain lasts for"
    " more than 15 minutes."
)


@pytest.mark.parametrize(
    ("right", "wrong", "kind", "language"),
    [
        (
            "Tome 2,5 mg de bisoprolol una vez al día.",
            "Tome 2,5 mg de bisoprolol una vez por semana.",
            Kind.FREQUENCY,
            "es",
        ),
        ("每天吃一次2.5毫克的比索洛爾。", "每週吃一次2.5毫克的比索洛爾。", Kind.FREQUENCY, "zh"),
        ("No tome naproxeno.", "Puede tomar naproxeno.", Kind.POLARITY, "es"),
        (
            "Venga enseguida si el dolor dura más de 15 minutos.",
            "Venga enseguida si el dolor dura menos de 15 minutos.",
            Kind.CONDITION,
            "es",
        ),
        ("痛超過15分鐘請立刻來。", "痛不到15分鐘請立刻來。", Kind.CONDITION, "zh"),
    ],
)
def test_how_often_bounds_and_medicines_are_compared(
    right: str, wrong: str, kind: Kind, language: str
) -> None:
    found = [review(CheckedScript(script, TABLETS, language)).found for script in (right, wrong)]

    assert [[one.difference.kind for one in each] for each in found] == [[], [kind]]
