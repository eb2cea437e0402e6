"""What a recall took away stays away when its record is damaged, or of a newer version."""

from __future__ import annotations

import dataclasses

import pytest

from core.adapters.firestore.documents import FirestoreDocumentStore
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE, EMULATOR_PROJECT
from core.ports.documents import DocumentStore, JsonObject
from plugins.recalls.models import COLLECTION
from tests.plugins.agents.support import agent_synced, got, new_agent, until
from tests.plugins.education_audio.support import add_document, spoken
from tests.plugins.recalls.support import Row, undo, withdraw
from tests.support.servers import Clinic


def _newer_program(clinic: Clinic) -> DocumentStore:
    """The store of the recalls as a later version of the program opens it."""
    later = [dataclasses.replace(COLLECTION, version=7, upgrade=lambda data, version: data)]
    settings = clinic.settings
    if not settings.documents_in_firestore:
        return SqliteDocumentStore(settings.elevendops_data_dir / DOCUMENTS_FILE, later)
    return FirestoreDocumentStore(
        EMULATOR_PROJECT,
        settings.firestore_database_id,
        later,
        emulator_host=settings.firestore_emulator_host,
    )


async def _damage(clinic: Clinic, recall: Row, field: str) -> None:
    """Take a field away from the stored recall, or have a later version store it."""
    documents = clinic.app.state.platform.documents
    stored = await documents.get(COLLECTION.name, recall["recall_id"])
    if field == "of a newer version":
        newer = _newer_program(clinic)
        await newer.replace(COLLECTION.name, stored.id, stored.data, stored.version)
        await newer.close()
        return
    data: JsonObject = {name: value for name, value in stored.data.items() if name != field}
    await documents.replace(COLLECTION.name, stored.id, data, stored.version)


@pytest.mark.parametrize(
    "field", ["name", "steps", "active", "modified_at", "kind", "of a newer version"]
)
async def test_a_damaged_recall_keeps_away_what_it_took(
    stored_somewhere: Clinic, field: str
) -> None:
    clinic = stored_somewhere
    audio = await spoken(clinic, await add_document(clinic))
    offered = f"/api/audio/offered?knowledge_ids={audio['knowledge_id']}"
    stream = f"/api/audio/stream/{audio['audio_id']}"
    assert len((await got(clinic, offered))["audio_files"]) == 1
    await _damage(clinic, await withdraw(clinic, "document", audio), field)
    assert (await got(clinic, offered))["audio_files"] == []
    assert (await clinic.client.get(stream)).json()["error_code"] == "withdrawn"
    made = await new_agent(clinic, knowledge_ids=[audio["knowledge_id"]])
    agent = await agent_synced(clinic, made["agent_id"])
    assert agent["withdrawn_documents"] == [audio["knowledge_id"]]


async def test_an_undone_recall_that_still_says_so_takes_nothing_away(
    stored_somewhere: Clinic,
) -> None:
    clinic = stored_somewhere
    audio = await spoken(clinic, await add_document(clinic))
    recall = await withdraw(clinic, "document", audio)
    await undo(clinic, recall)
    await _damage(clinic, recall, "name")
    stream = f"/api/audio/stream/{audio['audio_id']}"

    async def answered() -> Row:
        return {"status": (await clinic.client.get(stream)).status_code}

    await until(answered, lambda answer: answer["status"] == 200)
