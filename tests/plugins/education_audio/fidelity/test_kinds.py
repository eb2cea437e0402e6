"""Signs, joints, bounds, pairings and kinds that a script changes, and the same said otherwise."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.review import review


def found(document: str, script: str, language: str) -> set[Kind]:
    reviewed = review(CheckedScript(script, document, language))
    return {one.difference.kind for one in reviewed.found}


SIGNS_EN = "Ring 999 at once if the stump bleeds, turns black, or smells bad."
SIGNS_ES = "Vaya a urgencias si el muñón sangra, se pone negro o huele mal."
SIGNS_ZH = "殘肢流血、變黑或有惡臭時，請立刻到急診。"


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (SIGNS_EN, "Ring 999 at once if the stump bleeds or smells bad.", "en"),
        (SIGNS_EN, "If the stump turns black or smells bad, ring 999 at once.", "en"),
        (SIGNS_ES, "Vaya a urgencias si el muñón sangra o huele mal.", "es"),
        (SIGNS_ZH, "殘肢變黑或有惡臭時，請立刻到急診。", "zh"),
    ],
)
def test_a_warning_sign_is_left_out(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == {Kind.CONDITION}


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (SIGNS_EN, "Ring 999 at once if the stump smells bad, bleeds, or turns black.", "en"),
        (SIGNS_EN, "A bad smell, bleeding, or a stump gone dark: ring 999 at once.", "en"),
        (
            SIGNS_EN,
            "If the stump bleeds or turns black, ring 999 at once. Do the same if it smells bad.",
            "en",
        ),
        (
            "Ring 999 at once if your cast is tight and blue, if your toes tingle, or itch badly.",
            "If your toes tingle or itch badly, ring 999 at once.",
            "en",
        ),
        (SIGNS_ES, "Si huele mal, se pone negro o sangra el muñón, vaya a urgencias.", "es"),
        (
            "Si está pálido o confuso, siéntese y llame al 112.",
            "Si está confuso o pálido, tome asiento y llame enseguida al 112.",
            "es",
        ),
        (SIGNS_ZH, "殘肢要是發出惡臭、流血或變黑，請馬上去急診。", "zh"),
    ],
)
def test_all_signs_in_another_order(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Stop if you feel faint or your legs tremble.",
            "Stop if you feel faint and your legs tremble.",
            "en",
        ),
        ("Rest when you sweat and shiver.", "Rest when you sweat or shiver.", "en"),
        ("Pare si tiembla o suda mucho.", "Pare si tiembla y suda mucho.", "es"),
        ("如果發抖而且冒汗，請坐下。", "如果發抖或冒汗，請坐下。", "zh"),
    ],
)
def test_or_is_not_and(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == {Kind.CONDITION}


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Rest at least 40 minutes, and walk no more than 90.", "Rest at most 40 minutes.", "en"),
        ("La dosis máxima es de 6 ml.", "La dosis mínima es de 6 ml.", "es"),
        (
            "Lleve la férula en la mano izquierda.",
            "Lleve la férula en la derecha con una venda.",
            "es",
        ),
        ("發燒超過39度時，每次灌70毫升，每次至少灌25分鐘。", "每次最多灌25分鐘。", "zh"),
        ("Drive only after 36 hours.", "You may drive until 36 hours have passed.", "en"),
        ("Puede nadar pasadas 36 horas.", "Puede nadar hasta las 36 horas.", "es"),
    ],
)
def test_a_bound_is_turned(document: str, script: str, language: str) -> None:
    assert Kind.CONDITION in found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Come if the baby is under 5 months and has 39 °C or higher.",
            "Come with a baby younger than five months who has 39 degrees or more.",
            "en",
        ),
        ("Do not carry a bag heavier than 8 kg.", "Don't carry a bag that weighs over 8 kg.", "en"),
        ("Camine al menos 40 minutos.", "Camine por lo menos cuarenta minutos.", "es"),
        ("No nade hasta 36 horas después.", "Puede nadar cuando hayan pasado 36 horas.", "es"),
        ("不要搬超過8公斤的箱子。", "八公斤以上的箱子不要搬。", "zh"),
        ("血壓目標是低於125/75。", "血壓要在一百二十五、七十五以下。", "zh"),
    ],
)
def test_the_same_bound(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Take ramipril 5 mg in the morning. Take simvastatin 20 mg at bedtime.",
            "Simvastatin is for the morning, and at bedtime you take ramipril.",
            "en",
        ),
        (
            "Tome ramipril 5 mg por la mañana y simvastatina 20 mg por la noche.",
            "Tome simvastatina 20 mg por la mañana.",
            "es",
        ),
        ("每4個月照一次X光，每2個月驗尿。", "X光兩個月照一次，驗尿四個月一次。", "zh"),
        (
            "Take ramipril 5 mg every morning for 3 weeks. Take aspirin 75 mg each night for life.",
            "Aspirin, 75 mg, is taken each night for three weeks.",
            "en",
        ),
        (
            "Babies under 9 months get 4 drops.",
            "For babies under four months, it is four drops.",
            "en",
        ),
    ],
)
def test_what_belongs_to_what(document: str, script: str, language: str) -> None:
    assert found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Rub the white cream in each morning. Use the yellow cream on cuts.",
            "Rub the yellow cream in each morning.",
            "en",
        ),
        (
            "Use el inhalador marrón cada mañana. El inhalador azul alivia la tos.",
            "Use el inhalador azul cada mañana.",
            "es",
        ),
        ("Come for the injection on a Tuesday.", "Come for the injection on a Thursday.", "en"),
        ("星期二來打針。", "星期四來打針。", "zh"),
        ("藥膏由外往內塗。", "藥膏由內往外塗。", "zh"),
        ("Turn the dial clockwise.", "Turn the dial anticlockwise.", "en"),
        ("Tome el hierro después de comer.", "Tome el hierro en ayunas.", "es"),
        ("鐵劑飯後吃。", "鐵劑空腹吃。", "zh"),
        ("Take the iron with meals, not between them.", "Take the iron between meals.", "en"),
        ("Inject insulin detemir each night.", "Inject insulin aspart each night.", "en"),
        ("對盤尼西林過敏請說。頭孢噻吩每天打。", "對頭孢噻吩過敏請說。", "zh"),
        ("沒有護理師允許不要下床。", "沒有護理師允許也可以下床。", "zh"),
        (
            "Call the ward if the drain stops.",
            "Mention it on her next round if the drain stops. Ask the nurse.",
            "en",
        ),
    ],
)
def test_one_of_a_kind_for_another(document: str, script: str, language: str) -> None:
    assert found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Take the iron with meals, not between them.",
            "Have iron with meals and not in between.",
            "en",
        ),
        (
            "Do not take zinc on the same day as iron.",
            "On the day you take iron, leave out the zinc.",
            "en",
        ),
        (
            "Ring at once if no milk flows, the breast turns red, or you shiver.",
            "A red breast, shivering, or no milk: ring at once.",
            "en",
        ),
        ("Give 12 mg/kg of the syrup.", "Give 12 mg of the syrup per kilogram.", "en"),
        ("每公斤體重打8毫克，每7小時一次。", "每七個小時打一次。", "zh"),
        (
            "Use 3 puffs in the morning and 3 at night.",
            "Three puffs in the morning, three at night.",
            "en",
        ),
        ("Venga a los 21 días.", "Venga a las tres semanas.", "es"),
        ("Repose 72 horas.", "Repose los tres primeros días.", "es"),
        (
            "Below 5 mmol/L test after 15 minutes.",
            "Below 5, test a quarter of an hour later.",
            "en",
        ),
        ("Tome hierro en días alternos.", "Tome hierro un día sí y otro no.", "es"),
        ("檢查當天早上4點喝第三包。", "檢查那天早上四點，喝第三包。", "zh"),
        ("別嘌醇每天200毫克。", "別嘌醇一天兩百毫克。", "zh"),
        ("Tome 5 mg con las cenas.", "Recuerde: con las cenas, cinco miligramos.", "es"),
    ],
)
def test_the_same_in_a_spoken_style(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()
