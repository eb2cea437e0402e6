"""A translation keeps its “not”, as far as figures tell which sentence is meant."""

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


def test_a_sentence_without_figures_is_not_compared() -> None:
    assert polarity(DOCUMENTS["en"], "Conduzca cuando quiera.", "es") == []


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
