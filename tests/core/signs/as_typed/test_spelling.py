"""Misspelled and joined words are read as the table's; ordinary words stay what they are."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language
from core.signs import SignTable, find_signs

TABLES = {
    Language.ENGLISH: SignTable(
        """
Found
    (chest|tongue|stroke|blood) ~2 (pain|swollen|breathing|tight)
""",
        Language.ENGLISH,
    )
}


@pytest.mark.parametrize(
    "text",
    [
        "chst pain",
        "chestpain",
        "chest pian",
        "tongue swolen",
        "BLOOD, breathin",
        "chest tite",
        "blood brthng",
        "blood isbreathng",
    ],
)
def test_read_as_meant(text: str) -> None:
    assert find_signs(text, TABLES)


@pytest.mark.parametrize("text", ["chess pain", "smoke tight", "a strike, swollen", "chests past"])
def test_ordinary_words(text: str) -> None:
    assert not find_signs(text, TABLES)


SPANISH = {
    Language.SPANISH: SignTable(
        """
Encontrado
    (mucho|pecho|desmayado|convulsiona|estomago|ayuda|aprieta|bueno|convulsionando)
""",
        Language.SPANISH,
    )
}


@pytest.mark.parametrize(
    "word",
    ["muxo", "pexo", "desmayao", "combulciona", "stomago", "aiuda", "apreta", "weno"],
)
def test_spanish_is_read_by_ear(word: str) -> None:
    assert find_signs(word, SPANISH)


@pytest.mark.parametrize("word", ["peso", "marzo", "puerto", "techo"])
def test_other_spanish_words_stay(word: str) -> None:
    assert not find_signs(word, SPANISH)
