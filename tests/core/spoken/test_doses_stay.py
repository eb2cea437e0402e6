"""An amount is never said as a date, an hour, a sum of money, a frequency or a thousand."""

from __future__ import annotations

import pytest

from core.spoken import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Do not drink more than 1500 mL between 0800 and 1200.",
            "Do not drink more than 1500 millilitres between 8 o'clock and 12 o'clock.",
        ),
        (
            "Take 500 mg at 0800 or 1000 mg at 2000.",
            "Take 500 milligrams at 8 o'clock or 1000 milligrams at 2000.",
        ),
        (
            "Walk from 1000 to 1500 steps by 0900.",
            "Walk from 1000 to 1500 steps by 9 o'clock.",
        ),
        (
            "Give it at 0600 or 1200 units at noon.",
            "Give it at 6 o'clock or 1200 units at noon.",
        ),
        (
            "At 0800, 1500 to 2000 mL of water is enough.",
            "At 8 o'clock, 1500 to 2000 millilitres of water is enough.",
        ),
        (
            "Keep fluids between 1000 and 1200 until 0600.",
            "Keep fluids between 1000 and 1200 until 6 o'clock.",
        ),
        ("Fast from 2200 to 0600.", "Fast from 10 p.m. to 6 a.m."),
        ("Eat nothing from 00:00 until 12:00.", "Eat nothing from midnight until 12 o'clock."),
        ("Take one at 8:00, 12:00 and 20:00.", "Take one at 8 a.m., 12 noon and 8 p.m."),
        ("Flush at 0600, 1400 and 2200 hours.", "Flush at 6 a.m., 2 p.m. and 10 p.m."),
        ("It runs from 1200 to 1500 hours of use.", "It runs from 1200 to 1500 hours of use."),
        ("By 2030 we hope; call at 0830.", "By 2030 we hope; call at 8:30."),
    ],
)
def test_one_hour_makes_no_other_figure_an_hour(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Take GBP 300 mg at night.", "Take G B P 300 milligrams at night."),
        ("Start GBP 300 TID for nerve pain.", "Start G B P 300 three times a day for nerve pain."),
        ("Take CAD 75 mg of aspirin.", "Take CAD 75 milligrams of aspirin."),
        ("Of 100 CAD patients, five smoke.", "Of 100 CAD patients, five smoke."),
        ("Take naltrexone for AUD 50.", "Take naltrexone for A U D 50."),
        ("The fee is GBP 40 a visit.", "The fee is 40 pounds a visit."),
        ("The scan costs 250 CAD.", "The scan costs 250 Canadian dollars."),
        (
            "Pay GBP 40 at the desk. Take GBP 300 at night.",
            "Pay 40 pounds at the desk. Take G B P 300 at night.",
        ),
        ("You paid £9; take CAD 81 each morning.", "You paid 9 pounds; take CAD 81 each morning."),
        ("NTD 4 mg葉酸每天。", "N T D 4毫克葉酸每天。"),
        ("自費NTD 300，請付現。", "自費新台幣300元，請付現。"),
    ],
)
def test_a_letter_code_is_money_only_where_more_tells_so(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "Increase by 10-15-20 mcg each week.",
        "Raise your insulin by 10/15/20.",
        "Lantus given 10-12-14 units with meals.",
        "Your medicine is due 5-10-15 sachets.",
        "Take your insulin on 10/12/14 at meals.",
        "Titrate by 5-10-20 every week until 10-15-25.",
        "Suba hasta 5-10-15 unidades.",
    ],
)
def test_three_doses_are_no_date(text: str) -> None:
    assert spoken_form(text) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Increase by 10/15/20 units in turn.", "Increase by 10, 15, 20 units in turn."),
        ("Empiece desde 5/10/20 gotas.", "Empiece desde 5, 10, 20 gotas."),
        ("It comes as 2.5/5/10 mg tablets.", "It comes as 2.5, 5, 10 milligrams tablets."),
        ("Strengths of 25/50/75 and 100 mcg.", "Strengths of 25, 50, 75 and 100 micrograms."),
        ("Warfarina el 5/10/15 y 20 mg.", "Warfarina el 5, 10, 15 y 20 miligramos."),
        ("Tabletas de 2/4/6 mg.", "Tabletas de 2, 4, 6 miligramos."),
        ("有 5/10/20 mg 三種。", "有 5、10、20毫克 三種。"),
        ("華法林 1/3/5 毫克。", "華法林 1、3、5 毫克。"),
    ],
)
def test_a_list_of_doses_is_a_list(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Take 1 000 mg twice a day.", "Take 1000 milligrams twice a day."),
        ("Tome 1\u202f500 mg al día.", "Tome 1500 miligramos al día."),
        ("Camine 10 000 pasos.", "Camine 10000 pasos."),
        ("喝水 1\u00a0500 毫升。", "喝水 1500 毫升。"),
        ("Take 2 500 mg tablets.", "Take 2 500 milligrams tablets."),
        ("Take 2\u00a0500\u00a0mg tablets.", "Take 2 500 milligrams tablets."),
        ("Tome 2\u00a0200\u00a0mg de magnesio.", "Tome 2 200 miligramos de magnesio."),
        ("Take 3\u00a0250 mcg at night.", "Take 3 250 micrograms at night."),
        ("Tome 2\u202f200 mg de magnesio.", "Tome 2200 miligramos de magnesio."),
        ("Take 25\u00a0000 IU a week.", "Take 25000 international units a week."),
        ("Walk 6\u00a0500 steps.", "Walk 6500 steps."),
        ("Drink \u200e1\u2063\u202f800\u200e ml a day.", "Drink 1800 millilitres a day."),
        ("Take 1 500 mg twice a day.", "Take 1 500 milligrams twice a day."),
        ("Llame al 900 123 456.", "Llame al 9 0 0, 1 2 3, 4 5 6."),
        ("Room 12, 100 beds.", "Room 12, 100 beds."),
    ],
)
def test_a_spaced_thousand_is_one_figure_where_it_cannot_be_two(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Take q5min up to three times.", "Take every 5 minutes up to three times."),
        ("Check q2wk.", "Check every 2 weeks."),
        ("1 tab SL q5min.", "1 tablet under the tongue every 5 minutes."),
        ("Suero oral q15min, luego q2h.", "Suero oral cada 15 minutos, luego cada 2 horas."),
        ("必要時 q5min 一次。", "必要時 每5分鐘 一次。"),
        ("Inject q1d.", "Inject every day."),
        ("Wait in room q3.", "Wait in room q3."),
    ],
)
def test_every_so_often(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Tome 10 mg el 5/10/25 y 20 mg el 6/10/25.",
            "Tome 10 miligramos el 5 de octubre de 2025 y 20 miligramos el 6 de octubre de 2025.",
        ),
        ("Come on 3/15/25, every day after.", "Come on 15 March 2025, every day after."),
        ("Your visit is on 10/15/26 at noon.", "Your visit is on 15 October 2026 at noon."),
        ("Come by 10/15/26.", "Come by 15 October 2026."),
        ("Vence el 15/10/26 a las 8.", "Vence el 15 de octubre de 2026 a las 8."),
        ("從3/15起停藥。", "從3月15日起停藥。"),
        ("回診日1/2（五）。", "回診日1月2日星期五。"),
    ],
)
def test_a_date_is_still_said(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Use a 3 mL BD syringe for it.", "Use a 3 millilitres B D syringe for it."),
        ("A 10 g OD of paracetamol harms you.", "A 10 grams O D of paracetamol harms you."),
        ("Use a 1 mL SC needle for it.", "Use a 1 millilitre S C needle for it."),
        ("Erythromycin ointment 1 g OD.", "Erythromycin ointment 1 gram O D."),
        ("5 mL BD 針筒一支。", "5毫升 B D 針筒一支。"),
        ("Take 20 mg OD with food.", "Take 20 milligrams once a day with food."),
        ("Take 1 tab OD x 7 days.", "Take 1 tablet once a day for 7 days."),
        ("Take 10 mg AC, then eat.", "Take 10 milligrams before meals, then eat."),
        (
            "Inject 6 units SC before breakfast.",
            "Inject 6 units under the skin before breakfast.",
        ),
        ("每次10mg PO，共5天。", "每次10毫克 口服，共5天。"),
    ],
)
def test_a_code_that_may_be_a_name_is_said_only_where_a_dose_ends(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Tacrolimus 1,000 mg en la mañana y 0,500 mg en la noche.",
            "Tacrolimus 1,000 miligramos en la mañana y 0 coma 500 miligramos en la noche.",
        ),
        (
            "El lunes 1,000 mg, el martes 1,250 mg.",
            "El lunes 1,000 miligramos, el martes 1,250 miligramos.",
        ),
        (
            "Tome 1,000 mg cada 12 h; pese 62,5 kg.",
            "Tome 1,000 miligramos cada 12 horas; pese 62 coma 5 kilogramos.",
        ),
        (
            "Metotrexato 2.500 mg, luego 7.5 mg.",
            "Metotrexato 2.500 miligramos, luego 7.5 miligramos.",
        ),
        (
            "Beba 2.000 ml al día y pese 62,5 kg.",
            "Beba 2000 mililitros al día y pese 62 coma 5 kilogramos.",
        ),
        ("Tome 10,000 UI cada semana.", "Tome 10000 unidades internacionales cada semana."),
        ("Tome 1,000 mg y 0.5 mg.", "Tome 1000 miligramos y 0.5 miligramos."),
    ],
)
def test_a_spanish_figure_is_a_thousand_only_beside_other_decimals(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("每次1/2 早上吃。", "每次半 早上吃。"),
        ("每日1/4 上午服用。", "每日四分之一 上午服用。"),
        ("減到1/2 晚上吃。", "減到半 晚上吃。"),
        ("早上1/3 中午1/3 晚上1/3服用。", "早上三分之一 中午三分之一 晚上三分之一服用。"),
        ("服用2/3 前請量血壓。", "服用三分之二 前請量血壓。"),
        ("休息1/2週後再來。", "休息半週後再來。"),
    ],
)
def test_a_part_of_a_tablet_is_no_day_of_a_month(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Take 2–0–1 with your food.", "Take 2, 0, 1 with your food."),
        ("Take 1-1-2 tablets of it.", "Take 1, 1, 2 tablets of it."),
        ("Take 1-2-3 tablets of it.", "Take 1, 2, 3 tablets of it."),
        ("Take 1 - 0 - 1 - 0 of it.", "Take 1, 0, 1, 0 of it."),
        ("Take ½-0-½ of it.", "Take half, 0, half of it."),
        ("Inject 12-0-10 units of it.", "Inject 12, 0, 10 units of it."),
        ("Take 1/0/1 of it.", "Take 1, 0, 1 of it."),
        ("Tome 1-0-1 con la comida.", "Tome 1, 0, 1 con la comida."),
        ("每天服用1-0-1顆。", "每天服用1、0、1顆。"),
    ],
)
def test_a_pause_parts_the_doses_of_a_day(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "Count with me: 1-2-3.",
        "Come to us on 1-2-2026.",
        "Come to us on 10-12-26.",
        "Your number with us is 7-10-44-0-9.",
        "Bring your vitamin B½ with you.",
    ],
)
def test_other_figures_with_dashes_are_no_doses_of_a_day(text: str) -> None:
    assert spoken_form(text) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The T½ of it is long.", "The half-life of it is long."),
        ("The t1/2 of it is long.", "The half-life of it is long."),
        ("La T½ de este es larga.", "La vida media de este es larga."),
        ("此藥的T½很長。", "此藥的半衰期很長。"),
        ("每次吃½顆。", "每次吃半顆。"),
        ("劑量為10 毫克/kg/天。", "劑量為每天每公斤10毫克。"),
        ("劑量為5 mg/kg/dose。", "劑量為每次每公斤5毫克。"),
    ],
)
def test_letters_and_mixed_units_are_said(written: str, said: str) -> None:
    assert spoken_form(written) == said
