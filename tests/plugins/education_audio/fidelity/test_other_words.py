"""Sentences in quite other words than their source: what they turn round is found all the same."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review


def _found(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


# A document's sentence, the same in other words, and what it does not say.
_CASES = [
    pytest.param(
        "Hold the pad on the burn for 15 minutes, up to three times a day.",
        "Hold the pad on the burn for fifteen minutes at a time.",
        "Hold the pad on the burn for 15 minutes, up to three times a week.",
        "en",
        id="the day of how often",
    ),
    pytest.param(
        "Tome 500 mg cada 6 horas durante 5 días; no supere 3 g al día.",
        "Quinientos miligramos cada seis horas, y nunca más de tres gramos en un día.",
        "Quinientos miligramos cada seis horas, y nunca más de tres gramos en una semana.",
        "es",
        id="in a day",
    ),
    pytest.param(
        "鈣片與鐵劑間隔2小時以上。",
        "鈣片和鐵劑，兩種要隔開兩個小時以上。",
        "鈣片和鐵劑，兩種要隔開五個小時以上。",
        "zh",
        id="both kinds",
    ),
    pytest.param(
        "拆線後第1天、第8天回診。",
        "拆線後的隔天、第八天要回診。",
        "拆線後的隔天、第18天要回診。",
        "zh",
        id="the next day",
    ),
    pytest.param(
        "散步、爬樓梯不受限制。",
        "可以散步，也可以爬樓梯。",
        "不可散步、爬樓梯。",
        "zh",
        id="no limit",
    ),
    pytest.param(
        "Rinse the case with fresh solution; do not use spit or tap water.",
        "Use fresh solution to rinse the case.",
        "Rinse the case with fresh solution and spit.",
        "en",
        id="one of two forbidden things",
    ),
    pytest.param(
        "Swallow the capsules whole.",
        "The capsules go down in one piece.",
        "Chew the capsules.",
        "en",
        id="how it is taken",
    ),
    pytest.param(
        "Trague las cápsulas enteras, con agua.",
        "Las cápsulas se tragan sin masticarlas, con agua.",
        "Mastique las cápsulas, con agua.",
        "es",
        id="how it is taken, Spanish",
    ),
    pytest.param(
        "這顆藥要整顆吞下，配溫水。",
        "這顆藥整顆配溫水吞下。",
        "這顆藥嚼碎，配溫水。",
        "zh",
        id="how it is taken, Chinese",
    ),
    pytest.param(
        "Put two drops of olopatadine in each eye.",
        "Both eyes get two drops of olopatadine.",
        "Only one eye gets two drops of olopatadine.",
        "en",
        id="each and one",
    ),
    pytest.param(
        "Beba un sorbo de suero cada 10 minutos.",
        "Cada diez minutos, un sorbo de suero.",
        "Beba un sorbo de suero cada hora.",
        "es",
        id="minutes and hours",
    ),
    pytest.param(
        "Turn the dial 5 times every hour.",
        "Once an hour, turn the dial five times.",
        "Once a day, turn the dial five times.",
        "en",
        id="a count beside its period",
    ),
    pytest.param(
        "La revisión es cada 5 a 7 semanas.",
        "La revisión es cada cinco, seis o siete semanas.",
        "La revisión es cada ocho semanas.",
        "es",
        id="a range told number by number",
    ),
    pytest.param(
        "Gargle with salt water 20 minutes before the lozenge.",
        "Gargle with salt water first, and twenty minutes later have the lozenge.",
        "Have the lozenge first, and twenty minutes later gargle with salt water.",
        "en",
        id="what comes first",
    ),
    pytest.param(
        "頭皮擦ketoconazole，腳底擦terbinafine。",
        "頭皮用ketoconazole來擦，腳底用terbinafine。",
        "腳底擦ketoconazole，頭皮擦terbinafine。",
        "zh",
        id="which medicine is for what",
    ),
    pytest.param(
        "Ring 999 if you have a seizure, bite your tongue, or your face droops.",
        "A seizure, a bitten tongue or a drooping face: that means 999 right now.",
        "A seizure or a drooping face: that means 999 right now.",
        "en",
        id="a list of signs without an if",
    ),
    pytest.param(
        "腹部劇烈疼痛、大便帶血、或整天沒有尿，請馬上聯絡護理師。",
        "要是大便有血、肚子劇烈疼痛，或整天沒尿，馬上找護理師。",
        "要是大便有血，或整天沒尿，馬上找護理師。",
        "zh",
        id="a list of signs, Chinese",
    ),
    pytest.param(
        "Do not put talcum powder on the stump.",
        "Talcum powder must stay off the stump.",
        "Dust the stump with talcum powder.",
        "en",
        id="only ever forbidden",
    ),
    pytest.param(
        "傷口癒合前不要把雙腳泡在熱水裡。",
        "傷口還沒好，別用熱水泡雙腳。",
        "可以用熱水泡雙腳。",
        "zh",
        id="forbidden in other characters",
    ),
    pytest.param(
        "No interrumpa el tratamiento aunque mejore.",
        "Aunque mejore, no abandone el tratamiento.",
        "Cuando mejore puede abandonar el tratamiento.",
        "es",
        id="the same verb in another word",
    ),
    pytest.param(
        "Beba al menos 1,5 litros de agua al día.",
        "Cada día, litro y medio de agua o más.",
        "Cada día, medio litro de agua.",
        "es",
        id="one and a half without a number",
    ),
    pytest.param(
        "La cena es a las 20 horas.",
        "La cena es a las ocho de la tarde.",
        "La cena es a las seis de la tarde.",
        "es",
        id="a time of day in hours",
    ),
    pytest.param(
        "每天早上吃lisinopril 10毫克，每週量一次血壓。",
        "早上吃十毫克的lisinopril，一週量一次血壓。",
        "早上吃十毫克的amlodipine，一週量一次血壓。",
        "zh",
        id="a Latin name between Chinese characters",
    ),
]


@pytest.mark.parametrize(("document", "same", "other", "language"), _CASES)
def test_only_another_meaning_is_found(document: str, same: str, other: str, language: str) -> None:
    assert not _found(document, same, language)
    assert _found(document, other, language)


def test_a_figure_of_another_medicine_is_found() -> None:
    document = "Stop clopidogrel 5 days before the operation. Do not stop bisoprolol on your own."

    assert not _found(document, "Clopidogrel is stopped five days before the operation.", "en")
    assert _found(document, "Bisoprolol is stopped five days before the operation.", "en")


def test_the_signs_may_stand_in_a_question_of_their_own() -> None:
    document = "Call the ward today if you have chills, a red line on the arm, or a swollen hand."

    assert not _found(
        document, "Chills, a red line on the arm or a swollen hand? Call the ward today.", "en"
    )
    assert _found(document, "Chills or a swollen hand? Call the ward today.", "en")
