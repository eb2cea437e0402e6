"""What an “only” makes a condition of, what stands for an “unless”, and what an amount is for."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review

ONLY = {
    "en": (
        "Open the second vial only if you still cough after 20 minutes.",
        "Open the second vial 20 minutes later.",
        "If the cough is still there after 20 minutes, you can open the second vial.",
    ),
    "es": (
        "Abra la segunda ampolla solo si la tos continúa a los 20 minutos.",
        "Abra la segunda ampolla a los 20 minutos.",
        "Cuando a los 20 minutos siga con tos, puede abrir la segunda ampolla.",
    ),
    "zh": (
        "20分鐘後咳嗽沒有停，才打開第二支安瓿。",
        "20分鐘後打開第二支安瓿。",
        "如果20分鐘後還在咳嗽，就打開第二支安瓿。",
    ),
}


def messages(document: str, script: str, language: str) -> list[str]:
    found = review(CheckedScript(script, document, language)).found
    return [str(one.difference.message) for one in found]


@pytest.mark.parametrize("language", ONLY)
def test_a_condition_that_only_makes_is_missed_when_it_is_left_out(language: str) -> None:
    document, without, reworded = ONLY[language]

    [said] = messages(document, without, language)
    assert said.endswith("here, the script leaves it out")
    assert messages(document, reworded, language) == []


@pytest.mark.parametrize(
    ("language", "document", "script"),
    [
        (
            "en",
            "A second X-ray is not needed unless you fall.",
            "You need a second X-ray only if you fall.",
        ),
        ("en", "Never double the evening puff.", "Never inhale twice as much in the evening."),
        (
            "es",
            "No duerma con el gotero debajo de la pierna.",
            "No duerma con el gotero bajo la pierna.",
        ),
        ("zh", "石膏要固定三週，除非腫起來。", "石膏要固定三週，若腫起來則除外。"),
        ("zh", "未經護理師同意前，不可自行拔除點滴。", "拔除點滴前，請先徵得護理師同意。"),
        (
            "zh",
            "喉嚨腫痛時請暫停依那普利並打電話給我們。",
            "喉嚨腫痛時，先別吃依那普利，打電話給我們。",
        ),
    ],
)
def test_other_words_for_the_same_condition_raise_nothing(
    language: str, document: str, script: str
) -> None:
    assert messages(document, script, language) == []


@pytest.mark.parametrize(
    ("language", "document", "script"),
    [
        ("zh", "早上擦類固醇，但不可一次擦兩管。", "早上擦類固醇，但一次擦兩管。"),
        ("en", "Change the sensor on odd days.", "Change the sensor on even days."),
        ("es", "Cambie el sensor los días impares.", "Cambie el sensor los días pares."),
        ("zh", "單數日更換感測器。", "雙數日更換感測器。"),
        (
            "es",
            "Use detemir 14 unidades cada noche y lispro 5 unidades con cada comida.",
            "Use lispro 5 unidades al día.",
        ),
        ("es", "Tome codeína 30 mg cada seis horas.", "Tome codeína 30 mg cada dos horas."),
    ],
)
def test_what_is_said_otherwise_of_it_is_found(language: str, document: str, script: str) -> None:
    assert messages(document, document, language) == []
    assert len(messages(document, script, language)) == 1
