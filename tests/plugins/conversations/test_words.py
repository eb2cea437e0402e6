"""The words of a conversation, and those of a search: what one finds in the other."""

from __future__ import annotations

import pytest

from plugins.conversations.models import WORDS
from plugins.conversations.words import search_words, words_of

SAID = [
    "El corazón me duele",
    "膝蓋手術後很痛",
    "インスリンを打つ時間は？",
    "무릎이 아파요",
    "X-ray ＡＢＣ",
    "Is it the met\u00adfor-\nmin?",
]


def finds(query: str, texts: list[str]) -> bool:
    """As the store finds: all words, the last by its beginning."""
    *whole, last = search_words(query)
    words = words_of(texts)
    return set(whole) <= set(words) and any(word.startswith(last) for word in words)


@pytest.mark.parametrize(
    "query",
    ["corazon", "CORAZÓN due", "膝蓋", "手術後", "痛", "インスリン", "スリン", "時間", "打つ",
     "무릎", "abc", "x-r", "ray ab", "metformin", "met\u200bform"],
)  # fmt: skip
def test_found(query: str) -> None:
    assert finds(query, SAID)


@pytest.mark.parametrize("query", ["corazones", "orazon", "膝痛", "インシュリン", "ray x-z"])
def test_not_found(query: str) -> None:
    assert not finds(query, SAID)


def test_kana_of_the_first_version_are_found_after_the_upgrade() -> None:
    assert WORDS.upgrade is not None
    assert WORDS.version == 2
    upgraded = WORDS.upgrade({"words": ["インスリン", "知", "abc"], "patient_id": "P1"}, 1)
    assert upgraded["patient_id"] == "P1"
    assert {"スリ", "イ", "知", "abc"} <= set(upgraded["words"])
