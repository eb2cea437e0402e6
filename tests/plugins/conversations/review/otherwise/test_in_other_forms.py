"""Words of denial, of limits and of figures that say the same in another form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.retrieval.language import Language
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.contradictions import (
    denied_otherwise,
    told_amounts,
)
from plugins.conversations.review.otherwise.polarity import denies, opposed
from plugins.conversations.review.otherwise.yes_or_no import opening
from plugins.conversations.review.replies import declines


@pytest.mark.parametrize(
    ("sentence", "opened"),
    [
        ("I'm sorry but no, the splint stays on.", -1),
        ("Sadly not, the splint stays on.", -1),
        ("There's no need to keep it dry.", -1),
        ("It's best avoided for now.", -1),
        ("不好意思，不可以泡水。", -1),
        ("Sure, go ahead.", 1),
    ],
)
def test_what_opens_with_a_yes_or_a_no(sentence: str, opened: int) -> None:
    assert opening(sentence) == opened


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Climbing is only okay up to two metres", "do not climb higher than two metres"),
        ("rowing has to wait a month", "rowing after a month"),
        ("the splint cannot get wet", "no water may reach the splint"),
    ],
)
def test_a_limit_in_another_form_is_not_opposed(one: str, other: str) -> None:
    assert not opposed(one, other, Language.ENGLISH)


@pytest.mark.parametrize(
    "clause",
    [
        "this is no reason to skip the injections",
        "for no longer than four days",
        "pick a position that isn't painful",
        "el catarro no impide ponérsela",
        "海鮮不影響檢查",
    ],
)
def test_what_speaks_against_nothing_denies_nothing(clause: str) -> None:
    assert not denies(clause)


def test_the_part_that_answers_is_parted_from_what_is_told() -> None:
    told = ["The readings are often good because of the syrup."]
    reply = "Please don't stop, the good readings are often because of the syrup."
    assert denied_otherwise(reply, told) is None
    assert denied_otherwise("Readings are often not good because of the syrup.", told)


def test_a_time_in_short_has_the_unit_before_it() -> None:
    told = told_amounts("Row after two weeks, climb after six.", Language.ENGLISH)
    weeks = {number / (7 * 24 * 60) for unit, number in told if unit == "minute"}
    assert weeks == {Fraction(2), Fraction(6)}


@pytest.mark.parametrize(
    ("text", "language", "unit", "amount"),
    [
        ("It helps three of four patients.", "en", "percent", 75),
        ("It lasts over two decades.", "en", "month", 240),
        ("Se pone una sola vez por semana.", "es", "times", 1),
    ],
)
def test_figures_in_another_form(text: str, language: str, unit: str, amount: int) -> None:
    assert (unit, amount) in [(one.unit, one.amount) for one in quantities(text, language)]


def test_who_advises_against_a_thing_does_not_decline() -> None:
    assert not declines("We don't recommend tight gloves.")
    assert not declines("It's not something we'd recommend.")
    assert declines("I can't recommend anything, I have no information on that.")
