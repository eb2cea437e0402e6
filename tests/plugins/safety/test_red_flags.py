"""Urgent symptoms are found in three languages, and told from look-alikes."""

from __future__ import annotations

import pytest

from core.signs import FoundSign, find_signs
from plugins.safety.signs import RED_FLAGS

URGENT = """
Chest pain | I have tightness in my chest and I'm sweating
Chest pain | Why does my chest hurt so much when I lie down?
Chest pain | No fever, but my chest hurts
Chest pain | Me duele mucho el pecho y el brazo izquierdo
Chest pain | 胸口像被石頭壓住，一直冒冷汗
Trouble breathing | I can't catch my breath and my lips look strange
Trouble breathing | I am short of breath lying down and my ankles are swollen
Trouble breathing | No puedo respirar bien desde anoche
Trouble breathing | 我喘不过气
Blue lips | My lips turned blue
Possible stroke | My face is drooping on one side
Possible stroke | Since this morning my left arm is numb
Possible stroke | Mi madre tiene la cara torcida y no puede hablar
Possible stroke | 我媽媽突然嘴歪，右手抬不起來
Sudden confusion | My husband is suddenly confused
Worst headache | It is the worst headache I ever had
Worst headache | Tengo el peor dolor de cabeza de mi vida
Worst headache | 突然頭痛得像要炸開
Stiff neck with fever | She has a fever. Her neck is very stiff.
Coughing or vomiting blood | I vomited something that looks like coffee grounds
Coughing or vomiting blood | Estoy vomitando sangre
Coughing or vomiting blood | 我咳出好多鮮血
Black or bloody stool | My stools are black like tar
Black or bloody stool | 我大便是黑色的，頭很暈
Heavy bleeding | The bleeding from my wound won't stop
Fainting | My heart was racing and I passed out
Fainting | Me desmayé dos veces hoy
Fainting | 我昏倒了兩次
Seizure | I had a seizure this morning
Swelling of face, tongue or throat | I was stung by a bee and now my throat feels tight
Swelling of face, tongue or throat | Se me hinchó la lengua después de la pastilla
Swelling of face, tongue or throat | 吃藥後嘴唇和舌頭腫起來
Thoughts of suicide or self-harm | I feel like ending it all
Thoughts of suicide or self-harm | Ya no quiero vivir
Thoughts of suicide or self-harm | 我想死，活著沒有意思
Overdose or poisoning | I took twenty sleeping pills an hour ago
Overdose or poisoning | Mi hijo se tragó una pila
Overdose or poisoning | 孩子吞了一顆鈕扣電池
Severe belly pain | 肚子非常痛，硬得像木板
Possible trapped hernia | My hernia won't go back in and it hurts
Cannot pass urine | I've not passed urine for 14 hours
Cannot pass urine | 從昨晚到現在都尿不出來
Sudden change of sight | Suddenly I can't see anything with my left eye
Sudden change of sight | De repente veo destellos y muchas moscas volantes
Eye trouble after surgery | Since the operation my eye is extremely painful and all is blurry
Eye trouble after surgery | 手術後眼睛越來越痛，看不清楚
Cold, pale or numb limb | My foot is ice cold and white
Possible clot in the leg | My left calf is swollen and red
Infected wound | There is pus in my wound and I have a fever
Very low blood sugar | My blood sugar is 38 and I'm shaking
Fever during cancer treatment | I've had a fever of 40 since my last chemo
Fever in a small baby | My three-week-old baby... she is 3 weeks old and has a fever
Trouble in pregnancy | I'm pregnant and bleeding
Blow to the head | I hit my head hard and I take warfarin
"""

LOOK_ALIKES = """
What are the signs of a stroke?
How can I prevent a blood clot in the leg?
Can this medicine cause chest pain?
If I get chest pain, who should I call?
My father had a stroke ten years ago
I have no chest pain and no fever
I don't have any bleeding since the surgery that won't stop
I used to faint as a child
Is it normal that my eye is a little red after the drops?
I had chest pain last year but it went away
How do I know if my wound is infected?
I'd kill for a good night's sleep
I can't breathe through my nose because of a cold
He passed out the leaflets yesterday
I read about people coughing blood on a website
¿Cuáles son los síntomas de un infarto?
No tengo dolor de pecho
¿Qué hago si me duele el pecho?
Mi abuelo tuvo un derrame hace diez años
¿Puede la aspirina causar sangrado?
中風有哪些徵兆？
我沒有胸痛，也沒有發燒
如果胸口痛要怎麼辦？
我爸爸以前中風過
黑便是什麼意思？
手术后眼睛有点红正常吗？
Can I take a shower with my cast?
Thank you, doctor.
"""


def red_flags(message: str) -> list[FoundSign]:
    return find_signs(message, RED_FLAGS)


@pytest.mark.parametrize("line", URGENT.strip().splitlines())
def test_urgent_symptoms_are_found(line: str) -> None:
    name, _, message = line.partition(" | ")
    assert name in [found.name for found in red_flags(message)]


@pytest.mark.parametrize("message", LOOK_ALIKES.strip().splitlines())
def test_look_alikes_are_passed_over(message: str) -> None:
    assert red_flags(message) == []


def test_the_quote_is_the_sentence_that_tells_of_it() -> None:
    message = "Hello doctor. My chest hurts so much. What should I do?"
    [found] = red_flags(message)
    assert found.quote == "My chest hurts so much."


def test_each_symptom_is_named_once() -> None:
    assert len(red_flags("My chest hurts. My chest is so tight. I have chest pain.")) == 1


@pytest.mark.parametrize(
    "message", ["", "…", "my " * 5000, "a" * 2000, "我" * 2000, "\u2028\ud7ff"]
)
def test_odd_messages_have_none(message: str) -> None:
    assert red_flags(message) == []
