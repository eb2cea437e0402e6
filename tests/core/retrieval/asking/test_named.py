"""What a question names is told of by a sentence that answers it."""

from __future__ import annotations

import pytest

from core.retrieval.asking.named import names_what_is_not_told


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Is a pint of cider or beer allowed?", "Drink two litres of water a day."),
        ("¿Puedo brindar con cava?", "Beba mucha agua."),
        ("可以喝紅酒嗎？", "每天多喝水。"),
        ("Will it leave a scar?", "The plaster comes off after two days."),
        ("¿Puedo volar el lunes?", "No conduzca durante una semana."),
        ("可以搭飛機嗎？", "可以正常走路。"),
        ("Does it contain lactose?", "Take one tablet with food."),
        ("Where do I keep them?", "Take one in the evening."),
        ("May I crush the tablets?", "Take one in the evening."),
        ("When do I get the results?", "The test takes ten minutes."),
        ("Who takes the drain out?", "It comes out after two days."),
        ("Can I have chocolate?", "Eat less red meat."),
        ("Will I put on weight?", "You may sleep badly."),
        ("Does it hurt if I fly?", "Tablets for the pain help."),
        ("And for children?", "It is given once a year."),
        ("那小孩呢？", "打在上臂。"),
        ("Where do I get more of the strips?", "Keep the strips in their tin."),
        ("¿Dónde se compra la crema?", "Guarde la crema en la nevera."),
        ("試紙要去哪裡買？", "試紙要放在乾燥的地方。"),
    ],
)
def test_another_thing_is_no_answer(question: str, quote: str) -> None:
    assert names_what_is_not_told(question, "After the visit", quote)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Is a pint of cider or beer allowed?", "Do not drink alcohol."),
        ("可以喝紅酒嗎？", "一週內不可喝酒。"),
        ("Can I drive home?", "Somebody must take you home."),
        ("Where do I get more of the strips?", "Any chemist has the strips."),
        ("試紙要放哪裡？", "睡覺時放在抽屜裡。"),
        ("Do I stop my hay fever tablets?", "Stop antihistamines a week before."),
        ("How long does it take to give blood?", "Giving blood lasts ten minutes."),
        ("Can I have coffee before?", "You may drink only water."),
        ("Can I have chocolate?", "Do not eat for six hours."),
        ("¿Puedo volar el lunes?", "No viaje durante dos semanas."),
        ("Does it hurt?", "You feel a short prick."),
        ("Does it hurt if I fly?", "The ear may ache on a flight."),
        ("And for children?", "Everyone above six months can have it."),
        ("When can my son swim?", "Keep it dry for a week."),
        ("Who takes the drain out?", "The nurse takes it out."),
        ("Can I lift my grandson?", "Do not carry anything heavy."),
    ],
)
def test_the_thing_or_what_is_said_in_its_place_may_answer(question: str, quote: str) -> None:
    assert not names_what_is_not_told(question, "After the visit", quote)


def test_one_of_several_things_is_enough() -> None:
    question = "Can I fly, and drink wine there?"
    assert not names_what_is_not_told(question, "Your knee", "Do not fly for two weeks.")


def test_what_the_title_names_need_not_be_named_again() -> None:
    assert not names_what_is_not_told("Where is the vaccine given?", "Vaccines", "Into the arm.")
    assert names_what_is_not_told("Which vaccine may I have?", "Your knee", "Into the arm.")


@pytest.mark.parametrize(
    "question",
    [
        "How often do I take the tablets if I drive to work?",
        "When do I stop the tablets, before my blood test?",
        "How often do I change the bandage if I smoke?",
        "I drink coffee with breakfast. When do I change the bandage?",
        "I had a beer yesterday. How often do I take the paracetamol?",
        "I'm flying to Rome next week and wanted to ask how often I change the plaster.",
        "Where do I inject it, as I have a tattoo on my belly?",
        "Where do I put the patch when I go swimming?",
        "How much water do I drink, I eat a lot of chocolate?",
        "Si fumo, ¿cada cuánto cambio el apósito?",
        "Tomo café por la mañana. ¿Cuántas gotas me pongo?",
        "¿Cuántas pastillas tomo al día, porque estoy embarazada?",
        "Ayer comí chocolate, ¿cuándo vuelvo a la revisión?",
        "如果我抽菸，紗布多久換一次？",
        "我昨天喝了啤酒。藥一天吃幾次？",
        "開車上班的話，眼藥水一天點幾次？",
        "抽血之前什麼時候停藥？",
    ],
)
def test_what_is_mentioned_by_the_way_need_not_be_told(question: str) -> None:
    assert not names_what_is_not_told(question, "After the visit", "Once a day, on Monday.")


@pytest.mark.parametrize(
    "question",
    [
        "May I drink wine with the tablets?",
        "Can I fly?",
        "When may I drive again?",
        "What happens if I smoke?",
        "How bad is it if I drink wine?",
        "Can I take the tablets if I drink beer?",
        "Which painkiller can I take if I am pregnant?",
        "I love swimming. When can I do that again?",
        "How long must I wait before I can fly?",
        "I would like to know when I can go back to the gym.",
        "If the wound is dry, when can I swim?",
        "Si me encuentro bien, ¿cuándo puedo hacer deporte?",
        "¿Qué pasa si fumo?",
        "Quisiera saber si puedo volar.",
        "我想去游泳，可以嗎？",
        "手術後多久可以開車？",
        "懷孕的話可以吃這個藥嗎？",
        "如果喝酒會有什麼後果？",
    ],
)
def test_what_is_asked_must_be_told(question: str) -> None:
    assert names_what_is_not_told(question, "After the visit", "Once a day, on Monday.")


def test_what_is_told_of_a_thing_beside_may_answer() -> None:
    question = "Do I have to fast before the blood test?"
    assert not names_what_is_not_told(question, "Your visit", "The blood is taken at any time.")
