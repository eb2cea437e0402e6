"""What is said for signs that a voice misreads, in English, Spanish and Chinese."""

from __future__ import annotations

import pytest

from core.spoken import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Give 2-4 puffs, then wait 10–15 min.", "Give 2 to 4 puffs, then wait 10 to 15 minutes."),
        ("Drink 1.5~2 L each day.", "Drink 1.5 to 2 litres each day."),
        ("Take 5 mg-10 mg at night.", "Take 5 milligrams to 10 milligrams at night."),
        ("Rest for 6 - 8 weeks.", "Rest for 6 to 8 weeks."),
        ("If your sugar is <60, eat.", "If your sugar is below 60, eat."),
        ("If it is >= 200 mg/dL, call.", "If it is at least 200 milligrams per decilitre, call."),
        ("Keep salt ≤ 5 g a day.", "Keep salt at most 5 grams a day."),
        ("> 39 °C: call the clinic now", "above 39 degrees Celsius: call the clinic now"),
        ("Your goal is 130/80 mmHg.", "Your goal is 130 over 80 millimetres of mercury."),
        ("It was 120/80-135/85 at home.", "It was 120 over 80 to 135 over 85 at home."),
        ("Take 1/2 tablet, later 1½ tablets.", "Take half a tablet, later 1 and a half tablets."),
        ("Add 3/4 cup of water.", "Add three quarters of a cup of water."),
        (
            "The line is open 24/7 and/or by mail.",
            "The line is open 24 hours a day, 7 days a week and or by mail.",
        ),
        ("Ask your doctor/nurse about it.", "Ask your doctor or nurse about it."),
        ("Take 3 mg/kg/day.", "Take 3 milligrams per kilogram per day."),
        ("A fever of 101°F is high.", "A fever of 101 degrees Fahrenheit is high."),
        ("Weigh the same, ±1 kg.", "Weigh the same, plus or minus 1 kilogram."),
        ("Take 2 × 500 mg, 3× a day.", "Take 2 times 500 milligrams, 3 times a day."),
        ("Go from 10 mg → 5 mg.", "Go from 10 milligrams to 5 milligrams."),
        ("Wash your hands → dry them.", "Wash your hands, then dry them."),
        ("Your INR and your ECGs are fine.", "Your I N R and your E C Gs are fine."),
        ("COPD may need an IV drip.", "C O P D may need an I V drip."),
        ("You have stage IV disease.", "You have stage 4 disease."),
        ("Your pain is 7/10.", "Your pain is 7 out of 10."),
        ("Open from 8:00-16:30.", "Open from 8:00 to 16:30."),
        (
            "Aim for 115–125/75–85 mmHg.",
            "Aim for 115 to 125 over 75 to 85 millimetres of mercury.",
        ),
        ("Put 1-2 drops/eye.", "Put 1 to 2 drops per eye."),
        ("Take 750 mg = 3 tablets.", "Take 750 milligrams equals 3 tablets."),
        ("Ages 60+ need 6% more.", "Ages 60 or more need 6 percent more."),
        ("No more than 3 g/24 h.", "No more than 3 grams per 24 hours."),
        ("Inject 0.3 mL (30 mg).", "Inject 0.3 millilitres (30 milligrams)."),
    ],
)
def test_english(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Tome 5-10 ml con agua.", "Tome 5 a 10 mililitros con agua."),
        ("Tome 2,5 mg por la noche.", "Tome 2 coma 5 miligramos por la noche."),
        ("Beba 1.500 ml de agua.", "Beba 1500 mililitros de agua."),
        ("Si es <70 mg/dL, coma algo.", "Si es menos de 70 miligramos por decilitro, coma algo."),
        ("Si tiene ≥ 38,5 °C, llame.", "Si tiene como mínimo 38 coma 5 grados Celsius, llame."),
        ("La presión ideal es 120/80.", "La presión ideal es 120 sobre 80."),
        ("Tome 1/2 pastilla o ½ vaso.", "Tome media pastilla o medio vaso."),
        ("La cita es a las 10:30.", "La cita es a las 10:30."),
        ("Tome 1/2 dosis.", "Tome media dosis."),
        ("Horario: 9:00–15:00.", "Horario: 9:00 a 15:00."),
        ("Use 3 gotas/ojo.", "Use 3 gotas por ojo."),
        (
            "Baje un 5-7 % en mayores de 70+ años.",
            "Baje un 5 a 7 por ciento en mayores de 70 o más años.",
        ),
    ],
)
def test_spanish(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("每次吃3~5粒，每天2-3次。", "每次吃3到5粒，每天2到3次。"),
        ("每次５～１０毫升。", "每次5到10毫升。"),
        ("血糖<70時請立即吃糖。", "血糖低於70時請立即吃糖。"),
        ("血压应≤130/80mmHg。", "血压应最多收缩压130，舒张压80毫米汞柱。"),
        ("體溫36.5~37.5°C是正常的。", "體溫攝氏36.5到37.5度是正常的。"),
        ("每次1/2片，心跳60-100次/分。", "每次半片，心跳每分鐘60到100次。"),
        ("早上8:30吃药。", "早上8点30分吃药。"),
        ("血壓125～135／75～85是標準。", "血壓收縮壓125到135，舒張壓75到85是標準。"),
        ("剂量0.5～2毫升/次。", "剂量每次0.5到2毫升。"),
        ("体重减轻>8%要回诊。", "体重减轻高于百分之8要回诊。"),
        ("血糖5－7毫摩尔/升。", "血糖每升5到7毫摩尔。"),
    ],
)
def test_chinese(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "Come for your follow-up with the 3-year-old.",
        "COVID-19 and omega-3 and vitamin B-12 are not the same.",
        "Count with me: 1-2-3.",
        "Call 24 hours before, or phone 10 minutes ahead.",
        "Text B12 and B6 are not 555-0134.",
        "Your visit is on 05/04/2026.",
        "The score was 3-2 and the year is 2024-2025.",
        "DO NOT STOP THE TABLETS TODAY.",
        "You must NOT stop. ONE more thing: STOP smoking.",
        "Read https://example.org/5-10/a/b for more.",
        "Write to nurse-5-10@example.org.",
        "The discs L4-5 are worn.",
        "Look at picture number 112 first.",
    ],
)
def test_what_is_no_range_stays(text: str) -> None:
    assert spoken_form(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Nehmen Sie 5-10 ml, wenn der Wert <70 ist und das Fieber steigt.",
        "Prenez 5-10 ml si la fièvre dépasse 38,5 °C.",
        "Tome 5-10 ml de água se a pressão não for 120/80.",
        "Prenda 5-10 ml per tre giorni se la febbre è alta.",
        "Neem 5-10 ml als het niet beter wordt.",
        "1回5～10mlを1日3回飲んでください。",
        "하루에 5-10 ml씩 드세요.",
    ],
)
def test_other_languages_are_left_to_the_voice(text: str) -> None:
    assert spoken_form(text) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Call 555-0134 or 02-2345-6789 or (02) 2345-6789.",
            "Call 5 5 5, 0 1 3 4 or 0 2, 2 3 4 5, 6 7 8 9 or 0 2, 2 3 4 5, 6 7 8 9.",
        ),
        ("Ring +44 117 496 0321 for help.", "Ring plus 4 4, 1 1 7, 4 9 6, 0 3 2 1 for help."),
        ("Dial 999 if you faint.", "Dial 9 9 9 if you faint."),
        ("Llame al 93 412 00 77 o al 061.", "Llame al 9 3, 4 1 2, 0 0, 7 7 o al 061."),
        ("Si sangra, llame al 112.", "Si sangra, llame al 1 1 2."),
        ("請打03-312-9876找護理師。", "請打0 3，3 1 2，9 8 7 6找護理師。"),
        ("每天打12單位，緊急時打119。", "每天打12單位，緊急時打1 1 9。"),
    ],
)
def test_telephone_numbers_are_said_digit_by_digit(written: str, said: str) -> None:
    assert spoken_form(written) == said
    assert spoken_form(said) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Use the drops t.i.d. for a week.", "Use the drops three times a day for a week."),
        ("Take one tablet by day q6h PRN.", "Take one tablet by day every 6 hours as needed."),
        ("Rest, e.g. on the sofa, b.i.d.", "Rest, for example on the sofa, twice a day."),
        ("Your INR and HbA1c are fine.", "Your I N R and H B A 1 C are fine."),
        ("Tome algo suave, p. ej. sopa.", "Tome algo suave, por ejemplo sopa."),
        ("Inject 8 U, then 300 nmol/L.", "Inject 8 units, then 300 nanomoles per litre."),
        ("A level of 55 µmol/L is fine.", "A level of 55 micromoles per litre is fine."),
        ("每天喝1800~2500毫升的水。", "每天喝1800到2500毫升的水。"),
        ("餐前5.0~7.2 mmol/L為宜。", "餐前每公升5.0到7.2毫摩爾為宜。"),
        ("睡前注射14IU胰島素。", "睡前注射14國際單位胰島素。"),
    ],
)
def test_prescriptions_are_said_in_words(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("6 ± 2 mL", "6 plus or minus 2 millilitres"),
        ("pH 6.8–7.2", "pH 6.8 to 7.2"),
        ("pH 6,8-7,2", "pH 6 coma 8 a 7 coma 2"),
        ("≤ 37.8 °C", "at most 37.8 degrees Celsius"),
        ("110/70", "110 over 70"),
        ("0,625 mg", "0 coma 625 miligramos"),
        ("0900 444-555", "0 9 0 0, 4 4 4, 5 5 5"),
        ("Potasio 4-5 mmol/L.", "Potasio 4 a 5 milimoles por litro."),
    ],
)
def test_figures_alone_are_no_other_language(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The cyst is 4 x 3 x 2 cm.", "The cyst is 4 by 3 by 2 centimetres."),
        ("El quiste mide 4 × 3 × 2 mm.", "El quiste mide 4 por 3 por 2 milímetros."),
        ("腫瘤4×3×2公分。", "腫瘤4乘3乘2公分。"),
        ("Breathe in 90 mcg/puff.", "Breathe in 90 micrograms per puff."),
        ("Your level is 61 mmol/mol.", "Your level is 61 millimoles per mole."),
        ("Run it at 12 units/kg/h.", "Run it at 12 units per kilogram per hour."),
        ("Take 4 tablets/24 h.", "Take 4 tablets per 24 hours."),
        (
            "Take one 300 mg/codeine 15 mg tablet.",
            "Take one 300 milligrams and codeine 15 milligrams tablet.",
        ),
        (
            "Start with 5 mg/day 10 mg/day from week 2.",
            "Start with 5 milligrams per day 10 milligrams per day from week 2.",
        ),
        (
            "Give 250 mg/tablet 1 g at most.",
            "Give 250 milligrams per tablet 1 gram at most.",
        ),
        ("Tome 5 mg/noche 2 mg/día.", "Tome 5 miligramos por noche 2 miligramos por día."),
        ("Put in 3 gtt at night.", "Put in 3 drops at night."),
        ("It holds adrenaline 1:100,000.", "It holds adrenaline 1 to 100,000."),
        ("Tiene adrenalina 1:100.000.", "Tiene adrenalina 1 a 100000."),
        ("消毒水與水以1:20混合。", "消毒水與水以1比20混合。"),
        ("Come at 1:20, then mix it.", "Come at 1:20, then mix it."),
        ("A stage IIA or IVb cancer.", "A stage 2 A or IVb cancer."),
        ("It is a class IC drug.", "It is a class 1 C drug."),
        ("第IIIC期要追蹤。", "第3 C期要追蹤。"),
        ("Bring your class ID card.", "Bring your class I D card."),
        ("Take it at 8 AM, not at 8 PM.", "Take it at 8 A M, not at 8 P M."),
        ("If you are >70 y or weak, rest.", "If you are above 70 years or weak, rest."),
        ("空腹血糖应为每升4-6 mmol。", "空腹血糖应为每升4到6毫摩尔。"),
        ("血钠为140 mmol/L，伤口长4cm。", "血钠为每升140毫摩尔，伤口长4厘米。"),
        ("血鈉為140 mmol/L，傷口長4cm。", "血鈉為每公升140毫摩爾，傷口長4公分。"),
    ],
)
def test_products_strengths_and_stages(written: str, said: str) -> None:
    assert spoken_form(written) == said


def test_a_line_of_figures_is_said_in_the_language_of_the_text() -> None:
    assert spoken_form("Take it with your meals.\n5-10 ml\n<70 mg/dL") == (
        "Take it with your meals.\n5 to 10 millilitres\nbelow 70 milligrams per decilitre"
    )
    assert spoken_form("Tómelo con la comida.\n5-10 ml") == (
        "Tómelo con la comida.\n5 a 10 mililitros"
    )


def test_each_line_of_a_bilingual_text_is_said_in_its_own_language() -> None:
    said = spoken_form("Take 5-10 ml with your food.\nTome 5-10 ml con la comida.\n每次5-10毫升。")
    assert said.split("\n") == [
        "Take 5 to 10 millilitres with your food.",
        "Tome 5 a 10 mililitros con la comida.",
        "每次5到10毫升。",
    ]


def test_words_are_put_in_once() -> None:
    said = spoken_form("Take 5-10 ml if your INR is <2 and your pressure 140/90.")
    assert spoken_form(said) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Keep your sugar at 5-8 mmol/L. ≥15 mmol/L: ring us.",
            "Keep your sugar at 5 to 8 millimoles per litre."
            " at least 15 millimoles per litre: ring us.",
        ),
        ("Give 5 mg. ½ tablet later.", "Give 5 milligrams. half a tablet later."),
        ("Drink 250 ml. ~2 hours on, rest.", "Drink 250 millilitres. about 2 hours on, rest."),
        ("Give ½ tab. <60: none.", "Give half a tablet. below 60: none."),
        ("Take it b.i.d. <60: call.", "Take it twice a day. below 60: call."),
        ("Beba 200 ml. ½ vaso luego.", "Beba 200 mililitros. medio vaso luego."),
        (
            "Tome 500 mg. >38 °C: llame.",
            "Tome 500 miligramos. más de 38 grados Celsius: llame.",
        ),
        # The point of a short unit alone.
        ("Take 20 mg. with your food.", "Take 20 milligrams with your food."),
        ("Take ½ tab. with your food.", "Take half a tablet with your food."),
    ],
)
def test_a_sentence_that_ends_with_a_unit_ends_in_speech(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Tell us what you have:\n☑ Asthma\n☐ Diabetes",
            "Tell us what you have:\nticked: Asthma\nnot ticked: Diabetes",
        ),
        (
            "Do you have any of these? ☑ Asthma ☐ Gout",
            "Do you have any of these? ticked: Asthma, not ticked: Gout",
        ),
        ("You have asthma ☒ gout ☐", "You have asthma: ticked, gout: not ticked"),
        (
            "Marque lo que tiene:\n☑ Asma\n☐ Gota",
            "Marque lo que tiene:\nmarcado: Asma\nsin marcar: Gota",
        ),
        ("請勾選您的病史：☑氣喘 ☐糖尿病", "請勾選您的病史：已勾選：氣喘，未勾選：糖尿病"),
    ],
)
def test_ticked_boxes_are_said(written: str, said: str) -> None:
    assert spoken_form(written) == said


def test_the_half_of_a_day_is_said_in_the_language_of_the_script() -> None:
    script = "Tome las pastillas todos los días.\n8 AM: 5 mg\n8 PM: 10 mg"
    assert spoken_form(script).split("\n")[1:] == [
        "8 de la mañana: 5 miligramos",
        "8 de la noche: 10 miligramos",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("8:30 AM — 5 mg", "8:30 A M, 5 milligrams"),
        ("At 20:00 – 2 tablets", "At 20:00, 2 tablets"),
        ("Week 2 - 10 mg", "Week 2, 10 milligrams"),
        ("Start low. Day 1 – 5 mg", "Start low. Day 1, 5 milligrams"),
        ("Tome la pastilla así. Semana 3 – 20 mg", "Tome la pastilla así. Semana 3, 20 miligramos"),
        ("第1天 – 5毫克", "第1天，5毫克"),
        ("Open from 8 AM – 5 PM", "Open from 8 A M to 5 P M"),
        ("Days 1 – 5 at home", "Days 1 to 5 at home"),
        ("Take every week 1 – 2 tablets", "Take every week 1 to 2 tablets"),
        ("Take each day 5–10 mg", "Take each day 5 to 10 milligrams"),
        ("Tome cada día 5 – 10 mg", "Tome cada día 5 a 10 miligramos"),
    ],
)
def test_a_time_before_a_dose_begins_no_range(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It is a stage II/III cancer.", "It is a stage 2 or 3 cancer."),
        ("You have a burn of grade I/II.", "You have a burn of grade 1 or 2."),
        ("Usted tiene un cáncer en estadio II/III.", "Usted tiene un cáncer en estadio 2 o 3."),
        ("It is a stage IIa/IIb tumour.", "It is a stage 2 A or 2 B tumour."),
        ("您是第II/III期。", "您是第2或3期。"),
        ("The nurse gives 5 mg I/V.", "The nurse gives 5 milligrams I/V."),
    ],
)
def test_one_of_two_stages_is_no_fraction(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("❌ Alcohol with the tablets", "not allowed: Alcohol with the tablets"),
        ("Until Friday: 🚫 swimming", "Until Friday: not allowed: swimming"),
        ("❌ Do not swim", "Do not swim"),
        ("✗ Don't lift the arm", "Don't lift the arm"),
        ("❌ Conducir esta noche", "no permitido: Conducir esta noche"),
        ("❌ Nunca conduzca de noche", "Nunca conduzca de noche"),
        ("❌喝酒", "不可以：喝酒"),
        ("❌ 請不要喝酒", "請不要喝酒"),
        ("✅ Bread ❌ Butter", "ticked: Bread, not allowed: Butter"),
        ("❌ Nothing by mouth", "Nothing by mouth"),
        ("❌ Running with no shoes", "not allowed: Running with no shoes"),
        ("❌ Running is not allowed", "Running is not allowed"),
        ("❌ Prohibido nadar", "Prohibido nadar"),
        ("❌ 游泳不戴耳塞", "不可以：游泳不戴耳塞"),
        ("Take 1️⃣ tablet for 1️⃣0️⃣ days.", "Take 1 tablet for 10 days."),
        ("2️⃣5 mg at night", "2, 5 milligrams at night"),
        ("Box A ✗ Box B", "Box A ✗ Box B"),
    ],
)
def test_crosses_and_digits_in_keys_are_said(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Take it on Mon/Wed/Fri.", "Take it on Monday, Wednesday, Friday."),
        ("Tome una el lunes/jueves.", "Tome una el lunes, jueves."),
        (
            "Keep it at 2–8°C / 36–46°F.",
            "Keep it at 2 to 8 degrees Celsius, 36 to 46 degrees Fahrenheit.",
        ),
        ("這種藥最多8顆/24小時。", "這種藥最多8顆，每24小時。"),
    ],
)
def test_strokes_between_days_scales_and_hours_are_said(written: str, said: str) -> None:
    assert spoken_form(written) == said


def test_how_a_word_is_pronounced_is_left_to_the_voice() -> None:
    said = spoken_form("Colitis (kuh-LEE-tis) is treated with 5-10 ml (a long-term plan).")
    assert said == "Colitis is treated with 5 to 10 millilitres (a long-term plan)."
