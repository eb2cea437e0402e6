"""What is said in place of what is written, in whole words only."""

from __future__ import annotations

import pytest

from plugins.education_audio.aliases import Alias, applying, with_aliases

METOPROLOL = Alias("", "Metoprolol", "meh-toe-pro-lol")
EYE_DROPS = Alias("zh", "眼藥水", "眼要水")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Take Metoprolol at night.", "Take meh-toe-pro-lol at night."),
        ("Take METOPROLOL.", "Take meh-toe-pro-lol."),
        ("Metoprololum is another word.", "Metoprololum is another word."),
        ("每天吃Metoprolol一次。", "每天吃meh-toe-pro-lol一次。"),
    ],
)
def test_a_word_is_replaced_where_it_is_whole(written: str, spoken: str) -> None:
    assert with_aliases(written, [METOPROLOL]) == spoken


def test_in_chinese_it_is_found_without_spaces() -> None:
    assert with_aliases("請點眼藥水。", [EYE_DROPS]) == "請點眼要水。"


def test_the_longest_comes_first_and_what_is_put_in_stays() -> None:
    aliases = [
        Alias("", "insulin", "in-su-lin"),
        Alias("", "insulin pen", "insulin pencil"),
        Alias("", "B+", "insulin"),
    ]
    assert with_aliases("Your insulin pen, B+.", aliases) == "Your insulin pencil, insulin."


def test_those_of_another_language_do_not_apply_and_the_own_one_goes_before_all() -> None:
    spanish = Alias("es", "metoprolol", "metoprolól")
    text = "Tome metoprolol."
    assert applying([METOPROLOL, spanish, EYE_DROPS], text, "es") == [spanish]
    assert applying([METOPROLOL, spanish, EYE_DROPS], text, "en") == [METOPROLOL]
    assert applying([METOPROLOL], "Drink water.", "en") == []
