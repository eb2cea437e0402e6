"""How soon an action is asked for: emergency services, at once, the same day, the next visit."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.reading.urgency_words import Grade
from plugins.education_audio.fidelity.review import review
from plugins.education_audio.fidelity.warnings.urgency import urgencies


def found(document: str, script: str, language: str) -> set[Kind]:
    reviewed = review(CheckedScript(script, document, language))
    return {one.difference.kind for one in reviewed.found}


@pytest.mark.parametrize(
    ("text", "language", "grade"),
    [
        ("If the stoma turns black, call an ambulance.", "en", Grade.EMERGENCY),
        ("If the stoma turns black, phone the ward straight away.", "en", Grade.AT_ONCE),
        ("Ask your doctor for a blood test the same day.", "en", Grade.SAME_DAY),
        ("If it itches, ask the nurse within a few days.", "en", Grade.DAYS),
        ("If it itches, ask the nurse at your yearly review.", "en", Grade.ROUTINE),
        ("Si el estoma se pone negro, acuda a urgencias.", "es", Grade.EMERGENCY),
        ("Si sangra, llame enseguida a la planta.", "es", Grade.AT_ONCE),
        ("Si sangra, avise ese mismo día.", "es", Grade.SAME_DAY),
        ("Si le pica, coméntelo en la próxima revisión.", "es", Grade.ROUTINE),
        ("造口變黑時，叫救護車。", "zh", Grade.EMERGENCY),
        ("造口出血時，請立刻打電話給病房。", "zh", Grade.AT_ONCE),
        ("造口出血時，當天就要回診。", "zh", Grade.SAME_DAY),
        ("造口會癢的話，下次回診時告訴護理師。", "zh", Grade.ROUTINE),
    ],
)
def test_grades(text: str, language: str, grade: Grade) -> None:
    (only,) = urgencies(text, language)
    assert min(only.grades) is grade


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The gel works immediately.", "en"),
        ("Rinse immediately after the meal and ask the nurse for help.", "en"),
        ("You need not call the ward right away.", "en"),
        ("Agite el frasco inmediatamente antes de usarlo y consulte el folleto.", "es"),
        ("藥水要馬上喝完。", "zh"),
    ],
)
def test_no_urgency(text: str, language: str) -> None:
    assert urgencies(text, language) == []


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Phone the ward straight away if the stoma turns black.",
            "If the stoma turns black, tell us at your next visit.",
            "en",
        ),
        (
            "Call an ambulance if the stoma turns black.",
            "If the stoma turns black, make an appointment.",
            "en",
        ),
        (
            "Phone the ward the same day if the bag leaks.",
            "If the bag leaks, phone the ward when it suits you.",
            "en",
        ),
        (
            "Phone the ward straight away if the stoma turns black.",
            "If the stoma turns black, phone the ward.",
            "en",
        ),
        ("Call us if the bag leaks.", "If the bag leaks, tell us at your next visit.", "en"),
        (
            "If the stoma itches, tell us at your next visit.",
            "If the stoma itches, call an ambulance.",
            "en",
        ),
        (
            "Acuda a urgencias si el estoma se pone negro.",
            "Si el estoma se pone negro, pida cita con su enfermera.",
            "es",
        ),
        (
            "Llame de inmediato si la bolsa sangra.",
            "Si la bolsa sangra, llame cuando tenga un rato.",
            "es",
        ),
        ("造口變黑請馬上來電。", "造口變黑的話，下個月再說。", "zh"),
        ("造口變黑請立刻到醫院。", "造口變黑的話，下次回診再說。", "zh"),
        ("造口变黑请马上打120。", "造口变黑的话，改天挂个号看看。", "zh"),
        ("造口出血當天就要回診。", "造口出血的話，有空時再回診。", "zh"),
    ],
)
def test_less_or_more_urgent(document: str, script: str, language: str) -> None:
    assert Kind.CONDITION in found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Phone the ward straight away if the stoma turns black.",
            "Has the stoma turned black? Then phone the ward immediately.",
            "en",
        ),
        (
            "Phone the ward straight away if the stoma turns black.",
            "If the stoma turns black, phone the ward. Do not wait until your next visit.",
            "en",
        ),
        (
            "Call an ambulance if the stoma turns black.",
            "A stoma that turns black is an emergency: get medical help now.",
            "en",
        ),
        (
            "Phone the ward as soon as possible if the bag leaks.",
            "If the bag leaks, phone the ward today.",
            "en",
        ),
        (
            "Acuda a urgencias si el estoma se pone negro.",
            "Si el estoma se pone negro, vaya al hospital de inmediato.",
            "es",
        ),
        ("Llame enseguida si deja de salir orina.", "Llame ya mismo si no sale orina.", "es"),
        ("造口變黑請立刻打電話。", "造口若變黑，請馬上打電話，別等到下次回診。", "zh"),
    ],
)
def test_as_urgent_in_other_words(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()
