"""What excuses a difference must excuse no error: the same in other words, and what is not said."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review


def _found(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


# A document's sentence, what it says in other words or "", and what it does not say.
_CASES = [
    pytest.param(
        "Inject 20 mg once a month. Do not inject it every week.",
        "You inject 20 mg once a month. Don't inject it weekly.",
        "You inject 20 mg every week.",
        "en",
        id="how often is forbidden",
    ),
    pytest.param(
        "Póngase el parche una vez a la semana. Nunca se lo ponga a diario.",
        "El parche se pone cada semana. No se lo ponga todos los días.",
        "El parche se pone todos los días.",
        "es",
        id="how often is forbidden, in Spanish",
    ),
    pytest.param(
        "Use the spray three times a day. Do not use it more than three times a day.",
        "The spray is used at most three times a day.",
        "The spray is used five times a day.",
        "en",
        id="a bound forbids nothing below it",
    ),
    pytest.param(
        "Take the pink tablet at breakfast.",
        "At breakfast you take the pink tablet.",
        "At breakfast you take the white tablet.",
        "en",
        id="a colour",
    ),
    pytest.param(
        "Stand up to do the exercise.",
        "Do the exercise standing up.",
        "Do the exercise sitting down.",
        "en",
        id="how one stands",
    ),
    pytest.param(
        "Weigh yourself every day.",
        "Every day, weigh yourself.",
        "Weigh yourself from time to time.",
        "en",
        id="every day or at times",
    ),
    pytest.param(
        "血糖低於70時請喝果汁。",
        "血糖不到70就喝果汁。",
        "血糖高於70就喝果汁。",
        "zh",
        id="less than",
    ),
    pytest.param(
        "Extienda las dos cremas por la noche.",
        "Por la noche, extienda las dos cremas.",
        "Extienda las cuatro cremas por la noche.",
        "es",
        id="things that are counted",
    ),
    pytest.param(
        "Tómese el jarabe a las siete todas las noches.",
        "Todas las noches, tómese el jarabe a las siete.",
        "Tómese el jarabe a las nueve todas las noches.",
        "es",
        id="a time of day before todas",
    ),
    pytest.param(
        "Mídase la tensión a las 6 antes de levantarse.",
        "",
        "Mídase la tensión a las 9 antes de levantarse.",
        "es",
        id="a time of day before antes",
    ),
    pytest.param(
        "Quédese en ayunas desde las once los días de análisis.",
        "",
        "Quédese en ayunas desde las dos los días de análisis.",
        "es",
        id="a time of day before los",
    ),
    pytest.param(
        "Never take a double dose of the syrup after a missed one.",
        "Never take two doses of the syrup after a missed one.",
        "Take two doses of the syrup after a missed one.",
        "en",
        id="a double dose that is forbidden",
    ),
    pytest.param(
        "Do not use a double dose within 10 hours.",
        "",
        "Do not use another dose within 2 hours.",
        "en",
        id="a double dose and a time",
    ),
    pytest.param(
        "Never take a double dose of the syrup.",
        "",
        "Never take more than two doses of the syrup.",
        "en",
        id="a double dose and a bound",
    ),
    pytest.param(
        "忘記吃藥時，不要吃雙倍的量。",
        "忘記吃藥時，不要一次吃兩粒。",
        "忘記吃藥時，下一次吃兩粒。",
        "zh",
        id="a double dose, Chinese",
    ),
    pytest.param(
        "Do not cycle for five weeks.",
        "You may cycle again after five weeks.",
        "From today you may cycle for five weeks.",
        "en",
        id="a time that has to pass",
    ),
    pytest.param(
        "Do not eat nuts for 12 hours after the test.",
        "Wait 12 hours after the test before you eat nuts.",
        "Eat nuts after the test for 12 hours.",
        "en",
        id="a time after something",
    ),
    pytest.param(
        "No conduzca durante 36 horas.",
        "Podrá conducir pasadas 36 horas.",
        "Tras la sedación conduzca durante 36 horas.",
        "es",
        id="a time that has to pass, Spanish",
    ),
    pytest.param(
        "Take 4 mg every day at 7 pm.",
        "Take 4 mg at a time, at 7 pm.",
        "",
        "en",
        id="one dose in a day",
    ),
    pytest.param(
        "Take 80 mg a day, the last portion by 9 pm.",
        "",
        "Take 80 mg with each dose, the last by 9 pm.",
        "en",
        id="a day in portions",
    ),
    pytest.param(
        "Tome 90 mg al día en tres tomas, la primera a las 7 am.",
        "",
        "Tome 90 mg en cada toma.",
        "es",
        id="a day in portions, Spanish",
    ),
    pytest.param(
        "Take ibuprofen 400 mg. Drink 300 ml of water.",
        "Take ibuprofen 400 mg with 300 ml of water.",
        "Take ibuprofen 300 ml.",
        "en",
        id="the amount of something else",
    ),
    pytest.param(
        "Weigh yourself before and after dialysis.",
        "Your weight is taken both before dialysis and after it.",
        "Weigh yourself only after dialysis.",
        "en",
        id="before and after",
    ),
    pytest.param(
        "Mídase el pulso antes y después de la gimnasia.",
        "El pulso se mide antes de la gimnasia y al terminarla.",
        "Mídase el pulso solo antes de la gimnasia.",
        "es",
        id="before and after, Spanish",
    ),
    pytest.param(
        "洗腎前後都要量血壓。",
        "洗腎之前和之後都要量血壓。",
        "洗腎後要量血壓。",
        "zh",
        id="before and after, Chinese",
    ),
    pytest.param(
        "Ring 999 at once if you have trouble swallowing, confusion or a fit.",
        "Ring 999 at once if swallowing is trouble, you are confused or have a fit.",
        "",
        "en",
        id="forms of a word",
    ),
    pytest.param(
        "Ring 999 at once if you have blackouts, black stools or fits.",
        "",
        "Ring 999 at once if you have black stools or fits.",
        "en",
        id="a longer word with the same start",
    ),
    pytest.param(
        "Llame al 112 enseguida si tiene hipotermia, hipotensión o desmayos.",
        "",
        "Llame al 112 enseguida si tiene hipotensión o desmayos.",
        "es",
        id="a prefix in common",
    ),
    pytest.param(
        "每晚用溫毛巾敷眼皮。",
        "每晚拿熱毛巾敷眼皮。",
        "每晚用冰毛巾敷眼皮。",
        "zh",
        id="warm and cold",
    ),
    pytest.param(
        "眼藥水要放在冰箱。",
        "眼藥水放冰箱就好。",
        "眼藥水要放在熱的地方。",
        "zh",
        id="a fridge is cold",
    ),
    pytest.param(
        "Take 2 puffs of salbutamol when short of breath. If you are told so, take 6 puffs.",
        "Take 2 puffs of salbutamol.",
        "Take 6 puffs of salbutamol.",
        "en",
        id="a figure that is of another sentence",
    ),
    pytest.param(
        "從冰箱拿出藥水，用溫水回溫。",
        "藥水從冰箱取出後用溫水回溫。",
        "",
        "zh",
        id="lukewarm after the fridge",
    ),
]


@pytest.mark.parametrize(("document", "_same", "error", "language"), _CASES)
def test_an_error_is_found(document: str, _same: str, error: str, language: str) -> None:
    assert not error or _found(document, error, language)


@pytest.mark.parametrize(("document", "same", "_error", "language"), _CASES)
def test_the_same_is_no_finding(document: str, same: str, _error: str, language: str) -> None:
    assert not same or not _found(document, same, language)


def test_before_and_after_may_be_told_in_two_sentences() -> None:
    document = "Weigh yourself before and after dialysis."
    script = "Weigh yourself before dialysis. Weigh yourself again after dialysis."
    assert not _found(document, script, "en")


@pytest.mark.parametrize(
    ("document", "error"),
    [
        ("漏服時，不要一次吃兩顆。", "漏服時，一次吃兩顆。"),
        ("忘記的話，隔天不要服兩倍。", "忘記的話，隔天服兩倍。"),
        ("睡前點一滴，不要點兩滴。", "睡前點兩滴。"),
    ],
)
def test_a_not_before_nothing_but_an_amount_is_missed(document: str, error: str) -> None:
    assert review(CheckedScript(error, document, "zh")).found


@pytest.mark.parametrize(
    ("document", "same"),
    [
        ("每次吃一顆，忘記時不要一次吃兩顆。", "每次吃一顆。"),
        ("睡前點一滴，不要點兩滴。", "睡前點一滴就好。"),
        ("第一天吃兩顆，第二天起吃一顆。", "第一天吃兩顆。第二天開始每天吃一顆。"),
    ],
)
def test_what_is_told_beside_such_an_amount_is_the_same(document: str, same: str) -> None:
    assert review(CheckedScript(same, document, "zh")).found == ()
