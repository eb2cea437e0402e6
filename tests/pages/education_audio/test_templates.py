"""The clinic's own templates and readers of languages on the page of Education Audio."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from tests.pages.education_audio.support import labels, opened, press
from tests.plugins.education_audio.support import add_document
from tests.support.dashboard import dashboard, run, words
from tests.support.servers import Clinic

NAME = "Words of our ward"


def covers(test: AppTest) -> TextArea:
    """The field with the words of the template."""
    return next(area for area in test.text_area if area.label == "What the script covers")


async def test_a_template_is_kept_changed_elsewhere_too_and_restored(
    shared_clinic: Clinic,
) -> None:
    knowledge_id = await add_document(shared_clinic)
    with dashboard(shared_clinic.url):
        test = opened(document=knowledge_id)
        test.session_state["audio.templates"] = True
        await run(test)
        names = [field for field in test.text_input if field.label == "Name"]
        names[0].set_value(NAME)
        covers(test).set_value("Begin with who the talk is for.")
        await press(test, "Keep this template")
        choice = next(one for one in test.selectbox if one.label == "Template")
        made = next(
            one
            for one in (await shared_clinic.client.get("/api/templates")).json()
            if one["display_name"] == NAME
        )
        assert NAME in choice.options
        choice.set_value(made["template_id"])
        await run(test)

        # A colleague's change meanwhile takes nothing away.
        covers(test).set_value("Say why it matters.")
        address = f"/api/templates/{made['template_id']}"
        await shared_clinic.client.put(address, json={"content": "Say how long it lasts."})
        await press(test, "Save changes")
        shown = words(test)
        assert "This was changed meanwhile" in shown
        assert "Say why it matters." in shown
        assert "Say how long it lasts." in shown
        radio = next(one for one in test.radio if "What the script covers" in one.label)
        radio.set_value("mine")
        await run(test)
        await press(test, "Save this choice")
        now = (await shared_clinic.client.get(address)).json()
        assert (now["version"], now["content"]) == (3, "Say why it matters.")

        test.session_state[f"audio.template.versions.{made['template_id']}"] = True
        await run(test)
        assert labels(test).count("Restore this version") == 2
        test.button(f"audio.template.restore.{made['template_id']}.1").click()
        await run(test)
        assert covers(test).value == "Begin with who the talk is for."
    now = (await shared_clinic.client.get(address)).json()
    assert (now["version"], now["content"]) == (4, "Begin with who the talk is for.")


async def test_languages_that_are_read_are_kept(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = opened()
        test.session_state["audio.readers"] = True
        await add_document(clinic)
        await run(test)
        fields = [one for one in test.multiselect if one.label == "Languages that you read"]
        fields[0].set_value(["fi"])
        await press(test, "Keep my languages")
        assert "· Finnish" in words(test)
        assert "Confirmed by" in words(test)
    readers = (await clinic.client.get("/api/audio/readers")).json()["readers"]
    assert [mark["language"] for mark in readers[0]["marks"]] == ["fi"]


async def test_languages_of_two_tabs_are_both_shown(clinic: Clinic) -> None:
    address = "/api/audio/readers"
    with dashboard(clinic.url):
        test = opened()
        test.session_state["audio.readers"] = True
        await add_document(clinic)
        await run(test)
        field = next(one for one in test.multiselect if one.label == "Languages that you read")
        field.set_value(["fi"])
        other = await clinic.client.put(address, json={"languages": ["sv"], "version": 0})
        assert other.status_code == 200
        await press(test, "Keep my languages")
        said = words(test)
        assert "This was changed meanwhile." in said
        assert "Finnish" in said
        [reader] = (await clinic.client.get(address)).json()["readers"]
        assert [mark["language"] for mark in reader["marks"]] == ["sv"]
        choice = next(one for one in test.radio if "Languages that you read" in one.label)
        choice.set_value("mine")
        await press(test, "Save this choice")
    [reader] = (await clinic.client.get(address)).json()["readers"]
    assert [mark["language"] for mark in reader["marks"]] == ["fi"]
