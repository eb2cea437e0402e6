"""What somebody once had is urgent when it is there again, or feels as it did."""

from __future__ import annotations

import pytest

from plugins.safety.tiers import sort_signs

THERE_AGAIN = """
Six weeks ago I had a stroke, this morning my leg is weak again
I had a bypass in 2016 and this pressure feels just like then
Had a DVT after the plane years ago. Today the calf is thick and sore again
In 2009 I had an embolism and it feels like that now
Mum had a stomach ulcer last year, her stools are black again today
I had an allergic shock once and now my tongue is tingling
I used to have angina on hills, now I get it sitting down
Hace un mes tuve un derrame y hoy tengo otra vez la mano floja
En 2005 tuve un infarto y esto se siente igual
El invierno pasado tuve una trombosis y ahora la pierna está hinchada otra vez
上個月腦出血，今天右腳又無力
五年前心肌梗塞，現在的感覺跟那時候一樣
之前有過靜脈栓塞，今天小腿又腫起來
去年脑梗，今天嘴巴又发麻
It began just like my embolism
Same tightness in my chest as when I got my stent
跟我上次中風時的感覺一樣
"""

ONLY_ONCE = """
I had a stroke six weeks ago and now I want to swim
I had a bypass in 2016 and still take the same tablets
Two years ago I had an infarct and today I feel well
Does a second heart attack feel the same as the first?
Last year mum had a stroke and now she eats the same as before
Hace un mes tuve un derrame y sigo con el mismo tratamiento
Tuve un infarto en 2005, ahora estoy bien
五年前心肌梗塞，現在還吃一樣的藥
上個月中風，今天想問復健
"""


@pytest.mark.parametrize("message", THERE_AGAIN.strip().splitlines())
def test_what_is_there_again_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize("message", ONLY_ONCE.strip().splitlines())
def test_what_was_there_once_is_not(message: str) -> None:
    assert not sort_signs(message).urgent


def test_what_was_told_in_an_earlier_message_counts() -> None:
    assert sort_signs("And today my hand is weak again", ["I had a stroke in spring"]).urgent
    assert not sort_signs("And today my hand is weak again", ["I broke it in spring"]).urgent


def test_pain_that_ended_while_somebody_is_well_today_is_over() -> None:
    assert not sort_signs("My chest pain went away in June and I feel fine today").urgent
    assert sort_signs("My chest pain went away in June and I have it again today").urgent
