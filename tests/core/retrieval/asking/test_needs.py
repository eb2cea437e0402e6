"""What a question names must be named by a sentence that answers it."""

from __future__ import annotations

import pytest

from core.retrieval.asking.needs import lacks_what_is_asked, tells_no_length


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("May I have naproxen as well?", "Take paracetamol every six hours."),
        ("May I have naproxen with paracetamol?", "Take paracetamol every six hours."),
        ("¿Puedo tomar diclofenaco junto con la warfarina?", "Tome la warfarina por la noche."),
        ("止痛藥和抗生素可以一起吃嗎？", "抗生素每天吃三次。"),
        ("Which pain relief is fine?", "One dalteparin injection each evening."),
        ("¿Puedo tomar diclofenaco?", "Tome una pastilla con la cena."),
        ("Is an antacid fine before bed?", "Take one tablet before bed."),
        ("感染時可以吃抗生素嗎？", "每天擦藥膏兩次。"),
        ("Do I pause Plavix as well?", "Pause your antihistamines for four days."),
        ("¿Dejo también el Eliquis?", "Deje el hierro una semana antes."),
        ("What if I forget a capsule?", "Swallow one capsule with water."),
        ("¿Y si se me olvida la pastilla?", "Tome una pastilla con la cena."),
        ("漏吃一次怎麼辦？", "早上吃一顆。"),
        ("What is the maximum for one day?", "Take one tablet with water."),
        ("How long must I keep the drain?", "Empty the drain every two days."),
        ("¿Cuánto tiempo llevo la faja?", "Lávela cada tres días."),
        ("什麼時候可以停用？", "每天晚上點一滴。"),
        ("藥膏要擦幾個月？", "藥膏每天擦兩次。"),
        ("¿Cuántas semanas tengo que llevarla?", "Lávela cada semana."),
        ("When do you operate on my other knee?", "Bend the knee ten times a day."),
        ("另一隻耳朵也要洗嗎？", "洗耳朵前點兩滴油。"),
        ("Can I have lunch afterwards?", "Have no food for six hours before the scan."),
        ("¿Puedo comer después de la prueba?", "No coma seis horas antes."),
        ("檢查後可以吃東西嗎？", "檢查前六小時不要吃東西。"),
        ("May I drink before the operation?", "You may drink after you wake up."),
    ],
)
def test_a_quote_without_it_is_no_answer(question: str, quote: str) -> None:
    assert lacks_what_is_asked(question, "After the visit", quote)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("May I have naproxen as well?", "Do not take any anti-inflammatory."),
        ("May I have naproxen as well?", "Ask us before you take other medicines."),
        ("Can I mix naproxen with paracetamol?", "Never mix paracetamol with naproxen."),
        ("Is it naproxen or paracetamol that I take?", "Take paracetamol for the pain."),
        ("Which pain relief is fine?", "Take paracetamol every six hours."),
        ("¿Puedo tomar diclofenaco?", "No tome diclofenaco."),
        ("What if I forget a capsule?", "Leave out a dose that is late."),
        ("What is the maximum for one day?", "No more than four tablets a day."),
        ("How long must I keep the drain?", "The drain comes out after two days."),
        ("¿Cuánto tiempo llevo la faja?", "Lleve la faja tres semanas."),
        ("什麼時候可以停用？", "用滿七天。"),
        ("How do I store it?", "Keep it cool."),
        ("How long will it ache?", "It may ache for up to a week."),
        ("藥膏要擦幾個月？", "擦滿兩個月。"),
        ("When do you operate on my other knee?", "The second knee follows after three months."),
        ("Can I have lunch afterwards?", "Wait an hour after the scan before you eat."),
        ("Can I have my tablet after coffee?", "Drink no coffee before the tablet."),
        ("檢查後可以吃東西嗎？", "檢查後一小時再吃。"),
        ("¿Cada cuántas horas tomo la pastilla?", "Tome una pastilla cada 8 horas."),
        ("每幾個小時要點眼藥？", "每四小時點一滴。"),
        ("How long do I keep the dressing on?", "Take it off tomorrow."),
        ("Can I shower after the operation?", "Do not shower before two days have passed."),
        ("¿Puedo ducharme después de la operación?", "No se duche antes de dos días."),
        ("Can I drink coffee afterwards?", "Coffee is fine, but avoid it before bed."),
        ("Do I pause Coumadin as well?", "Pause warfarin for four days."),
        ("May I take Advil?", "Do not take other pain killers."),
        ("Can I eat bananas for the potassium?", "Fruit is fine."),
    ],
)
def test_a_quote_that_has_it_may_answer(question: str, quote: str) -> None:
    assert not lacks_what_is_asked(question, "After the visit", quote)


def test_the_medicine_of_the_title_need_not_be_named_again() -> None:
    question = "When do I take the simvastatin?"
    assert not lacks_what_is_asked(question, "Simvastatin", "Take one tablet at night.")
    assert lacks_what_is_asked(question, "After a stroke", "Take one tablet at night.")


@pytest.mark.parametrize(
    ("question", "told", "none"),
    [
        ("How long am I covered?", "A decade or longer.", False),
        ("How long do I wait afterwards?", "For a quarter of an hour.", False),
        ("How long do I take the oil?", "Morning and evening for a fortnight.", False),
        ("How long do I take it?", "Once a day, at the same time each day.", True),
        ("When do I take it?", "With breakfast.", False),
        ("¿Cuánto tiempo la tomo?", "Una vez al día.", True),
    ],
)
def test_a_length_of_time(question: str, told: str, none: bool) -> None:
    assert tells_no_length(question, told) is none
