"""A script, and what is typed for one, leaves for no provider while it may name a patient."""

from __future__ import annotations

import pytest

from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.support import (
    SCRIPT,
    TEXT,
    Row,
    add_document,
    generate,
    spoken,
    write_stream,
)
from tests.support.servers import Clinic

NAMED = f"{SCRIPT} This is for Mary Smith, MRN 1234567."
OPEN = "patient_data_unanswered"


async def answer(clinic: Clinic, knowledge_id: str, found: list[Row]) -> None:
    body = {
        "knowledge_id": knowledge_id,
        "fingerprints": [one["fingerprint"] for one in found],
    }
    said = await clinic.client.post("/api/audio/no-patient-data", json=body)
    assert said.status_code == 200, said.text


def sent(watched: WatchedClinic) -> str:
    """All that has left for the voice and writer service."""
    return "\n".join(str(call.body) for call in watched.proxy.calls)


@pytest.mark.parametrize(
    "wish",
    [
        {"custom_prompt": "Write it for Mary Smith, MRN 1234567."},
        {"template_config": {"quick_instructions": "Write it for Mary Smith, MRN 1234567."}},
        {"template_config": {"system_prompt_override": "It is for Mary Smith, MRN 1234567."}},
        {"template_config": {"quick_instructions": "病歷號碼：1234567，姓名：王小明"}},
        {"template_config": {"quick_instructions": "Nº de historia clínica: 1234567"}},
    ],
)
async def test_what_is_typed_for_the_writer_is_asked_about(
    shared_watched: WatchedClinic, wish: Row
) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic)
    body = {"knowledge_id": knowledge_id, **wish}

    refused = await clinic.client.post("/api/audio/generate-script", json=body)

    assert (refused.status_code, refused.json()["error_code"]) == (409, OPEN)
    assert "1234567" not in sent(shared_watched)
    asked = await clinic.client.post("/api/audio/identifiers", json=body)
    assert asked.status_code == 200, asked.text
    await answer(clinic, knowledge_id, asked.json()["identifiers"])
    assert (await write_stream(clinic, **body))[-1]["type"] == "complete"
    assert "1234567" in sent(shared_watched)


async def test_a_template_of_the_clinic_is_asked_about(shared_watched: WatchedClinic) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic)
    words = {"display_name": "For one", "content": "Greet Mary Smith, MRN 1234567, by name."}
    template = (await clinic.client.post("/api/templates", json=words)).json()["template_id"]
    body = {"knowledge_id": knowledge_id, "template_config": {"template_ids": [template]}}

    refused = await clinic.client.post("/api/audio/generate-script", json=body)

    assert (refused.status_code, refused.json()["error_code"]) == (409, OPEN)
    assert "1234567" not in sent(shared_watched)


async def test_a_script_is_asked_about_before_it_is_spoken(shared_watched: WatchedClinic) -> None:
    clinic = shared_watched.clinic
    knowledge_id = await add_document(clinic)

    refused = await generate(clinic, knowledge_id, script=NAMED)

    assert (refused.status_code, refused.json()["error_code"]) == (409, OPEN)
    assert "1234567" not in sent(shared_watched)
    checks = await clinic.client.post(
        "/api/audio/checks", json={"knowledge_id": knowledge_id, "script": NAMED}
    )
    asked = checks.json()["identifiers"]
    assert [one["text"] for one in asked] == ["Mary Smith", "1234567"]
    # What was said of one thing says nothing of another.
    await answer(clinic, knowledge_id, asked[:1])
    assert (await generate(clinic, knowledge_id, script=NAMED)).status_code == 409
    await answer(clinic, knowledge_id, asked)
    await spoken(clinic, knowledge_id, script=NAMED)
    # It was said of this document, and of no other.
    other = await add_document(clinic)
    assert (await generate(clinic, other, script=NAMED)).status_code == 409


async def test_what_was_said_of_the_document_holds_for_its_script(clinic: Clinic) -> None:
    document = {
        "disease_name": "Gout",
        "tags": ["faq"],
        "raw_content": f"{TEXT}\nThis is for Mary Smith, MRN 1234567.\n",
        "no_patient_data": True,
    }
    added = await clinic.client.post("/api/knowledge", json=document)

    await spoken(clinic, added.json()["knowledge_id"], script=NAMED)
