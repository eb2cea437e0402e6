"""How a word is said is left out of what is searched, and nothing else is."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language, document_terms
from core.text.pronunciation import without_pronunciation


@pytest.mark.parametrize(
    "said",
    ["(kuh-LEE-tis)", "(sin-KO-pee)", "(SAR-koy-DO-sis)", "(nef-RI-tis or NEF-rah-tis)"],
)
def test_syllables_are_left_out(said: str) -> None:
    text = f"An inflammation {said} of long standing."
    assert without_pronunciation(text) == "An inflammation of long standing."


@pytest.mark.parametrize(
    "kept",
    ["(X-ray)", "(anti-TNF)", "(day-to-day)", "(non-ST-elevation)", "(HPV-DNA-test)", "(I or II)"],
)
def test_words_stay(kept: str) -> None:
    assert without_pronunciation(f"Ask for it {kept} today.") == f"Ask for it {kept} today."


def test_nobody_finds_a_document_by_a_syllable() -> None:
    terms = document_terms("Fainting (sin-KO-pee) is common.", Language.ENGLISH)
    assert "pee" not in terms
    assert "common" in terms
