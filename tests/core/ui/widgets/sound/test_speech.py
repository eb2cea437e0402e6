"""How long a text takes to say, and in which language it is."""

from __future__ import annotations

import pytest

from core.ui.widgets.sound.speech import spoken_language, spoken_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0.0),
        ("word " * 300, 2.0),
        ("您" * 480, 2.0),
        ("word " * 150 + "您" * 240, 2.0),
    ],
)
def test_minutes(text: str, minutes: float) -> None:
    assert spoken_minutes(text) == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Take one tablet with a glass of water.", "en"),
        ("Tome una pastilla con un vaso de agua.", "es"),
        ("手術前八小時請不要吃東西。", "zh"),
        ("12 345", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert spoken_language(text) == language
