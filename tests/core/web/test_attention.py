"""What needs an operator: given-up work and damaged records, seen and put right."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.errors import RecordFromNewerVersion
from core.jobs import JOBS, JobRequest
from core.ports.documents import JsonObject
from plugins.patient_test.models import SESSIONS
from plugins.patient_test.records import RECORD
from tests.plugins.agents.support import until
from tests.plugins.conversations.support import DRY, document, record, turn
from tests.plugins.patient_test.support import Talk, agent_for, begin
from tests.support.servers import Clinic

Row = dict[str, Any]


async def attention(clinic: Clinic) -> Row:
    answer = await clinic.client.get("/api/attention")
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def replace(clinic: Clinic, collection: str, id: str, data: JsonObject) -> None:
    """Put this in the place of a record, whatever it is."""
    documents = clinic.app.state.platform.documents
    await documents.delete(collection, id)
    await documents.create(collection, id, data)


async def test_nothing_needs_an_operator(clinic: Clinic) -> None:
    assert await attention(clinic) == {"failed_jobs": [], "unreadable": []}


async def test_records_that_no_list_comes_upon_are_found_by_a_check(clinic: Clinic) -> None:
    documents = clinic.app.state.platform.documents
    await documents.create("agents", "ag_lost", {"name": "No time"})
    assert (await clinic.client.get("/api/agent")).json()["agents"] == []
    assert (await attention(clinic))["unreadable"] == []
    checked = await clinic.client.post("/api/attention/check")
    assert checked.status_code == 200, checked.text
    (record,) = checked.json()["unreadable"]
    assert record["record_id"] == "ag_lost"
    assert "created_at" in record["fields"]
    assert (await attention(clinic))["unreadable"] == [record]


async def test_given_up_work_is_listed_and_tried_again(clinic: Clinic) -> None:
    platform = clinic.app.state.platform
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask("What should I do if I miss a dose?")
    stored = await platform.documents.get(SESSIONS.name, talk.session_id)
    ended = stored.data | {"open": False, "ended_at": stored.data["last_active_at"]}
    damaged = {name: value for name, value in ended.items() if name != "patient_id"}
    await replace(clinic, SESSIONS.name, talk.session_id, damaged)
    request = JobRequest(RECORD, {"session_id": talk.session_id}, key=talk.session_id)
    job = await platform.jobs.enqueue(request)
    assert (await platform.jobs.wait(job.id, 30)).state == "failed"

    seen = await attention(clinic)
    (failed,) = seen["failed_jobs"]
    assert (failed["job_id"], failed["plugin_id"]) == (job.id, "patient_test")
    assert failed["error_code"] == "record_unreadable"
    assert failed["failed_at"]
    (record,) = seen["unreadable"]
    assert (record["plugin_id"], record["record_id"]) == ("patient_test", talk.session_id)
    assert (record["collection"], record["fields"]) == (SESSIONS.name, ["patient_id"])

    await replace(clinic, SESSIONS.name, talk.session_id, ended)
    again = await clinic.client.post(f"/api/jobs/{job.id}/retry")
    assert again.status_code == 200, again.text
    assert (await platform.jobs.wait(job.id, 30)).state == "done"
    assert await attention(clinic) == {"failed_jobs": [], "unreadable": []}
    logged = (await clinic.client.get("/api/conversations")).json()
    assert logged["total_count"] == 1
    refused = await clinic.client.post(f"/api/jobs/{job.id}/retry")
    assert refused.status_code == 409
    unknown = await clinic.client.post(f"/api/jobs/{RECORD}:{'0' * 24}/retry")
    assert unknown.status_code == 404


async def test_a_session_says_that_its_record_was_given_up(clinic: Clinic) -> None:
    documents = clinic.app.state.platform.documents
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await talk.ask("What should I do if I miss a dose?")
    # What is in the way is a damaged row of the log under the same id.
    await documents.create("conversations", talk.session_id, {"patient_id": "P1"})
    ended = await talk.end()
    assert ended == {"success": True, "conversation_summary": None}
    state = await until(talk.state, lambda found: found["record_error"] is not None)
    assert "damaged" in state["record_error"]
    assert state["ended_at"] is not None
    assert len((await attention(clinic))["failed_jobs"]) == 1

    await documents.delete("conversations", talk.session_id)
    summary = (await talk.end())["conversation_summary"]
    assert summary["conversation_id"] == talk.session_id
    later = await Talk(clinic, talk.session_id).state()
    assert (later["record_error"], later["ended_at"]) == (None, state["ended_at"])
    assert (await attention(clinic))["failed_jobs"] == []


async def test_a_missing_text_is_told_and_takes_nothing_else_down(clinic: Clinic) -> None:
    platform = clinic.app.state.platform
    lost, other = await document(clinic), await document(clinic)
    stored = await platform.documents.get("knowledge_documents", lost)
    await platform.blobs.delete(stored.data["content_key"])

    listed = await clinic.client.get("/api/knowledge", params={"include": "content"})
    texts = {row["knowledge_id"]: row["raw_content"] for row in listed.json()["documents"]}
    assert texts[lost] is None
    assert "plastic bag" in texts[other]
    opened = await clinic.client.get(f"/api/knowledge/{lost}")
    assert (opened.status_code, opened.json()["error_code"]) == (409, "record_unreadable")
    params = {"q": "How do I take a shower?", "document_ids": [lost, other]}
    found = await clinic.client.get("/api/knowledge/search", params=params)
    # The other one is there, whether the lost one was put into the index before or not.
    assert other in {passage["knowledge_id"] for passage in found.json()["passages"]}
    (record,) = (await attention(clinic))["unreadable"]
    assert (record["record_id"], record["fields"]) == (lost, ["content_key"])


async def test_a_transcript_of_a_newer_version_is_told_and_the_row_stays(clinic: Clinic) -> None:
    platform = clinic.app.state.platform
    await record(clinic, "conv_newer", [turn("How do I take a shower?", DRY)])
    row = await platform.documents.get("conversations", "conv_newer")
    content = b'{"~record_version":9,"lines":"words of a patient"}'
    await platform.blobs.put(row.data["transcript_key"], content, "application/json")

    listed = (await clinic.client.get("/api/conversations")).json()
    assert [row["conversation_id"] for row in listed["conversations"]] == ["conv_newer"]
    opened = await clinic.client.get("/api/conversations/conv_newer")
    assert (opened.status_code, opened.json()["error_code"]) == (409, "record_newer")
    exported = await clinic.client.get("/api/conversations/export?format=json")
    assert [row["conversation_id"] for row in exported.json()] == ["conv_newer"]
    (entry,) = (await attention(clinic))["unreadable"]
    assert (entry["reason"], entry["fields"]) == ("newer", ["transcript_key"])
    kept = [chunk async for chunk in platform.blobs.read(row.data["transcript_key"])]
    assert b"".join(kept) == content


async def test_a_job_of_a_newer_version_is_neither_done_nor_replaced(clinic: Clinic) -> None:
    platform = clinic.app.state.platform
    request = JobRequest("conversations.announce", {"conversation_id": "c1"}, key="c1")
    job = await platform.jobs.enqueue(request)
    await platform.jobs.wait(job.id, 30)
    done = await platform.documents.get("jobs", job.id)
    newer = SqliteDocumentStore(
        clinic.settings.elevendops_data_dir / DOCUMENTS_FILE,
        [dataclasses.replace(JOBS, version=7, upgrade=lambda data, version: data)],
    )
    waiting = done.data | {"state": "queued", "active": True, "how": "as nobody here knows"}
    stored = await newer.replace("jobs", job.id, waiting, done.version)
    with pytest.raises(RecordFromNewerVersion):
        await platform.jobs.enqueue(request)
    (entry,) = (await attention(clinic))["unreadable"]
    assert (entry["record_id"], entry["reason"]) == (job.id, "newer")
    assert await newer.get("jobs", job.id) == stored
    await newer.close()
