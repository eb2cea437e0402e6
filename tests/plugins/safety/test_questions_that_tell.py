"""A question tells where it says that something happens as the patient writes."""

from __future__ import annotations

import pytest

from core.signs import find_signs
from plugins.safety.signs import RED_FLAGS

TELLING = """
Why can't grandpa swallow his own spit?
Why can't my mum lift her left arm since noon?
Should I wait if my scrotum has been swollen and agony since five?
Do I make tea if she is unconscious right now?
Why did gran collapse twice this morning?
How do you treat a scald? I poured boiling water on my foot an hour ago and the skin peels
Will she sleep it off, she swallowed a box of paracetamol?
Is a swollen tongue always an allergy? A hornet stung me five minutes ago
How do I stop bringing up blood?
¿Cómo puedo parar de toser sangre?
¿Le doy la papilla si está convulsionando en este momento?
¿Será normal que no pueda respirar acostado?
¿Por qué no siento la mano derecha desde ayer?
¿Me acuesto un rato, se me torció la boca?
請問胸口很悶很痛，擦藥膏有用嗎
如果他從今早就叫不醒，要先等嗎
為什麼外婆現在說話不清楚？
"""

IN_GENERAL = """
Why can't people with a stroke swallow?
What's worse, a fit or a stroke?
What is the difference between a blackout and a seizure?
Is a mini stroke the same as a stroke?
What should be done if a guest is choking?
¿Qué es peor, una convulsión o un desmayo?
¿Cómo se distingue un infarto de una angina?
中風跟昏倒差在哪
怎麼分辨抽搐和發抖
如果有人昏倒要先做什麼
"""


@pytest.mark.parametrize("message", TELLING.strip().splitlines())
def test_a_question_about_what_happens_tells(message: str) -> None:
    assert find_signs(message, RED_FLAGS)


@pytest.mark.parametrize("message", IN_GENERAL.strip().splitlines())
def test_a_question_in_general_does_not(message: str) -> None:
    assert find_signs(message, RED_FLAGS) == []
