"""A script beside its document: changed meanings are found, other words for the same are not."""

from __future__ import annotations

import time

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.review import Review, review

ENGLISH = """# After your heart attack

Come to room 25 on Tuesday. You have type 2 diabetes.

Take bisoprolol 1.25 mg every morning and simvastatin 40 mg at bedtime. Take aspirin 75 mg once a
day, after food. Take the folic acid tablet once a week. Digoxin 0.125 mg is one small tablet.
Do not stop the tablets on your own. Never take two doses together.
You may walk for 20 to 30 minutes, twice a day. You must not lift more than 5 kg for six weeks.
If your pulse is below 50, do not take bisoprolol and call 555-0161.
Put the spray under the tongue of the left side. Keep it at 15 to 25 °C.

Do not take:

- Ibuprofen.
- Grapefruit juice with your tablets.

| Drug | Dose (mg) |
| --- | --- |
| Ramipril | 5 |
"""
SPANISH = """# Su anticoagulante

Tome apixabán 2,5 mg dos veces al día, con o sin comida. No lo tome junto con ibuprofeno.
Tome 1.000 mg de calcio cada noche. Si sangra más de 10 minutos, llame a la clínica.
Póngase la inyección en el brazo izquierdo una vez por semana. No necesita estar en ayunas.
"""
CHINESE = """# 抗凝血藥

華法林每天晚上吃一次，每次2.5毫克，飯後服用。不要和布洛芬一起吃。
流血超過十分鐘還沒有停，請打電話給診所。每兩週抽血一次。右手臂不要量血壓。
"""


def found(script: str, document: str, language: str) -> list[Kind]:
    return [one.difference.kind for one in review(CheckedScript(script, document, language)).found]


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("Digoxin 125 mg is one small tablet.", Kind.FIGURE),
        ("Take simvastatin 2 mg at bedtime.", Kind.FIGURE),
        ("Take aspirin 25 mg once a day, after food.", Kind.FIGURE),
        ("Take aspirin 75 mcg once a day, after food.", Kind.FIGURE),
        ("Take bisoprolol 40 mg every morning and simvastatin 1.25 mg at bedtime.", Kind.FIGURE),
        ("You may walk for 20 to 50 minutes, twice a day.", Kind.FIGURE),
        ("You may walk for 20 minutes, twice a day.", Kind.FIGURE),
        ("You must not lift more than 5 kg for six days.", Kind.FIGURE),
        ("If your pulse is below 50, call 555-0116.", Kind.FIGURE),
        ("Ramipril 25 mg.", Kind.FIGURE),
        ("Take the folic acid tablet once a day.", Kind.FREQUENCY),
        ("Take aspirin 75 mg every other day, after food.", Kind.FREQUENCY),
        ("Stop the tablets on your own.", Kind.POLARITY),
        ("Take two doses together.", Kind.POLARITY),
        ("You may lift more than 5 kg for six weeks.", Kind.CONDITION),
        ("If your pulse is below 50, take bisoprolol.", Kind.POLARITY),
        ("You can take grapefruit juice with your tablets.", Kind.POLARITY),
        ("You must walk for 20 to 30 minutes, twice a day.", Kind.POLARITY),
        ("Take aspirin 75 mg once a day, before food.", Kind.CONDITION),
        ("If your pulse is above 50, do not take bisoprolol.", Kind.CONDITION),
        ("Put the spray under the tongue of the right side.", Kind.CONDITION),
        ("Take bisoprolol 1.25 mg every evening.", Kind.CONDITION),
        ("Take warfarin 75 mg once a day, after food.", Kind.MEDICINE),
        ("Take bisacodyl 1.25 mg every morning.", Kind.MEDICINE),
        ("If your pulse is below 50, do not take simvastatin.", Kind.MEDICINE),
    ],
)
def test_changed_meanings_in_english(script: str, kind: Kind) -> None:
    assert kind in found(script, ENGLISH, "en")


@pytest.mark.parametrize(
    "script",
    [
        "Every morning, take 1250 micrograms of bisoprolol. At bedtime, take 40 mg of simvastatin.",
        "Digoxin comes as a small tablet of 125 micrograms.",
        "After food, take 75 mg of acetylsalicylic acid daily.",
        "Once every seven days, take the tablet of folic acid.",
        "Please never stop your tablets by yourself.",
        "Two doses must never be taken together.",
        "You can go for a walk of twenty minutes to half an hour, two times every day.",
        "For six weeks, do not lift anything over five kilos.",
        "Don't take bisoprolol if your pulse is under fifty, and call us on 555 0161.",
        "Avoid ibuprofen, and do not drink grapefruit juice with the tablets.",
        "The ramipril dose is five milligrams.",
        "Store it between fifteen and twenty-five degrees Celsius.",
    ],
)
def test_other_words_for_the_same_in_english(script: str) -> None:
    assert found(script, ENGLISH, "en") == []


@pytest.mark.parametrize(
    ("script", "document", "language", "kind"),
    [
        ("Tome apixabán 25 mg dos veces al día.", SPANISH, "es", Kind.FIGURE),
        ("Tome apixabán 2,5 mg dos veces a la semana.", SPANISH, "es", Kind.FREQUENCY),
        ("Tómelo junto con ibuprofeno.", SPANISH, "es", Kind.POLARITY),
        ("Póngase la inyección en el brazo derecho.", SPANISH, "es", Kind.CONDITION),
        ("Si sangra menos de 10 minutos, llame a la clínica.", SPANISH, "es", Kind.CONDITION),
        ("Necesita estar en ayunas.", SPANISH, "es", Kind.POLARITY),
        ("Tome rivaroxabán 2,5 mg dos veces al día.", SPANISH, "es", Kind.MEDICINE),
        ("華法林每天晚上吃一次，每次25毫克，飯後服用。", CHINESE, "zh", Kind.FIGURE),
        ("每兩天抽血一次。", CHINESE, "zh", Kind.FIGURE),
        ("可以和布洛芬一起吃。", CHINESE, "zh", Kind.POLARITY),
        ("華法林每天晚上吃一次，每次2.5毫克，飯前服用。", CHINESE, "zh", Kind.CONDITION),
        ("左手臂不要量血壓。", CHINESE, "zh", Kind.CONDITION),
        ("阿司匹林每天晚上吃一次，每次2.5毫克，飯後服用。", CHINESE, "zh", Kind.MEDICINE),
    ],
)
def test_changed_meanings_in_other_languages(
    script: str, document: str, language: str, kind: Kind
) -> None:
    assert kind in found(script, document, language)


@pytest.mark.parametrize(
    ("script", "document", "language"),
    [
        ("Cada 12 horas tome 2.500 microgramos de apixaban, con o sin comida.", SPANISH, "es"),
        ("Evite tomarlo junto con ibuprofeno.", SPANISH, "es"),
        ("Cada noche tome 1 g de calcio.", SPANISH, "es"),
        ("Una vez cada semana, póngase la inyección en el brazo izquierdo.", SPANISH, "es"),
        ("每天晚上飯後吃一次華法林，每次二點五毫克。", CHINESE, "zh"),
        ("請勿和布洛芬一起吃。", CHINESE, "zh"),
        ("流血過了10分鐘還沒停的話，請打電話給診所。", CHINESE, "zh"),
    ],
)
def test_other_words_for_the_same_in_other_languages(
    script: str, document: str, language: str
) -> None:
    assert found(script, document, language) == []


@pytest.mark.parametrize(
    ("document", "language"), [(ENGLISH, "en"), (SPANISH, "es"), (CHINESE, "zh")]
)
def test_the_document_itself_differs_in_nothing(document: str, language: str) -> None:
    made = review(CheckedScript(document, document, language))
    assert made.found == ()
    assert made.added == ()
    assert made.compared > 4


def test_what_the_writer_added_is_named_and_its_figures_are_looked_up() -> None:
    script = "Our nurses wish you a good recovery. Buy a monitor that costs 90 dollars."
    made = review(CheckedScript(script, ENGLISH, "en"))
    assert len(made.added) == 2
    assert [one.difference.message for one in made.found] == [
        "The number “90” is not in the document"
    ]


def test_a_finding_shows_the_sentence_of_the_document() -> None:
    [one] = review(CheckedScript("Never take six doses together.", ENGLISH, "en")).found
    assert one.sentence == "Never take six doses together."
    assert one.source == "Never take two doses together."


@pytest.mark.parametrize(
    ("script", "language"),
    [
        ("Prenez le comprimé avec un verre d'eau. Ne le prenez pas avec des jus.", "fr"),
        ("Nehmen Sie die Tablette nicht mit Milch ein, und trinken Sie das Wasser.", "de"),
        ("Принимайте таблетку утром и запивайте водой.", "ru"),
        ("薬を毎日のんでください。", "ja"),
    ],
)
def test_a_language_that_cannot_be_compared_is_said(script: str, language: str) -> None:
    assert review(CheckedScript(script, ENGLISH, "en")) == Review(language=language)


def test_across_languages_figures_and_medicines_are_looked_up() -> None:
    made = review(CheckedScript("Take apixaban 2.5 mg. Take heparin 8 mg.", SPANISH, "en"))
    assert made.across
    assert {one.difference.message for one in made.found} == {
        "The dose “8 mg” is not in the document",
        "The medicine “heparin” is not in the document",
    }


def test_a_question_that_lets_the_patient_tell_leaves_nothing_out() -> None:
    document = "Have someone call 911 for help if you pass out and glucagon is not available."
    script = "When would you call for help?"
    assert not review(CheckedScript(script, document, "en")).found


@pytest.mark.parametrize(
    "mark",
    [" ", "*", "|", "1,", "1/", "(", "one ", "twice a day ", "不要", "![", "\n", "no ", "- "],
)
def test_repeated_marks_take_linear_time(mark: str) -> None:
    document = mark * (32_000 // len(mark))
    script = mark * (16_000 // len(mark))
    begun = time.process_time()
    assert review(CheckedScript("Take 77 mg.", document, "en")).found
    review(CheckedScript(script, ENGLISH, "en"))
    assert time.process_time() - begun < 60  # minutes when it is quadratic
