"""What is told of animals, dummies, roles and lessons is of nobody, and the rest is not."""

from __future__ import annotations

import pytest

from plugins.safety.people import of_people
from plugins.safety.tiers import sort_signs

OF_NOBODY = """
Our tortoise swallowed a coin battery
The neighbour's puppy had a fit and stopped breathing
One of my ducks is bleeding heavily
During the resuscitation lesson the manikin had no heartbeat
Our trainer showed us how to help somebody who is choking
At the workshop a colleague pretended that he had passed out
She played an unconscious victim in the drill
I saw a documentary about a man who collapses at sea
The heroine of my novel takes an overdose
La perrita de mi prima convulsiona
El loro se tragó una pila
Mi tortuga está en el suelo y no se mueve
Atropellaron al perro de mi vecina
En el taller de reanimación el maniquí no respiraba
El instructor explicó qué hacer cuando alguien se atraganta
我家的倉鼠沒有呼吸了
隔壁的貓吐血
急救訓練的假人沒有心跳
老師教我們，有人昏倒的時候要先叫人
演習時同學假裝沒有反應
我的猫误食了老鼠药
The neighbours' pony was poisoned
In yesterday's episode the doctor is stabbed
Our scout leader taught us to help a person who is choking
La monitora nos enseñó cómo ayudar a alguien que se asfixia
"""

OF_SOMEBODY = """
The pony kicked my brother in the head and he is unconscious
Our cat died and I want to kill myself
I fed the rabbit and threw up blood
I swallowed the dog's heart tablets, all thirty
The kitten sleeps on my lap and I can't breathe
While we practised CPR our trainer really collapsed
The leaflet says nothing, my lips are turning blue
My baby has the dummy stuck in the throat and turns blue
I can't pretend any longer, I want to end my life
I have a video of my son not breathing
La yegua pateó a mi hermana y no despierta
Tengo alergia al conejo y no puedo respirar
En el curso de cocina me desmayé
我被貓抓傷，喉嚨腫起來不能呼吸
餵完狗我就吐血
上烹飪課時我突然昏倒
狗狗走了，我也不想活了
"""

WENT_ON = """
I watched a match on television and passed out
I read the booklet and swallowed forty tablets
She put down the magazine and lost consciousness
I walked the dog and couldn't breathe
Mi padre leyó la revista y se desmayó
"""

READ_OF = """
I watched a programme on fainting and strokes
I read that fits and fainting are possible
I read a story about a girl who stopped breathing
"""


@pytest.mark.parametrize("message", OF_NOBODY.strip().splitlines())
def test_what_is_told_of_nobody_is_no_emergency(message: str) -> None:
    assert not sort_signs(message).urgent
    assert of_people(message) != message


@pytest.mark.parametrize("message", (OF_SOMEBODY + WENT_ON.lstrip()).strip().splitlines())
def test_what_is_told_of_somebody_beside_it_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize("message", READ_OF.strip().splitlines())
def test_what_is_read_of_is_none(message: str) -> None:
    assert not sort_signs(message).urgent


def test_a_message_is_quoted_as_it_was_written() -> None:
    message = "My dog died, and I want to kill myself"
    assert [sign.quote for sign in sort_signs(message).urgent] == [message]


def test_a_later_message_goes_on_with_the_animal_that_it_names_by_a_pronoun() -> None:
    assert not sort_signs("She had a fit", ["My cat is poorly"]).urgent
    assert sort_signs("She had a fit", ["My daughter is poorly, the cat is fine"]).urgent


def test_what_an_animal_has_is_not_carried_to_a_later_message() -> None:
    assert not sort_signs("And what do I feed him?", ["My cat is having a seizure"]).urgent


@pytest.mark.parametrize("words", ["in the my ", "the film about ", "我家的狗", "don't ", "- "])
def test_a_long_message_is_read_through(words: str) -> None:
    assert isinstance(of_people(words * 3000 + " dog"), str)


LIKE_IT = """
I have a recording of dad not breathing
My guide dog barks because my mother collapsed
The dog ran off, Peter fell and is not breathing
The goat butted my uncle and he is unconscious
I learned in a lesson what a stroke is and my husband's face is drooping
Stop pretending that he is fine, his lips are blue
The hamster died and I don't want to be here, the pills are ready in front of me
La cabra tiró a mi tía y no responde
貓打翻熱水，寶寶全身起水泡
寶寶咳起來像狗叫，嘴唇發紫吸不到氣
At home with crushing chest pain my dog barks
胸口劇痛到連狗都沒辦法遛
弟弟學狗叫學到一半昏倒沒有呼吸
"""

FOR_ANYBODY = """
For my nursing exam: which patient is first, the one who vomits blood or the one with a cough?
In the simulation the patient had no pulse
The vet thinks that our pony had a stroke
Is it serious that our kitten swallowed a battery?
紀錄片裡有人被毒蛇咬到昏迷
"""


@pytest.mark.parametrize("message", LIKE_IT.strip().splitlines())
def test_what_stands_beside_an_animal_or_a_lesson_is_heard(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize("message", FOR_ANYBODY.strip().splitlines())
def test_what_is_asked_for_an_exam_or_played_is_none(message: str) -> None:
    assert not sort_signs(message).urgent
