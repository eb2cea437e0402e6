"""A text that may hold a patient's data leaves for no provider until somebody has answered."""

from __future__ import annotations

from typing import Any

from tests.plugins.agents.support import document_synced, got, new_document, until
from tests.plugins.knowledge.test_knowledge_api import at_provider
from tests.support.servers import Clinic, LocalServiceProcess

CLEAN = "# Wrist splint\n\nWear the splint at night for six weeks.\n"
LETTER = f"{CLEAN}\nPatient name: Ruth Odell\nMRN 5520931\n"


async def refused(clinic: Clinic, knowledge_id: str) -> dict[str, Any]:
    return await until(
        lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
        lambda found: found["sync_status"] == "failed",
    )


async def test_it_waits_until_somebody_answers_and_who_did_is_kept(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await new_document(clinic, "Splint", LETTER)
    path = f"/api/knowledge/{knowledge_id}"
    held = await refused(clinic, knowledge_id)
    assert "may hold a patient's data (2 places)" in held["sync_error_message"]
    assert [(one["kind"], one["line"]) for one in held["identifiers"]] == [
        ("name", 5),
        ("record_number", 6),
    ]
    assert at_provider(local_service, knowledge_id) == []
    draft = await clinic.client.post(
        "/api/audio/generate-script", json={"knowledge_id": knowledge_id}
    )
    if draft.status_code < 400:
        ended = await until(
            lambda: got(clinic, f"/api/audio/drafts/{draft.json()['draft_id']}"),
            lambda found: found["state"] in ("failed", "completed"),
        )
        assert ended["state"] == "failed"
        assert "may hold a patient's data" in str(ended["error"])
    again = await clinic.client.post(f"{path}/retry-sync")
    assert again.status_code == 200
    await refused(clinic, knowledge_id)

    stale = await clinic.client.post(f"{path}/no-patient-data", json={"content_sha256": "0" * 64})
    assert (stale.status_code, stale.json()["error_code"]) == (409, "document_changed")
    body = {"content_sha256": held["content_sha256"]}
    answer = await clinic.client.post(f"{path}/no-patient-data", json=body)

    assert answer.status_code == 200, answer.text
    assert answer.json()["identifiers"] == []
    assert answer.json()["no_patient_data"]["answered_at"]
    await document_synced(clinic, knowledge_id)
    assert len(at_provider(local_service, knowledge_id)) == 1
    # Another one is asked about anew, and the voice service keeps what it has.
    await clinic.client.put(path, json={"raw_content": f"{LETTER}\nDOB: 7/3/1938\n"})
    held = await refused(clinic, knowledge_id)
    assert [one["kind"] for one in held["identifiers"]] == ["date_of_birth"]


async def test_it_goes_on_by_itself_when_the_data_are_taken_out(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic, "Splint", LETTER)
    await refused(clinic, knowledge_id)
    await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": CLEAN})
    found = await document_synced(clinic, knowledge_id)
    assert (found["identifiers"], found["no_patient_data"]) == ([], None)


async def test_the_name_is_asked_about_too(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await new_document(shared_clinic, "Ruth Odell, MRN 5520931", CLEAN)
    held = await refused(shared_clinic, knowledge_id)
    assert {one["line"] for one in held["identifiers"]} == {0}
    assert "5520931" in [one["text"] for one in held["identifiers"]]
    assert at_provider(local_service, knowledge_id) == []
    body = {"content_sha256": held["content_sha256"]}
    path = f"/api/knowledge/{knowledge_id}"
    await shared_clinic.client.post(f"{path}/no-patient-data", json=body)
    await document_synced(shared_clinic, knowledge_id)
    # Another name is a new question.
    await shared_clinic.client.put(path, json={"disease_name": "Splint of MRN 5520932"})
    held = await refused(shared_clinic, knowledge_id)
    assert [one["text"] for one in held["identifiers"]] == ["5520932"]
    await shared_clinic.client.put(path, json={"disease_name": "Wrist splint"})
    assert (await document_synced(shared_clinic, knowledge_id))["identifiers"] == []


async def test_a_pasted_text_is_asked_about_and_nothing_of_it_is_kept(clinic: Clinic) -> None:
    preview = await clinic.client.post("/api/knowledge/preview", json={"raw_content": LETTER})
    assert preview.status_code == 200, preview.text
    seen = preview.json()
    assert (seen["text"], seen["characters"]) == (LETTER, len(LETTER))
    assert [one["text"] for one in seen["identifiers"]] == ["Ruth Odell", "5520931"]
    assert (await clinic.client.get("/api/knowledge")).json()["total_count"] == 0
    await clinic.client.post(
        "/api/knowledge",
        json={"disease_name": "Splint", "tags": ["faq"], "raw_content": LETTER},
    )
    again = await clinic.client.post("/api/knowledge/preview", json={"raw_content": LETTER})
    assert [one["disease_name"] for one in again.json()["same_text"]] == ["Splint"]
    empty = await clinic.client.post("/api/knowledge/preview", json={"raw_content": " "})
    assert empty.status_code == 422


async def test_a_file_is_asked_about_before_it_is_saved(clinic: Clinic) -> None:
    file = {"file": ("splint.md", LETTER.encode(), "text/markdown")}
    preview = await clinic.client.post("/api/knowledge/upload/preview", files=file)
    assert [one["text"] for one in preview.json()["identifiers"]] == ["Ruth Odell", "5520931"]
    data = {"disease_name": "Splint", "tags": ["faq"], "no_patient_data": "true"}
    saved = await clinic.client.post("/api/knowledge/upload", files=file, data=data)
    assert saved.status_code == 201, saved.text
    found = await document_synced(clinic, saved.json()["knowledge_id"])
    assert found["no_patient_data"] is not None
