"""What a row tells is what Streamlit would show of the same Markdown."""

from __future__ import annotations

import pytest

from core.ui.text import literal, with_small_print
from core.ui.widgets.feedback import badge
from core.ui.widgets.rows.told import in_words, parts_of, spoken_in


@pytest.mark.parametrize(
    "typed",
    [
        "Gout",
        "**not bold** `code` [a link](https://example.org) *x*",
        "www.example.org, a@b.org and :material/error: or :smile:",
        ":red-badge[no badge] :small[not small] ]",
        r"C:\new\*folder\ **",
        "x -> y <= z ~~ 3 # 4 | $5$",
        "INR_log of ward_3, _not italic_ and __not bold__",
        "痛風 ① :red[é]",
    ],
)
def test_words_of_users_are_shown_letter_by_letter(typed: str) -> None:
    assert parts_of(literal(typed)) == [typed]
    assert parts_of(f":small[:gray[{literal(typed)}]]") == [["small", ["gray", typed]]]


def test_a_name_with_its_state_and_a_smaller_line() -> None:
    told = with_small_print(f"**{literal('Gout (acute)')}** {badge('completed')}", "FAQ · 12:30")
    assert parts_of(told) == [
        ["bold", "Gout (acute)"],
        " ",
        ["green-badge", ["icon", "check_circle"], " Ready"],
        ["break"],
        ["small", ["gray", "FAQ · 12:30"]],
    ]
    assert in_words(parts_of(told)) == "Gout (acute)  Ready\nFAQ · 12:30"


def test_the_first_line_alone_is_in_another_language() -> None:
    told = parts_of(with_small_print(literal("¿Y mañana?"), f"{badge('completed')} · 12:30"))
    marked = spoken_in("es", told)
    assert marked == [["lang", "es", "¿Y mañana?"], *told[1:]]
    assert in_words(marked) == in_words(told) == "¿Y mañana?\n Ready · 12:30"


def test_styles_within_others() -> None:
    assert parts_of(":small[a :orange[:material/rule: **b** c] d]") == [
        ["small", "a ", ["orange", ["icon", "rule"], " ", ["bold", "b"], " c"], " d"]
    ]


@pytest.mark.parametrize("told", ["a ] b", "12:30 [1]", "a\\b: c"])
def test_what_is_no_style_stays(told: str) -> None:
    assert parts_of(told) == [told]


def test_what_is_left_open_ends_with_the_row() -> None:
    assert parts_of("**a :red[b") == [["bold", "a ", ["red", "b"]]]
    # A star that comes while another style is open opens a new one.
    assert parts_of(":red[**a]**") == [["red", ["bold", "a]"]]]


def test_somebodys_words_stand_on_lines_of_their_own() -> None:
    told = [*parts_of("**Patient**"), ["lang", "es", ["words", "**¿Y mañana?**\nGracias"]]]
    assert in_words([*told, *parts_of("12:30")]) == "Patient\n**¿Y mañana?**\nGracias\n12:30"
