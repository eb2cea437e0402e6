"""What may be a patient's data in a script, or typed for one, is asked about on the page."""

from __future__ import annotations

from tests.pages.education_audio.support import (
    button,
    edit,
    opened,
    press,
    script_of,
    until,
    written,
)
from tests.plugins.education_audio.support import add_document
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic

CONFIRMATION = "These are not a patient's data"


async def test_a_wish_is_asked_about_and_written_when_it_is_answered(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(document=knowledge_id))
        instructions = test.text_area(key="audio.instructions")
        instructions.set_value("Write it for Mary Smith, MRN 1234567.")
        await run(test)
        await press(test, "Write the script")
        said = words(test)
        assert "may hold a patient's data, in 2 places" in said
        assert "MRN **1234567**" in said
        assert button(test, "Confirm").disabled
        next(box for box in test.checkbox if box.label == CONFIRMATION).check()
        await run(test)
        await press(test, "Confirm")
        assert "Gout is a kind of arthritis." in script_of(test)


async def test_a_script_is_asked_about_beside_its_checks(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await edit(test, f"{script_of(test)}\n\nThis is for Mary Smith, MRN 1234567.")
        await until(test, lambda test: "may hold a patient's data, in 2 places" in words(test))
        next(box for box in test.checkbox if box.label == CONFIRMATION).check()
        await run(test)
        await press(test, "Confirm")
        assert "may hold a patient's data" not in words(test)
    checks = await shared_clinic.client.get(f"/api/audio/drafts/{place['draft']}/checks")
    assert checks.json()["identifiers"] == []
