"""Single sentences beside their script: what is for what, may and must, names, and merged ones."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.review import review


def found(document: str, script: str, language: str) -> set[Kind]:
    reviewed = review(CheckedScript(script, document, language))
    return {one.difference.kind for one in reviewed.found}


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Give 12 mg of the syrup per kilogram.", "Give 12 mg of the syrup.", "en"),
        ("The drip runs at 45 ml per hour.", "The drip runs at 45 ml per minute.", "en"),
        ("Use at most 3 sprays per day.", "Use at most 3 sprays per dose.", "en"),
        ("Each sachet holds 7 grams of salt.", "Each box holds 7 grams of salt.", "en"),
        ("The gel has 9 mg in every 4 ml.", "The gel has 9 mg in every tube.", "en"),
        ("Tome como mucho 7 gotas al día.", "Tome como mucho 7 gotas por toma.", "es"),
        ("Administre 6 mg por kilo de peso.", "Administre 6 mg.", "es"),
        ("La bomba da 9 ml por hora.", "La bomba da 9 ml por minuto.", "es"),
        ("每次最多吸三下，間隔要夠久。", "每天最多吸三下，間隔要夠久。", "zh"),
        ("每公斤體重打8毫克，慢慢推。", "打8毫克，慢慢推。", "zh"),
        ("點滴每小時45毫升。", "點滴每分鐘45毫升。", "zh"),
    ],
)
def test_what_an_amount_is_for(document: str, script: str, language: str) -> None:
    assert Kind.FIGURE in found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Use at most 3 sprays in 24 hours.", "Use at most 3 sprays a day.", "en"),
        ("Take 35 mg daily.", "Take 35 mg once a day.", "en"),
        ("Take 3 puffs each time you wheeze.", "Whenever you wheeze, take three puffs.", "en"),
        ("Administre 6 mg por kilo.", "Administre seis miligramos por cada kilogramo.", "es"),
        ("每次三滴，每日兩次。", "每日兩次，每次點三滴。", "zh"),
    ],
)
def test_the_same_amount_for_the_same(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("You must wear the collar outdoors.", "Wearing the collar outdoors is up to you.", "en"),
        ("Wear the collar outdoors.", "Wear the collar outdoors if you like.", "en"),
        ("A helper is required on the stairs.", "A helper is optional on the stairs.", "en"),
        ("Avoid saunas while you use the patch.", "You may use saunas with the patch.", "en"),
        ("You can stop the drops after a week.", "You must stop the drops after a week.", "en"),
        ("Do not swim within ten days.", "Swimming within ten days is possible.", "en"),
        ("Do not pull anything tight over the cast.", "Pull tight things over the cast.", "en"),
        ("Don't put anything wet on the wound.", "Put something wet on the wound.", "en"),
        ("Es imprescindible traer el carné.", "Traer el carné es voluntario.", "es"),
        (
            "Evite la sauna mientras use el parche.",
            "Mientras use el parche puede ir a la sauna.",
            "es",
        ),
        ("Debe llevar las medias.", "Si lo desea, lleve las medias.", "es"),
        ("務必穿彈性襪。", "要不要穿彈性襪由您決定。", "zh"),
        ("一定要帶藥盒。", "不一定要帶藥盒。", "zh"),
        ("避免跑步，直到拆線。", "拆線前可以跑步。", "zh"),
    ],
)
def test_moved_between_must_and_may(document: str, script: str, language: str) -> None:
    assert Kind.POLARITY in found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Do not stop the drops suddenly.", "Stop the drops slowly, bit by bit.", "en"),
        ("The gel does not work at once.", "The gel takes some time to work.", "en"),
        ("Use the gel only if it itches.", "Don't use the gel unless it itches.", "en"),
        ("It is not unusual to sweat.", "Sweating is quite common.", "en"),
        ("Never take the powder without food.", "Always take the powder with food.", "en"),
        ("You can buy it without a form.", "No form is needed to buy it.", "en"),
        ("No deje el jarabe de golpe.", "Hay que dejar el jarabe poco a poco.", "es"),
        (
            "No corra hasta que lo diga la enfermera.",
            "Solo corra cuando lo diga la enfermera.",
            "es",
        ),
        ("Use el gel solo si le pica.", "No use el gel a menos que le pique.", "es"),
        (
            "Si tose, no corra y apúntelo en la hoja.",
            "Si tose, no corra. Apúntelo en la hoja.",
            "es",
        ),
        ("未經醫師同意，不要跑步。", "要跑步，必須先得到醫師同意。", "zh"),
        ("拆線前不要跑步。", "拆線之後才可以跑步。", "zh"),
    ],
)
def test_a_not_in_other_words(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Rinse the cut. Do this for 12 minutes. Dry it.",
            "Rinse the cut for 12 minutes and dry it.",
            "en",
        ),
        ("Moje la gasa. Manténgala 12 minutos.", "Moje la gasa y manténgala 12 minutos.", "es"),
        ("Tape la herida. Hágalo durante 4 días.", "Tape la herida durante 4 días.", "es"),
        ("熱敷膝蓋。每次12分鐘。每天五次。", "熱敷膝蓋，每天五次，每次12分鐘。", "zh"),
        ("Take the gel on day one.", "Take the gel on day 1.", "en"),
        ("熱敷三刻鐘。", "熱敷四十五分鐘。", "zh"),
    ],
)
def test_merged_sentences(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Pramipexole can make you drowsy.", "Primidone can make you drowsy.", "en"),
        ("Swallow your fluvoxamine whole.", "Swallow your fluphenazine whole.", "en"),
        # A name that no list has, in the place of one that is known.
        ("Store the warfarin in a dry place.", "Store the zelphorin in a dry place.", "en"),
        ("La nortriptilina da sueño.", "La nitrazepina da sueño.", "es"),
        ("請在飯後服用孟魯司特。", "請在飯後服用美金剛。", "zh"),
    ],
)
def test_another_medicine(document: str, script: str, language: str) -> None:
    assert Kind.MEDICINE in found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Fast insulin: 6 units. Slow insulin: 19 units.",
            "Take 19 units of fast insulin and 6 units of the slow one.",
            "en",
        ),
        ("第一天擦三次，之後每天擦一次。", "第一天擦一次，之後每天擦三次。", "zh"),
        ("Enalapril 2 mg. Atenolol 9 mg.", "Tome 9 mg de enalapril y 2 mg de atenolol.", "es"),
    ],
)
def test_figures_in_each_others_place(document: str, script: str, language: str) -> None:
    assert found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Do not loosen the strap unless the nurse says so.", "Do not loosen the strap.", "en"),
        ("Take the powder with food, twice a day.", "Take the powder twice a day.", "en"),
        ("No afloje la correa salvo que lo diga la enfermera.", "No afloje la correa.", "es"),
        ("請於飯前服用兩包，配溫水。", "請服用兩包，配溫水。", "zh"),
    ],
)
def test_a_condition_left_out(document: str, script: str, language: str) -> None:
    assert Kind.CONDITION in found(document, script, language)


def test_a_condition_told_in_another_sentence() -> None:
    document = "Take the powder with food, twice a day."
    assert found(document, "Take the powder twice a day. Eat something first.", "en") == set()


def test_both_chinese_writings_compare_alike() -> None:
    document = "手術後請臥床休息兩天，並測量體溫。"
    assert found(document, "术后请卧床休息两天，并测量体温。", "zh") == set()
    assert Kind.FIGURE in found(document, "术后请卧床休息九天，并测量体温。", "zh")


@pytest.mark.parametrize(
    ("document", "script"),
    [
        ("晚餐後至少走二十分鐘。", "晚餐後最多走二十分鐘。"),
        ("晚餐後至少喝半碗湯。", "晚餐後最多喝半碗湯。"),
        ("脈搏高於九十請告訴護理師。", "脈搏低於九十請告訴護理師。"),
        ("多吃深綠色蔬菜。", "少吃深綠色蔬菜。"),
    ],
)
def test_more_is_not_less_in_chinese(document: str, script: str) -> None:
    assert found(document, script, "zh")


def test_at_most_is_no_drink_more() -> None:
    assert found("晚餐後最多喝半碗湯。", "半碗湯以下，晚餐後最多喝這些。", "zh") == set()
