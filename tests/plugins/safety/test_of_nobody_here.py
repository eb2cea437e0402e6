"""What the dead had, what is feared to come and advice that is repeated is of nobody here."""

from __future__ import annotations

import pytest

from core.signs import find_signs
from plugins.safety.signs import RED_FLAGS
from plugins.safety.tiers import sort_signs

THE_DEAD = """
My late brother had fits all through school
Great-uncle Tom had a stroke at his wedding and lived to 93
Mum's cousin, rest in peace, once coughed up blood
The late Mrs Hall upstairs was unconscious for days
Mi difunta madrina se desmayaba en misa
Mi abuela tuvo un derrame y vivió hasta los noventa
已故的叔叔常常昏倒
祖父當年突然失明，後來活到九十
"""

BESIDE_THE_DEAD = """
Since mum passed away I only want to end my life
Dad died of a stroke and my own face is drooping now
My late sister had angina, and I have crushing chest pain
Murió mi hermano y ya no quiero vivir
外公過世以後我一直想自殺
"""

REPEATED_ADVICE = """
Got it, call 999 for blue lips or chest pain
I've learned that black stools mean a 999 call
So any seizure is an ambulance, noted
I was told to come straight in with a fever after chemo, understood
Anotado: por vómitos con sangre acudir al hospital
Cualquier desmayo, llamar al 112, entendido
衛教單寫吐血要叫救護車，知道了
護理師說昏倒要馬上打電話，我記下了
"""

BESIDE_ADVICE = """
Understood. My son is having a seizure
The leaflet says to call 911 and my wound is pouring blood
Good to know, but he is unconscious
Me dijeron que avisara, la herida está abierta y sale pus
Anotado, pero mi hija no respira
手冊說要回診，傷口裂開又流膿發燒
了解，我太太現在昏倒了
"""

ANIMALS = """
Our rabbit can't breathe properly, must the pot plants go?
my pony had a seizure
Mi gata no respira desde ayer
El loro está sangrando mucho
"""

BESIDE_ANIMALS = """
The cat is asleep on my bed and I can't breathe
Our dog has bitten the baby's neck and he won't stop bleeding
My pony threw me and now I can't feel my legs
El gato está bien, pero mi hija no respira
Kicked by a pony, has stopped breathing
Thrown off a horse and isn't breathing
The cat bite won't stop bleeding
Ate fish has made my throat close up
Mi suegro se cayó del caballo no respira
"""

PRACTISED = """
On Monday our class practised choking and seizures
I wrote my essay on overdose
Hicimos un simulacro de infarto
"""

BESIDE_PRACTISED = """
We practised on the stairs and he collapsed
I finished my essay and now my chest hurts
We practised handball and she passed out
I rehearsed my speech and coughed up blood
The baby spat out her dummy and stopped breathing
"""

THEN = """
Back in 1997 I had a stroke, I've been well ever since
Years ago I had a heart attack, I'm in good shape
As a child I had a seizure, I've not had one since
"""

BESIDE_THEN = """
Back in 1997 I had a stroke, and now my face is drooping
Years ago I had a heart attack, I have the same crushing chest pain now
As a child I had asthma, I can't breathe
My chest hurts, I've not been well since
I fainted on Sunday and haven't been feeling at all well since
I had chest pain and trouble since
I fainted on Sunday and have hardly been well since
"""

# Whether it is the same again is told by the whole, not by the sign.
THEN_AND_NOW = """
Back in 1996 I had a heart attack, this feels just like it
As a teenager I had seizures and today I had one
Hace años tuve un infarto y ahora siento lo mismo
"""

FEARED = """
The idea of having a fit at my desk upsets me
I have nightmares about my son turning blue
Nervous that I'll faint during the birth
I'd hate to have a stroke on the plane
Me aterra desmayarme durante el parto
Sueño con que me ahogo
怕以後開刀時昏倒
一想到會昏倒就緊張
"""

SUPPOSED = """
Say a child swallowed a battery, who would you ring?
Pongamos que mi hijo convulsiona en clase, ¿avisan?
比方說我在路上昏倒，手錶會通知嗎
"""


def lines(*blocks: str) -> list[str]:
    return [line for block in blocks for line in block.strip().splitlines()]


@pytest.mark.parametrize(
    "message", lines(THE_DEAD, REPEATED_ADVICE, ANIMALS, PRACTISED, THEN, FEARED, SUPPOSED)
)
def test_of_nobody_here(message: str) -> None:
    assert find_signs(message, RED_FLAGS) == []


@pytest.mark.parametrize(
    "message", lines(BESIDE_THE_DEAD, BESIDE_ADVICE, BESIDE_ANIMALS, BESIDE_PRACTISED, BESIDE_THEN)
)
def test_of_somebody_here(message: str) -> None:
    assert find_signs(message, RED_FLAGS)


def test_a_comma_ends_a_denial() -> None:
    assert find_signs("It's nothing, baby is blue and grunting", RED_FLAGS)


def test_a_link_lists_parts_of_the_body() -> None:
    assert find_signs("Comí maní y se me cierra el pecho y la garganta", RED_FLAGS)


def test_a_part_of_the_body_that_names_a_medicine_breaks_nothing() -> None:
    assert find_signs("I took my heart tablets, all of them", RED_FLAGS)


def test_or_anything_like_that_is_denied_too() -> None:
    assert find_signs("She isn't unconscious or anything like that", RED_FLAGS) == []


@pytest.mark.parametrize("message", lines(THEN_AND_NOW))
def test_what_is_as_it_was_then_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "Back in 1996 I had a heart attack, is the dose the same as then?",
        "As a teenager I had seizures and today I had one question",
    ],
)
def test_what_else_is_as_it_was_is_not(message: str) -> None:
    assert not sort_signs(message).urgent
