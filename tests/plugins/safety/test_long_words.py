"""The longest message that a patient may send is screened at once, whatever it repeats."""

from __future__ import annotations

import time

import pytest

from plugins.safety.tiers import sort_signs

_CHARACTERS = 2_000
"""As many as the page and the API take."""


@pytest.mark.parametrize(
    "mark",
    ["ja", "ha", "jaja ", "haha. ", "dolor", "chestpain", "a-", "I took ", "tomé ", "痛", "哈哈，"],
)
def test_no_repeated_word_holds_up_the_screen(mark: str) -> None:
    end = " my chest hurts"
    text = (mark * _CHARACTERS)[: _CHARACTERS - len(end)] + end
    sort_signs("my chest hurts")  # reads the tables
    begun = time.process_time()
    sort_signs(text)
    assert time.process_time() - begun < 3  # eleven seconds when each letter is left out in turn


def test_what_stands_beside_a_long_word_is_found() -> None:
    assert sort_signs(f"{'ja' * 900} me duele mucho el pecho y no puedo respirar").urgent
