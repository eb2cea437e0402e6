"""A number answers "how many" where it counts the very thing."""

from __future__ import annotations

import pytest

from core.retrieval.asking.counted import counts_what_is_asked


@pytest.mark.parametrize(
    ("question", "quote", "counted"),
    [
        ("How many sprays a side?", "Use two sprays in each nostril.", True),
        ("How many milligrams are in it?", "Each sachet holds 5 mg.", True),
        ("¿Cuántas cucharadas le pongo?", "Dé tres cucharadas.", True),
        ("要吃幾顆？", "飯後吃2顆。", True),
        ("How many sprays a side?", "Use it for two weeks.", False),
        ("要吃幾顆？", "飯後兩小時吃。", False),
        ("How do I use the spray?", "Use two sprays in each nostril.", False),
    ],
)
def test_what_is_counted_is_told(question: str, quote: str, *, counted: bool) -> None:
    assert counts_what_is_asked(question, quote) is counted
