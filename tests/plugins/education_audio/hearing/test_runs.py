"""The runs that two texts have in common, also where the texts are long or repeat themselves."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from plugins.education_audio.hearing.runs import common_runs

WORDS = [f"w{number}" for number in range(60)]


def heard(words: list[str], seed: int, wrong: float) -> list[str]:
    """The words, some of them left out, misheard or said twice."""
    chance = random.Random(seed)
    found: list[str] = []
    for word in words:
        luck = chance.random()
        if luck < wrong:
            continue
        found += ["misheard"] if luck < 2 * wrong else [word, word] if luck < 3 * wrong else [word]
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("vocabulary", "wrong"), [(60, 0.03), (60, 0.2), (3, 0.05), (1, 0.1)])
def test_runs_are_the_same_words_in_order_and_about_as_many_as_can_be(
    seed: int, vocabulary: int, wrong: float
) -> None:
    chance = random.Random(seed)
    said = [chance.choice(WORDS[:vocabulary]) for _ in range(900)]
    again = heard(said, seed, wrong)

    runs = common_runs(said, again)

    before = other_before = 0
    for run in runs:
        assert run.start >= before
        assert run.other >= other_before
        before, other_before = run.start + run.size, run.other + run.size
        assert said[run.start : before] == again[run.other : other_before]
    blocks = SequenceMatcher(None, said, again, autojunk=False).get_matching_blocks()
    assert sum(run.size for run in runs) >= 0.9 * sum(block.size for block in blocks)


@pytest.mark.parametrize(("first", "second"), [([], []), (["a"], []), ([], ["a"]), (["a"], ["b"])])
def test_nothing_in_common(first: list[str], second: list[str]) -> None:
    assert common_runs(first, second) == []
