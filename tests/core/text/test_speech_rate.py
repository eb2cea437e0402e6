"""How long a text takes to say."""

from __future__ import annotations

import pytest

from core.text.speech_rate import spoken_minutes
from tests.core.text.leaflets import LEAFLETS


def test_english_is_counted_in_words_and_chinese_in_characters() -> None:
    assert spoken_minutes("word " * 150, "en") == pytest.approx(1)
    assert spoken_minutes("藥" * 240, "zh") == pytest.approx(1)
    assert spoken_minutes("word " * 75 + "藥" * 120) == pytest.approx(1)


def test_the_same_leaflet_takes_about_as_long_in_every_language() -> None:
    # In words, Finnish and Vietnamese would be two minutes apart for one of English.
    english = spoken_minutes(LEAFLETS["en"], "en")

    for language, text in LEAFLETS.items():
        code = language.partition("-")[0]
        assert 0.6 < spoken_minutes(text, code) / english < 1.6, language
