"""A text is taken apart into words and pieces of words."""

from __future__ import annotations

import pytest

from core.learnt.ngrams import ngrams


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chest PAIN", "chest pain"),
        ("Me sangró la nariz", "me sangro la nariz"),
        ("I can’t", "i can't"),
        ("头晕", "頭暈"),
    ],
)
def test_how_it_is_written_makes_no_difference(one: str, other: str) -> None:
    assert ngrams(one) == ngrams(other)


def test_words_and_pairs_and_pieces() -> None:
    found = ngrams("it hurts")
    assert {"it", "hurts", "it hurts", "_ it ", "_ hur", "_urts "} <= found
    assert {"頭", "暈", "頭 暈", "頭暈", "很頭暈"} <= ngrams("很頭暈")


def test_a_misspelled_word_shares_pieces() -> None:
    assert {"_ ble", "_ding "} <= ngrams("bleeding") & ngrams("bleding")


def test_nothing_is_made_of_nothing() -> None:
    assert ngrams("  ") == set()
