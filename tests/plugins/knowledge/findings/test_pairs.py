"""Contradictions are found in whatever words, and other instructions are none."""

from __future__ import annotations

import pytest

from plugins.knowledge.findings.figures import contradictions, facts_of
from plugins.knowledge.findings.sentences import read_document
from tests.plugins.knowledge.findings.pairs import OTHER_FIGURES, OTHER_THINGS, Pair
from tests.plugins.knowledge.findings.pairs_abroad import (
    OTHER_FIGURES_ABROAD,
    OTHER_THINGS_ABROAD,
    PairAbroad,
)
from tests.plugins.knowledge.findings.pairs_joined import (
    OTHER_FIGURES_BESIDE,
    OTHER_FIGURES_JOINED,
    OTHER_WAYS,
)
from tests.plugins.knowledge.findings.test_figures import OPENINGS


def found(pair: Pair) -> list[str]:
    language, title, text, other_title, other_text = pair
    return found_abroad((language, title, text, language, other_title, other_text))


def found_abroad(pair: PairAbroad) -> list[str]:
    language, title, text, other_language, other_title, other_text = pair
    own = facts_of(read_document(title, OPENINGS[language] + text))
    other = facts_of(read_document(other_title, OPENINGS[other_language] + other_text))
    return [one.there.sentence for one in contradictions(own, [("kd_2", other_title, other)])]


@pytest.mark.parametrize("pair", OTHER_FIGURES)
def test_another_figure_for_the_same_is_found_in_other_words(pair: Pair) -> None:
    assert found(pair) == [pair[4]]


@pytest.mark.parametrize("pair", OTHER_THINGS)
def test_another_group_part_of_the_day_or_case_is_no_contradiction(pair: Pair) -> None:
    assert found(pair) == []


@pytest.mark.parametrize("pair", OTHER_FIGURES_ABROAD)
def test_another_figure_is_found_in_another_language(pair: PairAbroad) -> None:
    assert found_abroad(pair) == [pair[5]]
    assert found_abroad((*pair[3:], *pair[:3])) == [pair[2]]


@pytest.mark.parametrize("pair", OTHER_THINGS_ABROAD)
def test_another_thing_in_another_language_is_no_contradiction(pair: PairAbroad) -> None:
    assert found_abroad(pair) == []


@pytest.mark.parametrize("pair", OTHER_FIGURES_JOINED)
def test_each_instruction_of_a_sentence_is_compared_for_itself(pair: Pair) -> None:
    assert found(pair) == [pair[4]]


@pytest.mark.parametrize("pair", OTHER_FIGURES_BESIDE)
def test_what_stands_beside_a_figure_makes_no_other_instruction(pair: Pair) -> None:
    assert found(pair) == [pair[4]]


@pytest.mark.parametrize("pair", OTHER_WAYS)
def test_another_way_of_one_thing_and_when_to_call_are_no_contradiction(pair: Pair) -> None:
    assert found(pair) == []


def test_what_is_fasted_for_one_test_holds_for_no_other() -> None:
    pair = (
        "en",
        "Bronchoscopy",
        "Do not eat for six hours before the test.",
        "Your fasting blood test",
        "Do not eat for 10 to 12 hours before the test.",
    )

    assert found(pair) == []
