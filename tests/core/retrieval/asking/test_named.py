"""What a question names is told of by a sentence that answers it."""

from __future__ import annotations

import pytest

from core.retrieval.asking.named import names_what_is_not_told


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Is a pint of cider or beer allowed?", "Drink two litres of water a day."),
        ("¿Puedo brindar con cava?", "Beba mucha agua."),
        ("可以喝紅酒嗎？", "每天多喝水。"),
        ("Will it leave a scar?", "The plaster comes off after two days."),
        ("¿Puedo volar el lunes?", "No conduzca durante una semana."),
        ("可以搭飛機嗎？", "可以正常走路。"),
        ("Does it contain lactose?", "Take one tablet with food."),
        ("Where do I keep them?", "Take one in the evening."),
        ("May I crush the tablets?", "Take one in the evening."),
        ("When do I get the results?", "The test takes ten minutes."),
        ("Who takes the drain out?", "It comes out after two days."),
        ("Can I have chocolate?", "Eat less red meat."),
        ("Will I put on weight?", "You may sleep badly."),
    ],
)
def test_another_thing_is_no_answer(question: str, quote: str) -> None:
    assert names_what_is_not_told(question, "After the visit", quote)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Is a pint of cider or beer allowed?", "Do not drink alcohol."),
        ("可以喝紅酒嗎？", "一週內不可喝酒。"),
        ("Can I drive home?", "Somebody must take you home."),
        ("Can I have coffee before?", "You may drink only water."),
        ("Can I have chocolate?", "Do not eat for six hours."),
        ("¿Puedo volar el lunes?", "No viaje durante dos semanas."),
        ("Does it hurt?", "You feel a short prick."),
        ("Who takes the drain out?", "The nurse takes it out."),
        ("Can I lift my grandson?", "Do not carry anything heavy."),
    ],
)
def test_the_thing_or_what_is_said_in_its_place_may_answer(question: str, quote: str) -> None:
    assert not names_what_is_not_told(question, "After the visit", quote)


def test_one_of_several_things_is_enough() -> None:
    question = "Can I fly, and drink wine there?"
    assert not names_what_is_not_told(question, "Your knee", "Do not fly for two weeks.")


def test_what_the_title_names_need_not_be_named_again() -> None:
    assert not names_what_is_not_told("Where is the vaccine given?", "Vaccines", "Into the arm.")
    assert names_what_is_not_told("Which vaccine may I have?", "Your knee", "Into the arm.")
