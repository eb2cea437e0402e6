"""Where on the body something goes, what it is taken with, how, where it is kept, and by whom."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.places.kinds import is_related, named
from plugins.education_audio.fidelity.review import review

DRESSING = """# The wound

The district nurse takes the clips out of your shin on Friday.
Dab the gel on your gums after meals.
Take the powder with apple juice.
Keep the vials in the refrigerator.
The toddler's cream goes on the elbows, not on the eyelids.
Nasal gel: squeeze a little into each nostril.
"""
HERIDA = """# La herida

La enfermera quita las grapas de la espinilla el viernes.
Unte el gel en las encías después de comer.
Tome el polvo con zumo de manzana.
Ponga la pomada en los pies y entre los dedos.
"""
WOUND = """# 傷口

護理師星期五會拆小腿上的釘子。
三餐後把凝膠抹在牙齦上。
藥粉配蘋果汁吃。
藥膏擦在手肘，不要擦眼皮。
"""


def differences(document: str, script: str, language: str) -> list[tuple[Kind, str]]:
    reviewed = review(CheckedScript(script, document, language))
    return [(one.difference.kind, one.difference.message) for one in reviewed.found]


@pytest.mark.parametrize(
    ("document", "script", "language", "told", "said"),
    [
        (DRESSING, "Dab the gel on your lips after meals.", "en", "gums", "lips"),
        (
            DRESSING,
            "On Friday the district nurse takes the clips out of your scalp.",
            "en",
            "shin",
            "scalp",
        ),
        (
            DRESSING,
            "On Friday, take the clips out of your shin yourself.",
            "en",
            "nurse",
            "yourself",
        ),
        (DRESSING, "The powder is taken with milk.", "en", "apple juice", "milk"),
        (DRESSING, "Squeeze a little nasal gel into each ear.", "en", "nostril", "ear"),
        (HERIDA, "Unte el gel en los labios después de comer.", "es", "encías", "labios"),
        (HERIDA, "El polvo se toma con vino.", "es", "zumo de manzana", "vino"),
        (HERIDA, "La pomada va en las manos y entre los dedos.", "es", "pies", "manos"),
        (WOUND, "凝膠在三餐後抹在嘴唇上。", "zh", "牙齦", "嘴唇"),
        (WOUND, "藥粉配牛奶吃。", "zh", "蘋果汁", "牛奶"),
        (WOUND, "星期五您自己拆小腿上的釘子。", "zh", "護理師", "您自己"),
        (WOUND, "药膏擦在膝盖，不要擦眼皮。", "zh", "手肘", "膝盖"),
    ],
)
def test_another_thing_in_its_place(
    document: str, script: str, language: str, told: str, said: str
) -> None:
    found = differences(document, script, language)
    assert len(found) == 1
    kind, message = found[0]
    assert kind is Kind.CONDITION
    assert message.casefold() == f"the document says “{told}”, the script “{said}”".casefold()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (DRESSING, "After meals, put a dab of the gel on your gums with a finger.", "en"),
        (DRESSING, "The clips in your lower leg are taken out on Friday by the nurse.", "en"),
        (DRESSING, "On Friday the district nurse takes the clips out of your leg.", "en"),
        (DRESSING, "Take the powder with juice.", "en"),
        (
            "Rub the lotion into your arms and legs at night.",
            "At night, rub in the lotion from the shoulders to the hands and from the hips down.",
            "en",
        ),
        (DRESSING, "The vials stay in the fridge.", "en"),
        (DRESSING, "Cream the toddler's elbows, but never the eyelids.", "en"),
        (DRESSING, "Squeeze a little of the nasal gel into both sides of the nose.", "en"),
        (HERIDA, "El viernes la enfermera le quita las grapas de la pierna.", "es"),
        (HERIDA, "El polvo se toma con jugo de manzana.", "es"),
        (HERIDA, "La pomada va en los pies, también entre los dedos de los pies.", "es"),
        (WOUND, "星期五由護士拆掉腿上的釘子。", "zh"),
        (WOUND, "凝胶三餐后抹在牙龈上。", "zh"),
        (WOUND, "藥粉用果汁送服。", "zh"),
    ],
)
def test_the_same_place_in_other_words(document: str, script: str, language: str) -> None:
    assert differences(document, script, language) == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("He is back at home, 6 feet from the head of the bed, on an empty stomach.", "en"),
        ("Tómelo en ayunas, con el estómago vacío, de pie o boca arriba.", "es"),
        ("手術前空著肚子，帶手機與手冊。", "zh"),
        (
            "Una vez al año, su mamá lee el folleto en inglés con unos gemelos.",
            "es",
        ),
        ("Si te olvidas, te llamamos. Después del baño le toca una vez en el año.", "es"),
        ("Keep your spirits up, also with a frozen shoulder, beside the chest of drawers.", "en"),
        ("背景音樂放在茶几上，薪水與香水照舊，水準與下水道也是。", "zh"),
    ],
)
def test_words_that_only_look_like_a_site_or_thing(words: str, language: str) -> None:
    assert [one.name for one in named(words, language) if one.name != "shoulder"] == []


def test_tea_is_known_by_its_accent() -> None:
    document = "Si te duele, toma la pastilla con agua."
    assert differences(document, "Si te duele, toma la pastilla con té.", "es") != []
    assert differences(document, "Si te duele la espalda, toma la pastilla con agua.", "es") == []


def test_a_part_is_related_to_its_whole_only() -> None:
    thigh, leg, arm = named("thigh leg arm", "en")
    assert is_related(thigh, leg)
    assert is_related(leg, thigh)
    assert not is_related(leg, arm)
