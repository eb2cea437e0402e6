"""The clinic's rule for documents is switched on, off, or asks for one reader less."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.jobs import JOBS, job_id
from core.jobs.retries import MAX_CRASHES
from plugins.knowledge.models import SYNC_JOB
from tests.plugins.agents.support import (
    agent_body,
    document_synced,
    got,
    new_document,
    synced_document,
    until,
)
from tests.plugins.knowledge.test_approvals import (
    FIRST,
    SECOND,
    approve,
    edit,
    settled,
    state,
    text_there,
)
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic


async def test_an_edit_after_the_rule_came_is_judged_by_what_agents_have(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        knowledge_id = await synced_document(clinic, "Iron", FIRST)
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(settings) as clinic:
        await edit(clinic, knowledge_id, SECOND)
        held = await settled(clinic, knowledge_id)
        assert text_there(local_service, held) == FIRST
        assert held["approval"]["former_in_use"] is True
        asked = f"/api/knowledge/search?q=how many tablets&document_ids={knowledge_id}"
        [passage] = (await got(clinic, asked))["passages"]
        assert "one tablet" in passage["text"]
        body = agent_body(knowledge_ids=[knowledge_id])
        assert (await clinic.client.post("/api/agent", json=body)).status_code == 422
        await edit(clinic, knowledge_id, FIRST)
        assert await state(clinic, knowledge_id) == "waiting", "nobody has approved it"


async def test_what_waits_is_sent_once_the_rule_is_switched_off(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(settings) as clinic:
        ids = [await new_document(clinic, name, FIRST) for name in ("Iron", "Zinc")]
        for knowledge_id in ids:
            assert (await settled(clinic, knowledge_id))["sync_status"] == "unapproved"
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "false")
    async with running_clinic(settings) as clinic:
        for knowledge_id in ids:
            document = await document_synced(clinic, knowledge_id)
            assert text_there(local_service, document) == FIRST


async def test_the_first_reader_may_finish_once_one_is_enough(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    monkeypatch.setenv("KNOWLEDGE_SECOND_READER", "true")
    async with running_clinic(settings) as clinic:
        knowledge_id = await new_document(clinic, "Iron", FIRST)
        first = await approve(clinic, knowledge_id, FIRST, reader="Dr Ortiz")
    monkeypatch.setenv("KNOWLEDGE_SECOND_READER", "false")
    async with running_clinic(settings) as clinic:
        found = await approve(clinic, knowledge_id, FIRST, reader="Dr Ortiz")
        assert found["approval"]["state"] == "approved"
        assert found["approval"]["readers"] == first["approval"]["readers"]
        await document_synced(clinic, knowledge_id)


async def test_a_document_whose_job_was_given_up_is_sent_with_its_approval_still(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(settings) as clinic:
        knowledge_id = await new_document(clinic, "Iron", FIRST)
        await settled(clinic, knowledge_id)
    store = SqliteDocumentStore(tmp_path / DOCUMENTS_FILE, [JOBS])
    identifier = job_id(SYNC_JOB, knowledge_id)
    stored = await store.get(JOBS.name, identifier)
    assert stored is not None
    # As the last of too many processes has left it that died of it.
    died = {"state": "running", "active": True, "lease_owner": "gone", "crashes": MAX_CRASHES}
    due = {"due_at": clock.stamp(clock.now() - timedelta(hours=1))}
    await store.replace(JOBS.name, identifier, stored.data | died | due, stored.version)
    await store.close()
    async with running_clinic(settings) as clinic:

        async def job() -> dict[str, object]:
            found = await clinic.app.state.platform.jobs.get(identifier)
            return {"state": found.state.value}

        await until(job, lambda now: now["state"] == "failed")
        assert (await got(clinic, f"/api/knowledge/{knowledge_id}"))["sync_status"] == "unapproved"
        await approve(clinic, knowledge_id, FIRST)
        document = await document_synced(clinic, knowledge_id)
        assert text_there(local_service, document) == FIRST
