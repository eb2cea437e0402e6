"""Emergencies are found as people describe them at home; everyday remarks are passed over."""

from __future__ import annotations

import pytest

from core.signs import find_signs
from plugins.safety.signs import RED_FLAGS

URGENT = """
Chest pain | It's as if a lorry was parked on my chest
Chest pain | tengo como un ladrillo sobre el pecho y sudo
Chest pain | 胸口好像有人踩著
Trouble breathing | he gets puffed out just walking to the loo
Trouble breathing | my puffer isn't touching it and I can only say two words at a time
Trouble breathing | a mi tío se le hunde el pecho cuando respira
Trouble breathing | 喘到一句話都說不完
Possible stroke | Grandma's left hand won't grip and her tea dribbles out of one side
Possible stroke | de repente el brazo no le obedece
Possible stroke | 爺爺右手拿筷子一直掉
Sudden confusion | Dad has a urine infection and is shouting at people who aren't there
Worst headache | like a hammer in one second, the headache came with vomiting
Coughing or vomiting blood | each time I cough since noon there's half a cupful of blood
Heavy bleeding | we're pressing a tea towel on the gash and it still comes through
Heavy bleeding | me corté la pierna con una amoladora y sale a chorros
Heavy bleeding | 毛巾壓著傷口，血還是一直冒
Fainting | She slumped in the hallway on the floor and isn't answering
Fainting | no hay manera de que mi padre reaccione
Seizure | the fit has not stopped, it has lasted ten minutes
Seizure | grandad had a seisure in the bath
Possible stroke | my husband says he cannot feel his arm
Trouble breathing | since my hip replacement one leg is enormous and breathing in hurts
Fever in a small baby | 我女兒才一個月，一直燒
Sudden change of sight | mi abuela ha dejado de ver de un ojo esta mañana
Swelling of face, tongue or throat | stung on the arm, welts all over and a squeaky voice
Swelling of face, tongue or throat | comí gambas y se me cierra la garganta
Thoughts of suicide or self-harm | The kids would cope fine without me
Thoughts of suicide or self-harm | honestly I would prefer not to exist
Thoughts of suicide or self-harm | my tablets are lined up on the desk, I'm so sorry, goodbye
Thoughts of suicide or self-harm | How many paracetamol does it take to never wake up?
Thoughts of suicide or self-harm | todos descansarían sin mí
Thoughts of suicide or self-harm | ¿cuántas pastillas hacen falta para morir?
Thoughts of suicide or self-harm | 我走了以後他們會比較輕鬆
Thoughts of suicide or self-harm | 吃幾顆安眠藥才不會醒來
Overdose or poisoning | my niece has had some of the descaler
Overdose or poisoning | mi sobrino le dio un sorbo al limpiahornos
Overdose or poisoning | 三歲的孫子把血壓藥當糖果吃掉
Overdose or poisoning | all of us in the caravan feel sick and the heater smells odd
Severe belly pain | curled up on all fours with stomach pain
Possible pressure on the spine | nothing works from the waist down, I can't feel it
Cold, pale or numb limb | my toes are icy and white and they hurt
Very high blood sugar | I ran out of insulin and I'm being sick
Very high blood sugar | me quedé sin insulina y devuelvo todo
Fever in a small baby | 女兒出生十五天，耳溫38.4
Trouble in pregnancy | 35 weeks with a pounding head and sparkles before my eyes
Trouble in pregnancy | I'm pregnant and my blood pressure is 168/112
Blow to the head | He went over the handlebars on to his head and keeps asking the same question
Blow to the head | tomo Eliquis y me di un golpe en la frente
Serious injury or burn | tipped a pan of soup down her chest and it's blistering
Serious injury or burn | got a jolt off the toaster socket
Serious injury or burn | 被熱湯潑到，整個背起了水泡
"""

MIXED = """
Tengo un chest pain muy fuerte
my abuela tiene la cara caída and can't speak
estoy pregnant y tengo bleeding
I swear, quiero morirme, nobody helps
no siento my legs since the fall
我 chest pain 好 severe
我老公 unconscious，怎麼辦
"""

CANTONESE = """
我老豆暈咗，叫佢都冇反應
抖唔到氣，心口好痛
細路飲咗通渠水
"""

MADE_LIGHT_OF = """
Mi marido cree que son gases, pero la molestia me baja al brazo y estoy mareado
Haha sorry, silly me, my left arm won't lift since lunch
lol it's probably stress. My lips are turning blue and I can't breathe
Me da risa, jajaja. No puedo respirar
"""

PARTS_THAT_HAVE_GONE = """
My voice has gone hoarse and my tongue is swelling after the nuts
My left arm has gone numb since this morning
"""

LOOK_ALIKES = """
逛夜市逛到腿快斷了
The knife in the kitchen drawer is blunt, can I have sharper scissors for my dressing?
My son had two tablets of his antibiotic with breakfast as prescribed
I've written a letter to the doctor, did the family get a copy?
That joke about the bill nearly killed me lol
When he was three he had a fit, nothing since
Nothing red around the wound, no swelling either
I am fed up with these stockings
I ran out of plasters
Two winters ago I coughed up blood
What kind of soup can I eat after the operation?
Our toddler is learning to drink from a cup
My blood pressure was 134/82
hot water bottle on my back, is that allowed?
La pastilla me deja la boca seca
se me acabó la crema para la piel
casi me muero de risa con el folleto jajaja
我有點累，明天可以改時間嗎
如果突然胸痛要打給誰
冇發燒，傷口都冇流血
害怕哪天突然中風
"""


def names(message: str) -> list[str]:
    return [found.name for found in find_signs(message, RED_FLAGS)]


@pytest.mark.parametrize("line", URGENT.strip().splitlines())
def test_lay_wording_is_found(line: str) -> None:
    name, _, message = line.partition(" | ")
    assert name in names(message)


@pytest.mark.parametrize("message", MIXED.strip().splitlines())
def test_mixed_languages_are_read_in_each(message: str) -> None:
    assert names(message)


@pytest.mark.parametrize("message", CANTONESE.strip().splitlines())
def test_cantonese_is_read(message: str) -> None:
    assert names(message)


@pytest.mark.parametrize("message", MADE_LIGHT_OF.strip().splitlines())
def test_a_laugh_takes_nothing_back(message: str) -> None:
    assert names(message)


@pytest.mark.parametrize("message", PARTS_THAT_HAVE_GONE.strip().splitlines())
def test_gone_numb_is_not_gone(message: str) -> None:
    assert names(message)


@pytest.mark.parametrize("message", LOOK_ALIKES.strip().splitlines())
def test_everyday_remarks_are_passed_over(message: str) -> None:
    assert names(message) == []
