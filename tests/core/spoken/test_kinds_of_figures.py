"""Rates, shares, sizes, days and numbers to call, each as it is said in three languages."""

from __future__ import annotations

import pytest

from core.spoken import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Breathe 14-18/min.", "Breathe 14 to 18 per minute."),
        ("About 4/1000 feel sick, 1/10,000 faint.", "About 4 in 1000 feel sick, 1 in 10000 faint."),
        ("Use 5/8 cup and ⅛ tsp.", "Use five eighths of a cup and one eighth of a teaspoon."),
        ("His sight is 20/60.", "His sight is 20 60."),
        ("She is 5'7\" tall.", "She is 5 feet 7 inches tall."),
        ("Walk 200 m or 0.5 mi.", "Walk 200 metres or 0.5 miles."),
        ("She is 4 m old.", "She is 4 m old."),
        ("Your score of -1.5 is fine.", "Your score of minus 1.5 is fine."),
        ("Open Tue.–Sat., 9 a.m.-noon.", "Open Tuesday to Saturday, 9 a.m. to noon."),
        ("Fast on 11/23, not on 4/5.", "Fast on November 23, not on 4/5."),
        ("Dial 911 or 988.", "Dial 9 1 1 or 9 8 8."),
        ("Emergency: 112", "Emergency: 1 1 2"),
        ("Ring 1-800-NURSES now.", "Ring 1-800-NURSES now."),
        ("Your SpO2 is fine.", "Your S P O 2 is fine."),
        ("See p. 7. Two 20 mg tabs.", "See page 7. Two 20 milligrams tablets."),
        ("No. 4 is yours.", "Number 4 is yours."),
        ("eGFR ≥ 60", "eGFR at least 60"),
        ("Do 8 lifts × 2 sets.", "Do 8 lifts times 2 sets."),
        ("Keep to 5±1 mg.", "Keep to 5 plus or minus 1 milligram."),
        ("DKA, MI and PE are urgent.", "D K A, M I and P E are urgent."),
        ("Text 07700 900456.", "Text 0 7 7 0 0, 9 0 0 4 5 6."),
        ("Eat < 2 g Na/day.", "Eat below 2 grams Na per day."),
        (
            "CT w/o contrast, w/ food after 06:00 / 18:00.",
            "C T without contrast, with food after 6 a.m., 6 p.m.",
        ),
        ("Use it for 2/52, then in 4/12.", "Use it for 2 weeks, then in 4 months."),
        ("Open Sunday 9-1; wks 2-4 too.", "Open Sunday 9 to 1; weeks 2 to 4 too."),
        ("Pain ↑, pulse ↔", "Pain up, pulse unchanged"),
        ("1 u/15 g of carbs, 1° of tilt", "1 unit per 15 grams of carbs, 1 degree of tilt"),
        ("¼ + ¼ = ½", "one quarter plus one quarter equals half"),
        ("Call 555 0177 or 555 0178.", "Call 5 5 5, 0 1 7 7 or 5 5 5, 0 1 7 8."),
        ("Read it (MI-nor).", "Read it (MI-nor)."),
        ("FEV1/FVC is 0.7.", "F E V 1, F V C is 0.7."),
    ],
)
def test_english(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Respire 14-18/min.", "Respire 14 a 18 por minuto."),
        ("Le pasa a 2/1.000.", "Le pasa a 2 de cada 1000."),
        ("Beba 3/4 partes y ⅛ de taza.", "Beba tres cuartas partes y un octavo de taza."),
        ("Venga el 6/11.", "Venga el 6 de noviembre."),
        ("Tome el 1/2 de la dosis.", "Tome el 1/2 de la dosis."),
        ("Marque el 061 o el 112.", "Marque el 0 6 1 o el 1 1 2."),
        ("Suero por vía IV o SC.", "Suero por vía intravenosa o subcutánea."),
        ("Tome 8 mg t.i.d.", "Tome 8 miligramos tres veces al día."),
        ("La 1a dosis, el 2do día.", "La primera dosis, el segundo día."),
        ("Mide 1,62 m.", "Mide 1 coma 62 metros."),
        ("Beba 2.250,5 ml.", "Beba 2250 coma 5 mililitros."),
        ("Cuesta US$15.", "Cuesta 15 dólares."),
        ("Aguante 6 s.", "Aguante 6 segundos."),
        ("Vie. 9 oct., 10 h.", "Viernes 9 de octubre, 10 horas."),
        ("Asma tipo I y II.", "Asma tipo 1 y 2."),
        ("TC s/contraste, RM c/contraste.", "T C sin contraste, R M con contraste."),
        ("Edad ≥ 70 a., a 36 ºC.", "Edad como mínimo 70 años, a 36 grados Celsius."),
        ("Guarde de -8 a 4 °C.", "Guarde de menos 8 grados Celsius a 4 grados Celsius."),
        ("Use 2/3 del vaso 5 v. al día.", "Use dos tercios del vaso 5 veces al día."),
        ("Línea gratuita 800 222 0177.", "Línea gratuita 8 0 0, 2 2 2, 0 1 7 7."),
        ("Dé 250 500 1000 mg.", "Dé 250 500 1000 miligramos."),
        ("Inhalador: 2 puff c/8 h", "Inhalador: 2 puff cada 8 horas"),
    ],
)
def test_spanish(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("抬腿8次×20秒。", "抬腿8次，每次20秒。"),
        ("12:00/18:00各2顆，每顆3.5元/顆。", "12點整、18點整各2顆，每顆3.5元每顆。"),
        ("INR2.2～2.8，4mg+2mg。", "I N R 2.2到2.8，4毫克加2毫克。"),
        ("冷凍在-25℃~-15℃。", "冷凍在攝氏零下25度到攝氏零下15度。"),
        (
            "電話：02-2555-0100/02-2555-0101。",
            "電話：0 2，2 5 5 5，0 1 0 0、0 2，2 5 5 5，0 1 0 1。",
        ),
        ("走2.5km。", "走2.5公里。"),
        ("约4/1000的人会头晕。", "约千分之4的人会头晕。"),
        ("傷口2cm×1cm。", "傷口2公分乘1公分。"),
        ("3個月~6歲，半包~2包。", "3個月到6歲，半包到2包。"),
        ("5/6(三)抽血。", "5月6日星期三抽血。"),
        ("請打110、119或1922。", "請打1 1 0、1 1 9或1922。"),
        ("防治專線1966。", "防治專線1 9 6 6。"),
        ("心率55-95次/min", "心率每分鐘55到95次"),
        ("冰到-15度，約37.5度C。", "冰到零下15度，約攝氏37.5度。"),
        ("Hb≥9g/dL。", "Hb至少每分升9克。"),
        ("HbA1c <6.5%。", "H B A 1 C 低於百分之6.5。"),
    ],
)
def test_chinese(written: str, said: str) -> None:
    assert spoken_form(written) == said
