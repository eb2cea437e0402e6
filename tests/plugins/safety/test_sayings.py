"""Laughing, joking, a saying or a denial beside a red flag hides none."""

from __future__ import annotations

import pytest

from core.signs import find_signs
from plugins.safety.emergency import SELF_HARM
from plugins.safety.signs import RED_FLAGS
from plugins.safety.tiers import sort_signs


@pytest.mark.parametrize(
    "message",
    [
        "I told him it was just a joke, then his mouth dropped on one side",
        "joking aside, my left arm has gone dead and heavy",
        "as we say in my village, my chest is being crushed by a stone and I'm sweating",
        "as they say, it never rains: my husband collapsed and is not breathing",
        "lmao my lips are blue and I feel weird",
        "lol swallowed the whole bottle of paracetamol",
        "es broma lo de antes, pero ahora se me hincha la lengua",
        "jaja se me ha dormido media cara y no puedo hablar bien",
        "哈哈我不想活了",
        "嘻嘻我割腕了",
        "哈哈舌头肿得说不出话",
        "他剛剛還在開玩笑，突然就倒下去沒反應",
    ],
)
def test_who_laughs_or_jokes_is_in_trouble_all_the_same(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "haha i just took 40 pills",
        "haha cant breathe",
        "blood everywhere lol what do i do",
        "she thought it was just a joke but she drank bleach",
        "lol i dont want to live anymore",
        "jajaja me tomé cuarenta pastillas",
        "Era broma lo de la cita, pero esto no: escupo sangre",
        "哈哈我喘不上气了",
        "呵呵我活著沒意思了",
        "沒有出血很多，但是半小時就濕透一片衛生棉",
    ],
)
def test_what_is_made_light_of_is_possibly_urgent_at_least(message: str) -> None:
    found = sort_signs(message)
    assert found.urgent or found.possible


def test_what_was_made_light_of_before_counts_when_it_gets_worse() -> None:
    assert sort_signs("it's getting worse", ["blood everywhere lol"]).possible


@pytest.mark.parametrize(
    "message",
    [
        "haha no chest pain here, all good",
        "lol can this tablet cause seizures?",
        "jaja no tengo fiebre, estoy perfecta",
        "es broma, no me duele nada",
        "哈哈我沒有胸痛啦，放心",
        "哈哈谢谢，明白了",
    ],
)
def test_a_laugh_beside_no_sign_is_nothing(message: str) -> None:
    found = sort_signs(message)
    assert (found.urgent, found.possible) == ([], [])


@pytest.mark.parametrize(
    "message",
    [
        "walking to the concert leaves me breathless since my heart attack",
        "The landscape walk left me breathless with crushing chest pain",
        "carrying the guitar left me breathless, chest pain",
        "singing in the choir leaves me breathless and my ankles are swollen",
        "The concert left me breathless and I still can't get air two hours later, lips tingling",
        "reí tanto que escupí sangre",
        "me reí tanto que me dio un infarto",
        "me reí tanto que no puedo respirar",
        "de tanto reír le dio un ataque y convulsiona",
        "el atardecer me deja sin aire, tengo asma y no mejora",
        "Subir a ver el paisaje me deja sin aliento y tengo los tobillos hinchados",
        "我看球賽看到胸痛喘不過氣",
        "看電影看到一半胸口像被掐住，現在還沒好",
        "药费贵不说，我现在胸口闷得像压了块石头",
        "孩子哭得喘不过气来，脸都紫了",
    ],
)
def test_what_delights_or_costs_may_come_before_an_emergency(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "I have not vomited blood, it's like coffee grounds",
        "I have not vomited blood it is like coffee grounds",
        "No fever, but the skin round my mouth has turned grey and I'm gulping for air",
        "No he vomitado sangre, es como posos de café",
        "沒有發燒，可是嘴巴周圍都發青，一直大口喘",
        "我沒有吐血，吐出來的像咖啡渣",
        "我沒有昏倒和胸口好痛",
        "No chest pain and no air",
        "He has not fainted and he has not breathed",
        "She has not vomited blood, has she",
        "She has not vomited blood?",
    ],
)
def test_what_stands_beside_a_denial_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    ["She has not vomited blood", "No he tosido sangre", "他没有昏倒"],
)
def test_what_denies_and_tells_nothing_else_is_only_possible(message: str) -> None:
    found = sort_signs(message)
    assert found.possible
    assert not found.urgent


@pytest.mark.parametrize(
    "message",
    [
        "I'm not going to kill myself until the kids are grown",
        "I'm not going to kill myself today but I have written the letters",
        "I'm not going to hurt myself tonight, tomorrow maybe",
        "I am not going to hurt myself while mum is here",
        "No me voy a matar hoy, pero ya escribí las cartas",
        "No voy a hacerme daño esta noche, mañana quizás",
        "我今天不會傷害自己，但遺書已經寫好了",
    ],
)
def test_self_harm_that_is_put_off_is_urgent(message: str) -> None:
    assert SELF_HARM in [sign.name for sign in sort_signs(message).urgent]


@pytest.mark.parametrize(
    "message",
    [
        "This is no joke, I want to end my life tonight",
        "I'm not kidding, I took the whole box of tablets",
        "No es broma, me quiero matar",
        "不是开玩笑，我今晚就想结束这一切",
    ],
)
def test_who_says_that_it_is_no_joke_is_believed(message: str) -> None:
    assert find_signs(message, RED_FLAGS)


@pytest.mark.parametrize(
    "message",
    [
        "I want to end my life, just kidding, where is the car park?",
        "No, just kidding, I want to kill myself over this crossword",
        "開玩笑的啦，我想自殺哈哈，幾點開門？",
    ],
)
def test_the_rules_take_a_joke_for_no_more_than_possible(message: str) -> None:
    assert not find_signs(message, RED_FLAGS)
    found = sort_signs(message)
    assert found.urgent or found.possible


@pytest.mark.parametrize(
    "message",
    [
        "No me desmayé, solo quería una receta nueva",
        "No vomito sangre, llamo por el horario",
        "The swelling in my throat is gone",
        "Tras la cirugía se me pasó el dolor de pecho",
        "Before the tablets I was breathless, now I feel well",
        "開刀後胸口已經不痛了",
    ],
)
def test_what_is_over_or_denied_beside_something_harmless_is_not_urgent(message: str) -> None:
    assert not sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "De pronto se me quitó el habla",
        "Se me fue la vista de un ojo",
        "Se me pasó el dolor de pecho, pero ha vuelto",
        "No se me quita el dolor de pecho",
    ],
)
def test_what_is_lost_or_comes_back_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "An hour ago, before the meal I had a terrible chest pain",
        "Before my shift I had slurred speech",
        "Before the fall he was unconscious for a minute",
        "He recovered from the seizure and then had another",
        "The seizure stopped and then he had another",
        "Se me pasó el dolor de pecho y luego tuve otro",
        "Se le pasó la convulsión y le dio otra",
    ],
)
def test_what_was_before_a_thing_of_the_day_or_came_once_more_is_urgent(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    "message",
    [
        "When should I get help for wanting to kill myself",
        "What do I do if I want to kill myself",
        "¿Qué hago si quiero suicidarme?",
    ],
)
def test_who_asks_about_thoughts_of_suicide_is_told_where_help_is(message: str) -> None:
    found = sort_signs(message)
    assert found.urgent or found.possible
