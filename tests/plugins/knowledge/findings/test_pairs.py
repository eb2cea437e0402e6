"""Contradictions are found in whatever words, and other instructions are none."""

from __future__ import annotations

import pytest

from plugins.knowledge.findings.figures import contradictions, facts_of
from plugins.knowledge.findings.sentences import read_document
from tests.plugins.knowledge.findings.pairs import OTHER_FIGURES, OTHER_THINGS, Pair
from tests.plugins.knowledge.findings.test_figures import OPENINGS


def found(pair: Pair) -> list[str]:
    language, title, text, other_title, other_text = pair
    opening = OPENINGS[language]
    own = facts_of(read_document(title, opening + text))
    other = facts_of(read_document(other_title, opening + other_text))
    return [one.there.sentence for one in contradictions(own, [("kd_2", other_title, other)])]


@pytest.mark.parametrize("pair", OTHER_FIGURES)
def test_another_figure_for_the_same_is_found_in_other_words(pair: Pair) -> None:
    assert found(pair) == [pair[4]]


@pytest.mark.parametrize("pair", OTHER_THINGS)
def test_another_group_part_of_the_day_or_case_is_no_contradiction(pair: Pair) -> None:
    assert found(pair) == []
