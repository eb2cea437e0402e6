"""What is said for the codes of prescriptions, sums of money, short dates and bare figures."""

from __future__ import annotations

import pytest

from core.spoken import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Take 2 caps PO BID PC x 10 days.",
            "Take 2 capsules by mouth twice a day after meals for 10 days.",
        ),
        ("Take 1 tab AC and HS.", "Take 1 tablet before meals and at bedtime."),
        ("Inject 6u SC q12h.", "Inject 6 units under the skin every 12 hours."),
        ("Take 20 mg qAM for a week.", "Take 20 milligrams every morning for a week."),
        ("Take one tablet TDS.", "Take one tablet three times a day."),
        ("Use it q.8.h. and rest.", "Use it every 8 hours and rest."),
        ("Come back in 3 mths for it.", "Come back in 3 months for it."),
        ("Children 3-5 y: give 4 mL.", "Children 3 to 5 years: give 4 millilitres."),
        ("Use a 20-mL syringe for it.", "Use a 20-millilitre syringe for it."),
        ("Take ½–1 tab at night.", "Take half to 1 tablet at night."),
        ("Wait 1/2 h before you eat.", "Wait half an hour before you eat."),
        ("Pain ± swelling is usual.", "Pain with or without swelling is usual."),
        ("Call if your fever is >102F.", "Call if your fever is above 102 degrees Fahrenheit."),
        ("Your memory score was 21/30.", "Your memory score was 21 out of 30."),
        (
            "Your count is 90 × 10⁹/L today.",
            "Your count is 90 times 10 to the power of 9 per litre today.",
        ),
        ("Take 4\u00a0mg if it is <\u202f60.", "Take 4 milligrams if it is below 60."),
        ("Tome 1 comp./8 h durante 3 d.", "Tome 1 comprimido cada 8 horas durante 3 días."),
        ("Ponga 1 gota en c/ojo c/6 h.", "Ponga 1 gota en cada ojo cada 6 horas."),
        ("Tome ½-1 pastilla cada 1/2 h.", "Tome media a 1 pastilla cada media hora."),
        ("Su tensión es de 13/8 hoy.", "Su tensión es de 13 sobre 8 hoy."),
        ("La dosis máx. es 3 g/día.", "La dosis máxima es 3 gramos por día."),
        (
            "Una gota en el ojo dcho. el sáb. y el dom.",
            "Una gota en el ojo derecho el sábado y el domingo.",
        ),
        ("Vaya al 3º piso; 1er día.", "Vaya al tercer piso; primer día."),
        ("Guarde a 5º la insulina.", "Guarde a 5 grados la insulina."),
        ("Tome 1,000 mcg de vitamina.", "Tome 1000 microgramos de vitamina."),
        ("每次5 mg QD HS。", "每次5毫克 每天1次 睡前。"),
        ("每次1/2~1顆，2# TID。", "每次半顆到1顆，2顆 每天3次。"),
        ("每日2次×5天。", "每日2次，共5天。"),
        ("Vitamins B, C & K", "Vitamins B, C and K"),
        ("白血球>8,100/μL就回診。", "白血球高於每微升8,100就回診。"),
        ("白血球 6,200/μL，偏高。", "白血球 每微升6,200，偏高。"),
        ("剂量0.2mg/(kg·d)。", "剂量每天每公斤0.2毫克。"),
        ("Ⅲ型和I型都要治疗。", "3型和1型都要治疗。"),
        ("比例1∶4，每天8：15服药。", "比例1比4，每天8点15分服药。"),
        (
            "Take .5 mg, and no >2 mg/d.",
            "Take 0.5 milligrams, and no more than 2 milligrams per day.",
        ),
        ("Ring us day/night for 50% x 2 wks.", "Ring us day or night for 50 percent for 2 weeks."),
        (
            "每次.5毫克，步行10,000步/日，睡7小時/晚。",
            "每次0.5毫克，步行每日10,000步，睡7小時每晚。",
        ),
        ("鹽水,1:20稀釋。", "鹽水,1比20稀釋。"),
        (
            "Use 2 pulv. c/12 h; 2 L de agua/d.",
            "Use 2 pulverizaciones cada 12 horas; 2 litros de agua por día.",
        ),
    ],
)
def test_codes_of_prescriptions(written: str, said: str) -> None:
    assert spoken_form(written) == said
    assert spoken_form(said) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The visit costs $40.25 or £1.", "The visit costs 40 dollars and 25 cents or 1 pound."),
        ("Pay $15–$30 at the desk.", "Pay 15 to 30 dollars at the desk."),
        ("La consulta cuesta 1.250,50 €.", "La consulta cuesta 1250 euros con 50 céntimos."),
        ("Pague $2,400 MXN en caja.", "Pague 2400 pesos en caja."),
        ("自費NT$3,200，請付現。", "自費新台幣3,200元，請付現。"),
        ("挂号费¥25，请付款。", "挂号费25元，请付款。"),
        ("掛號費NT$1,200元，或US$30元。", "掛號費新台幣1,200元，或30美元。"),
        ("自付$50元即可。", "自付50元即可。"),
    ],
)
def test_sums_of_money(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Come back on 9 Apr 2027.", "Come back on 9 April 2027."),
        ("Your visit is on Wed, Sept. 5.", "Your visit is on Wednesday, September 5."),
        ("Open Tue, Thu & Sat.", "Open Tuesday, Thursday and Saturday."),
        ("Use it by 12/31/27, please.", "Use it by 31 December 2027, please."),
        ("Take it at 0700 and 1930.", "Take it at 7 o'clock and 19:30."),
        ("Open M-F, 9am-4pm.", "Open Monday to Friday, 9am to 4pm."),
        ("La cita es el 4 de mar. de 2027.", "La cita es el 4 de marzo de 2027."),
        ("Abre lun., mié. y vie. por la tarde.", "Abre lunes, miércoles y viernes por la tarde."),
        ("Venga a las 18.45 h hoy.", "Venga a las 18:45 horas hoy."),
        ("116/2/9回診。", "116年2月9日回診。"),
        ("6/2～6/4休診。", "6月2日到6月4日休診。"),
    ],
)
def test_short_dates(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "Use 1 drop o.d. in the morning.",  # the right eye, or once a day
        "They bid you farewell, and I sat in the Sun.",
        "Ask which type I have, and who the patient is.",
        "I mar 5 things, in the 30s.",
        "It costs $2 million.",
        "Tome 1,250 kg de fruta al mes.",  # thousands in Mexico, decimals in Spain
        "Cuesta $120 en la farmacia.",  # pesos or dollars
        "Son las 6 u 8 horas.",
    ],
)
def test_what_has_two_readings_stays(text: str) -> None:
    said = spoken_form(text)
    assert said == text.replace("1,250 kg", "1,250 kilogramos")
