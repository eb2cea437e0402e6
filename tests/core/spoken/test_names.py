"""What is said for dates, hours, ratios, codes, numerals and abbreviations."""

from __future__ import annotations

import pytest

from core.spoken import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Come back on 2028-06-09.", "Come back on 9 June 2028."),
        ("The stitches come out on 23/08/2027.", "The stitches come out on 23 August 2027."),
        (
            "We are here Tue-Sat and in Feb–Apr.",
            "We are here Tuesday to Saturday and in February to April.",
        ),
        ("Be at the desk at 07:00, not at 07:45.", "Be at the desk at 7 o'clock, not at 7:45."),
        ("Stop drinking at 21:00.", "Stop drinking at 9 p.m."),
        ("The gate shuts at 20:00 hours.", "The gate shuts at 8 p.m."),
        ("El portón cierra a las 20:00 h.", "El portón cierra a las 20 horas."),
        ("Come at 6:00 pm.", "Come at 6 pm."),
        ("Dilute the soap 1:20 with water.", "Dilute the soap 1 to 20 with water."),
        ("Adrenaline 1:1000 is in the pen.", "Adrenaline 1 to 1000 is in the pen."),
        (
            "Vuelva el 2028-06-09 o el 03/07/2028.",
            "Vuelva el 9 de junio de 2028 o el 3 de julio de 2028.",
        ),
        ("Abrimos L-J, de mar-abr.", "Abrimos lunes a jueves, de marzo a abril."),
        ("Venga a las 06:00 en ayunas.", "Venga a las 6 en ayunas."),
        ("Cierra a las 8:15 p. m. Llame antes.", "Cierra a las 8:15 de la noche. Llame antes."),
        ("Diluya el jabón 1:20 con agua.", "Diluya el jabón 1 a 20 con agua."),
        ("2028-06-09回診，6/12（三）抽血。", "2028年6月9日回診，6月12日星期三抽血。"),
        ("週二~週六開診。", "週二到週六開診。"),
        ("7:20 AM報到。", "上午7點20分報到。"),
        ("酒精以1:3稀釋。", "酒精以1比3稀釋。"),
        ("Warfarin 5 mg M/W/F.", "Warfarin 5 milligrams Monday, Wednesday, Friday."),
        ("Warfarina 5 mg L/X/V.", "Warfarina 5 miligramos lunes, miércoles, viernes."),
        ("Tome 5 mg L-M-V o S/D.", "Tome 5 miligramos L-M-V o S/D."),
        ("Come on Tues 3/16 @ 0730.", "Come on Tuesday March 16 at 7:30."),
        ("下次回診115/03/16(一)。", "下次回診115年3月16日星期一。"),
    ],
)
def test_dates_hours_and_ratios(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Your chart number is 0071624.", "Your chart number is 0 0 7 1 6 2 4."),
        ("Say the code 5530 at the door.", "Say the code 5 5 3 0 at the door."),
        ("Su código es 5530.", "Su código es 5 5 3 0."),
        ("Night desk: 1-888-555-0163.", "Night desk: 1, 8 8 8, 5 5 5, 0 1 6 3."),
        ("Fax: +34 93 412 00 77.", "Fax: más 3 4, 9 3, 4 1 2, 0 0, 7 7."),
        ("Farmacia: 688 21 43 65.", "Farmacia: 6 8 8, 2 1, 4 3, 6 5."),
        ("病歷號0071624請帶來。", "病歷號0 0 7 1 6 2 4請帶來。"),
        ("Ring 01632 960 145 ext. 36.", "Ring 0 1 6 3 2, 9 6 0, 1 4 5 extension 3 6."),
        ("請打03-312-9876 #45。", "請打0 3，3 1 2，9 8 7 6，分機4 5。"),
        ("專線(03)312-9876分機208。", "專線0 3，3 1 2，9 8 7 6分機2 0 8。"),
    ],
)
def test_codes_are_said_digit_by_digit(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "In 2027 we gave 1500 doses and 120,000 masks.",
        "Inject 5000 units of heparin.",
        "May we come? No. 5 days is too long.",
        "You may bid the ward goodbye.",
        "The knee bends to 90 and turns 20 degrees.",
    ],
)
def test_what_is_no_code_and_no_abbreviation_stays(text: str) -> None:
    assert spoken_form(text) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The phase III trial of factor IX.", "The phase 3 trial of factor 9."),
        ("Pope Julius II had oral or IV drugs.", "Pope Julius the second had oral or I V drugs."),
        (
            "El rey Carlos III y la reina Isabel II.",
            "El rey Carlos tercero y la reina Isabel segunda.",
        ),
        ("El siglo XIX fue largo.", "El siglo 19 fue largo."),
        ("心臟衰竭第III期，IV注射。", "心臟衰竭第3期，I V注射。"),
        ("El 4.º día y la 2.ª vez.", "El cuarto día y la segunda vez."),
        ("Vive en el 1.er piso, n.º 8.", "Vive en el primer piso, número 8."),
        ("Guárdelo a 4º en la nevera.", "Guárdelo a 4 grados en la nevera."),
    ],
)
def test_numerals_and_ordinals(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ask Prof. Kim or Mrs. Hall.", "Ask Professor Kim or Missus Hall."),
        ("Naproxen 250 mg PO q12h", "Naproxen 250 milligrams by mouth every 12 hours"),
        ("Take 1 cap. w/ food, max. 6 a day.", "Take 1 cap. with food, maximum 6 a day."),
        ("Codeine 15 mg q4-6h prn", "Codeine 15 milligrams every 4 to 6 hours as needed"),
        ("Hable con la Sra. Vega o el Dr. Rey.", "Hable con la señora Vega o el doctor Rey."),
        ("Naproxeno 250 mg c/8-12 h", "Naproxeno 250 miligramos cada 8 a 12 horas"),
        ("Espere aprox. 2 h.", "Espere aproximadamente 2 horas."),
        ("飯後一包TID，止痛藥q6h。", "飯後一包每天3次，止痛藥每6小時。"),
        (
            "You have DKA, and the OCT and CBC are back.",
            "You have D K A, and the O C T and C B C are back.",
        ),
        ("It is FDA-approved.", "It is F D A-approved."),
        ("Take your NSAID and the CPAP mask.", "Take your NSAID and the CPAP mask."),
        ("要驗CBC和LDL。", "要驗C B C和L D L。"),
        ("He is 6 ft 1 in tall, see Fig. 3.", "He is 6 feet 1 inches tall, see Figure 3."),
        ("Roll it 3 ft 4 in the hall.", "Roll it 3 feet 4 in the hall."),
        ("Ponga 2 amp. y 1 inh. por la noche.", "Ponga 2 ampollas y 1 inhalación por la noche."),
        ("這種藥水每日bid點眼。", "這種藥水每日2次點眼。"),
        ("安眠藥睡前hs吃一顆。", "安眠藥睡前吃一顆。"),
        ("每天大約~3公克就夠了。", "每天大約3公克就夠了。"),
    ],
)
def test_abbreviations(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The drops hold 40 mg/0.6 mL.", "The drops hold 40 milligrams per 0.6 millilitres."),
        ("It is 55 mL/min/1.73 m².", "It is 55 millilitres per minute per 1.73 square metres."),
        ("A patch of 5 × 7 cm.", "A patch of 5 by 7 centimetres."),
        ("Fill the jug 1/2 full, wait 1/2 hour.", "Fill the jug half full, wait half an hour."),
        ("Give 20 mg x 3 = 60 mg.", "Give 20 milligrams times 3 equals 60 milligrams."),
        ("Cut the dose by 1/4 now.", "Cut the dose by one quarter now."),
        ("Baje 1/4 por semana.", "Baje un cuarto por semana."),
        ("劑量20 mg × 3 = 60 mg。", "劑量20毫克乘3等於60毫克。"),
        ("Swelling = rest and ice.", "Swelling equals rest and ice."),
        ("EPAP為7 cmH2O。", "EPAP為7公分水柱。"),
        ("Keep it between 4-7.", "Keep it between 4 and 7."),
        ("Rest + ice & pain ↓ by night.", "Rest plus ice and pain down by night."),
        (
            "Las gotas tienen 40 mg/0,6 mL.",
            "Las gotas tienen 40 miligramos por 0 coma 6 mililitros.",
        ),
        ("Manténgalo entre 4-7.", "Manténgalo entre 4 y 7."),
        ("Reposo + hielo.", "Reposo más hielo."),
        ("點眼液40 mg/2 mL，面積6 cm²。", "點眼液每2毫升40毫克，面積6平方公分。"),
        ("頭暈/嘔吐時休息，週二/四洗腎。", "頭暈或嘔吐時休息，週二、四洗腎。"),
        ("洗手→擦乾→上藥。", "洗手，然後擦乾，然後上藥。"),
        ("No more than 3 doses/24 hours.", "No more than 3 doses per 24 hours."),
        ("The pen holds 200 units/mL.", "The pen holds 200 units per millilitre."),
        ("Look at page 2/3 again.", "Look at page 2/3 again."),
        (
            "Tome 2 cdas. de agua, 3 comp. al día.",
            "Tome 2 cucharadas de agua, 3 comprimidos al día.",
        ),
        ("El médico/a ve a los enfermos/as.", "El médico o médica ve a los enfermos o enfermas."),
        ("Abre de 8:00 a 20:00 h.", "Abre de 8 a 20 horas."),
        ("心跳>110下/分鐘時，藥量2mg/錠。", "心跳高於每分鐘110下時，藥量每錠2毫克。"),
        ("鈣片+維生素D&魚油。", "鈣片加維生素D和魚油。"),
        (
            "Take amoxicillin/clavulanate 875/125 mg, not ibuprofen/naproxen.",
            "Take amoxicillin and clavulanate 875/125 milligrams, not ibuprofen, naproxen.",
        ),
        (
            "Tome amoxicilina/clavulánico 875/125 mg en la habitación 3-204.",
            "Tome amoxicilina y clavulánico 875/125 miligramos en la habitación 3-204.",
        ),
        ("Come to Rm. 4-112 within 3-5 days.", "Come to Room 4-112 within 3 to 5 days."),
        (
            "膽固醇降低了(-37%)，疼痛分數7/10分。",
            "膽固醇降低了(負百分之37)，疼痛分數7分，滿分10分。",
        ),
        ("濃度為10⁻⁹，室溫-5°C。", "濃度為10的負9次方，室溫攝氏零下5度。"),
        ("門診8:30~上午11:30。", "門診8點30分到上午11點30分。"),
        ("Wear it for days (12h on/12h off).", "Wear it for days (12 hours on, 12 hours off)."),
        ("The wound is 3x2x1 cm.", "The wound is 3 by 2 by 1 centimetre."),
        (
            "Take 5 mg x 48h, a vaccine q10y.",
            "Take 5 milligrams for 48 hours, a vaccine every 10 years.",
        ),
        ("Go to Bldg. B or call 999/112 now.", "Go to Building B or call 9 9 9, 1 1 2 now."),
        ("No Advil® 7 d pre-op.", "No Advil® 7 days pre-op."),
        ("每組10下×3組，每次5次×30分鐘。", "每組10下，共3組，每次5次，每次30分鐘。"),
    ],
)
def test_strengths_and_signs_between_words(written: str, said: str) -> None:
    assert spoken_form(written) == said


def test_names_and_figures_alone_are_said_in_the_language_of_the_text() -> None:
    assert spoken_form("Losartan 50 mg") == "Losartan 50 milligrams"
    assert spoken_form("Enalaprilo 5-10 mg") == "Enalaprilo 5 a 10 miligramos"
    german = "Nehmen Sie die Tablette mit Wasser.\nLosartan 50-100 mg"
    assert spoken_form(german) == german
