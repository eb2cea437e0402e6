"""The clinic's rule for documents is switched on, off, or asks for one reader less."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.agents.support import (
    agent_body,
    document_synced,
    got,
    new_document,
    synced_document,
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
