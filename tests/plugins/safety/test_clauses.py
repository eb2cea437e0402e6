"""Each clause is judged for itself: what is harmless beside a symptom does not hide it."""

from __future__ import annotations

import pytest

from core.signs import find_signs
from plugins.safety.signs import RED_FLAGS

BESIDE_THE_PAST = """
I've been on insulin for twenty years but this morning I blacked out in the kitchen
Years ago I quit drinking, and tonight I am throwing up blood
I used to run marathons and now I can't get my breath just sitting in bed
The rash went away last week but now my lips are swelling
I took my pills like always, half an hour later my tongue swelled up
When I was brushing my teeth my left hand went completely numb
I have lived with gout for ten years and since supper I can't get my breath
Hace años me operaron del corazón y hoy me desmayé en la ducha
De niño tuve asma y esta noche me falta el aire
Siempre he tenido dolor de rodilla, pero ahora me aprieta el pecho
As always I fed the dog and my lips are swelling up
As usual I went to work and I am coughing up blood
Como siempre saqué la basura y se me está hinchando la lengua
Como siempre cené y me aprieta el pecho
以前偶爾腰痠，今天兩條腿都沒有知覺
去年裝過支架，今天胸口又開始悶痛
發燒昨天退了，可是現在喘不過氣
我有糖尿病十年了，剛剛突然昏倒
"""

BESIDE_A_SUPPOSITION = """
Not sure if it matters but my poop is black and sticky
I'm scared because my left arm won't move
Your booklet said to call you, my wound is bleeding and won't stop
What happens now, my waters broke at 30 weeks
I read your page on strokes because my husband's mouth is hanging down right now
I was wondering about the numb side of my face that started at lunch
If you ask me it's nothing, but I can't feel my right side
No sé si es grave pero estoy tosiendo sangre
Tengo miedo, no siento la pierna izquierda
¿Debo esperar? Mi hijo se tragó una moneda y babea
不知道要不要緊，我的大便是黑色的
手冊說要打電話，我的傷口一直流血止不住
我很擔心，我爸說話突然不清楚
"""

AS_PEOPLE_TYPE = """
cant catch my breth
shortofbreath at rest
my toungue is swolen
i think im having a hart attack
wanna die
babys not breathing rite
headache like thunder clap
took 40 paracetomol
pregnat and bleeding
dolor fuerte pecho brazo
no kiero vivir
se desmallo
boca chueca
sangro mucho
吸不到氣
嘴歪
农药喝了
右手没力气
看不见了突然
"""

CIRCUMSTANCES = """
I bumped my head on the cupboard yesterday, I take Eliquis, and now I'm sleepy
On chemo and my temperature is 38.9
I always take warfarin at night and I just slipped and banged my head
Our newborn has a temperature of 38.4
Tomo Sintrom y me caí de la escalera, tengo un chichón enorme en la cabeza
Mi bebé de tres semanas tiene fiebre
我媽吃抗凝血劑，今天在浴室跌倒撞到頭
"""

LOOK_ALIKES = """
I don't have chest pain, just a cough
My breathing is fine and I have no pain in my chest
No numbness, no weakness, just a stiff shoulder
No he tenido sangrado ni fiebre
沒有流血，也沒有發燒
I had a seizure when I was six
In my twenties I took an overdose, today I'm happily married
El mes pasado me desmayé por calor pero ya estoy bien
三年前我中風過，現在恢復了
I laughed until I couldn't breathe
My boss is giving me a heart attack with all these forms
Me muero de hambre
這個工作忙到快昏倒
A tiny bit of blood on the plaster, it stopped right away
有一點點頭痛，喝水就好
Which symptoms mean I should call an ambulance?
¿La warfarina puede causar sangrado?
吃這個藥會不會流鼻血？
I'm afraid of having a stroke like my mother
I worry that I might bleed during the procedure
Tengo miedo de que me dé un infarto
我怕開刀會大出血
"""


@pytest.mark.parametrize(
    "message",
    [
        line
        for block in (BESIDE_THE_PAST, BESIDE_A_SUPPOSITION, AS_PEOPLE_TYPE, CIRCUMSTANCES)
        for line in block.strip().splitlines()
    ],
)
def test_urgent(message: str) -> None:
    assert find_signs(message, RED_FLAGS)


@pytest.mark.parametrize("message", LOOK_ALIKES.strip().splitlines())
def test_not_urgent(message: str) -> None:
    assert find_signs(message, RED_FLAGS) == []


def test_a_found_sign_says_why() -> None:
    [found] = find_signs("Years ago I smoked, and today my chest feels tight", RED_FLAGS)
    assert (found.name, found.words) == ("Chest pain", "chest feels tight")
    assert "chest" in found.rule


@pytest.mark.parametrize(
    "text",
    ["no chest pain, ", "blood stop ", "胸痛", "不", "xqzpt ", "pecho dolor ", "i cant ", "、"],
)
def test_time_grows_with_the_length(text: str) -> None:
    find_signs(text * (20_000 // len(text)), RED_FLAGS)
