"""What lasts is not told as what stops, and “has not stopped” is the same as “lasts”."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review

EN = "Ring the clinic if the cramps last longer than 20 minutes."
ES = "Avise a la clínica si los calambres duran más de 20 minutos."
ZH = "抽筋持續超過20分鐘，請通知診所。"


def differs(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (EN, "Ring the clinic if the cramps go away within 20 minutes.", "en"),
        (EN, "Ring the clinic if the cramps settle within 20 minutes.", "en"),
        (ES, "Avise a la clínica si los calambres desaparecen en 20 minutos.", "es"),
        (ZH, "抽筋在20分鐘內緩解，請通知診所。", "zh"),
    ],
)
def test_what_lasts_is_told_as_what_stops(document: str, script: str, language: str) -> None:
    assert differs(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (EN, "If the cramps have not stopped after more than 20 minutes, ring the clinic.", "en"),
        (EN, "If the cramps do not go away in more than 20 minutes, ring the clinic.", "en"),
        (EN, "Ring the clinic if the cramps persist for more than 20 minutes.", "en"),
        (EN, "Unless the cramps go away within 20 minutes, ring the clinic.", "en"),
        ("Rest until the cramp goes away.", "Rest for as long as the cramp persists.", "en"),
        (ES, "Si los calambres no se le pasan en más de 20 minutos, avise a la clínica.", "es"),
        (ZH, "抽筋超過20分鐘還沒緩解，請通知診所。", "zh"),
    ],
)
def test_what_has_not_stopped_lasts(document: str, script: str, language: str) -> None:
    assert not differs(document, script, language)
