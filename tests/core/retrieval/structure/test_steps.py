"""Numbered steps of a text, and the quotations that begin with the first of them."""

from __future__ import annotations

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.document_parts import DocumentPart
from core.retrieval.index import DocumentIndex
from core.retrieval.structure.steps import asks_for_steps, steps_of

STEPS = """1. Wash your hands and wipe the lid of the pen.
2. Screw on a new needle and take off both caps.
3. Turn the dial to two and press until a drop comes out.
4. Turn the dial to your units.
5. Push the needle into the belly and press the button.
6. Count to ten before you pull it out.
"""
OTHERS = """
## Where to keep it

Keep spare pens in the fridge. Never freeze them. Throw away a pen that was open for four weeks.

## When to call

Call us when your sugar stays above 15. Call an ambulance for somebody who cannot be woken.

## What it does

Insulin takes the sugar from the blood into the cells. Your own body makes too little of it.
"""


def quote_for(question: str, steps: str = STEPS, others: str = OTHERS) -> str:
    text = f"# Insulin\n\n## Using your pen\n\n{steps}{others}"
    index = DocumentIndex.of_parts([("pen", DocumentPart.build("Insulin", text))], None)
    return answer_question(index, question).quote


def test_who_asks_how_is_told_from_the_first_step() -> None:
    assert quote_for("How do I press the pen?") == STEPS.strip()


def test_the_lead_in_is_told_too() -> None:
    told = quote_for("How do I press the pen?", f"Take your time.\n\n{STEPS}")
    assert told.splitlines()[:2] == ["Take your time.", STEPS.splitlines()[0]]


def test_a_step_that_is_asked_for_is_told_alone() -> None:
    told = quote_for("How long do I count before I pull it out?")
    assert "Count to ten" in told
    assert "Wash your hands" not in told


def test_how_one_step_is_done_is_told_by_that_step() -> None:
    told = quote_for("How do I wipe the lid?")
    assert "wipe the lid" in told
    assert "Count to ten" not in told


def test_a_long_list_is_told_from_its_beginning() -> None:
    slow = " Do not hurry, and ask the nurse to show it to you again whenever you are not sure."
    steps = "\n".join(line + slow for line in STEPS.splitlines())
    told = quote_for("How do I press the pen?", f"{steps}\n")
    assert told.startswith("1. Wash")
    assert "6. Count" not in told


@pytest.mark.parametrize(
    "text",
    [
        "1. One thing.\n2. Another thing.",
        "You have:\n3 tablets\n4 syringes\n5 plasters",
        "1. One thing.\n3. A third thing.\n7. A seventh thing.",
        "Come at 10.30.\nTake 20 mg.\nWait.",
    ],
)
def test_lines_that_do_not_follow_each_other_are_no_steps(text: str) -> None:
    assert steps_of(text) == []


def test_steps_are_numbered_in_words_too() -> None:
    (english,) = steps_of("Do this:\nStep 1: Sit.\nIn a chair.\nStep 2: Breathe.\nStep 3: Rest.")
    assert (english.start, english.first, len(english.places)) == (0, 1, 3)
    (chinese,) = steps_of("第1步：坐下。\n第2步：吐氣。\n第3步：休息。")
    assert len(chinese.places) == 3


def test_a_paragraph_after_a_blank_line_ends_the_list() -> None:
    numbered = "1. Sit.\n2. Breathe.\n3. Rest."
    (alone,) = steps_of(f"{numbered}\n\nCall us when it hurts.\n\n4. Our fourth house is open.")
    assert len(alone.places) == 3
    assert steps_of("1. Sit.\n2. Breathe.\n\nWe moved.\n\n3. The third house.") == []
    again = "\n\nAfterwards you may:\n\n"
    assert [one.first for one in steps_of(f"{numbered}{again}{numbered}")] == [1, 1]


def test_steps_with_blank_lines_between_are_one_list() -> None:
    (spaced,) = steps_of("1. Sit.\n\n2. Breathe.\n\n   Slowly.\n\n3. Rest.\nAs long as you like.")
    assert len(spaced.places) == 3


@pytest.mark.parametrize("question", ["How should I use it?", "¿Cómo me la pongo?", "這個怎麼用？"])
def test_some_questions_ask_for_steps(question: str) -> None:
    assert asks_for_steps(question)


@pytest.mark.parametrize(
    "question", ["How often do I use it?", "¿Cómo de grande es?", "痛怎麼辦？"]
)
def test_others_do_not(question: str) -> None:
    assert not asks_for_steps(question)
