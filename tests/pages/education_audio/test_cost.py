"""What the page says that a script costs, to readers of other languages."""

from __future__ import annotations

from tests.plugins.agents.support import ENGLISH_VOICE
from tests.support.dashboard import app_test, dashboard, run, words
from tests.support.servers import Clinic


def _cost_in(language: str, script: str, voice: str) -> None:
    from core.i18n import speak
    from pages.education_audio.cost import draw_cost

    with speak(language):
        draw_cost(script, voice, None)


async def test_a_thousand_is_no_one_and_a_bit_in_spanish(shared_clinic: Clinic) -> None:
    script = "Drink. " * 172
    said = {}
    with dashboard(shared_clinic.url):
        for language in ("en", "es"):
            test = app_test(_cost_in, language, script.strip(), ENGLISH_VOICE)
            said[language] = words(await run(test))
    assert "1,203" in said["en"]
    assert "1.203" in said["es"]
    assert "1,203" not in said["es"]
