"""What a reply leaves out of a sentence that it retells, and what holds for others."""

from __future__ import annotations

import pytest

from core.retrieval.asking.evidence import Passage
from core.retrieval.language import Language
from plugins.conversations.review.otherwise.conditions import LeftOut, condition_left_out
from plugins.conversations.review.otherwise.swapped import swapped_for

BATHE = "You may bathe after ten days if the wound is dry."
DROPS = "Use the drops twice a day, unless you have glaucoma."
GEL = "Do not use the gel if you have asthma."
SYRUP = "Children under six take the syrup instead of tablets."
NIGHT = "Use the gel at night."
BABIES = "It must not be given to children under five."
FREE = "People over 65 get a free card."
TABLETS = "Take one tablet with water in the morning."


def _left_out(question: str, reply: str, retold: str) -> LeftOut | None:
    told = [
        (text, Passage("D1", "Leaflet", "s1", "Use", text, 1.0))
        for text in (BATHE, DROPS, GEL, NIGHT, BABIES, FREE, SYRUP, TABLETS)
    ]
    return condition_left_out(
        question, reply, [one for one in told if one[0] == retold], told, Language.ENGLISH
    )


@pytest.mark.parametrize(
    ("question", "reply", "retold", "of_patient"),
    [
        ("When can I bathe?", "You may bathe after ten days.", BATHE, False),
        ("How often are the drops?", "Use the drops twice a day.", DROPS, False),
        ("I have glaucoma. How often are the drops?", "Use the drops twice a day.", DROPS, True),
        ("How does my four year old take it?", "Take one tablet with water.", TABLETS, True),
        ("May my four year old have the gel?", "Use the gel at night.", NIGHT, True),
    ],
)
def test_left_out(question: str, reply: str, retold: str, of_patient: bool) -> None:
    found = _left_out(question, reply, retold)
    assert found is not None
    assert found.of_patient is of_patient


@pytest.mark.parametrize(
    ("question", "reply", "retold"),
    [
        ("When can I bathe?", "After ten days, once it no longer weeps.", BATHE),
        ("The wound is dry. When can I bathe?", "You may bathe after ten days.", BATHE),
        ("How often are the drops?", "Twice a day, but not with glaucoma.", DROPS),
        ("Can I bathe today?", "No, you may bathe after ten days.", BATHE),
        ("How does my nine year old take it?", "Take one tablet with water.", TABLETS),
        ("I am 70 years old. When is the gel used?", "At night.", NIGHT),
        ("My son is six years old. How does he take it?", "One tablet with water.", TABLETS),
    ],
)
def test_nothing_left_out(question: str, reply: str, retold: str) -> None:
    assert _left_out(question, reply, retold) is None


EARS = "Put it in the right ear at night, and in the left ear by day."
TWO = "Betamethasone is for the body, hydrocortisone is for the face."


@pytest.mark.parametrize(
    ("said", "told", "swapped"),
    [
        ("Put betamethasone on the face.", TWO, True),
        ("Put hydrocortisone on the face.", TWO, False),
        ("You may add naproxen with food.", "You may add ibuprofen with food.", True),
        ("You may add ibuprofen with a meal.", "You may add ibuprofen with food.", False),
        ("You may give aspirin for the fever.", "Do not give aspirin to children.", True),
        ("Aspirin thins the blood.", "Do not take aspirin, it thins the blood.", False),
        ("Put it in the left ear.", EARS, False),
        ("Put it in the right ear by day.", EARS, True),
    ],
)
def test_another_medicine(said: str, told: str, swapped: bool) -> None:
    found = swapped_for(
        said, told, [told], [told], [told, TWO], "What do I use?", "Skin", Language.ENGLISH
    )
    assert (found is not None) is swapped
