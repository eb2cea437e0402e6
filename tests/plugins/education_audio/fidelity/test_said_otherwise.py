"""Days in their order, what a body has in pairs, and denials behind or before what they deny."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review

SWIM_EN = "You may swim from the third day."
SWIM_ES = "Puede nadar desde el tercer día."
SPRAY_ES = "Pulverice el aerosol de mometasona en cada fosa nasal por la noche."
SPRAY_ZH = "每晚把莫美他松噴進兩邊鼻孔。"
LIFT_ES = "No coja más de 3 kg durante 2 semanas."
LIFT_EN = "Do not push more than 3 kg for 2 weeks."
LIFT_ZH = "2週內不要搬超過3公斤的箱子。"
SLING_ZH = "兩腿都要綁繃帶，綁6天。"
SWIM_ZH = "拆線前不要游泳。"
CREAM_ES = "Aplique la crema en los codos, nunca en las ingles."
ITCH_ES = "Tome cetirizina 10 mg si le pica la piel."
FOOD_ES = "Tome loratadina por la mañana, con o sin comida."


def differs(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (SWIM_EN, "From day three you may swim.", "en"),
        (SWIM_ES, "Desde el día tres puede nadar.", "es"),
        ("Rub a little balm into the scar.", "A dab of balm goes into the scar.", "en"),
        (SPRAY_ES, "Por la noche, pulverice el aerosol de mometasona en las dos fosas.", "es"),
        (SPRAY_ZH, "莫美他松每晚噴，兩個鼻孔都噴。", "zh"),
        (LIFT_ES, "Dos semanas sin coger más de 3 kilos.", "es"),
        (LIFT_EN, "Two weeks without pushing more than 3 kilos.", "en"),
        (LIFT_ZH, "三公斤以上的箱子，兩個禮拜內都別搬。", "zh"),
        (SLING_ZH, "兩隻腳都要綁繃帶，總共六天。", "zh"),
        (SWIM_ZH, "游泳要等拆線。", "zh"),
        (CREAM_ES, "La crema se aplica en los codos; en las ingles, nunca.", "es"),
        (CREAM_ES, "La crema se aplica en los codos; en las ingles, no.", "es"),
        (ITCH_ES, "Cetirizina 10 mg si la piel le pica o nota picazón.", "es"),
        (FOOD_ES, "Una loratadina por la mañana; da igual si ha comido o no.", "es"),
    ],
)
def test_the_same_in_other_words(document: str, script: str, language: str) -> None:
    assert not differs(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (SWIM_EN, "From day two you may swim.", "en"),
        (SWIM_ES, "Desde el día dos puede nadar.", "es"),
        (LIFT_ES, "Dos semanas sin coger menos de 3 kilos.", "es"),
        (LIFT_ZH, "三公斤以下的箱子，兩個禮拜內都別搬。", "zh"),
        (SLING_ZH, "只要一隻腳綁繃帶，總共六天。", "zh"),
        (CREAM_ES, "La crema se aplica en las ingles; en los codos, nunca.", "es"),
    ],
)
def test_another_thing_in_other_words(document: str, script: str, language: str) -> None:
    assert differs(document, script, language)
