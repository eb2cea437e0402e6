"""Steps over numbered sentences, exceptions and ordinals are compared; nothing without evidence."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.reading.sentences import read_sentences
from plugins.education_audio.fidelity.review import review

ENGLISH = """# Your splint
1. Wash the liner in cold water.
2. Dry the liner on a towel.
3. Close the long strap for three minutes.
Wear it every day, even if nothing hurts.
Walk for 20 minutes a day, except for people with a fracture.
The tight strap goes on first when you sit, and the loose strap first when you stand.
Use the second splint at night.
Keep both splints out of the bath.
Swim only when the wound has been closed for a week.
"""
SPANISH = """# La férula
1. Lave la funda con agua fría.
2. Seque la funda con una toalla.
3. Cierre la correa larga durante tres minutos.
Se puede poner encima de la ropa.
Puede quitársela si no puede respirar.
Cambie la funda cada 7 días y la correa cada mes.
"""
CHINESE = """# 護具
1. 用冷水洗內襯。
2. 用毛巾擦乾內襯。
3. 扣上長帶子三分鐘。
忘記戴時，隔天早上再戴，同一天不要戴兩次。
每天走2000步，骨折的病人除外。
戴上15分鐘後沒有舒服一點，請打電話給我們。
做無痛檢查的人當天不能騎車。
"""


def _found(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (ENGLISH, "First dry the liner on a towel, and then wash the liner in cold water.", "en"),
        (ENGLISH, "Close the long strap, and after that wash the liner in cold water.", "en"),
        (ENGLISH, "You do not need to wear it if nothing hurts.", "en"),
        (ENGLISH, "People with a fracture walk for 20 minutes a day.", "en"),
        (
            ENGLISH,
            "The loose strap goes on first when you sit, and the tight strap when you stand.",
            "en",
        ),
        (ENGLISH, "Use the third splint at night.", "en"),
        (SPANISH, "Primero seque la funda con una toalla y luego lave la funda.", "es"),
        (SPANISH, "No se puede poner encima de la ropa.", "es"),
        (SPANISH, "La funda se cambia cada mes; la correa, cada 7 días.", "es"),
        (CHINESE, "先用毛巾擦乾內襯，然後用冷水洗內襯。", "zh"),
        (CHINESE, "骨折的病人每天走2000步。", "zh"),
        (CHINESE, "做無痛檢查，當天可以自己騎車。", "zh"),
    ],
)
def test_another_meaning_is_found(document: str, script: str, language: str) -> None:
    assert _found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (ENGLISH, "First wash the liner in cold water, and then dry the liner on a towel.", "en"),
        (ENGLISH, "Apart from people with a fracture, walk for 20 minutes every day.", "en"),
        (ENGLISH, "The two splints stay out of the bath.", "en"),
        (ENGLISH, "At night, use the second splint.", "en"),
        (SPANISH, "Primero lave la funda con agua fría y luego séquela con una toalla.", "es"),
        (SPANISH, "No hace falta quitarse la ropa para ponerse la férula encima.", "es"),
        (SPANISH, "Quítesela si le cuesta respirar.", "es"),
        (CHINESE, "先用冷水洗內襯，再用毛巾擦乾。", "zh"),
        (CHINESE, "萬一忘了戴，第二天早上再戴，同一天不可以戴兩次。", "zh"),
        (CHINESE, "除了骨折的病人，每天要走兩千步。", "zh"),
        (CHINESE, "戴上一刻鐘還是不舒服，就打電話給我們。", "zh"),
    ],
)
def test_the_same_is_no_finding(document: str, script: str, language: str) -> None:
    assert not _found(document, script, language)


def test_a_sentence_keeps_the_number_of_its_line() -> None:
    sentences = read_sentences("Intro.\n1. Wash it. Dry it.\n2) Wear it.\n- Rest.\n")
    assert [one.item for one in sentences] == [0, 1, 1, 2, 0]
