"""What is urgent, what may be, and what several messages tell together."""

from __future__ import annotations

import pytest

from core.i18n import Text
from plugins.safety.contract import Screening, red_flag_name
from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings
from plugins.safety.signs.follow_ups import AGAIN, FOLLOW_UPS, HERE, TOPICS, WORSE
from plugins.safety.signs.possible import POSSIBLE


def last_of(*messages: str) -> Screening:
    *earlier, message = messages
    return Screener(SafetySettings()).screen(message, earlier=earlier)


def test_each_language_knows_the_same_follow_ups() -> None:
    named = [{sign.name for sign in table.signs} for table in FOLLOW_UPS.values()]
    assert named == [{WORSE, HERE, AGAIN}] * 3


def test_what_may_be_urgent_has_the_names_of_what_is() -> None:
    names = {sign.name for one in (POSSIBLE, TOPICS) for t in one.values() for sign in t.signs}
    assert [name for name in names if not isinstance(red_flag_name(name), Text)] == []
    assert len(names) > 10


@pytest.mark.parametrize(
    ("message", "flag", "sentence"),
    [
        ("Lately I am rather out of breath on the stairs", "Trouble breathing", "Tell your clinic"),
        ("I almost fainted in the shower", "Fainting", "Tell your clinic"),
        ("La cicatriz está algo roja y caliente", "Infected wound", "Cuénteselo hoy"),
        ("起身的時候有點頭暈", "Fainting", "請今天就"),
        ("伤口有点渗血", "Heavy bleeding", "请今天就"),
        ("I feel I am only a burden", "Thoughts of suicide or self-harm", "somebody you trust"),
        ("I would never harm myself", "Thoughts of suicide or self-harm", "somebody you trust"),
        ("No pienso en suicidarme", "Thoughts of suicide or self-harm", "alguien de confianza"),
        ("我沒有想要自殺", "Thoughts of suicide or self-harm", "信任的人"),
    ],
)
def test_what_may_be_urgent_gets_one_sentence(message: str, flag: str, sentence: str) -> None:
    found = last_of(message)
    assert (found.urgent, found.possibly_urgent, found.emergency_text) == (False, True, None)
    assert flag in [one.name for one in found.possible]
    assert sentence in (found.safety_text or "")


@pytest.mark.parametrize(
    "message",
    ["I don't want to die in the operation", "No quiero morir todavía", "醫生，我不想死"],
)
def test_fear_of_death_is_no_thought_of_it(message: str) -> None:
    found = last_of(message)
    assert (found.urgent, found.possible) == (False, [])


def test_what_is_urgent_is_not_called_possible() -> None:
    found = last_of("I can't breathe and I feel a bit dizzy when I stand up")
    assert (found.urgent, found.possible, found.safety_text) == (True, [], None)


@pytest.mark.parametrize(
    "messages",
    [
        ("My stitches look a little red", "it is getting much worse"),
        ("Is it normal that the wound oozes?", "it has soaked two towels"),
        ("I get tight in the chest when I climb the hill", "tonight I have it just lying in bed"),
        ("I have a fever of 39", "and my neck is so stiff that I can't bend it"),
        ("I took the sleeping pills", "which?", "all of them"),
        ("Me late raro el corazón", "va a peor y no se quita"),
        ("胸口有點悶", "越來越嚴重了"),
        ("伤口有点渗血", "刚才湿透了两块纱布"),
        ("As a boy I had seizures, and this morning it happened again",),
        ("De joven tuve convulsiones y esta tarde me dio otra",),
        ("以前有過癲癇發作,今天早上又發作了",),
    ],
)
def test_several_messages_tell_together(messages: tuple[str, ...]) -> None:
    assert last_of(*messages).urgent


@pytest.mark.parametrize(
    "messages",
    [
        ("Can this tablet cause a seizure?", "and fainting?"),
        ("¿Qué síntomas da un infarto?", "¿y un derrame?"),
        ("My wound is a bit red", "thank you, that is all"),
        ("My wound is a bit red", "is it getting worse with a shower?"),
        ("My mother had a stroke long ago", "is it in the family then?"),
    ],
)
def test_what_goes_on_asking_tells_nothing(messages: tuple[str, ...]) -> None:
    assert not last_of(*messages).urgent


@pytest.mark.parametrize(
    "messages",
    [
        ("How strong are my heart tablets?", "I was upset.", "I swallowed sixteen"),
        ("Pregunto por mis pastillas", "Son las de dormir", "He tomado todas"),
        ("這罐安眠藥是媽媽的", "我剛剛吞了三十顆"),
        ("My shoulder hurts", "It began at work", "and now in my chest too"),
        ("Tengo dolor en el hombro", "Desde esta mañana", "y también en el pecho"),
        ("I cut my shin on the ladder", "I have held a cloth on it", "it won't stop"),
        ("My son has swallowed something", "A button battery, I think"),
        ("They would all be better off without me", "I saved up my tablets, they are here"),
        ("Mi marido murió en marzo", "Quiero irme con él", "Tengo sus pastillas aquí"),
        ("太太走了以後我只想去陪她", "我現在在頂樓"),
    ],
)
def test_what_a_short_message_leaves_out_is_read_with_it(messages: tuple[str, ...]) -> None:
    assert last_of(*messages).urgent


@pytest.mark.parametrize(
    "messages",
    [
        ("How strong are my heart tablets?", "I took one at noon"),
        ("Pregunto por mis pastillas", "He tomado la de hoy"),
        ("My shoulder does not hurt", "and my chest neither"),
        ("My son has swallowed something", "It was a piece of bread"),
        ("My cholesterol is high", "I have my tablets here on the table"),
        ("我的血壓藥在這裡", "我早上吃了一顆"),
    ],
)
def test_what_is_harmless_with_it_is_no_red_flag(messages: tuple[str, ...]) -> None:
    assert not last_of(*messages).urgent


def test_it_is_there_now_answers_what_was_asked_about() -> None:
    found = last_of("Does the new inhaler make you wheeze?", "I have that since this morning")
    assert found.urgent or found.possibly_urgent


@pytest.mark.parametrize(
    "question",
    [
        "驗血後暈倒怎麼辦",
        "癲癇發作嚴重嗎",
        "小孩發燒抽筋時該怎麼辦？",
        "In the novel the doctor coughs blood and drops dead",
        "小說裡的人突然昏倒",
        "He hasn't vomited or had any fits",
    ],
)
def test_what_is_of_nobody_here_is_no_red_flag(question: str) -> None:
    found = last_of(question)
    assert (found.red_flags, found.possible) == ([], [])


@pytest.mark.parametrize(
    "message",
    [
        "孩子抽搐怎麼辦",
        "怎麼搖都沒反應",
        "While we watched the film my father passed out",
        "No matter what we try the vomiting never stops",
        "Mi hermana dice que se va a matar",
    ],
)
def test_what_is_of_somebody_here_is_one(message: str) -> None:
    assert last_of(message).urgent


@pytest.mark.parametrize(
    "message", ["My mother has not fainted and she has no chest pain", "No he tosido sangre"]
)
def test_what_sounds_urgent_only_by_what_it_denies_is_not(message: str) -> None:
    assert not last_of(message).urgent


def test_what_is_told_beside_a_denial_is_urgent() -> None:
    assert last_of("I have not fainted, but my chest is crushing me").urgent


@pytest.mark.parametrize(
    "message",
    [
        "I have not been vomiting blood and my wife has",
        "no he vomitado sangre y mi abuelo tiene",
        "I have no chest pain and my baby is",
    ],
)
def test_whoever_is_named_beside_a_denial_may_have_it(message: str) -> None:
    assert last_of(message).urgent
