"""Which day of several, and how many times in how long, a text tells."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language
from plugins.conversations.review.by_meaning.counted import ordinals, rates


@pytest.mark.parametrize(
    ("text", "language", "numbered"),
    [
        ("The rash peaks between the third and the 6th day.", Language.ENGLISH, {"day": {3, 6}}),
        ("Suele picar más la segunda noche.", Language.SPANISH, {"noche": {2}}),
        ("During the first two weeks", Language.ENGLISH, {}),
    ],
)
def test_which_day(text: str, language: Language, numbered: dict[str, set[int]]) -> None:
    assert ordinals(text, language) == numbered


@pytest.mark.parametrize(
    ("one", "other", "language", "alike"),
    [
        ("Rinse once a week", "Rinse once a month", Language.ENGLISH, False),
        ("Dos veces al día", "Dos veces cada día", Language.SPANISH, True),
        ("Una vez por semana", "Una vez al mes", Language.SPANISH, False),
        ("每天三次", "一天三次", Language.CHINESE, True),
    ],
)
def test_how_many_times_in_how_long(one: str, other: str, language: Language, alike: bool) -> None:
    assert rates(one, language)
    assert (rates(one, language) == rates(other, language)) is alike
