"""Which replies open with a yes or a no, and which figures and lengths of time they give."""

from __future__ import annotations

import pytest

from core.retrieval.asking.kinds import special_question
from core.retrieval.asking.needs import tells_no_length
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.yes_or_no import opening


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I'm afraid diving isn't allowed yet.", -1),
        ("I'd hold off for now.", -1),
        ("I wouldn't do that.", -1),
        ("I'd ask somebody for a lift.", 0),
        ("No hay inconveniente en bucear.", 1),
        ("Sí, no hay ningún problema.", 1),
        ("No hay que hacerlo.", -1),
    ],
)
def test_a_reply_opens_with_yes_or_no(said: str, expected: int) -> None:
    assert opening(said) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("It fades in a week or two.", "en"), ("Se pasa en una semana o dos.", "es")],
)
def test_one_or_one_more_is_a_range(text: str, language: str) -> None:
    week = 7 * 24 * 60
    assert [one.span for one in quantities(text, language)] == [(week, 2 * week)] * 2


@pytest.mark.parametrize("told", ["大約七個工作天", "過幾個小時就好了", "要兩個星期"])
def test_a_time_with_a_measure_word_tells_how_long(told: str) -> None:
    assert not tells_no_length("要幾天？", told)
    assert tells_no_length("要幾天？", "每個星期一次")


def test_a_relatives_own_treatment_is_nobody_elses_medicine() -> None:
    own = special_question("My wife uses it and we hope for a baby. Is it safe for her?")
    assert own is None or not own.told
    borrowed = special_question("My wife takes the same tablets, can I have one?")
    assert borrowed is not None
    assert borrowed.told
