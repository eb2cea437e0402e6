"""Signs that patients tell by what they see around them."""

from __future__ import annotations

import pytest

from plugins.safety.tiers import sort_signs

SEEN = """
When I cough into a hanky it turns pink
The basin goes red each time I cough
Escupo y el pañuelo queda rojo
一咳衛生紙就變紅
El agua se me escapa por la comisura al beber
I have written the letters and given away my books
My sight halved on the stairs
I couldn't remember who I was for an hour
No sabía quién era ni dónde estaba
"""

HARMLESS = """
The basin in my flat is red
I wrote two letters to the hospital
I couldn't remember who I was meeting
I dreamt that I couldn't breathe
Soñé que no podía respirar
"""


@pytest.mark.parametrize("message", SEEN.strip().splitlines())
def test_what_is_told_in_a_picture_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize("message", HARMLESS.strip().splitlines())
def test_the_same_words_of_something_else_are_not(message: str) -> None:
    assert not sort_signs(message).urgent


def test_a_dream_of_dying_is_no_mere_dream() -> None:
    tiers = sort_signs("I dreamt that I should kill myself today")
    assert tiers.urgent or tiers.possible
