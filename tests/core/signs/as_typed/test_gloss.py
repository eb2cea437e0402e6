"""Words borrowed from another language are put into the one that reads them."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language
from core.signs.as_typed.gloss import glossed, languages_of_borrowed


@pytest.mark.parametrize(
    ("sentence", "language", "reading"),
    [
        ("Tengo un chest pain", Language.SPANISH, "tengo un dolor de pecho"),
        ("Tengo un chest pain", Language.ENGLISH, "tengo un chest pain"),
        ("heart 疼", Language.CHINESE, "心臟疼"),
        ("me duele my left arm", Language.SPANISH, "me duele mi brazo izquierdo"),
        ("她 昏倒", Language.ENGLISH, "她 passed out"),
    ],
)
def test_reading(sentence: str, language: Language, reading: str) -> None:
    assert " ".join(glossed(sentence, language).split()) == reading


@pytest.mark.parametrize(
    ("sentence", "languages"),
    [
        ("my chest is tight", {Language.ENGLISH}),
        ("el pecho y my throat", {Language.ENGLISH, Language.SPANISH}),
        ("see you on Friday", set()),
        ("hearty, chested", set()),
    ],
)
def test_borrowed(sentence: str, languages: set[Language]) -> None:
    assert languages_of_borrowed(sentence) == languages
