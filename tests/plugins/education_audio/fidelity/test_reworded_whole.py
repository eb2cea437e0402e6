"""Sentences in quite other words: what they turn round is found, and what they keep is not."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review


def _found(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


# A document's words, the same in other words, and what they do not say.
_CASES = [
    pytest.param(
        "Do not swim or lift more than 4 kg with that arm.",
        "Swimming is out, and that arm should not lift anything heavier than four kilos.",
        "Swimming is allowed, as long as you do not lift anything heavier than four kilos.",
        "en",
        id="one of two things that are denied",
    ),
    pytest.param(
        "Do not let the tip of the bottle touch the eye.",
        "The tip of the bottle must not touch the eye.",
        "It is fine if the tip of the bottle touches your eye.",
        "en",
        id="indifference",
    ),
    pytest.param(
        "No deje que la punta del frasco toque el ojo.",
        "La punta del frasco no debe tocar el ojo.",
        "No pasa nada si la punta del frasco toca el ojo.",
        "es",
        id="indifference, Spanish",
    ),
    pytest.param(
        "瓶口不要碰到眼睛。",
        "瓶口別碰到眼睛。",
        "瓶口碰到眼睛沒有關係。",
        "zh",
        id="indifference, Chinese",
    ),
    pytest.param(
        "Do not miss a dose.",
        "Take every dose.",
        "It does not matter if you miss a dose.",
        "en",
        id="leaving out",
    ),
    pytest.param(
        "Never stop ticagrelor without asking the cardiologist.",
        "Ask the cardiologist before you stop ticagrelor.",
        "If ticagrelor upsets your stomach, you can stop it yourself.",
        "en",
        id="asking first",
    ),
    pytest.param(
        "未經心臟科醫師同意，不可自行停用替格瑞洛。",
        "替格瑞洛要先問過心臟科醫師才可以停。",
        "替格瑞洛吃了不舒服，可以自己停掉。",
        "zh",
        id="asking first, Chinese",
    ),
    pytest.param(
        "El análisis se saca 12 horas después de la última toma, antes de la dosis de la mañana.",
        "El análisis se saca antes de la dosis de la mañana.",
        "El análisis se saca después de la dosis de la mañana.",
        "es",
        id="before and after of two things",
    ),
    pytest.param(
        "Start valaciclovir within 3 days of the rash.",
        "Valaciclovir has to be begun no later than three days after the rash.",
        "Valaciclovir has to be begun three days or more after the rash.",
        "en",
        id="within and at least",
    ),
    pytest.param(
        "喘的時候用面罩吸ipratropium 0.5毫克加salbutamol 5毫克，10分鐘吸完。",
        "喘的時候，用面罩把ipratropium 0.5毫克和salbutamol 5毫克在十分鐘內吸完。",
        "喘的時候，用面罩把ipratropium 5毫克和salbutamol 0.5毫克在十分鐘內吸完。",
        "zh",
        id="doses of two medicines in one part",
    ),
    pytest.param(
        "The line is flushed with 10 ml of saline once a week.",
        "Each week the line gets a ten-millilitre flush of saline.",
        "Each week the line gets a ten-teaspoon flush of saline.",
        "en",
        id="a number and its unit with a hyphen",
    ),
    pytest.param(
        "Take one Biktarvy tablet at the same time each day, with or without food. If you use"
        " antacids, take them 2 hours before or after Biktarvy.",
        "One Biktarvy tablet a day, always at the same hour.",
        "Two Biktarvy tablets a day, always at the same hour.",
        "en",
        id="a name between a number and its unit",
    ),
    pytest.param(
        "Drink 500 ml of water. Change the bag once a week.",
        "A fresh bag goes on every week.",
        "A fresh bag goes on every month.",
        "en",
        id="how often, with one word in common",
    ),
    pytest.param(
        "Póngase la mascarilla 6 horas cada noche, con oxígeno a 1 litro por minuto.",
        "Cada noche, la mascarilla se lleva seis horas, y el oxígeno va a un litro por minuto.",
        "Cada noche, la mascarilla se lleva seis horas, y el oxígeno va a un litro por segundo.",
        "es",
        id="for each second",
    ),
    pytest.param(
        "Lleve la venda de día y quítesela por la noche.",
        "La venda es para el día; acuéstese sin ella.",
        "La venda es para la noche; de día se la quita.",
        "es",
        id="day and night change places",
    ),
    pytest.param(
        "Bath in lukewarm water for no more than 10 minutes.",
        "Baths are short, ten minutes at the most, with water that is just warm.",
        "Baths are short, ten minutes at the most, with very hot water.",
        "en",
        id="lukewarm and hot",
    ),
    pytest.param(
        "尿袋要低於膀胱。",
        "尿袋的位置一直要比膀胱低。",
        "尿袋的位置一直要比膀胱高。",
        "zh",
        id="lower and higher",
    ),
    pytest.param(
        "Deje el litio y acuda a urgencias si tiembla mucho, habla con dificultad, se tambalea o"
        " tiene diarrea con vómitos.",
        "Un temblor fuerte, el habla dificultosa, tambalearse, o diarrea acompañada de vómitos:"
        " suspenda el litio y vaya a urgencias.",
        "Un temblor fuerte, tambalearse, o diarrea acompañada de vómitos: suspenda el litio y vaya"
        " a urgencias.",
        "es",
        id="a sign told by a noun",
    ),
    pytest.param(
        "Llame si la fiebre pasa de 38 grados.",
        "Llame si la fiebre supera los 38 grados.",
        "Llame si la fiebre baja de 38 grados.",
        "es",
        id="rises above and falls below",
    ),
    pytest.param(
        "每週吃一次。", "一個星期吃一次。", "每天吃一次。", "zh", id="no word but how often"
    ),
]


@pytest.mark.parametrize(("document", "same", "other", "language"), _CASES)
def test_only_another_meaning_is_found(document: str, same: str, other: str, language: str) -> None:
    assert not _found(document, same, language)
    assert _found(document, other, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        pytest.param(
            "Give dexamethasone syrup 2 mg once only. It starts to work after 1 to 2 hours.",
            "The dexamethasone syrup, 2 milligrams, is a single dose, and you will see an effect"
            " one to two hours later.",
            "en",
            id="a figure of the next sentence",
        ),
        pytest.param(
            "6週內不要跑步。", "跑步要等六個星期以後。", "zh", id="waiting for what is denied"
        ),
        pytest.param(
            "Never take a double dose.",
            "You should never take two doses at once.",
            "en",
            id="a double dose",
        ),
        pytest.param(
            "Do not walk barefoot, not even at home.",
            "Don't go barefoot, even at home.",
            "en",
            id="even there",
        ),
        pytest.param(
            "Wash your hands with soap before and after you touch the catheter.",
            "Soap and water for your hands, each time before you handle the catheter and again"
            " afterwards.",
            "en",
            id="before and after the same",
        ),
        pytest.param(
            "Put ice wrapped in a towel on it; never put ice straight on the skin.",
            "Use ice, always with a towel between ice and skin.",
            "en",
            id="always the one is never the other",
        ),
    ],
)
def test_the_same_in_other_words_is_no_finding(document: str, script: str, language: str) -> None:
    assert not _found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "found"),
    [
        ("Take war\u200bfarin 5 mg every evening.", "Take warfarin 5 mg every evening.", False),
        ("Take 1\u200b0 mg.", "Take 10 mg.", False),
        ("Take it once a we-\nek.", "Take it once a week.", False),
        ("Do n\u00adot drive.", "Drive.", True),
        ("Take 0.\u20605 mg.", "Take 5 mg.", True),
    ],
)
def test_what_nobody_sees_parts_no_word(document: str, script: str, found: bool) -> None:
    assert _found(document, script, "en") is found
