"""The audio so far: listed page by page, played, with its script and its approval."""

from __future__ import annotations

from tests.pages.education_audio.support import opened, press, sounds
from tests.plugins.education_audio.support import SCRIPT, add_document, spoken
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic


async def test_the_list_shows_script_and_approval_and_plays(clinic: Clinic) -> None:
    ours, theirs = await add_document(clinic), await add_document(clinic, name="Warts")
    for number in range(11):
        last = await spoken(clinic, ours, name=f"Gout {number}", script=f"{SCRIPT} {number}")
    await spoken(clinic, theirs, name="Warts *now*", description="For the ward")
    with dashboard(clinic.url):
        test = opened(document=ours)
        test.session_state[f"audio.details.library.{last['audio_id']}"] = True
        await run(test)
        assert "Gout 10" in words(test)
        assert "Gout 0" not in words(test).replace("Gout 10", "")
        assert "Warts *now*" not in words(test)
        assert "1 to 10 of 11" in words(test)
        assert last["script"] in [text.value for text in test.text]
        assert "by the clinician at this computer" in words(test)
        assert sounds(test) == []
        test.button(key=f"audio.play.{last['audio_id']}").click()
        await run(test)
        assert [last["audio_id"] in url for url in sounds(test)] == [True]
        await press(test, "Next")
        assert "11 to 11 of 11" in words(test)
        test.session_state["audio.library"] = "All documents"
        await run(test)
        assert "Warts *now*" in words(test)
        assert "For the ward" in words(test)
