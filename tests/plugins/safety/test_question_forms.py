"""What the form of a question says about whether somebody has the sign that it names."""

from __future__ import annotations

import pytest

from core.signs import find_signs
from plugins.safety.signs import RED_FLAGS
from plugins.safety.tiers import sort_signs

THERE = """
Which cream helps with the crushing chest pain I'm having?
Who can see my brother, who has collapsed and isn't answering?
Could it be a clot in the brain if my right arm hasn't moved for two hours?
Should my tongue be swelling up like this?
Is it a problem if my legs are numb and I can't stand?
Is a purple tongue dangerous, my son has had it since noon?
¿Es malo que no pueda mover la mano desde la cena?
¿Importa que mi hijo haya perdido la vista de un ojo?
¿Qué tomo para el dolor de pecho que tengo?
¿Es peligroso, si empapo una compresa cada diez minutos?
Is it usual that I can't pee since my operation?
¿Cómo paro la convulsión de mi nieta?
打完針之後為什麼透不過氣
傷口裂開又流膿，正常嗎？
"""

ASKED = """
How would I know if I was having a stroke?
How can I tell if I have a heart attack?
Might this injection turn my stool black?
Can the inhaler make my heart race until I faint?
¿Cómo sabría que me está dando un derrame?
Is it dangerous to have a seizure on a ladder?
¿Es peligroso tener un derrame en la playa?
吐血的話要掛哪一科
怎麼知道自己心肌梗塞
"""

OVER = """
My neighbour had a small stroke once
My chest pain went away with the tablets and never came back
In June I fainted on the train, the tests were all normal
Grandad couldn't breathe at the end
En abril me desmayé en clase y todo salió bien
八月在公司昏倒過，檢查都正常
爺爺臨終的時候喘不過氣
"""

HERE = """
I can't finish a sentence without stopping for air
Esta noche me voy a quitar la vida
Me quiero morir
Mi sobrina dice que se quiere morir
打完這支針舌頭腫起來，這正常嗎？
有時候覺得沒有我家人會比較好
隔壁的人倒在地上沒有呼吸
"""


@pytest.mark.parametrize("message", [*THERE.strip().splitlines(), *HERE.strip().splitlines()])
def test_it_is_there(message: str) -> None:
    assert find_signs(message, RED_FLAGS)


@pytest.mark.parametrize("message", [*ASKED.strip().splitlines(), *OVER.strip().splitlines()])
def test_it_is_not(message: str) -> None:
    assert find_signs(message, RED_FLAGS) == []


@pytest.mark.parametrize(
    "message",
    [
        "When should I ring for an ambulance for a nosebleed that pours?",
        "at what point do I bring a baby in for trouble breathing",
        "¿Cuándo tengo que llamar por vomitar sangre?",
        "¿En qué casos llamo a la ambulancia por falta de aire?",
        "¿Qué señales tiene un derrame cerebral?",
        "¿Es grave un desmayo?",
        "何時該因為胸痛叫救護車？",
    ],
)
def test_when_to_do_something_about_a_sign_is_information(message: str) -> None:
    assert not sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "When should I ring, I am vomiting blood",
        "When should I call about the blood I am coughing up",
        "When do I go to the ER for chest pain I've had for an hour",
        "when should i go in for this crushing chest pain",
        "I can't breathe when should I ring",
        "When will this chest pain stop?",
        "Should I call an ambulance, I have chest pain",
        "¿Cuándo debo ir? Estoy vomitando sangre",
        "vomito sangre cuando tengo que ir",
        "我胸口好痛，何時該去醫院",
        "Does it matter that the wound is spurting blood",
    ],
)
def test_when_to_do_something_about_what_is_there_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent
