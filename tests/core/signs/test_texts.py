"""Numbers and Cantonese are read as the tables write them."""

from __future__ import annotations

import pytest

from core.signs.cantonese import to_written
from core.signs.texts import number_classes


@pytest.mark.parametrize(
    ("reading", "classes"),
    [
        ("128/79", set()),
        ("165/95", {"#severepressure"}),
        ("150/112", {"#severepressure"}),
        ("185/100", {"#highpressure", "#severepressure"}),
        ("24/7", set()),
    ],
)
def test_blood_pressure(reading: str, classes: set[str]) -> None:
    assert set(number_classes(reading)) == classes | {"#"}


@pytest.mark.parametrize(
    ("cantonese", "written"),
    [("佢食咗藥", "他吃了藥"), ("冇發燒", "沒發燒"), ("飲食正常", "飲食正常"), ("食道", "食道")],
)
def test_cantonese(cantonese: str, written: str) -> None:
    assert to_written(cantonese) == written
