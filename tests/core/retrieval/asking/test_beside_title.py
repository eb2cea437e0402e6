"""What a document is called is taken from a question, and nothing else."""

from __future__ import annotations

import pytest

from core.retrieval.asking.beside_title import beside_title
from core.retrieval.language import Language, document_terms


@pytest.mark.parametrize(
    ("question", "title", "language", "left"),
    [
        ("Can I fly with the cast?", "Cast", Language.ENGLISH, "Can I fly with the ?"),
        ("Do injections hurt?", "Knee injection", Language.ENGLISH, "Do hurt?"),
        ("¿Puedo volar con la férula?", "Férula", Language.SPANISH, "¿Puedo volar con la ?"),
        ("手術後可以游泳嗎？", "白內障手術", Language.CHINESE, "後可以游泳嗎？"),
        ("Darf ich mit dem Gips fliegen?", "Gips", None, "Darf ich mit dem fliegen?"),
        ("Can I fly?", "Cast", Language.ENGLISH, "Can I fly?"),
        # The very thing that is asked about stays.
        (
            "Could a friend wear my brace?",
            "Brace",
            Language.ENGLISH,
            "Could a friend wear my brace?",
        ),
        ("How many drops is it?", "Eye drops", Language.ENGLISH, "How many drops is it?"),
        ("¿Cuántas gotas son?", "Gotas", Language.SPANISH, "¿Cuántas gotas son?"),
        ("Can I jog with my brace?", "Brace", Language.ENGLISH, "Can I jog with my ?"),
        # Nothing would be left to ask.
        ("Cast?", "Cast", Language.ENGLISH, "Cast?"),
        ("手術？", "手術", Language.CHINESE, "手術？"),
    ],
)
def test_the_title_is_taken_off(
    question: str, title: str, language: Language | None, left: str
) -> None:
    named = frozenset(document_terms(title, language))
    assert beside_title(question, title, named, language) == left
