"""Archived and deleted documents: out of use at once, brought back whole, erased for good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.knowledge.models import COLLECTION, RETIRED, VERSIONS
from tests.plugins.agents.support import (
    agent_synced,
    agent_when,
    document_synced,
    got,
    linked_documents,
    new_agent,
    synced_document,
    until,
)
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

Row = dict[str, Any]

TEXT = "# Nasal spray\n\nSpray once into each side in the evening.\n"


async def listed(clinic: Clinic, retirement: str) -> Row:
    return await got(clinic, f"/api/knowledge/retired?retirement={retirement}")


def files(clinic: Clinic) -> list[Path]:
    folder = Path(clinic.settings.elevendops_data_dir) / "blobs" / "knowledge+"
    return [path for path in folder.rglob("*") if path.is_file()]


async def erased(clinic: Clinic, knowledge_id: str) -> None:
    """Wait until nothing at all is kept of the document."""
    store = clinic.app.state.platform.documents

    async def state() -> Row:
        return {"row": await store.get(RETIRED, knowledge_id), "files": files(clinic)}

    await until(state, lambda found: found["row"] is None and not found["files"])
    assert await store.get(COLLECTION, knowledge_id) is None
    assert (await store.totals(VERSIONS)).count == 0


async def gone_everywhere(clinic: Clinic, knowledge_id: str) -> None:
    """Nothing that reads the documents has it any more."""
    path = f"/api/knowledge/{knowledge_id}"
    assert (await clinic.client.get(path)).status_code == 404
    assert (await got(clinic, "/api/knowledge"))["total_count"] == 0
    query = {"q": "evening", "document_ids": [knowledge_id]}
    found = await clinic.client.get("/api/knowledge/search", params=query)
    assert found.status_code == 422
    script = {"knowledge_id": knowledge_id}
    assert (await clinic.client.post("/api/audio/generate-script", json=script)).status_code == 404


async def test_a_deleted_document_is_brought_back_whole_with_its_agents(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await synced_document(clinic, "Nasal spray", TEXT)
    path = f"/api/knowledge/{knowledge_id}"
    await clinic.client.put(path, json={"tags": ["medication"]})
    before = await got(clinic, path)
    agent = await agent_synced(
        clinic, (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
    )
    assert (await clinic.client.delete(path)).status_code == 204
    await gone_everywhere(clinic, knowledge_id)
    await agent_when(
        clinic,
        agent["agent_id"],
        lambda found: found["knowledge_ids"] == [] and found["sync_status"] == "completed",
    )
    (row,) = (await listed(clinic, "deleted"))["documents"]
    assert (row["knowledge_id"], row["disease_name"]) == (knowledge_id, "Nasal spray")
    assert row["erased_after"] > row["retired_at"]
    assert (await listed(clinic, "archived"))["documents"] == []
    assert (await got(clinic, f"/api/knowledge/retired/{knowledge_id}"))["raw_content"] == TEXT

    answer = await clinic.client.post(f"/api/knowledge/retired/{knowledge_id}/restore")

    assert answer.status_code == 200, answer.text
    after = await document_synced(clinic, knowledge_id)
    for field in ("raw_content", "tags", "version", "content_sha256", "created_at"):
        assert after[field] == before[field]
    assert len((await got(clinic, f"{path}/versions"))["versions"]) == 2
    again = await agent_when(
        clinic,
        agent["agent_id"],
        lambda found: found["knowledge_ids"] == [knowledge_id] and not found["documents_waiting"],
    )
    await agent_synced(clinic, again["agent_id"])
    assert linked_documents(local_service, again["elevenlabs_agent_id"]) == [
        after["elevenlabs_document_id"]
    ]
    assert (await listed(clinic, "deleted"))["documents"] == []
    assert (await got(clinic, "/api/knowledge/removals"))["total_count"] == 0
    twice = await clinic.client.post(f"/api/knowledge/retired/{knowledge_id}/restore")
    assert twice.status_code == 404


async def test_a_deletion_is_undone_while_the_service_is_still_asked_to_remove_it(
    clinic: Clinic,
) -> None:
    knowledge_id = await synced_document(clinic, "Nasal spray", TEXT)
    for _ in range(4):
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        await clinic.client.post(f"/api/knowledge/retired/{knowledge_id}/restore")
    found = await document_synced(clinic, knowledge_id)
    assert found["raw_content"] == TEXT


async def test_an_archived_document_is_kept_until_it_is_wanted_again(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic, "Nasal spray", TEXT)
    path = f"/api/knowledge/{knowledge_id}/archive"
    assert (await clinic.client.post(path, json={"version": 7})).status_code == 409
    answer = await clinic.client.post(path, json={"version": 1})
    assert answer.status_code == 200, answer.text
    assert answer.json()["erased_after"] is None
    await gone_everywhere(clinic, knowledge_id)
    (row,) = (await listed(clinic, "archived"))["documents"]
    assert row["retirement"] == "archived"
    await until(
        lambda: got(clinic, "/api/knowledge/removals"), lambda found: found["total_count"] == 0
    )
    await clinic.client.post(f"/api/knowledge/retired/{knowledge_id}/restore")
    assert (await document_synced(clinic, knowledge_id))["raw_content"] == TEXT


async def test_what_is_erased_at_once_leaves_nothing(clinic: Clinic) -> None:
    upload = await clinic.client.post(
        "/api/knowledge/upload",
        files={"file": ("spray.md", TEXT.encode(), "text/markdown")},
        data={"disease_name": "Nasal spray", "tags": ["faq"]},
    )
    knowledge_id = upload.json()["knowledge_id"]
    path = f"/api/knowledge/{knowledge_id}"
    await clinic.client.put(path, json={"raw_content": TEXT + "\nNot while driving.\n"})
    await document_synced(clinic, knowledge_id)
    assert len(files(clinic)) >= 3
    assert (await clinic.client.delete(f"{path}?erase=true")).status_code == 204
    restore = await clinic.client.post(f"/api/knowledge/retired/{knowledge_id}/restore")
    assert restore.status_code == 404
    await erased(clinic, knowledge_id)


async def test_an_archived_document_can_be_erased(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic, "Nasal spray", TEXT)
    await clinic.client.post(f"/api/knowledge/{knowledge_id}/archive")
    answer = await clinic.client.delete(f"/api/knowledge/retired/{knowledge_id}")
    assert answer.status_code == 204
    await erased(clinic, knowledge_id)


async def test_a_deleted_document_is_erased_when_its_time_is_over_and_an_archived_one_is_not(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        knowledge_id = await synced_document(clinic, "Nasal spray", TEXT)
        kept = await synced_document(clinic, "Eye drops", "# Eye drops\n\nTwo drops.\n")
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        begun = await synced_document(clinic, "Ear drops", "# Ear drops\n\nOne drop.\n")
        for archived in (kept, begun):
            await clinic.client.post(f"/api/knowledge/{archived}/archive")
    async with running_clinic(settings) as clinic:
        assert (await listed(clinic, "deleted"))["total_count"] == 1
        # A day passes.
        store = clinic.app.state.platform.documents
        stored = await store.get(RETIRED, knowledge_id)
        data = stored.data | {"retired_at": "2024-05-06T07:08:09.000000Z"}
        await store.replace(RETIRED, knowledge_id, data, stored.version)
        # Another one was being erased when the process was killed.
        cut_short = await store.get(RETIRED, begun)
        data = cut_short.data | {"retirement": "erasing"}
        await store.replace(RETIRED, begun, data, cut_short.version)
        other = await store.get(RETIRED, kept)
        data = other.data | {"retired_at": "2024-05-06T07:08:09.000000Z"}
        await store.replace(RETIRED, kept, data, other.version)
    async with running_clinic(settings) as clinic:
        await until(lambda: listed(clinic, "deleted"), lambda found: found["total_count"] == 0)
        store = clinic.app.state.platform.documents

        async def row() -> Row:
            return {"rows": await store.get_many(RETIRED, [knowledge_id, begun])}

        await until(row, lambda found: found["rows"] == [None, None])
        assert {path.parent.name for path in files(clinic)} == {f"{kept}+"}
        assert (await got(clinic, f"/api/knowledge/retired/{kept}"))["characters"] > 0


async def test_unknown_retired_documents(clinic: Clinic) -> None:
    for method, path in (("GET", ""), ("DELETE", ""), ("POST", "/restore")):
        answer = await clinic.client.request(method, f"/api/knowledge/retired/kd_none{path}")
        assert answer.status_code == 404
