"""Scripts of writing: what is counted as a word or a character, and that each range stands once."""

from __future__ import annotations

import re

import pytest

from core.text.scripts import words_and_characters
from tests.support.servers import ROOT

RANGE = re.compile(r"(?:3040|3041|3400|4e00|ac00)-\\u", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", (0, 0)),
        ("One tablet, twice a day.", (5, 0)),
        ("每天兩次", (0, 4)),
        ("每天 500 mg 兩次", (2, 4)),
        ("くすりを飲む", (0, 6)),
    ],
)
def test_words_and_characters(text: str, counted: tuple[int, int]) -> None:
    assert words_and_characters(text) == counted


def test_each_range_stands_once() -> None:
    found = {
        str(file.relative_to(ROOT))
        for folder in ("core", "plugins", "pages")
        for file in (ROOT / folder).rglob("*.py")
        if RANGE.search(file.read_text(encoding="utf-8"))
    }
    assert found == {"core/text/scripts.py"}
