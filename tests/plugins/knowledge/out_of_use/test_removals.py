"""Deleting a document while the voice service refuses: gone here at once, there in the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from core import clock
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.jobs import JobRequest
from core.jobs.worker import MAX_CRASHES
from core.ports.documents import CollectionSpec, Delete
from plugins.knowledge.models import COLLECTION, SYNC_JOB
from tests.plugins.agents.support import (
    agent_synced,
    agent_when,
    got,
    linked_documents,
    new_agent,
    provider_agents,
    synced_document,
    until,
)
from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.plugins.knowledge.faults import Held, api_process
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TEXT = "# Iron tablets\n\n## How to take them\n\nTake one tablet with orange juice at breakfast.\n"
QUESTION = "When should I take the iron tablet?"


def refusal(status: int, code: str) -> Response:
    """How the provider words a refusal."""
    return JSONResponse({"detail": {"status": code, "message": "Not for you."}}, status)


REFUSALS = {
    "wrong key": refusal(401, "invalid_api_key"),
    "no credit": refusal(401, "quota_exceeded"),
    "payment": refusal(402, "insufficient_credits"),
    "no right": refusal(403, "missing_permissions"),
    "in use": refusal(400, "document_in_use"),
    "busy": refusal(429, "rate_limit_exceeded"),
    "broken": Response("<html>down</html>", 500),
    "no json": Response("?", 418),
}


@pytest.fixture
async def proxy(local_service: LocalServiceProcess) -> AsyncIterator[Proxy]:
    async with proxy_to(local_service.url) as between:
        yield between


def deletions(answer: Response) -> Callable[[Call], Response | None]:
    """Every deletion at the provider is answered so."""
    return lambda call: answer if call.method == "DELETE" else None


def texts(clinic: Clinic) -> list[str]:
    """What is kept of the documents' texts."""
    return [
        path.read_text(encoding="utf-8")
        for path in (Path(clinic.settings.elevendops_data_dir) / "blobs").rglob("*.txt")
    ]


async def until_erased(clinic: Clinic) -> None:
    """Wait until no text of a document is kept."""

    async def kept() -> dict[str, Any]:
        return {"texts": texts(clinic)}

    await until(kept, lambda found: not found["texts"])


def there(service: LocalServiceProcess, provider_id: str) -> bool:
    """Whether the voice service has this entry."""
    answer = service.ask("GET", f"/v1/convai/knowledge-base/{provider_id}")
    return answer.status_code == 200


async def removals(clinic: Clinic, path: str = "/api/knowledge/removals") -> dict[str, Any]:
    return await got(clinic, path)


async def refused(clinic: Clinic) -> dict[str, Any]:
    """The one removal, once a try of it has failed."""
    found = await until(
        lambda: removals(clinic),
        lambda listed: bool(listed["removals"]) and listed["removals"][0]["last_error"] is not None,
    )
    (row,) = found["removals"]
    result: dict[str, Any] = row
    return result


async def try_now(clinic: Clinic, knowledge_id: str) -> None:
    answer = await clinic.client.post(f"/api/knowledge/removals/{knowledge_id}/retry")
    assert answer.status_code in (200, 404), answer.text  # 404: it was tried and done just now


async def removed(clinic: Clinic) -> None:
    await until(lambda: removals(clinic), lambda listed: listed["total_count"] == 0)


async def until_told(clinic: Clinic, names: list[str]) -> None:
    """Wait until the dashboard asks for attention to the removals of just these."""
    texts = [f"“{name}” is deleted here" for name in names]

    def fits(stats: dict[str, Any]) -> bool:
        items = [item["text"] for card in stats["cards"] for item in card["attention"]]
        return len(items) == len(texts) and all(
            text in item for text, item in zip(texts, items, strict=True)
        )

    await until(lambda: got(clinic, "/api/dashboard/stats"), fits)


async def status_of(clinic: Clinic, agent_id: str) -> str:
    """What the agent answers to the question: how the product judges it."""
    body = {"patient_id": "P1", "agent_id": agent_id}
    session = (await clinic.client.post("/api/patient/session", json=body)).json()["session_id"]
    answer = await clinic.client.post(
        f"/api/patient/session/{session}/message", json={"message": QUESTION, "chat_mode": True}
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["status"])


@pytest.mark.parametrize("kind", REFUSALS)
async def test_a_refused_removal_is_shown_and_done_when_it_can_be(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy, kind: str
) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        path = f"/api/knowledge/{knowledge_id}"
        provider_id = (await got(clinic, path))["elevenlabs_document_id"]
        proxy.answer = deletions(REFUSALS[kind])

        assert (await clinic.client.delete(f"{path}?erase=true")).status_code == 204
        await until_erased(clinic)
        row = await refused(clinic)
        assert (row["id"], row["name"]) == (knowledge_id, "Iron tablets")
        assert row["next_try"] > row["deleted_at"]
        assert there(local_service, provider_id)
        await until_told(clinic, ["Iron tablets"])

        proxy.answer = lambda call: None
        await try_now(clinic, knowledge_id)
        await removed(clinic)
        assert not there(local_service, provider_id)
        await until_told(clinic, [])


@pytest.mark.parametrize(
    "gone", [refusal(404, "document_not_found"), Response(status_code=404)], ids=["said", "bare"]
)
async def test_what_is_not_there_is_removed(tmp_path: Path, proxy: Proxy, gone: Response) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        proxy.answer = deletions(gone)
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        await removed(clinic)


async def test_agents_drop_a_document_that_cannot_be_deleted_there(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        agent = await agent_synced(
            clinic, (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
        )
        assert await status_of(clinic, agent["agent_id"]) == "answered"
        proxy.answer = deletions(REFUSALS["wrong key"])

        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        await agent_when(
            clinic,
            agent["agent_id"],
            lambda found: found["knowledge_ids"] == [] and found["sync_status"] == "completed",
        )
        assert linked_documents(local_service, agent["elevenlabs_agent_id"]) == []
        await refused(clinic)
        assert await status_of(clinic, agent["agent_id"]) != "answered"


async def test_nobody_talks_to_an_agent_that_still_has_a_deleted_document(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    """The voice service talks, but takes no change of an agent and no deletion."""

    def fixed(call: Call) -> Response | None:
        return REFUSALS["no right"] if call.method in ("PATCH", "DELETE") else None

    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        agent_id = (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
        await agent_synced(clinic, agent_id)
        body = {"patient_id": "P2", "agent_id": agent_id}
        begun = (await clinic.client.post("/api/patient/session", json=body)).json()
        place = f"/api/patient/session/{begun['session_id']}"
        proxy.answer = fixed
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        await agent_when(clinic, agent_id, lambda found: found["deleted_documents"] == 1)

        answer = await clinic.client.post("/api/patient/session", json=body)
        assert (answer.status_code, answer.json()["error_code"]) == (409, "agent_not_ready")
        question = {"message": QUESTION, "chat_mode": True}
        asked = (await clinic.client.post(f"{place}/message", json=question)).json()
        assert asked["status"] == "waiting"
        assert "orange juice" not in asked["response_text"]

        proxy.answer = lambda call: None
        await clinic.client.post(f"/api/agent/{agent_id}/sync")
        await agent_when(clinic, agent_id, lambda found: found["deleted_documents"] == 0)
        state = await until(
            lambda: got(clinic, place), lambda found: found["turns"][0]["status"] != "waiting"
        )
        assert state["turns"][0]["status"] != "answered"
        assert "orange juice" not in state["turns"][0]["response_text"]


async def test_a_key_that_is_wrong_for_a_while_leaves_nothing_behind(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    def wrong_key(call: Call) -> Response:
        return REFUSALS["wrong key"]

    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        provider_id = (await got(clinic, f"/api/knowledge/{knowledge_id}"))[
            "elevenlabs_document_id"
        ]
        agent = await agent_synced(
            clinic, (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
        )
        proxy.answer = wrong_key
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        # Here the agent has dropped it, and the service could not be told.
        await agent_when(
            clinic,
            agent["agent_id"],
            lambda found: found["knowledge_ids"] == [] and found["sync_status"] == "failed",
        )
        await refused(clinic)
    # The right key comes with the next start, which tries at once.
    proxy.answer = lambda call: None
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        await removed(clinic)
        await agent_synced(clinic, agent["agent_id"])
        assert not there(local_service, provider_id)
        assert linked_documents(local_service, agent["elevenlabs_agent_id"]) == []
        assert await status_of(clinic, agent["agent_id"]) != "answered"


@pytest.mark.process
async def test_no_number_of_killed_processes_ends_a_removal(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    settings = clinic_settings(tmp_path, proxy.port, job_lease_seconds=1.0)
    async with running_clinic(settings) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        path = f"/api/knowledge/{knowledge_id}"
        provider_id = (await got(clinic, path))["elevenlabs_document_id"]
        proxy.answer = deletions(REFUSALS["no right"])
        await clinic.client.delete(path)
        await refused(clinic)
    proxy.answer = deletions(Held())
    for _ in range(MAX_CRASHES + 1):
        before = len(proxy.calls)
        with api_process(tmp_path, proxy.port) as process:
            while not any(call.method == "DELETE" for call in proxy.calls[before:]):
                assert process.poll() is None
                await asyncio.sleep(0.05)
    proxy.answer = lambda call: None
    async with running_clinic(settings) as clinic:
        await removed(clinic)
        assert not there(local_service, provider_id)


async def test_a_removal_that_an_earlier_version_has_queued_goes_on(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        platform = clinic.app.state.platform
        stored = await platform.documents.get(COLLECTION, knowledge_id)
        provider_id = stored.data["elevenlabs_document_id"]
        payload = {
            "knowledge_id": knowledge_id,
            "provider_id": provider_id,
            "sync_name": stored.data["sync_name"],
            "content_keys": [stored.data["content_key"]],
        }
        proxy.answer = deletions(REFUSALS["wrong key"])
        await platform.jobs.enqueue(
            JobRequest(SYNC_JOB, payload, key=knowledge_id),
            [Delete(COLLECTION, knowledge_id, stored.version)],
        )
        assert (await refused(clinic))["name"] == "Iron tablets"
        assert texts(clinic) == []
        proxy.answer = lambda call: None
        await try_now(clinic, knowledge_id)
        await removed(clinic)
        assert not there(local_service, provider_id)


async def test_a_document_deleted_while_it_is_being_sent_leaves_nothing_there(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        body = {"disease_name": "Iron tablets", "tags": ["faq"], "raw_content": TEXT}
        deleted = []
        for _ in range(5):
            new = (await clinic.client.post("/api/knowledge", json=body)).json()
            deleted.append(new["knowledge_id"])
            await clinic.client.delete(f"/api/knowledge/{new['knowledge_id']}?erase=true")
        await removed(clinic)
        query = {"search": "Iron tablets", "page_size": 100}
        listed = local_service.ask("GET", "/v1/convai/knowledge-base", params=query).json()
        names = [row["name"] for row in listed["documents"]]
        assert not [name for name in names for one in deleted if one in name]
        await until_erased(clinic)


async def test_an_unknown_removal_is_not_found(clinic: Clinic) -> None:
    for path in ("/api/knowledge/removals/kd_none/retry", "/api/agent/removals/ag_none/retry"):
        assert (await clinic.client.post(path)).status_code == 404


async def test_a_deleted_agent_is_removed_whatever_the_voice_service_answers(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        agent = await new_agent(clinic, name="Night guide")
        proxy.answer = deletions(REFUSALS["no credit"])
        answer = await clinic.client.delete(f"/api/agent/{agent['agent_id']}")
        assert answer.status_code == 200
        listed = await until(
            lambda: removals(clinic, "/api/agent/removals"),
            lambda found: bool(found["removals"]) and found["removals"][0]["attempts"] > 0,
        )
        (row,) = listed["removals"]
        assert row["name"] == "Night guide"
        assert "no credit left" in row["last_error"]
        await until_told(clinic, ["Night guide"])
        proxy.answer = lambda call: None
        await clinic.client.post(f"/api/agent/removals/{agent['agent_id']}/retry")
        await until(
            lambda: removals(clinic, "/api/agent/removals"), lambda found: not found["removals"]
        )
        assert provider_agents(local_service, agent["agent_id"]) == []


async def test_an_agent_that_an_earlier_version_gave_up_is_removed_at_the_next_start(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    settings = clinic_settings(tmp_path, proxy.port)
    async with running_clinic(settings) as clinic:
        agent = await new_agent(clinic)
        store = clinic.app.state.platform.documents
        stored = await store.get("agents", agent["agent_id"])
        removal = {
            "elevenlabs_agent_id": agent["elevenlabs_agent_id"],
            "deleted_at": clock.stamp(),
        }
        await store.delete("agents", stored.id, stored.version)
    # As that version has declared it.
    earlier = SqliteDocumentStore(tmp_path / DOCUMENTS_FILE, [CollectionSpec("agent_removals")])
    await earlier.create("agent_removals", stored.id, removal)
    await earlier.close()
    async with running_clinic(settings) as clinic:
        await until(
            lambda: removals(clinic, "/api/agent/removals"), lambda found: not found["removals"]
        )
    assert provider_agents(local_service, agent["agent_id"]) == []
