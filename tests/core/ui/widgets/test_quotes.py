"""Quoted words: found in a passage, carried in an address, found again in the document."""

from __future__ import annotations

import pytest

from core.ui.widgets.quotes import find_quote, quote_mark, quoted_words

PASSAGE = (
    "Keep the cast dry at all times. Cover it with a plastic bag when you take a shower.\n"
    "A wet cast becomes soft and no longer holds the bone."
)
CHINESE = "手術後一週內不可以洗頭，避免髒水進入眼睛。洗臉時請用乾淨的毛巾輕輕擦拭。"


def test_what_a_reply_says_word_for_word_is_quoted() -> None:
    said = "From your documents: A wet cast becomes soft and no longer\nholds the bone."
    assert quoted_words(PASSAGE, said) == "A wet cast becomes soft and no longer holds the bone."
    assert (
        quoted_words(CHINESE, "洗臉時請用乾淨的毛巾輕輕擦拭。") == "洗臉時請用乾淨的毛巾輕輕擦拭。"
    )


def test_of_sentences_that_are_said_the_first_in_a_row_are_quoted() -> None:
    dry, bag, soft = PASSAGE.replace("times. ", "times.\n").split("\n")
    assert quoted_words(PASSAGE, f"{dry} … {soft}") == dry
    assert quoted_words(PASSAGE, f"{bag} {soft}") == f"{bag}\n{soft}"


def test_of_a_reply_in_other_words_the_sentence_nearest_to_it_is_quoted() -> None:
    said = "You may shower if you put a bag over it."
    assert quoted_words(PASSAGE, said) == "Cover it with a plastic bag when you take a shower."
    assert quoted_words(PASSAGE, "Nobody knows.") == PASSAGE


@pytest.mark.parametrize(
    "words",
    ["Cover it with a plastic bag", CHINESE, PASSAGE, f"{PASSAGE}\n{CHINESE * 3} Call us at once."],
)
def test_the_mark_of_words_leads_back_to_them(words: str) -> None:
    mark = quote_mark(words)
    assert len(mark) <= 200
    assert "\n" not in mark
    text = f"Read this first.\n{words}\nThank you."
    place = find_quote(text, mark)
    assert place is not None
    assert text[slice(*place)] == words


def test_words_with_dots_of_their_own_are_found() -> None:
    text = "Wait … then call us."
    assert find_quote(text, quote_mark("Wait … then call")) == (0, 16)


@pytest.mark.parametrize(
    "mark", ["Drink beer", "", " ", "…", "Keep…", "Keep…beer", "(", "dry…Keep"]
)
def test_what_is_not_there_is_not_found(mark: str) -> None:
    assert find_quote(PASSAGE, mark) is None
