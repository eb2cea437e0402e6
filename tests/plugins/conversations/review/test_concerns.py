"""Concerns name what staff should see, the gravest first, each with the patient's words."""

from __future__ import annotations

import pytest

from plugins.conversations.contract import ConcernKind, ConcernView, RecordedTurn
from tests.plugins.conversations.support import (
    CAST,
    DECLINE,
    DRY,
    OFF,
    analysed,
    finished,
    index_of,
    turn,
)


async def concerns(*turns: RecordedTurn) -> list[ConcernView]:
    return (await analysed(finished("c1", turns), index_of(CAST))).concerns


async def kinds(message: str, reply: str | None = "Thank you for telling me.") -> list[str]:
    return [concern.kind.value for concern in await concerns(turn(message, reply))]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("I stopped taking my blood pressure pills last week.", ["medication"]),
        ("I forgot my insulin yesterday.", ["medication"]),
        ("My tablets ran out on Sunday.", ["medication"]),
        ("Se me olvidó tomar la pastilla.", ["medication"]),
        ("我忘記吃藥了。", ["medication"]),
        ("I am really worried about the operation.", ["worry"]),
        ("Tengo mucho miedo de la operación.", ["worry"]),
        ("我很擔心手術。", ["worry"]),
        ("I am not worried.", []),
        ("I take my tablets every morning.", []),
        ("Thank you very much.", []),
        ("Gracias.", []),
        ("謝謝您。", []),
    ],
)
async def test_statements(message: str, expected: list[str]) -> None:
    assert await kinds(message) == expected


async def test_a_medicine_question_that_is_not_answered_is_named_as_one() -> None:
    [concern] = await concerns(turn("Can I stop taking my aspirin?", DECLINE))
    assert concern.kind is ConcernKind.MEDICATION
    assert concern.text == (
        "Asks to change a medicine, and was not answered: “Can I stop taking my aspirin?”"
    )


async def test_an_answered_question_is_no_concern() -> None:
    assert await concerns(turn("Can I take a shower with my cast?", DRY)) == []


async def test_an_off_topic_question_is_no_concern() -> None:
    assert await concerns(turn("Are you a robot?", "I am the clinic's assistant.")) == []


async def test_each_concern_has_its_quote_and_its_place() -> None:
    found = await concerns(
        turn("When is the cast removed?", OFF),
        turn("Do I need a vaccine for Kenya?", DECLINE, minute=1),
        turn("And my chest hurts.", "Please call emergency services.", minute=2),
        turn("Hello?", None, minute=3),
    )
    assert [(concern.kind.value, concern.quote, concern.message_index) for concern in found] == [
        ("red_flag", "And my chest hurts.", 4),
        ("system_fault", "Hello?", 6),
        ("unanswered", "Do I need a vaccine for Kenya?", 2),
    ]
    assert found[0].text == "Red flag, chest pain: “And my chest hurts.”"
    assert all(f"“{concern.quote}”" in concern.text for concern in found)


async def test_the_same_words_are_a_concern_once() -> None:
    again = [turn("Do I need a vaccine for Kenya?", DECLINE, minute=minute) for minute in range(3)]
    assert len(await concerns(*again)) == 1


async def test_a_long_quote_is_cut_between_words() -> None:
    [concern] = await concerns(turn("I am worried " + "about everything " * 50, "I see."))
    assert len(concern.quote) <= 161
    assert concern.quote.endswith(("about…", "everything…"))
