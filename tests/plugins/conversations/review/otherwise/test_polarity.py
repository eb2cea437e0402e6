"""Two clauses are opposed only where one denies what the other affirms."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language
from plugins.conversations.review.otherwise.polarity import denies, is_question, opposed


@pytest.mark.parametrize(
    ("one", "other", "are_opposed"),
    [
        ("You may bathe the wound", "You may not bathe the wound", True),
        # One of two ways to do a thing, either of which is offered.
        ("Use the cream with a glove or without", "Use the cream with a glove", False),
        ("Wear the splint or not, as you like", "You can wear the splint", False),
        # What is left out is denied, and nothing else.
        ("Eat plain rice without butter", "Eat plain rice", False),
        ("Eat plain rice without butter", "Eat plain rice with butter", True),
        ("Do not eat rice without butter", "Eat rice with butter", False),
        # Denied twice.
        ("A cough is no reason to stay away", "You can come with a cough", False),
        ("A cough is a reason to stay away", "You need not stay away with a cough", True),
        # A bound, told either way, and what goes beyond it.
        ("Do not walk more than one mile", "Walk one mile at most", False),
        ("Do not walk more than one mile", "You may walk more than one mile", True),
    ],
)
def test_opposed(one: str, other: str, are_opposed: bool) -> None:
    assert opposed(one, other, Language.ENGLISH) is are_opposed
    assert opposed(other, one, Language.ENGLISH) is are_opposed


@pytest.mark.parametrize(
    "text",
    [
        "Puede tomarlo con agua o sin ella",
        "Tome el jarabe con o sin comida",
        "一天別超過兩杯",
        "吃不吃都可以",
        "Do not forget your splint",
        "No use más de dos vendas",
        "記得塗，別忘了腳跟",
    ],
)
def test_what_only_seems_to_deny(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("**May I fly?**", True), ("可以飛嗎？", True), ("You may fly.", False)],
)
def test_a_question_of_a_document(text: str, asks: bool) -> None:
    assert is_question(text) is asks
