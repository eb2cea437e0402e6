"""The same said in other words, and near it what is not the same."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.reading.day_moments import listed_moments
from plugins.education_audio.fidelity.review import review


def found(document: str, script: str, language: str) -> set[Kind]:
    reviewed = review(CheckedScript(script, document, language))
    return {one.difference.kind for one in reviewed.found}


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "Use the spray at noon, unless your nose is bleeding.",
            "Use the spray at noon, but skip it if your nose is bleeding.",
            "en",
        ),
        ("Espere al menos 1,5 horas.", "Espere 90 minutos o más.", "es"),
        ("Do not crush the pellets.", "Swallow the pellets whole.", "en"),
        ("You must not take the sling off.", "Keep the sling on.", "en"),
        (
            "Do not lend your inhaler, pen or mask.",
            "Your inhaler, pen and mask are personal.",
            "en",
        ),
        ("Never leave the toddler unattended.", "Always have an adult with the toddler.", "en"),
        ("Do not shower the graft.", "Keep the graft dry.", "en"),
        ("Do not ride a moped on the day.", "On the day, riding a moped has to wait.", "en"),
        ("No triture los gránulos.", "Trague los gránulos enteros.", "es"),
        ("No se quite el cabestrillo.", "Lleve siempre puesto el cabestrillo.", "es"),
        ("不要壓碎膠囊。", "膠囊要整顆吞下。", "zh"),
        ("散瞳後不要開車。", "散瞳後請家人開車。", "zh"),
        ("手術時不能戴假牙。", "手術時假牙要拿下來。", "zh"),
        (
            "Ring us unless the rash fades within 4 days.",
            "If the rash has not faded within 4 days, ring us.",
            "en",
        ),
        ("除非疹子四天內消退，否則請來電。", "疹子如果四天內沒有消退，請來電。", "zh"),
        (
            "Espere 2 horas después de comer antes de tumbarse.",
            "Entre comer y la cama, deje pasar 2 horas.",
            "es",
        ),
    ],
)
def test_a_prohibition_without_a_not(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Do not crush the pellets.", "Crush the pellets.", "en"),
        ("Do not crush the pellets.", "You may crush the pellets and swallow them whole.", "en"),
        (
            "No combine el jarabe con zumo, ni siquiera con zumo de manzana.",
            "Puede combinar el jarabe con zumo, también de manzana.",
            "es",
        ),
        ("手術時不能戴假牙。", "手術時可以戴假牙。", "zh"),
        ("散瞳後不要開車。", "散瞳後可以開車，最好有家人在。", "zh"),
        ("檢查前必須說您裝了假牙。", "檢查前說不說您裝了假牙都可以。", "zh"),
    ],
)
def test_a_prohibition_turned_round(document: str, script: str, language: str) -> None:
    assert Kind.POLARITY in found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Do not give the gel to a child under four.", "Children under four get no gel.", "en"),
        (
            "The pump gives less than 40 ml over 6 hours.",
            "Over six hours the pump gives under 40 ml.",
            "en",
        ),
        (
            "El pie debe quedar por debajo de la cadera.",
            "El pie queda más bajo que la cadera.",
            "es",
        ),
        ("不要給四歲以下的兒童塗藥膏。", "四歲以下的兒童不可塗藥膏。", "zh"),
        ("管子第三天拔除。期間不要拉。", "管子第三天拔除，在那之前不要拉。", "zh"),
    ],
)
def test_bounds_in_other_words(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Do not give the gel to a child under four.", "Children over four get no gel.", "en"),
        ("Men over 70 need a lower dose.", "Men under 70 need a lower dose.", "en"),
        ("Call us if it lasts for under 6 hours.", "Call us if it lasts for over 6 hours.", "en"),
        (
            "El pie debe quedar por debajo de la cadera.",
            "El pie queda más alto que la cadera.",
            "es",
        ),
        ("不要給四歲以下的兒童塗藥膏。", "四歲以上的兒童不可塗藥膏。", "zh"),
    ],
)
def test_bounds_turned_round(document: str, script: str, language: str) -> None:
    assert Kind.CONDITION in found(document, script, language)


@pytest.mark.parametrize(
    ("text", "count", "of_week"),
    [
        ("in the morning, at noon and at bedtime", 3, False),
        ("before breakfast and before dinner", 2, False),
        ("por la mañana, al mediodía y por la noche", 3, False),
        ("cada mañana y cada noche", 2, False),
        ("每天早上、中午、晚上各一次", 3, False),
        ("on Mondays, Wednesdays and Fridays", 3, True),
        ("todos los lunes y jueves", 2, True),
        ("每週一、三、五", 3, True),
    ],
)
def test_listed_moments(text: str, count: int, of_week: bool) -> None:
    (only,) = listed_moments(text)
    assert (only.count, only.of_week) == (count, of_week)


@pytest.mark.parametrize(
    "text",
    [
        "in the morning or at night",
        "between breakfast and lunch",
        "in the evening, before bed",
        "每天晚上睡前",
        "from morning until night",
        "Monday to Friday",
        "entre el desayuno y la comida",
        "每週一次",
    ],
)
def test_no_list_of_moments(text: str) -> None:
    assert list(listed_moments(text)) == []


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Spray the nose twice a day.", "Spray the nose every morning and every night.", "en"),
        ("Spray the nose every 12 h.", "Spray the nose every twelve hours.", "en"),
        ("Spray the nose every 8 hours.", "Spray the nose three times in 24 hours.", "en"),
        ("Spray the nose three times a day.", "Spray the nose 3 times over the day.", "en"),
        ("Change the bandage every Monday.", "Change the bandage once a week, on Monday.", "en"),
        ("Eche el espray cada 24 h.", "Eche el espray cada 24 horas.", "es"),
        (
            "Eche el espray en la nariz tres veces al día.",
            "Eche el espray en la nariz por la mañana, al mediodía y por la noche.",
            "es",
        ),
        ("鼻噴劑一天噴三次。", "鼻噴劑每天早上、中午、晚上各噴一次。", "zh"),
        ("熱敷膝蓋，一天三四次，每次9分鐘。", "熱敷膝蓋每次9分鐘，一天三到四次。", "zh"),
        ("每回熱敷膝蓋9分鐘。", "每一回熱敷膝蓋九分鐘。", "zh"),
    ],
)
def test_how_often_in_other_words(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Spray the nose twice a day.", "Spray the nose at breakfast, lunch and dinner.", "en"),
        ("Change the bandage every Monday.", "Change the bandage on Mondays and Fridays.", "en"),
        (
            "Eche el espray en la nariz tres veces al día.",
            "Eche el espray en la nariz por la mañana y por la noche.",
            "es",
        ),
        ("鼻噴劑一天噴兩次。", "鼻噴劑每天早上、中午、晚上各噴一次。", "zh"),
    ],
)
def test_how_often_changed(document: str, script: str, language: str) -> None:
    assert found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Draw up 0.35 ml of the vaccine.", "Draw up 350 microlitres of the vaccine.", "en"),
        ("Rest the knee for 30 days.", "Rest the knee for a month.", "en"),
        ("Call us above 39 °C.", "Call us above 102.2 °F.", "en"),
        ("Do not lift over 4 kg.", "Do not lift over 9 pounds.", "en"),
        ("抽取0.35毫升的疫苗。", "抽取350微升的疫苗。", "zh"),
        ("按壓傷口半分鐘。", "按壓傷口三十秒。", "zh"),
    ],
)
def test_amounts_in_another_unit(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Draw up 0.35 ml of the vaccine.", "Draw up 35 microlitres of the vaccine.", "en"),
        ("Rest the knee for 30 days.", "Rest the knee for three months.", "en"),
        ("Call us above 39 °C.", "Call us above 104 °F.", "en"),
        ("Do not lift over 4 kg.", "Do not lift over 4 pounds.", "en"),
        ("服用兩三天。", "服用三四天。", "zh"),
    ],
)
def test_other_amounts(document: str, script: str, language: str) -> None:
    assert Kind.FIGURE in found(document, script, language)
