"""The panel that withdraws: with a reason, with who had it, and with the way back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from plugins.knowledge.models import COLLECTION, new_document
from tests.pages.education_audio.support import button, press
from tests.plugins.agents.support import got
from tests.plugins.education_audio.support import add_document
from tests.plugins.handouts.support import audio_of, link_to
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic


def _panel(address: str, query: dict[str, str] | None = None) -> AppTest:
    test = page(address, query)
    test.session_state["recalls.open"] = True
    return test


async def _newer(clinic: Clinic, first: str, count: int) -> None:
    """Store so many newer documents with the text of the first; no job sends them anywhere."""
    documents = clinic.app.state.platform.documents
    stored = (await documents.get(COLLECTION, first)).data
    for number in range(count):
        new = new_document("dr_lee", None, f"Gout {number}", ["faq"])
        await documents.create(COLLECTION, f"kd_{number:03}", {**stored, **new})


@pytest.mark.parametrize("address", ["education-audio", "upload-knowledge"])
async def test_a_document_is_withdrawn_and_given_again(clinic: Clinic, address: str) -> None:
    audio = await audio_of(clinic)
    await link_to(clinic, audio)
    with dashboard(clinic.url):
        test = await run(_panel(address))
        await press(test, "Withdraw it now")
        assert "Say why. Nothing was withdrawn yet." in words(test)
        assert (await got(clinic, "/api/recalls"))["recalls"] == []
        test.text_input(key="recalls.reason").set_value("The dose is wrong")
        await run(test)
        await press(test, "Withdraw it now")
        (recall,) = (await got(clinic, "/api/recalls"))["recalls"]
        assert recall["active"]
        assert (recall["kind"], recall["name"]) == ("document", "Gout")
        test = _panel(address)
        test.session_state[f"recalls.reached.{recall['recall_id']}"] = True
        said = words(await run(test))
        assert "The dose is wrong" in said
        assert "Link for a patient" in said
        await press(test, "Undo")
        # AppTest draws the whole page where a browser redraws the dialog alone.
        button(test, "Undo").click()
        test.text_input(key="recalls.undo.why").set_value("Read again: it is right")
        test.button(key="recalls.undo.yes").click()
        await run(test)
        assert "Given again" in words(await run(_panel(address)))
    (recall,) = (await got(clinic, "/api/recalls"))["recalls"]
    assert not recall["active"]
    assert recall["steps"][1]["reason"] == "Read again: it is right"


async def test_all_who_had_it_are_reached_by_pages(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    for _ in range(21):
        await link_to(clinic, audio)
    request = {
        "kind": "document",
        "knowledge_id": audio["knowledge_id"],
        "name": "Gout",
        "reason": "The dose is wrong",
    }
    recall = (await clinic.client.post("/api/recalls", json=request)).json()
    with dashboard(clinic.url):
        test = _panel("education-audio")
        test.session_state[f"recalls.reached.{recall['recall_id']}"] = True
        said = words(await run(test))
        assert said.count("Link for a patient") == 20
        assert "1 to 20 of 21" in said
        await press(test, "Next")
        said = words(test)
        assert said.count("Link for a patient") == 1
        assert "21 to 21 of 21" in said


async def test_a_withdrawn_audio_is_said_where_it_stands(clinic: Clinic) -> None:
    audio = await audio_of(clinic)
    with dashboard(clinic.url):
        test = await run(_panel("education-audio", {"document": audio["knowledge_id"]}))
        test.selectbox(key="recalls.kind").select_index(2)
        await run(test)
        test.text_input(key="recalls.reason").set_value("Wrong")
        await run(test)
        await press(test, "Withdraw it now")
        assert "This is withdrawn." in words(await run(test))


async def test_the_oldest_of_many_documents_is_found_and_withdrawn(clinic: Clinic) -> None:
    oldest = await add_document(clinic, name="Warts")
    await _newer(clinic, oldest, 200)
    with dashboard(clinic.url):
        test = await run(_panel("upload-knowledge"))
        which = test.selectbox(key="recalls.which.document")
        assert len(which.options) == 200
        assert "Warts" not in which.options
        find = test.text_input(key="recalls.documents.find")
        find.set_value("nobody has this")
        assert "Nothing has a name" in words(await run(test))
        test.text_input(key="recalls.documents.find").set_value("war")
        await run(test)
        assert test.selectbox(key="recalls.which.document").options == ["Warts"]
        test.text_input(key="recalls.reason").set_value("The dose is wrong")
        await run(test)
        await press(test, "Withdraw it now")
    (recall,) = (await got(clinic, "/api/recalls"))["recalls"]
    assert recall["knowledge_id"] == oldest
