"""A part of the day that the document names is told as another, or as itself in other words."""

from __future__ import annotations

import pytest

from tests.plugins.education_audio.fidelity.test_kinds import found

TOLD = [
    (
        "en",
        "Rinse your mouth with the solution last thing at night.",
        "Rinse your mouth with it at bedtime.",
        "Rinse your mouth with it at breakfast time.",
    ),
    (
        "en",
        "Check your blood sugar as soon as you get out of bed.",
        "Check your blood sugar on waking.",
        "Check your blood sugar at nightfall.",
    ),
    (
        "en",
        "Have the second injection at lunchtime.",
        "The second injection is at noon.",
        "The second injection is at supper.",
    ),
    (
        "en",
        "The nurse comes in the afternoon to change the dressing.",
        "A nurse comes in the afternoon and changes the dressing.",
        "A nurse comes in the morning and changes the dressing.",
    ),
    (
        "es",
        "Tome la levotiroxina al despertar.",
        "Tome la levotiroxina al levantarse.",
        "Tome la levotiroxina al anochecer.",
    ),
    (
        "es",
        "Pésese todas las mañanas en ayunas.",
        "Debe pesarse en ayunas cada mañana.",
        "Debe pesarse en ayunas cada tarde.",
    ),
    (
        "es",
        "Inyéctese la segunda dosis a la hora de comer.",
        "La segunda dosis se inyecta al mediodía.",
        "La segunda dosis se inyecta por la noche.",
    ),
    ("zh", "午後請做一次復健運動。", "下午做一次復健運動。", "早上做一次復健運動。"),
    ("zh", "彈性襪請於就寢前脫下。", "睡覺前把彈性襪脫下。", "中午把彈性襪脫下。"),
    ("zh", "引流袋請每天傍晚倒空。", "引流袋每天晚上倒空。", "引流袋每天清早倒空。"),
]


@pytest.mark.parametrize(("language", "document", "same", "other"), TOLD)
def test_the_part_of_the_day(language: str, document: str, same: str, other: str) -> None:
    assert found(document, same, language) == set()
    assert found(document, other, language)
