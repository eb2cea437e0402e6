"""Errors of a whole leaflet: what has changed places with something else, and the same reworded."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review

ENGLISH = """# Your brace
Loosen the upper strap, close the lower strap and then walk a few steps.
Keep the knee pad dry, not the sock.
The strap must be loose.
Wash the pad by hand; the hard pad is washed daily, the soft pad is washed weekly.
If you forget it in the morning, use it when you remember; if it is evening, skip it.
Ring the shop if a strap tears, a screw falls out, the pad smells or your skin goes white.
Wear it also while you cook, 30 to 45 minutes at a time.
Take dexketoprofen 25 mg before bed; do not take it if you have asthma.
**Screws.** Tighten them every month.
"""
SPANISH = """# Su faja
Afloje la correa, cierre el velcro y después camine un poco.
Puede lavarla a mano, pero nada de lavadora.
Llévela entre 30 y 45 minutos, también mientras cocina.
Llame a la tienda si se rompe una correa, se cae un tornillo o la piel se pone blanca.
El talco ayuda a secar la piel.
**Tornillos.** Apriételos cada mes.
"""
CHINESE = """# 護腰
先鬆開帶子，再蓋上蓋子，然後走幾步。
可以手洗，但不要機洗。
四周內每次戴三十到四十分鐘。
未滿九歲的孩子不可使用。
爽身粉可以幫助皮膚乾燥。
如果帶子斷裂、螺絲鬆脫或皮膚變白，請打電話給店家。
"""


def _found(document: str, script: str, language: str) -> bool:
    return bool(review(CheckedScript(script, document, language)).found)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (ENGLISH, "Walk a few steps, then close the lower strap and loosen the upper strap.", "en"),
        (ENGLISH, "The strap must be tight.", "en"),
        (ENGLISH, "The soft pad is washed daily, the hard pad is washed weekly.", "en"),
        (ENGLISH, "If it is evening, use it.", "en"),
        (ENGLISH, "Ring the shop if a strap tears, the pad smells or your skin goes white.", "en"),
        (ENGLISH, "Wear it except while you cook.", "en"),
        (ENGLISH, "You can take dexketoprofen if you have asthma.", "en"),
        (ENGLISH, "Tighten the screws every day.", "en"),
        (SPANISH, "Camine un poco, y después cierre el velcro y afloje la correa.", "es"),
        (SPANISH, "Puede lavarla en la lavadora, pero nada de lavarla a mano.", "es"),
        (SPANISH, "Llévela menos mientras cocina.", "es"),
        (SPANISH, "Llame a la tienda si se rompe una correa o la piel se pone blanca.", "es"),
        (SPANISH, "El talco impide secar la piel.", "es"),
        (SPANISH, "Apriete los tornillos cada día.", "es"),
        (CHINESE, "先走幾步，再蓋上蓋子，然後鬆開帶子。", "zh"),
        (CHINESE, "可以機洗，但不要手洗。", "zh"),
        (CHINESE, "四天內每次戴三十到四十分鐘。", "zh"),
        (CHINESE, "超過九歲的孩子不可使用。", "zh"),
        (CHINESE, "爽身粉會妨礙皮膚乾燥。", "zh"),
        (CHINESE, "如果帶子斷裂或皮膚變白，請打電話給店家。", "zh"),
    ],
)
def test_what_changed_places_is_found(document: str, script: str, language: str) -> None:
    assert _found(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (ENGLISH, "First loosen the upper strap. Close the lower one, then walk a little.", "en"),
        (ENGLISH, "Don't let the knee pad get wet.", "en"),
        (ENGLISH, "Don't wear the strap too tight.", "en"),
        (
            ENGLISH,
            "If your skin goes white or a screw falls out, ring the shop. The same holds"
            " if the pad smells or a strap tears.",
            "en",
        ),
        (ENGLISH, "If you have asthma, please don't take dexketoprofen.", "en"),
        (SPANISH, "Llévela de treinta a cuarenta y cinco minutos, incluso mientras cocina.", "es"),
        (SPANISH, "La lavadora no está permitida; a mano, sí.", "es"),
        (CHINESE, "四個星期內，一次戴三、四十分鐘。", "zh"),
        (CHINESE, "不到九歲的小朋友不能用。", "zh"),
    ],
)
def test_the_same_in_other_words_is_no_finding(document: str, script: str, language: str) -> None:
    assert not _found(document, script, language)


@pytest.mark.parametrize(
    ("script", "language", "is_error"),
    [
        ("四週內一次戴護腰三十到四十分鐘。", "zh", False),
        ("Lleve la faja dos semanas: por la noche 20 minutos y por la mañana 10.", "es", False),
        ("Lleve la faja dos semanas: por la noche 10 minutos y por la mañana 20.", "es", True),
        ("Meta la faja en el congelador, nunca en la nevera.", "es", True),
        ("請把護腰放在冰箱，不要放冷凍庫。", "zh", False),
        ("下次回診時，如果背部發麻再告訴醫師。", "zh", True),
    ],
)
def test_a_translation_exchanges_nothing(script: str, language: str, is_error: bool) -> None:
    document = (
        "Wear the belt for two weeks: 10 minutes in the morning and 20 minutes at night.\n"
        "Put the belt in the fridge, never in the freezer.\n"
        "Call the doctor at once if your back goes numb.\n"
    )
    if language == "zh" and script.startswith("四"):
        document = "Wear the belt for 30 to 40 minutes at a time for four weeks.\n"
    assert _found(document, f"{script}\n", language) is is_error
