"""The published measures of reading, and the syllables that they count."""

from __future__ import annotations

import pytest

from core.text.readability import hardness, reading_of
from core.text.syllables import english_syllables, spanish_syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("take", 1),
        ("tablet", 2),
        ("water", 2),
        ("medicine", 3),
        ("table", 2),
        ("stopped", 1),
        ("wanted", 2),
        ("washes", 2),
        ("likes", 1),
        ("people", 2),
        ("the", 1),
        ("bleeding", 2),
        ("operation", 4),
        ("infection", 3),
        ("asthma", 2),
        ("patient", 2),
        ("before", 2),
        ("antibiotic", 5),
        ("create", 2),
        ("diet", 2),
        ("area", 3),
        ("mm", 1),
    ],
)
def test_english_syllables(word: str, count: int) -> None:
    assert english_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("agua", 2),
        ("día", 2),
        ("médico", 3),
        ("operación", 4),
        ("después", 2),
        ("guerra", 2),
        ("quitar", 2),
        ("pingüino", 3),
        ("aéreo", 4),
        ("cuidado", 3),
        ("ciudad", 2),
        ("rey", 1),
        ("yodo", 2),
        ("mayor", 2),
        ("y", 1),
        ("país", 2),
    ],
)
def test_spanish_syllables(word: str, count: int) -> None:
    assert spanish_syllables(word) == count


def test_the_grade_of_english_is_that_of_the_formula() -> None:
    # 8 words, 2 sentences, 8 syllables.
    reading = reading_of(["Take one pill now.", "Do not eat bread."], "en")
    assert reading is not None
    assert reading.value == max(round(0.39 * 4 + 11.8 * 1 - 15.59, 1), 0)
    assert reading.is_short
    hard = reading_of(
        ["Postoperative anticoagulation necessitates individualised pharmacological monitoring."],
        "en",
    )
    assert hard is not None
    assert hard.level == "hard"


def test_the_score_of_spanish_is_that_of_the_formula() -> None:
    # 4 words, 1 sentence, 8 syllables: to-me a-gua ca-da dí-a.
    reading = reading_of(["Tome agua cada día."], "es")
    assert reading is not None
    assert reading.value == round(206.835 - 62.3 * 8 / 4 - 4, 1)
    assert reading.level == "easy"


def test_chinese_is_measured_by_its_sentences() -> None:
    short = reading_of(["請喝水。", "不要吃藥！"], "zh")
    assert short is not None
    assert short.value == round(100 * 2 / 7, 1)
    long = reading_of(
        ["術後應依據醫師之專業判斷並配合個人之生理狀況進行持續性之抗凝血藥物監測與調整。" * 3], "zh"
    )
    assert long is not None
    assert long.level == "hard"


def test_what_is_not_measured() -> None:
    assert reading_of(["Nehmen Sie die Tablette."], "de") is None
    assert reading_of(["12 34"], "en") is None
    assert hardness("Electroencephalography", "en") == 0
