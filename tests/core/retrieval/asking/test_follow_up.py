"""A question without a topic of its own is about the one before it."""

from __future__ import annotations

import pytest

from core.retrieval.asking.follow_up import leans_on_before, with_topic_of


@pytest.mark.parametrize(
    "question",
    [
        "And how often?",
        "Why?",
        "For how long?",
        "And how much?",
        "¿Y cuántas?",
        "And what about that?",
        "Is it normal?",
        "¿Y cada cuánto?",
        "¿Por qué?",
        "多久一次？",
        "那為什麼？",
    ],
)
def test_what_names_no_topic_leans(question: str) -> None:
    assert leans_on_before(question)


@pytest.mark.parametrize(
    "question",
    [
        "How do I sleep?",
        "And the stitches?",
        "When can I drive?",
        "How much salt?",
        "¿Y los puntos?",
        "傷口會痛嗎？",
        "And what about the tablets that I take for my blood pressure each morning?",
    ],
)
def test_what_names_its_topic_stands_alone(question: str) -> None:
    assert not leans_on_before(question)


def test_the_topic_is_that_of_the_question_before() -> None:
    assert with_topic_of("And how often?", "Should I rinse the wound?").startswith("And how often?")
    assert "rinse the wound" in with_topic_of("And how often?", "Should I rinse the wound?")
