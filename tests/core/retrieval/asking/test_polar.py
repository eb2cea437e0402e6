"""What asks for a yes or a no, and which of its words name what it asks about."""

from __future__ import annotations

import pytest

from core.retrieval.asking.polar import asks_yes_or_no, named_things
from core.retrieval.language import Language, question_tokens


@pytest.mark.parametrize(
    "question",
    [
        "Can I have a sauna?",
        "I live alone, do I need a nurse?",
        "¿Me lo puedo quitar?",
        "¿Tengo que ir en ayunas?",
        "可以騎車嗎？",
        "要不要回診？",
    ],
)
def test_a_yes_or_a_no_is_asked_for(question: str) -> None:
    assert asks_yes_or_no(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which side can I lie on?",
        "Can you tell me how it works?",
        "¿Cuándo puedo salir?",
        "多久會好嗎",
    ],
)
def test_something_else_is_asked_for(question: str) -> None:
    assert not asks_yes_or_no(question)


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("Can I eat mangoes with it?", Language.ENGLISH, {"mangoes"}),
        ("Can I eat with it?", Language.ENGLISH, {"eat"}),
        ("Can I use a walking frame?", Language.ENGLISH, {"walking", "frame"}),
        ("¿Puedo usarla en los codos?", Language.SPANISH, {"codos"}),
        ("Can I take it?", Language.ENGLISH, set()),
    ],
)
def test_light_words_name_nothing(question: str, language: Language, named: set[str]) -> None:
    tokens = question_tokens(question, language)
    assert {tokens[one].text for one in named_things(tokens)} == named
