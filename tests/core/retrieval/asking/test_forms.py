"""A sentence that tells nothing of the kind that is asked for is no answer, whatever it shares."""

from __future__ import annotations

import pytest

from core.retrieval.asking.forms import has_another_form


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Where do I stick the patch?", "Change the patch every week."),
        ("¿Dónde recojo la receta?", "Tome una pastilla con agua."),
        ("領藥要去哪裡？", "每四小時吃一顆。"),
        ("How often do I turn the dial?", "The dial is blue and made of plastic."),
        ("多久換一次紗布？", "紗布會有點黃。"),
        ("When will the plaster fall off?", "Cool the skin with a wet cloth."),
        ("When do they call my brother?", "Rinse four times a day."),
        ("How much urine do you need?", "The lab work lasts twenty minutes."),
        ("¿Qué cantidad de crema me pongo?", "La crema hace efecto cada tres horas."),
        ("How many years does the lens stay?", "Your sight is blurred for two hours."),
        ("¿Cuántos meses dura la prótesis?", "Repose cinco minutos."),
        ("支架可以撐幾年？", "躺平二十分鐘。"),
    ],
)
def test_what_tells_another_kind_of_thing_is_no_answer(question: str, quote: str) -> None:
    assert has_another_form(question, quote)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Where do I stick the patch?", "Stick it on the upper arm."),
        ("領藥要去哪裡？", "請到一樓藥局領藥。"),
        ("How often do I turn the dial?", "Turn it once in the morning."),
        ("Why must I drink?", "Drink much: water flushes the dye out."),
        ("When will the plaster fall off?", "It falls off after five days."),
        ("When is her next check?", "We check her sight every eight weeks."),
        ("¿Cuándo me quitan los puntos?", "Los puntos se quitan a los diez días."),
        ("How much urine do you need?", "Fill the cup to the line: 30 ml."),
        ("How much should I drink?", "Drink plenty of water."),
        # The same word asks for a length of time.
        ("How much longer does it take?", "It takes two weeks."),
        ("How many weeks does it take?", "You may be tired for a month."),
        ("Is the dial blue?", "Turn it."),
        ("Where do I park?", "Parking is free outside the main gate."),
        ("How often do I take it?", "Take one tablet with breakfast and one with dinner."),
        ("¿Con qué frecuencia las tomo?", "Tome una con el desayuno y otra con la cena."),
        ("多久吃一次？", "三餐飯後服用。"),
        ("When is the clinic open?", "Opening hours: Monday to Friday, 9 am to 5 pm."),
        ("When can I drive?", "You must wait 24 hours."),
        ("¿Cuándo puedo conducir?", "Espere 24 horas."),
        ("什麼時候拆線？", "大約第七天拆線。"),
        ("How much water should I drink?", "Drink a litre of water."),
        ("¿Qué cantidad de agua bebo?", "Beba un litro de agua."),
        ("How much will it hurt?", "You may feel a sharp sting."),
        ("How many days will I be off work?", "You can go back after a month."),
        ("How many days should I rest?", "Rest until the wound has closed."),
    ],
)
def test_what_may_tell_it_may_answer(question: str, quote: str) -> None:
    assert not has_another_form(question, quote)
