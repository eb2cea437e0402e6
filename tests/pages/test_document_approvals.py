"""Approving a document on its page, and as it is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.shared.approvals import digest
from tests.plugins.agents.support import document_synced, got, new_document, until
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TEXT = "# Gout\n\nDrink two litres of water a day.\n"
SAID = "I have read this text and approve it"


async def test_one_click_approves_what_is_read(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        knowledge_id = await new_document(clinic, "Gout", TEXT)
        await until(
            lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
            lambda found: found["sync_status"] == "unapproved",
        )
        with dashboard(clinic.url):
            listed = words(await run(page("upload-knowledge")))
            assert "Waits for approval" in listed
            assert "Not approved" in listed
            agents = await run(page("agent-setup", {"id": "new"}))
            [choice] = [one for one in agents.multiselect if one.label == "Documents"]
            assert choice.options == ["Gout (not approved)"]

            test = await run(page("upload-knowledge", {"id": knowledge_id}))
            assert "Agents may answer from this document once it is approved" in words(test)
            assert not [one for one in test.text_input if one.label == "Your name"]
            test.button(key="document.approve").click()
            assert "Read and approved by the clinician at this computer" in words(await run(test))
        await document_synced(clinic, knowledge_id)


async def test_a_second_reader_types_a_name(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_SECOND_READER", "true")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        knowledge_id = await new_document(clinic, "Gout", TEXT)
        with dashboard(clinic.url):
            test = await run(page("upload-knowledge", {"id": knowledge_id}))
            test.button(key="document.approve").click()
            assert "write your name" in words(await run(test))
            name = f"approval.reader.{knowledge_id}"
            test.text_input(key=name).set_value("Dr Ortiz")
            test.button(key="document.approve").click()
            assert "A second person has to read it too" in words(await run(test))
            test.text_input(key=name).set_value("Lin Wei")
            test.button(key="document.approve").click()
            said = words(await run(test))
            assert "Dr Ortiz" in said
            assert "Lin Wei" in said
        assert "A second person" not in said
        begun = await new_document(clinic, "Gout 2", TEXT)
        body = {"content_sha256": digest(TEXT), "reader": "Dr Ortiz"}
        await clinic.client.post(f"/api/knowledge/{begun}/approval", json=body)
    monkeypatch.delenv("KNOWLEDGE_SECOND_READER")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        with dashboard(clinic.url):
            test = await run(page("upload-knowledge", {"id": begun}))
            assert "Dr Ortiz" in words(test)
            assert "A second person" not in words(test), "one is enough by now"
            test.button(key="document.approve").click()
            assert not (await run(test)).error
    assert not [one for one in test.button if one.key == "document.approve"]


async def test_a_document_that_waits_is_not_said_to_be_sent(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        with dashboard(clinic.url):
            test = await run(page("upload-knowledge"))
            for ticked, expected in ((False, "It waits for approval"), (True, "now being sent")):
                name = "approved.md" if ticked else "waiting.md"
                content = f"{TEXT}{name}".encode()
                test.file_uploader[0].set_value((name, content, "text/markdown"))
                await run(test)
                if ticked:
                    next(one for one in test.checkbox if one.label == SAID).check()
                test.text_input(key="upload.name").set_value("Gout")
                test.multiselect(key="upload.tags").set_value(["faq"])
                test.button(key="upload.save").click()
                [said] = (await run(test)).success
                assert expected in said.value


async def test_what_is_previewed_is_approved_with_it(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
        test.file_uploader[0].set_value(("gout.md", TEXT.encode(), "text/markdown"))
        await run(test)
        next(one for one in test.checkbox if one.label == SAID).check()
        test.text_input(key="upload.name").set_value("Gout")
        test.multiselect(key="upload.tags").set_value(["faq"])
        test.button(key="upload.save").click()
        await run(test)

        test.segmented_control(key="upload.way").set_value("Pasted text")
        await run(test)
        test.text_area(key="upload.pasted").set_value(TEXT + "Rest.")
        await run(test)
        next(one for one in test.checkbox if one.label == SAID).check()
        test.text_area(key="upload.pasted").set_value(TEXT + "Rest the foot.")
        await run(test)
        [box] = [one for one in test.checkbox if one.label == SAID]
        assert not box.value, "a tick for another text is none for this"
        test.text_input(key="upload.name").set_value("Foot")
        test.multiselect(key="upload.tags").set_value(["faq"])
        test.button(key="upload.pasted.save").click()
        await run(test)
    listed = await got(clinic, "/api/knowledge")
    states = {row["disease_name"]: row["approval"]["state"] for row in listed["documents"]}
    assert states == {"Gout": "approved", "Foot": "waiting"}
    hashes = {row["disease_name"]: row["content_sha256"] for row in listed["documents"]}
    assert hashes["Gout"] == digest(TEXT)
