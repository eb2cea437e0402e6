"""A script whose browser was closed is found again on the page."""

from __future__ import annotations

from tests.pages.education_audio.support import editable, opened, press, script_of, written
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic


async def test_a_script_is_found_again_and_opened(clinic: Clinic) -> None:
    place = await written(clinic)
    draft = (await clinic.client.get(f"/api/audio/drafts/{place['draft']}")).json()
    with dashboard(clinic.url):
        test = await run(opened())
        assert not editable(test)
        test.session_state["audio.begun"] = True
        await run(test)
        shown = words(test)
        assert "Gout" in shown
        assert "waits for an approval" in shown
        await press(test, "Open this script")
        assert script_of(test) == draft["script"]
        assert test.query_params["draft"] == place["draft"]
