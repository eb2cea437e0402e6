"""A question that asks two things is parted, and one that asks a thing of two is not."""

from __future__ import annotations

import pytest

from core.retrieval.asking.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How long is the scan and may I eat an apple?",
            ["How long is the scan", "may I eat an apple?"],
        ),
        (
            "¿Cuánto dura la prueba y puedo beber agua antes?",
            ["¿Cuánto dura la prueba", "puedo beber agua antes?"],
        ),
        ("檢查要多久，可以喝水嗎？", ["檢查要多久", "可以喝水嗎？"]),
    ],
)
def test_two_questions(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "May I eat bread and cheese?",
        "My knee hurts and I am old. When may I walk?",
        "¿Puedo comer pan y queso?",
        "麵包跟起司可以吃嗎？",
    ],
)
def test_one_question(question: str) -> None:
    assert parts_of(question) == [question]


def test_the_second_has_the_topic_of_the_first() -> None:
    first, second = parts_of("When do I take the tablet and how often?")

    assert first == "When do I take the tablet"
    assert second.startswith("how often?")
    assert "tablet" in second
