"""Upload Knowledge against the real API: save, refuse, list, find, open, edit, delete."""

from __future__ import annotations

import asyncio
import time
from datetime import date, timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from core import clock
from core.i18n.formats import format_day
from core.ui.frame.page_check import texts
from tests.plugins.agents.support import document_synced, got, synced_document, until
from tests.support.dashboard import dashboard, page, run, words
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

ADDRESS = "upload-knowledge"
TEXT = "# Gout\n\n## Food\n\nAvoid beer.\n\n## Rest\n\nRest the joint.\n"


async def count(clinic: Clinic) -> int:
    found: int = (await clinic.client.get("/api/knowledge")).json()["total_count"]
    return found


async def fill_in(test: AppTest, content: bytes, name: str, tags: list[str]) -> AppTest:
    test.file_uploader[0].set_value(("gout.md", content, "text/markdown"))
    test.text_input(key="upload.name").set_value(name)
    test.multiselect(key="upload.tags").set_value(tags)
    save = next(button for button in test.button if button.label == "Save document")
    save.click()
    return await run(test)


async def test_a_document_is_saved_and_shown_until_it_is_ready(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        assert "There is no document yet" in words(test)
        await fill_in(test, TEXT.encode(), "Gout", ["faq"])
        said = words(test)
        assert "“Gout” is saved" in " ".join(element.value for element in test.success)
        assert "Open: Gout" in said
        assert "Frequent questions" in said
        deadline = time.monotonic() + PATIENCE_SECONDS
        while "Ready" not in words(test):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.1)
            await run(test)
        assert test.text_input(key="upload.name").value == ""
    assert await count(clinic) == 1


async def test_what_was_typed_stays_when_it_is_refused(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        await fill_in(test, b"  \n ", "Gout", ["faq"])
        assert "The file is empty" in words(test)
        await fill_in(test, TEXT.encode(), "Gout", [])
        assert "Required" in words(test)
        assert test.text_input(key="upload.name").value == "Gout"
    assert await count(clinic) == 0


async def test_several_files_become_documents_and_one_that_is_refused_stays(
    clinic: Clinic,
) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        test.file_uploader[0].set_value(
            [
                ("Gout.md", TEXT.encode(), "text/markdown"),
                ("empty.md", b" \n ", "text/markdown"),
                ("Knee_rest.txt", b"Rest the knee for a week.", "text/plain"),
            ]
        )
        await run(test)
        said = words(test)
        assert "Rest the knee for a week." in said
        assert "The file is empty" in said
        names = [field.value for field in test.text_input if field.label.startswith("Disease")]
        assert names == ["Gout", "empty", "Knee rest"]
        test.multiselect(key="upload.tags").set_value(["faq"])
        next(button for button in test.button if button.label == "Save 3 documents").click()
        await run(test)
        said = words(test)
        assert "Gout.md is saved" in said
        assert "rest.txt is saved" in said
        assert "The file is empty" in said
        assert "Save document" in [button.label for button in test.button]
    assert await count(clinic) == 2


async def paste(test: AppTest, pasted: str) -> AppTest:
    test.segmented_control(key="upload.way").set_value("Pasted text")
    await run(test)
    test.text_area(key="upload.pasted").set_value(pasted)
    return await run(test)


async def test_a_pasted_text_is_seen_and_saved(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await paste(await run(page(ADDRESS)), TEXT)
        written = next(one for one in test.expander if one.label == "As it was written")
        assert any(one.label.startswith("What will be kept") for one in test.expander)
        assert texts(test) == ["Food\nAvoid beer.\n", "Rest\nRest the joint.\n"]
        assert [one.value for one in written.text] == [TEXT.strip()]
        test.text_input(key="upload.name").set_value("Gout")
        test.multiselect(key="upload.tags").set_value(["faq"])
        test.button(key="upload.pasted.save").click()
        await run(test)
        assert "“Gout” is saved" in " ".join(element.value for element in test.success)
        await run(test)
        assert test.text_area(key="upload.pasted").value == ""
        assert test.text_input(key="upload.name").value == ""
    [saved] = (await clinic.client.get("/api/knowledge?include=content")).json()["documents"]
    assert (saved["disease_name"], saved["raw_content"]) == ("Gout", TEXT)


async def test_a_pasted_text_stays_when_it_cannot_be_saved(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        test.segmented_control(key="upload.way").set_value("Pasted text")
        await run(test)
        test.button(key="upload.pasted.save").click()
        assert "Paste a text first" in words(await run(test))
        await paste(test, TEXT)
        test.text_input(key="upload.name").set_value("Gout")
        test.button(key="upload.pasted.save").click()
        assert "Some values are not valid" in words(await run(test))
        test.multiselect(key="upload.tags").set_value(["faq"])
        test.button(key="upload.pasted.save").click()
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        assert "not reachable" in words(await run(test))
        assert test.text_area(key="upload.pasted").value == TEXT
        assert test.text_input(key="upload.name").value == "Gout"
    assert await count(clinic) == 0
    with dashboard(clinic.url):
        test.button(key="upload.pasted.save").click()
        await run(test)
        assert test.text_area(key="upload.pasted").value == ""
    assert await count(clinic) == 1


async def test_a_patients_data_in_a_pasted_text_are_asked_about(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await paste(
            await run(page(ADDRESS)), TEXT + "\nPatient name: Ruth Odell, MRN 5520931\n"
        )
        said = words(test)
        assert "may hold a patient's data, in 2 places" in said
        assert "MRN **5520931**" in said
        test.checkbox[0].set_value(True)
        test.text_input(key="upload.name").set_value("Gout")
        test.multiselect(key="upload.tags").set_value(["faq"])
        test.button(key="upload.pasted.save").click()
        await run(test)
    [saved] = (await clinic.client.get("/api/knowledge")).json()["documents"]
    found = await document_synced(clinic, saved["knowledge_id"])
    assert found["no_patient_data"] is not None


async def test_saving_without_a_file_asks_for_one(shared_clinic: Clinic) -> None:
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS))
        next(button for button in test.button if button.label == "Save document").click()
        await run(test)
        assert "Choose a file first" in words(test)


async def test_the_list_is_found_by_name_in_the_address(shared_clinic: Clinic) -> None:
    await synced_document(shared_clinic, "Gout", TEXT)
    await synced_document(shared_clinic, "High blood pressure", TEXT)
    with dashboard(shared_clinic.url):
        said = words(await run(page(ADDRESS, {"q": "blood"})))
        assert "Open: High blood pressure" in said
        assert "Open: Gout" not in said
        assert "No document fits" in words(await run(page(ADDRESS, {"q": "asthma"})))


async def test_a_document_is_opened_edited_and_deleted(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic, "Gout", TEXT)
    with dashboard(clinic.url):
        test = page(ADDRESS, {"id": knowledge_id})
        test.session_state[f"document.tabs.{knowledge_id}"] = "Edit"
        said = words(await run(test))
        assert test.title[0].value == "Gout"
        assert "Avoid beer." in said
        assert "Food" in said
        text = next(area for area in test.text_area if area.label == "Text")
        text.set_value(TEXT + "\nDrink water.\n")
        await run(test)
        next(button for button in test.button if button.label == "Save changes").click()
        await run(test)
        kept = (await clinic.client.get(f"/api/knowledge/{knowledge_id}")).json()
        assert kept["raw_content"].endswith("Drink water.\n")
        next(b for b in test.button if b.label == "Delete this document").click()
        await run(test)
        # AppTest draws the whole page where a browser redraws the dialog alone.
        next(b for b in test.button if b.label == "Delete this document").click()
        test.button(key="ui.delete.yes").click()
        await run(test)
    assert await count(clinic) == 0


async def test_a_deleted_document_is_brought_back_and_an_archived_one_erased(
    shared_clinic: Clinic,
) -> None:
    gout = await synced_document(shared_clinic, "Gout", TEXT)
    cast = await synced_document(shared_clinic, "Plaster cast", TEXT)
    await shared_clinic.client.delete(f"/api/knowledge/{gout}")
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": cast}))
        next(b for b in test.button if b.label == "Archive this document").click()
        await run(test)
        assert cast not in str(test.query_params)
        test = page(ADDRESS)
        test.session_state["retired_deleted"] = True
        test.session_state["retired_archived"] = True
        said = words(await run(test))
        assert "**Gout**" in said
        assert "can be brought back until" in said
        assert "**Plaster cast**" in said
        test.button(key=f"retired.{gout}.back").click()
        await run(test)
        test.button(key=f"retired.{cast}.no").click()
        await run(test)
        test.button(key=f"retired.{cast}.no").click()
        test.button(key="ui.delete.yes").click()
        await run(test)
    assert (await shared_clinic.client.get(f"/api/knowledge/{gout}")).status_code == 200
    assert (await shared_clinic.client.get(f"/api/knowledge/retired/{cast}")).status_code == 404


async def test_a_patients_data_are_asked_about_before_and_after_saving(clinic: Clinic) -> None:
    letter = TEXT + "\nPatient name: Ruth Odell, MRN 5520931\n"
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        test.file_uploader[0].set_value(("gout.md", letter.encode(), "text/markdown"))
        said = words(await run(test))
        assert "may hold a patient's data, in 2 places" in said
        assert "Record number, line 11" in said
        assert "MRN **5520931**" in said
        asked = ["These are not a patient's data", "I have read this text and approve it"]
        assert [one.label for one in test.checkbox] == asked
        await fill_in(test, letter.encode(), "Gout", ["faq"])
        listed = (await clinic.client.get("/api/knowledge")).json()
        knowledge_id = listed["documents"][0]["knowledge_id"]
        test = await run(page(ADDRESS, {"id": knowledge_id}))
        assert "may hold a patient's data" in words(test)
        test.checkbox[0].set_value(True)
        await run(test)
        test.button(key="identifiers.answer").click()
        said = words(await run(test))
        assert "that this text holds no patient's data" in said
    await document_synced(clinic, knowledge_id)


def row_of(said: str, name: str) -> str:
    """All that the row of a document says in the list."""
    return said.partition(f"Open: {name}")[2].partition("\nOpen: ")[0]


async def test_a_review_date_is_set_and_what_is_due_is_listed(shared_clinic: Clinic) -> None:
    gout = await synced_document(shared_clinic, "Gout", TEXT)
    await synced_document(shared_clinic, "Plaster cast", TEXT)
    with dashboard(shared_clinic.url):
        test = page(ADDRESS, {"id": gout})
        test.session_state[f"review.{gout}"] = True
        await run(test)
        test.date_input(key=f"review.{gout}.plan.review_on").set_value(date(2024, 2, 5))
        test.text_input(key=f"review.{gout}.plan.review_owner").set_value("Dr Ortiz")
        test.button(key=f"review.{gout}.save").click()
        assert "Review due since 5 February 2024, by Dr Ortiz" in words(await run(test))
        plan = {"review_on": "2024-02-05", "review_owner": "Lin Wei"}
        await shared_clinic.client.put(f"/api/knowledge/{gout}/review", json=plan)
        test.text_input(key=f"review.{gout}.plan.review_owner").set_value("Dr Chen")
        test.button(key=f"review.{gout}.save").click()
        said = words(await run(test))
        assert "This was changed meanwhile" in said
        assert "Lin Wei" in said
        assert "Dr Chen" in said
        now = await got(shared_clinic, f"/api/knowledge/{gout}")
        assert now["review_owner"] == "Lin Wei", "nobody has chosen yet"
        said = words(await run(page(ADDRESS, {"review_due": "true"})))
        assert "Open: Gout" in said
        assert "Open: Plaster cast" not in said
        row = row_of(said, "Gout")
        assert "Review due\n" in row
        assert "Review due since 5 February 2024, by Lin Wei" in row


async def test_the_days_of_a_document_stand_on_its_page_and_in_the_list(
    shared_clinic: Clinic,
) -> None:
    hives = await synced_document(shared_clinic, "Hives", TEXT)
    days = [clock.now().date() + timedelta(days=number) for number in (60, 90)]
    plan = {"review_on": days[0].isoformat(), "review_owner": "*Lin* Wei"}
    await shared_clinic.client.put(f"/api/knowledge/{hives}/review", json=plan)
    with dashboard(shared_clinic.url):
        assert "Last day" not in words(await run(page(ADDRESS, {"id": hives})))
        over = {"last_day": days[1].isoformat()}
        await shared_clinic.client.put(f"/api/knowledge/{hives}/expiry", json=over)
        opened = words(await run(page(ADDRESS, {"id": hives})))
        row = row_of(words(await run(page(ADDRESS))), "Hives")

    for said in (opened, row):
        assert f"Review on {format_day(days[0])}, by *Lin* Wei" in said
        assert f"Last day for patients: {format_day(days[1])}" in said
    assert "Review due" not in row


async def test_a_last_day_is_chosen_and_said_when_it_is_near_or_over(
    shared_clinic: Clinic,
) -> None:
    croup = await synced_document(shared_clinic, "Croup", TEXT)
    soon = clock.now().date() + timedelta(days=3)
    with dashboard(shared_clinic.url):
        test = page(ADDRESS, {"id": croup})
        test.session_state[f"review.{croup}"] = True
        assert "until the end of" not in words(await run(test))
        test.date_input(key=f"expiry.{croup}.last_day").set_value(soon)
        test.button(key=f"expiry.{croup}.save").click()
        said = words(await run(test))
        assert f"Given to patients until the end of {format_day(soon)} (UTC)." in said
        for days, is_soon in ((13, True), (14, False)):
            later = clock.now().date() + timedelta(days=days)
            body = {"last_day": later.isoformat()}
            await shared_clinic.client.put(f"/api/knowledge/{croup}/expiry", json=body)
            card = str(await got(shared_clinic, "/api/dashboard/stats"))
            assert ("“Croup” is given to patients until" in card) is is_soon
            said = words(await run(page(ADDRESS, {"id": croup})))
            assert (f"{format_day(later)} (UTC)." in said) is is_soon
        await shared_clinic.client.put(f"/api/knowledge/{croup}/expiry", json={})
        test.date_input(key=f"expiry.{croup}.last_day").set_value(date(2024, 2, 5))
        test.button(key=f"expiry.{croup}.save").click()
        said = words(await run(test))
        assert "This was changed meanwhile" in said
        assert not (await got(shared_clinic, f"/api/knowledge/{croup}"))["expiry"]["over"]
        over = {"last_day": "2024-02-05"}
        await shared_clinic.client.put(f"/api/knowledge/{croup}/expiry", json=over)
        said = words(await run(page(ADDRESS, {"id": croup})))
        assert "Not given to patients any more: its last day was 5 February 2024" in said
        assert "Choose a later day, or none" in said
        listed = words(await run(page(ADDRESS))).splitlines()
        row = next(line for line in listed if line.startswith("Open: Croup"))
        assert "Not given to patients any more" in row


async def test_former_versions_are_compared_and_one_is_brought_back(shared_clinic: Clinic) -> None:
    knowledge_id = await synced_document(shared_clinic, "Gout", TEXT)
    path = f"/api/knowledge/{knowledge_id}"
    edited = TEXT.replace("Avoid beer", "Avoid wine and beer")
    await shared_clinic.client.put(path, json={"raw_content": edited})
    with dashboard(shared_clinic.url):
        test = page(ADDRESS, {"id": knowledge_id})
        test.session_state[f"document.tabs.{knowledge_id}"] = "Versions"
        said = words(await run(test))
        assert "Version 2, the document as it is now" in said
        assert "changed: text" in said
        next(one for one in test.toggle if one.label.startswith("Compare")).set_value(True)
        said = words(await run(test))
        assert "**−** Avoid beer." in said
        assert "**+** Avoid :green-background[**wine and**] beer." in said
        next(one for one in test.button if one.label == "Restore this version").click()
        await run(test)
    now = (await shared_clinic.client.get(path)).json()
    assert (now["version"], now["raw_content"]) == (3, TEXT)


async def test_a_document_opens_at_quoted_words(shared_clinic: Clinic) -> None:
    text = TEXT.replace(
        "Avoid beer.", "Drink water.\n\nAvoid beer: it is *bad* for gout. Eat fruit."
    )
    knowledge_id = await synced_document(shared_clinic, "Gout", text)
    with dashboard(shared_clinic.url):
        quoted = "Avoid beer: it is bad for gout."
        test = await run(page(ADDRESS, {"id": knowledge_id, "quote": quoted}))
        said = words(test)
        assert "**Food**" in said
        assert f":orange-background[{quoted}] Eat fruit." in said
        assert "Rest the joint." not in "\n".join(element.value for element in test.text[:2])
        test.button(key="document.whole").click()
        said = words(await run(test))
        assert "orange-background" not in said
        assert "Rest\nRest the joint." in said
        assert "quote" not in test.query_params
        gone = page(ADDRESS, {"id": knowledge_id, "quote": "Drink beer."})
        said = words(await run(gone))
        assert "not in the document as it is now" in said
        assert "Food\nDrink water." in said
        gone.button(key="document.back").click()
        await run(gone)
        assert "quote" not in gone.query_params


async def test_an_unknown_document_is_said_to_be_gone(shared_clinic: Clinic) -> None:
    with dashboard(shared_clinic.url):
        assert "There is no document with this id" in words(
            await run(page(ADDRESS, {"id": "kd_none"}))
        )


async def test_a_voice_service_that_is_away_is_told_at_the_document(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        body = {"disease_name": "Gout", "tags": ["faq"], "raw_content": TEXT}
        await clinic.client.post("/api/knowledge", json=body)
        with dashboard(clinic.url):
            test = await run(page(ADDRESS))
            deadline = time.monotonic() + PATIENCE_SECONDS
            while "It will be retried automatically" not in words(test):
                assert time.monotonic() < deadline
                await asyncio.sleep(0.1)
                await run(test)
            assert "Waiting" in words(test) or "In progress" in words(test)
            own_local_service.start()
            while "Ready" not in words(test):
                assert time.monotonic() < deadline
                await asyncio.sleep(0.1)
                await run(test)


async def test_the_page_says_when_the_api_is_down() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        said = words(await run(page(ADDRESS)))
    assert "not reachable" in said
    assert "Save document" in said


async def test_what_differs_at_the_voice_service_is_shown_and_mended(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await synced_document(clinic, "Lost leaflet")
    address = f"/api/knowledge/{knowledge_id}"
    entry = (await clinic.client.get(address)).json()["elevenlabs_document_id"]
    local_service.ask("DELETE", f"/v1/convai/knowledge-base/{entry}")
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge", {"compare": "true"}))
        assert "Nothing has been compared yet" in words(test)
        next(one for one in test.button if one.label == "Look now").click()
        await run(test)
        await until(lambda: got(clinic, "/api/knowledge/comparison"), lambda row: row["looked_at"])
        await run(test)
        boxes = {box.label: box.value for box in test.checkbox}
        assert boxes["Missing there: Lost leaflet"] is True
        next(one for one in test.button if one.label == "Show what would be done").click()
        await run(test)
        assert "Send the document to the voice service anew" in words(test)
        next(one for one in test.button if one.label == "Mend what is chosen").click()
        await run(test)
        await until(
            lambda: got(clinic, address),
            lambda row: row["elevenlabs_document_id"] not in (None, entry),
        )
