"""Where two documents give different doses, days or hours for the same."""

from __future__ import annotations

import pytest

from plugins.knowledge.findings.figures import contradictions, facts_of
from plugins.knowledge.findings.sentences import read_document
from plugins.knowledge.findings.warning_signs import says_when_to_seek_help

OPENINGS = {
    "en": "This leaflet is for you and for the people who look after you at home. ",
    "es": "Este folleto es para usted y para las personas que le cuidan en casa. ",
    "zh": "這份衛教單張是給病人與家屬看的。",
}


def differing(language: str, here: str, there: str) -> list[tuple[str, str]]:
    opening = OPENINGS[language]
    own = facts_of(read_document("Leaflet", opening + here))
    other = facts_of(read_document("Leaflet", opening + there))
    return [
        (found.here.sentence, found.there.sentence)
        for found in contradictions(own, [("kd_2", "Two", other)])
    ]


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        (
            "en",
            "Take 20 mg of omeprazole before breakfast.",
            "Take omeprazole 40 mg before breakfast.",
        ),
        ("en", "Keep the plaster dry for 3 days.", "Keep your plaster dry for one week."),
        (
            "en",
            "Do not eat for 6 hours before the scan.",
            "Do not eat anything for 4 hours before the scan.",
        ),
        ("es", "Tome ibuprofeno 400 mg con la comida.", "Tome 600 mg de ibuprofeno con la comida."),
        (
            "es",
            "No beba durante 2 horas antes de la prueba.",
            "No beba durante 4 horas antes de la prueba.",
        ),
        ("zh", "檢查前禁食8小時。", "檢查前請禁食六小時。"),
        ("zh", "手術後使用眼藥水7天。", "手術後請使用眼藥水14天。"),
        ("en", "Take ibuprofen 400 mg with food.", "Take ibuprofen 800 mg every day."),
        ("en", "Take metformin twice a day.", "Take metformin three times a day with meals."),
        ("en", "You can shower after 2 days.", "Do not shower for 5 days."),
        (
            "en",
            "You may shower 2 days after the operation.",
            "Do not shower for 5 days after surgery.",
        ),
        ("es", "Tome metformina dos veces al día.", "Tome metformina tres veces al día."),
        ("zh", "二甲雙胍每天服用兩次。", "二甲雙胍每天三次。"),
    ],
)
def test_another_figure_for_the_same_is_found(language: str, here: str, there: str) -> None:
    assert differing(language, here, there) == [(here, there)]


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        (
            "en",
            "Take 20 mg of omeprazole before breakfast.",
            "Take 75 mcg of thyroxine before breakfast.",
        ),
        ("en", "Keep the plaster dry for 7 days.", "Keep your plaster dry for one week."),
        ("en", "Wait half an hour before you lie down.", "Wait 30 minutes before you lie down."),
        ("en", "This often takes three weeks.", "The scan itself often takes 20 minutes."),
        (
            "en",
            "Children younger than 5 years old need it.",
            "Children younger than 2 years old need it.",
        ),
        ("es", "Deje la aspirina 7 días antes.", "Deje el clopidogrel 5 días antes."),
        ("zh", "手術前5天停用華法林。", "手術前7天停用阿斯匹靈。"),
        ("en", "Take 500 mg every 6 hours.", "Take 20 mg every 6 hours."),
        ("en", "The operation takes one hour.", "The operation takes 3 hours."),
        (
            "en",
            "Children: paracetamol 250 mg every 6 hours.",
            "Adults: paracetamol 1000 mg every 6 hours.",
        ),
        ("es", "Tome 500 mg cada día con agua.", "Tome 20 mg cada día con agua."),
        ("zh", "劑量: 5毫克, 藥名: 脈優", "劑量: 3毫克, 藥名: 可邁"),
    ],
)
def test_the_same_figure_and_other_things_are_no_contradiction(
    language: str, here: str, there: str
) -> None:
    assert differing(language, here, there) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Take paracetamol 500 mg every 6 hours.", "Take paracetamol 1000 mg every 6 hours."),
        (
            "| Medicine | Dose |\n|---|---|\n| Amlodipine | 5 mg |",
            "| Medicine | Dose |\n|---|---|\n| Amlodipine | 10 mg |",
        ),
        (
            "| Medicine | Dose |\n|---|---|\n| Amlodipine | 5 mg |",
            "Take amlodipine 10 mg once a day.",
        ),
    ],
)
def test_a_document_of_one_line_or_one_table_is_compared(here: str, there: str) -> None:
    own = facts_of(read_document("One", here))
    other = facts_of(read_document("Two", there))
    assert len(list(contradictions(own, [("kd_2", "Two", other)]))) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OPENINGS["en"] + "Call the ward when the wound is hot and red.", True),
        (OPENINGS["en"] + "Get medical help if you cannot breathe.", True),
        (OPENINGS["en"] + "Drink water and walk every day.", False),
        (OPENINGS["es"] + "Acuda a urgencias si tiene fiebre.", True),
        (OPENINGS["es"] + "Beba agua y camine cada día.", False),
        (OPENINGS["zh"] + "傷口紅腫時請立即回診。", True),
        (OPENINGS["zh"] + "每天散步並多喝水。", False),
        (OPENINGS["en"] + "There is no need to call the doctor.", False),
        (OPENINGS["en"] + "Don’t go to the emergency room.", False),
        (OPENINGS["en"] + "You need not call your doctor unless you bleed.", True),
        (OPENINGS["en"] + "If the pain does not go away call your doctor.", True),
        (OPENINGS["en"] + "Do not hesitate to contact us if you bleed.", True),
        (OPENINGS["en"] + "Ask your pharmacist about parking.", False),
        (OPENINGS["en"] + "Ask your nurse if you may use the car park.", False),
        (OPENINGS["en"] + "Call the clinic to change your appointment.", False),
        (OPENINGS["en"] + "If you have:\n\n- fever\n- chills\n\nCall the ward.", True),
        (OPENINGS["en"] + "\n\n## When to call the doctor\n\nFever and pain.", True),
        (OPENINGS["en"] + "Call 112.", True),
        (OPENINGS["es"] + "No hace falta que llame al médico.", False),
        (OPENINGS["es"] + "Si no mejora, llame al médico.", True),
        (OPENINGS["es"] + "Pregunte a su farmacéutico por el aparcamiento.", False),
        (OPENINGS["zh"] + "不用去急診。", False),
        (OPENINGS["zh"] + "請按時回診。", False),
        (OPENINGS["zh"] + "除非出血，不必就醫。", True),
    ],
)
def test_whether_it_says_when_to_seek_help(text: str, says: bool) -> None:
    assert says_when_to_seek_help(read_document("One", text)) is says
