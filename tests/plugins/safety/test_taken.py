"""What is urgent because of an earlier message, also where that one only asks."""

from __future__ import annotations

import pytest

from plugins.safety.tiers import sort_signs


@pytest.mark.parametrize(
    "messages",
    [
        ("¿Cuántos paracetamoles se pueden tomar al día?", "me tomé treinta"),
        ("dosis máxima de ibuprofeno?", "ya me he tomado 20"),
        ("How many paracetamol can I take in a day?", "I've had 24 since this morning"),
        ("llevo veinticuatro paracetamoles desde esta mañana",),
        ("I have my sleeping pills here", "all thirty of them"),
        ("What is the maximum dose of ibuprofen?", "I've already had eighteen"),
        ("Can I take naproxen with food?", "I swallowed the whole packet"),
        ("How often may I take codeine?", "took about 20 tonight"),
        ("Is it safe to take my amitriptyline with wine?", "I've taken all of them"),
        ("How many sleeping tablets are dangerous?", "I just took forty"),
        ("My mother's blood pressure tablets are on the table.", "She took twenty five of them"),
        ("I have my antidepressants with me", "the whole lot, just now"),
        ("What happens if a child eats iron tablets?", "My toddler ate about fifteen of them"),
        ("Are vitamin gummies harmful for kids?", "my son has eaten the entire bottle"),
        ("¿Puedo tomar tramadol con el estómago vacío?", "me he tragado veinticinco"),
        ("¿Cuál es la dosis de lorazepam?", "llevo tomados quince"),
        ("cada cuánto se toma el naproxeno", "hoy llevo ya dieciocho"),
        ("¿Los comprimidos para dormir son peligrosos?", "me tomé la caja entera"),
        ("Tengo aquí las pastillas de mi marido", "me las he tomado todas"),
        (
            "¿Qué pasa si un niño toma jarabe de paracetamol?",
            "mi hija se ha bebido el frasco entero",
        ),
        ("一天可以吃幾顆普拿疼？", "我已經吃了三十顆"),
        ("安眠藥最多可以吃多少？", "剛剛吞了四十顆"),
        ("布洛芬一天最多吃几颗？", "我从早上到现在吃了二十颗"),
        ("媽媽的血壓藥放在桌上", "她全部吃掉了"),
        ("止痛药吃多了会怎么样？", "我把一整瓶都吃了"),
        ("Is it normal that my face feels odd?", "now one side of my mouth droops"),
        ("My left hand is tingling", "and I can't get my words out properly"),
        (
            "¿Es normal el hormigueo después de la operación?",
            "ahora no puedo mover el brazo derecho",
        ),
        ("我的左手麻麻的", "現在講話也講不清楚"),
        ("How much bleeding is normal after a birth?", "I've soaked three pads in the last hour"),
        ("¿Cuánto se sangra después de la cesárea?", "llevo cuatro compresas en una hora"),
        ("拔牙後流血正常嗎？", "已經流了兩個小時都止不住"),
        ("Does asthma get worse at night?", "I can hardly get any air right now"),
        ("¿El inhalador tarda en hacer efecto?", "ya no me entra el aire"),
        ("My baby has had a fever since yesterday", "and now she's floppy and won't wake up"),
        ("Is Tylenol safe with my liver?", "I've gone through about 30 since last night"),
        ("how much diazepam is too much", "had a dozen of them an hour ago"),
        ("Can you tell me about my sertraline?", "My husband just swallowed about forty of them"),
        ("What are the side effects of propranolol?", "Help, I took the whole bottle by mistake"),
        ("Can I double my metformin if I forget one?", "I think I've taken twelve, I lost count"),
        ("Here are my zopiclone tablets next to me", "all of them, in one go"),
        ("Is codeine bad for me?", "I've had sixteen since noon and I feel sleepy"),
        ("¿Qué es el diazepam?", "mi hermana se ha tomado veinte"),
        ("¿Para qué sirve el lorazepam?", "acabo de tomarme quince"),
        ("¿Es peligroso el ibuprofeno?", "desde ayer me habré tomado unos treinta"),
        ("Tengo las pastillas en la mano", "me las tomé todas de golpe"),
        ("止痛藥一天可以吃幾次？", "我今天已經吃十五顆了"),
        ("藥可以跟酒一起吃嗎？", "我爸剛剛把整排都吞了"),
        ("请问阿司匹林的剂量？", "我女儿吃了二十片"),
        ("鎮定劑會有副作用嗎？", "我一次吞了三十粒"),
    ],
)
def test_the_end_of_a_talk_is_urgent(messages: tuple[str, ...]) -> None:
    *earlier, message = messages
    assert sort_signs(message, earlier).urgent


def test_the_quote_is_what_the_patient_wrote() -> None:
    earlier = ["How many paracetamol can I take in a day?"]
    (sign,) = sort_signs("I've had 24 since this morning", earlier).urgent
    assert sign.quote == "I've had 24 since this morning"


@pytest.mark.parametrize(
    "messages",
    [
        ("How many paracetamol can I take in a day?", "I've had two since this morning"),
        ("What is the maximum dose of ibuprofen?", "I took one at eight"),
        ("Can I take naproxen with food?", "I've been taking it for twenty years"),
        ("How long do I take codeine?", "I've had it for thirty days"),
        ("Is aspirin safe for the elderly?", "I am seventy"),
        ("When do I need to order my pills?", "I have thirty left"),
        ("Do I need a new prescription for my tablets?", "I need thirty of them"),
        ("¿Cuántos paracetamoles se pueden tomar al día?", "he tomado dos"),
        ("dosis máxima de ibuprofeno?", "llevo veinte días con él"),
        ("¿Cuándo tengo que pedir las pastillas?", "me quedan treinta"),
        ("¿A qué hora tomo la insulina?", "la tomé a las diez"),
        ("¿Puedo tomar omeprazol?", "me tomé uno a las doce"),
        ("一天可以吃幾顆普拿疼？", "我吃了兩顆"),
        ("血壓藥要吃多久？", "我已經吃了二十年"),
        ("安眠藥要怎麼拿？", "我需要三十顆"),
        ("胰岛素什么时候打？", "我今年六十岁"),
        ("How much bleeding is normal after a birth?", "I changed one pad today"),
        ("Does asthma get worse at night?", "mine is fine today"),
        ("¿Es normal el hormigueo después de la operación?", "no, ya se me ha pasado"),
        ("Is Tylenol safe with my liver?", "I took two last night"),
        ("how much diazepam is too much", "I have ten left"),
        ("Can you tell me about my sertraline?", "I've had it for eleven years"),
        ("What are the side effects of propranolol?", "I've never taken more than one"),
        ("Can I double my metformin if I forget one?", "I have not taken twenty, just two"),
        ("How do I take the antibiotics tablets?", "I've had eight days of it"),
        ("When does the pharmacy open for my pills?", "I had nine visits there"),
        ("My tablets are finished", "I need 28 more"),
        ("¿Qué es el diazepam?", "lo tomo desde hace veinte años"),
        ("¿Cuántas aspirinas son demasiadas?", "yo tomo solo una"),
        ("¿Cuándo tomo la pastilla?", "llevo doce horas sin comer"),
        ("¿Para qué sirve el omeprazol?", "llevo quince días tomándolo"),
        ("止痛藥一天可以吃幾次？", "我今天吃了一顆"),
        ("血壓藥有副作用嗎？", "我吃了十年了"),
        ("请问阿司匹林的剂量？", "医生给我开了二十片"),
    ],
)
def test_an_ordinary_amount_is_not(messages: tuple[str, ...]) -> None:
    *earlier, message = messages
    assert not sort_signs(message, earlier).urgent
