"""Every language that an agent may speak has words that say that it is no person."""

from __future__ import annotations

import pytest

from core.text.languages import LANGUAGES
from plugins.agents.disclosures import DISCLOSURES


def test_every_language_has_its_own() -> None:
    assert sorted(DISCLOSURES) == sorted(LANGUAGES)
    assert len({one.text for one in DISCLOSURES.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_says_three_things(language: str) -> None:
    told = DISCLOSURES[language]
    assert all((told.assistant, told.person, told.recording))
    for part in (told.assistant, told.person, told.recording):
        assert part in told.text
