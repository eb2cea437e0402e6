"""In which language a text is."""

from __future__ import annotations

import pytest

from core.text.identification import identify_language
from core.text.languages import LANGUAGES
from tests.core.text.leaflets import LEAFLETS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_that_is_offered_is_told_from_the_others(language: str) -> None:
    assert identify_language(LEAFLETS[language]) == language.partition("-")[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 mg",
        "Ibuprofen",
        "Speaker 1:",
        "Klaar terwyl ons gesels het hulle geslaap.",
        "Tome dos cápsulas cada seis horas.",
    ],
)
def test_what_is_unclear_stays_unclear(text: str) -> None:
    assert identify_language(text) == ""
