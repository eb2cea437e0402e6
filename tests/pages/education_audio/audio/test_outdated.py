"""A document that changes under its script and its audio, as the pages show it."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.education_audio.support import (
    approve,
    button,
    opened,
    press,
    script_of,
    sounds,
    statement,
    written,
)
from tests.plugins.agents.support import agent_synced, new_agent, until
from tests.plugins.education_audio.support import SCRIPT, TEXT, add_document, spoken
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic

MARK = "Made from an earlier text of this document"
NEWER = TEXT.replace("plenty of water", "two litres of water")


async def change(clinic: Clinic, knowledge_id: str, text: str = NEWER) -> None:
    answer = await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": text})
    assert answer.status_code == 200


async def test_a_changed_document_ends_the_approval_of_the_script(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        await approve(test)
        assert "by the clinician at this computer" in words(test)
        # A reload knows the approval.
        assert "**Approved**" in words(await run(opened(**place)))
        await change(shared_clinic, place["document"])
        await run(test)
        assert MARK in words(test)
        assert button(test, "Make the speech").disabled
        assert not statement(test).value
        await approve(test)
        assert MARK not in words(test)
        assert not button(test, "Make the speech").disabled
        await change(shared_clinic, place["document"], TEXT)
        assert "**Approved**" in words(await run(test))


async def test_a_tick_for_the_document_before_approves_nothing(shared_clinic: Clinic) -> None:
    place = await written(shared_clinic)
    with dashboard(shared_clinic.url):
        test = await run(opened(**place))
        statement(test).check()
        await run(test)
        await change(shared_clinic, place["document"])
        # What is pressed was drawn for the text that the document had.
        await press(test, "Approve this script")
        assert "**Approved**" not in words(test)
        assert MARK in words(test)
        request = {
            "knowledge_id": place["document"],
            "script": script_of(test),
            "voice_id": "localEnglishAnna0001",
        }
        answer = await shared_clinic.client.post("/api/audio/generate", json=request)
        assert answer.status_code == 409


def files_offered(test: AppTest) -> list[str]:
    """The names of the links that save a file."""
    links = [part.value for part in test.html if " download" in part.value]
    return [link.split(">")[1].split("<")[0] for link in links]


async def approve_again(test: AppTest) -> None:
    box = next(box for box in test.checkbox if "against the document as it is now" in box.label)
    box.check()
    await run(test)
    await press(test, "Approve again")


async def test_outdated_audio_is_marked_kept_from_patients_and_approved_again(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic)
    audio = await spoken(clinic, knowledge_id, name="Gout at home")
    agent = await agent_synced(
        clinic, (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
    )
    body = {"patient_id": "P7", "agent_id": agent["agent_id"]}
    session = (await clinic.client.post("/api/patient/session", json=body)).json()["session_id"]
    with dashboard(clinic.url):
        patient = page("patient-test", {"session": session})
        assert len(sounds(await run(patient))) == 1
        await change(clinic, knowledge_id)
        assert sounds(await run(patient)) == []
        assert "There is no audio of its documents yet" in words(patient)

        test = opened(document=knowledge_id)
        test.session_state[f"audio.details.library.{audio['audio_id']}"] = True
        test.session_state["audio.playing"] = audio["audio_id"]
        await run(test)
        assert MARK in words(test)
        assert len(sounds(test)) == 1, "staff hear what they approve"
        assert SCRIPT in [text.value for text in test.text]
        assert files_offered(test) == []
        await approve_again(test)
        assert MARK not in words(test)

        async def offered() -> dict[str, Any]:
            return {"files": files_offered(await run(test))}

        # The file is brought back to where patients hear it a moment later.
        found = await until(offered, lambda found: len(found["files"]) == 4)
        assert found["files"] == ["Download MP3", "Captions", "Chapters", "Text"]

        async def heard() -> dict[str, Any]:
            return {"sounds": sounds(await run(patient))}

        await until(heard, lambda found: len(found["sounds"]) == 1)
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        test = await run(opened())
        assert "The document that this was made from is deleted" in words(test)
        assert sounds(await run(patient)) == []


async def made_again(clinic: Clinic, audio: dict[str, Any], mark: str) -> None:
    """Approve and have spoken anew, on its page, what has this mark."""
    with dashboard(clinic.url):
        test = opened(document=audio["knowledge_id"])
        test.session_state[f"audio.details.library.{audio['audio_id']}"] = True
        await run(test)
        assert mark in words(test)
        box = next(box for box in test.checkbox if "approve exactly this text" in box.label)
        box.check()
        await run(test)
        await press(test, "Approve and make the speech again")


async def test_when_document_and_pronunciation_have_changed_it_is_made_again(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic)
    audio = await spoken(clinic, knowledge_id, name="Gout at home")
    body = {"written": "Gout", "spoken": "gowt"}
    assert (await clinic.client.put("/api/audio/pronunciations", json=body)).status_code == 200
    await change(clinic, knowledge_id)
    await made_again(clinic, audio, MARK)
    listed = (await clinic.client.get("/api/audio/list")).json()["audio_files"]
    assert [one["source_state"] for one in listed] == ["current", "changed"]


async def test_audio_of_an_earlier_pronunciation_is_approved_and_made_again(
    clinic: Clinic,
) -> None:
    knowledge_id = await add_document(clinic)
    audio = await spoken(clinic, knowledge_id, name="Gout at home")
    body = {"written": "Gout", "spoken": "gowt"}
    assert (await clinic.client.put("/api/audio/pronunciations", json=body)).status_code == 200
    mark = "A pronunciation, or how signs are put into words, was changed since."
    await made_again(clinic, audio, mark)
    listed = (await clinic.client.get("/api/audio/list")).json()["audio_files"]
    assert [(one["name"], one["source_state"]) for one in listed] == [
        ("Gout at home", "current"),
        ("Gout at home", "said_otherwise"),
    ]
