"""A quote counts when it stands in the text as it was quoted."""

from __future__ import annotations

import pytest

from core.text.verbatim import stands_in

LEAFLET = """Take 2.5 mg twice a day, with food.

Keep the cast dry at
all times. 眼藥水每天點四次，點藥前請先洗手。每次十五公克的糖。"""


@pytest.mark.parametrize(
    "quote",
    [
        "Take 2.5 mg twice a day",
        "Keep the cast dry at all times.",
        "  with food.\n\nKeep the cast ",
        "點藥前請先洗手",
        "眼藥水每天點四次",
        "十五公克的糖",
    ],
)
def test_words_of_the_text_stand_in_it(quote: str) -> None:
    assert stands_in(quote, LEAFLET)


@pytest.mark.parametrize(
    "quote",
    [
        "Take 5 mg twice a day",
        "5 mg twice a day",
        "mg twice a da",
        "ake 2.5 mg twice",
        "keep the cast dry",
        "Keep the cast dry always.",
        "眼藥水每天點五次",
        "五公克的糖",
        "a day",
        "2",
        "",
        "   ",
    ],
)
def test_others_do_not(quote: str) -> None:
    assert not stands_in(quote, LEAFLET)


def test_the_end_of_a_figure_at_the_end_of_a_sentence_is_no_cut() -> None:
    assert stands_in("Come back on day 14", "Come back on day 14. Bring your papers.")
    assert not stands_in("a dose of up to 14", "Take a dose of up to 14.5 mg.")


def test_a_short_reply_is_quoted_whole() -> None:
    assert stands_in("No.", "No.")
    assert not stands_in("No.", "No. It takes six weeks.")
