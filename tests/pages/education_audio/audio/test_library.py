"""The audio so far: listed page by page, played, with its script and its approval."""

from __future__ import annotations

from tests.pages.education_audio.support import opened, press, sounds
from tests.plugins.education_audio.support import LUCIA, SCRIPT, add_document, spoken
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


async def test_audio_is_found_by_name_language_and_state(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic)
    await spoken(clinic, knowledge_id, name="Gout at home")
    spanish = "La gota es una enfermedad de las articulaciones. Beba mucha agua y no tome cerveza."
    leaflet = await add_document(clinic, f"# Gota\n\n{spanish}\n", name="Gota")
    await spoken(clinic, leaflet, name="La gota en casa", script=spanish, voice_id=LUCIA)
    with dashboard(clinic.url):
        test = await run(opened())
        both = words(test)
        assert "Gout at home" in both
        assert "La gota en casa" in both
        test.text_input(key="url.audio_q").set_value("gota")
        said = words(await press(test, "Show"))
        assert "La gota en casa" in said
        assert "Gout at home" not in said
        await press(test, "Clear filters")
        test.selectbox(key="url.audio_language").set_value("en")
        said = words(await press(test, "Show"))
        assert "Gout at home" in said
        assert "La gota en casa" not in said
        await press(test, "Clear filters")
        test.selectbox(key="url.audio_state").set_value("failed")
        said = words(await press(test, "Show"))
        assert "No audio fits" in said
        assert "Gout at home" not in said
        # What is found is in the address, so that a reload shows the same.
        said = words(await run(opened(audio_state="approved", audio_language="es")))
        assert "La gota en casa" in said
        assert "Gout at home" not in said
