"""A classifier decides as its examples say, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.learnt import Classifier
from core.learnt.fitting import fit

WET = ["it rains on the roof", "the rain falls again", "rain and more rain", "it rained all day"]
DRY = ["the sun shines on the roof", "sunny again", "sun and more sun", "it was sunny all day"]


@pytest.fixture(scope="module")
def rain() -> Classifier:
    return fit([*WET, *DRY], [True] * len(WET) + [False] * len(DRY))


def test_unseen_words_of_the_same_kind(rain: Classifier) -> None:
    assert rain.probability("a raining morning") > 0.5
    assert rain.probability("a sunnier morning") < 0.5


def test_the_same_examples_give_the_same(rain: Classifier) -> None:
    assert fit([*WET, *DRY], [True] * len(WET) + [False] * len(DRY)) == rain


def test_one_sentence_of_a_long_message_is_enough(rain: Classifier) -> None:
    judged = rain.judge([*DRY, "rain falls", *DRY])
    assert judged.part == "rain falls"
    assert judged.probability >= rain.probability("rain falls")


def test_what_two_sentences_tell_together(rain: Classifier) -> None:
    both = rain.judge(["on the roof falls", "rain"])
    assert both.probability >= rain.probability("on the roof falls. rain")


def test_the_words_that_decided(rain: Classifier) -> None:
    assert rain.decisive("sun and rain on the roof", 1) == ["rain"]
    assert "sun" not in rain.decisive("sun and rain on the roof")


def test_it_is_kept_as_text(rain: Classifier, tmp_path: Path) -> None:
    file = tmp_path / "rain.json"
    rain.dump(file)
    assert Classifier.load(file) == rain


def test_no_sentence_is_refused(rain: Classifier) -> None:
    with pytest.raises(ValueError, match="no sentence"):
        rain.judge([])


def test_words_that_nobody_knows_decide_nothing(rain: Classifier) -> None:
    assert rain.probability("xyzzy") == rain.probability("")


def test_how_much_of_a_text_is_known(rain: Classifier) -> None:
    assert rain.familiarity("rain on the roof") > 0.8
    assert rain.familiarity("Regen auf dem Dach") < 0.3
    assert rain.familiarity("") == 0
