"""Editing and approving a script: nothing is lost, and an approval holds for one text only."""

from __future__ import annotations

from pathlib import Path

from tests.pages.education_audio.support import (
    approve,
    button,
    edit,
    opened,
    press,
    script_of,
    statement,
    written,
)
from tests.plugins.education_audio.support import in_state, until_audio
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def test_an_edit_voids_the_approval_and_is_kept(clinic: Clinic) -> None:
    place = await written(clinic)
    with dashboard(clinic.url):
        test = await run(opened(**place))
        await approve(test)
        assert not button(test, "Make the speech").disabled
        edited = f"{script_of(test)}\n\nAsk us whatever you like."
        original = script_of(test)
        await edit(test, edited)
        assert "The approval no longer holds" in words(test)
        assert button(test, "Make the speech").disabled
        # The tick was for the text before.
        assert not statement(test).value
        again = await run(opened(**place))
        assert script_of(again) == edited
        # Exactly the approved text is approved still.
        await edit(test, original)
        assert "**Approved**" in words(test)
        await edit(test, edited)
        await approve(test)
        await press(test, "Make the speech")
        audio_id = test.query_params["audio"]
    audio = await until_audio(clinic, audio_id, in_state("completed"))
    assert audio["script"] == edited


async def test_an_edit_in_another_window_is_not_lost(clinic: Clinic) -> None:
    place = await written(clinic)
    address = f"/api/audio/drafts/{place['draft']}"
    with dashboard(clinic.url):
        test = await run(opened(**place))
        await clinic.client.put(address, json={"script": "From the other window."})
        # The newer text is shown when it is asked for: somebody may be typing.
        before = script_of(test)
        await run(test)
        assert script_of(test) == before
        await press(test, "Show the newer version")
        assert script_of(test) == "From the other window."
        await clinic.client.put(address, json={"script": "Once more from there."})
        await edit(test, "From this window.")
        said = words(test)
        assert "This was changed meanwhile" in said
        assert "From this window." in said
        assert "Once more from there." in said
        kept = (await clinic.client.get(address)).json()
        assert kept["script"] == "Once more from there."
        await press(test, "Save this choice")
        assert (await clinic.client.get(address)).json()["script"] == "From this window."
        await clinic.client.put(address, json={"script": "The last word."})
        await edit(test, "Not the last word.")
        test.radio[0].set_value("theirs")
        await press(test, "Save this choice")
        assert script_of(test) == "The last word."


async def test_an_empty_script_is_neither_kept_nor_approved(clinic: Clinic) -> None:
    place = await written(clinic)
    with dashboard(clinic.url):
        test = await run(opened(**place))
        before = script_of(test)
        await edit(test, "  \n ")
        assert "The script is empty" in words(test)
        assert button(test, "Approve this script").disabled
    draft = (await clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
    assert draft["script"] == before


async def test_what_was_typed_outlives_an_api_that_is_away(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        place = await written(clinic)
        with dashboard(clinic.url):
            test = await run(opened(**place))
    with dashboard(clinic.url):
        await edit(test, "Typed while nobody listened.")
        assert "Code api_unreachable" in words(test)
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url):
            await run(test)
            assert script_of(test) == "Typed while nobody listened."
        draft = (await clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
        assert draft["script"] == "Typed while nobody listened."
