"""Agents and the voice service that comes and goes, and documents that change."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from core.i18n import PSEUDO, offer_pseudo_language
from tests.plugins.agents.support import (
    agent_body,
    agent_synced,
    agent_when,
    document_synced,
    got,
    linked_documents,
    new_agent,
    new_document,
    provider_agent,
    provider_agents,
    synced_document,
)
from tests.plugins.education_audio.proxy import Gate, Proxy, proxy_to
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def test_a_document_that_is_synced_later_is_attached_by_itself(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        first = await synced_document(clinic, "Gout")
        own_local_service.kill()
        later = await new_document(clinic, "Asthma", "# Asthma\n\nUse the blue inhaler.\n")
        agent = await new_agent(clinic, knowledge_ids=[first, later])
        assert agent["documents_waiting"] == 1
        own_local_service.start()
        agent = await agent_synced(clinic, agent["agent_id"])
        documents = [await document_synced(clinic, one) for one in (first, later)]
        assert linked_documents(own_local_service, agent["elevenlabs_agent_id"]) == [
            document["elevenlabs_document_id"] for document in documents
        ]


@asynccontextmanager
async def behind_a_proxy(
    folder: Path, service: LocalServiceProcess
) -> AsyncIterator[tuple[Clinic, Proxy]]:
    """A clinic that reaches the service through a proxy."""
    async with (
        proxy_to(service.url) as proxy,
        running_clinic(clinic_settings(folder, proxy.port)) as clinic,
    ):
        yield clinic, proxy


async def test_an_agent_is_not_ready_before_the_document_that_came_is_sent(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with behind_a_proxy(tmp_path, local_service) as (clinic, proxy):
        upload, update = Gate(path="knowledge-base"), Gate(method="PATCH", path="convai/agents/")
        proxy.answer = lambda call: upload.hold(call) or update.hold(call)
        knowledge_id = await new_document(clinic)
        agent_id = (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
        agent = await agent_when(
            clinic, agent_id, lambda found: found["sync_status"] == "completed"
        )
        assert agent["documents_waiting"] == 1

        upload.let.set()
        await update.until_asked()
        agent = await got(clinic, f"/api/agent/{agent_id}")
        assert (agent["sync_status"], agent["documents_waiting"]) == ("pending", 0)

        update.let.set()
        agent = await agent_synced(clinic, agent_id)
        document = await document_synced(clinic, knowledge_id)
        assert linked_documents(local_service, agent["elevenlabs_agent_id"]) == [
            document["elevenlabs_document_id"]
        ]


async def test_an_agent_stays_ready_where_nothing_comes_to_it(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    """A document that it waits for is withdrawn, so that it waits for none any more."""
    async with behind_a_proxy(tmp_path, local_service) as (clinic, proxy):
        upload, update = Gate(path="knowledge-base"), Gate(method="PATCH", path="convai/agents/")
        proxy.answer = lambda call: upload.hold(call) or update.hold(call)
        knowledge_id = await new_document(clinic)
        agent_id = (await new_agent(clinic, knowledge_ids=[knowledge_id]))["agent_id"]
        await agent_when(clinic, agent_id, lambda found: found["sync_status"] == "completed")

        recalled = {"kind": "document", "knowledge_id": knowledge_id, "name": "Gout"}
        answer = await clinic.client.post("/api/recalls", json=recalled | {"reason": "Wrong dose"})
        assert answer.status_code == 201, answer.text
        await update.until_asked()
        agent = await got(clinic, f"/api/agent/{agent_id}")
        assert (agent["sync_status"], agent["documents_waiting"]) == ("completed", 0)
        for gate in (upload, update):
            gate.let.set()


async def test_a_deleted_document_is_taken_out_of_the_agents(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    gone, kept = await synced_document(clinic, "Gout"), await synced_document(clinic, "Gout again")
    agents = [
        await new_agent(clinic, name="Both", knowledge_ids=[gone, kept]),
        await new_agent(clinic, name="One", knowledge_ids=[gone]),
    ]
    assert (await clinic.client.delete(f"/api/knowledge/{gone}")).status_code == 204
    left = (await document_synced(clinic, kept))["elevenlabs_document_id"]
    for agent, ours, theirs in zip(agents, ([kept], []), ([left], []), strict=True):
        agent = await agent_when(
            clinic,
            agent["agent_id"],
            lambda found: (
                gone not in found["knowledge_ids"] and found["sync_status"] == "completed"
            ),
        )
        assert agent["knowledge_ids"] == ours
        assert linked_documents(local_service, agent["elevenlabs_agent_id"]) == theirs


async def test_an_agent_waits_for_the_voice_service_and_completes_by_itself(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        agent = await new_agent(clinic)
        assert agent["sync_status"] == "waiting"
        assert agent["elevenlabs_agent_id"] is None
        assert "cannot be reached" in agent["sync_error_message"]
        offer_pseudo_language()
        read = await clinic.client.get(
            f"/api/agent/{agent['agent_id']}", headers={"Accept-Language": PSEUDO}
        )
        assert read.json()["sync_error_message"].startswith("⟦")
        again = await clinic.client.post(f"/api/agent/{agent['agent_id']}/sync")
        assert again.status_code == 200
        assert again.json()["sync_status"] == "waiting"

        own_local_service.start()
        agent = await agent_synced(clinic, agent["agent_id"])
        assert agent["sync_error_message"] is None
        (there,) = provider_agents(own_local_service, agent["agent_id"])
        assert there["agent_id"] == agent["elevenlabs_agent_id"]


async def test_an_edit_and_a_delete_wait_for_the_voice_service(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        edited, deleted = await new_agent(clinic), await new_agent(clinic)
        own_local_service.kill()
        answer = await clinic.client.put(
            f"/api/agent/{edited['agent_id']}", json={"name": "Night guide"}
        )
        assert answer.status_code == 200
        assert answer.json()["name"] == "Night guide"
        assert answer.json()["sync_status"] == "waiting"
        answer = await clinic.client.delete(f"/api/agent/{deleted['agent_id']}")
        assert answer.status_code == 200
        listed = await got(clinic, "/api/agent")
        assert [row["name"] for row in listed["agents"]] == ["Night guide"]

        own_local_service.start()
        await agent_synced(clinic, edited["agent_id"])
        there = provider_agent(own_local_service, edited["elevenlabs_agent_id"])
        assert there["name"] == "Night guide"
        deadline = time.monotonic() + PATIENCE_SECONDS
        while provider_agents(own_local_service, deleted["agent_id"]):
            assert time.monotonic() < deadline, "it is still at the voice service"
            await asyncio.sleep(0.05)


async def test_an_agent_created_before_a_crash_is_found_and_not_created_twice(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        agent = await new_agent(clinic, name="Kept name")
        assert agent["elevenlabs_agent_id"] is None
    # What a crash leaves right after the agent was created: it is there, and we do not know.
    own_local_service.start()
    left_over = left_behind(own_local_service, agent["agent_id"])
    async with running_clinic(settings) as clinic:
        done = await agent_synced(clinic, agent["agent_id"])
        assert done["elevenlabs_agent_id"] == left_over
        assert len(provider_agents(own_local_service, agent["agent_id"])) == 1
        assert provider_agent(own_local_service, left_over)["name"] == "Kept name"


async def test_an_agent_deleted_after_such_a_crash_leaves_nothing_behind(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        agent = await new_agent(clinic)
        assert (await clinic.client.delete(f"/api/agent/{agent['agent_id']}")).status_code == 200
    own_local_service.start()
    left_behind(own_local_service, agent["agent_id"])
    async with running_clinic(settings) as clinic:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while provider_agents(own_local_service, agent["agent_id"]):
            assert time.monotonic() < deadline, "it is still at the voice service"
            await asyncio.sleep(0.05)
        assert (await got(clinic, "/api/agent"))["total_count"] == 0


async def test_a_vanished_agent_is_created_anew(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(clinic)
    local_service.ask("DELETE", f"/v1/convai/agents/{agent['elevenlabs_agent_id']}")
    answer = await clinic.client.post(f"/api/agent/{agent['agent_id']}/sync")
    assert answer.status_code == 200
    mended = answer.json()
    assert mended["sync_status"] == "completed"
    assert mended["elevenlabs_agent_id"] != agent["elevenlabs_agent_id"]
    (there,) = provider_agents(local_service, agent["agent_id"])
    assert there["agent_id"] == mended["elevenlabs_agent_id"]


async def test_a_refused_agent_shows_the_sentence_of_the_voice_service(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        # While the voice service is away nobody can tell that it has no such voice.
        agent = await new_agent(clinic, voice_id="nobody")
        path = f"/api/agent/{agent['agent_id']}"
        own_local_service.start()
        refused = await agent_when(
            clinic, agent["agent_id"], lambda found: found["sync_status"] == "failed"
        )
        assert "Voice with id 'nobody' was not found" in refused["sync_error_message"]
        assert provider_agents(own_local_service, agent["agent_id"]) == []
        (card,) = [card for card in clinic.app.state.platform.cards() if card.key == "agent_count"]
        item, *_ = (await card.load()).attention
        assert dict(item.query) == {"id": agent["agent_id"]}

        tried = await clinic.client.post(f"{path}/sync")
        assert tried.json()["sync_status"] == "failed"
        voice = agent_body()["voice_id"]
        mended = (await clinic.client.put(path, json={"voice_id": voice})).json()
        assert mended["sync_status"] == "completed"
        assert mended["sync_error_message"] is None
        assert len(provider_agents(own_local_service, agent["agent_id"])) == 1


async def test_edits_at_the_same_time_are_all_kept(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(clinic)
    path = f"/api/agent/{agent['agent_id']}"
    changes: list[dict[str, object]] = [
        {"name": "Night guide"},
        {"answer_style": "friendly"},
        {"temperature": 0.5},
        {"max_tokens": 100},
        {"languages": ["es", "en"]},
    ]
    answers = await asyncio.gather(*(clinic.client.put(path, json=one) for one in changes))
    assert [answer.status_code for answer in answers] == [200] * len(changes)
    now = await agent_synced(clinic, agent["agent_id"])
    for change in changes:
        assert now | change == now
    there = provider_agent(local_service, agent["elevenlabs_agent_id"])
    assert there["name"] == "Night guide"
    assert there["conversation_config"]["agent"]["language"] == "es"
    assert there["conversation_config"]["agent"]["prompt"]["max_tokens"] == 100


def left_behind(service: LocalServiceProcess, agent_id: str) -> str:
    """The id of an agent that a stopped program has created under our agent's id."""
    body = {"name": "half done", "tags": [agent_id], "conversation_config": {}}
    answer = service.ask("POST", "/v1/convai/agents/create", json=body)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["agent_id"])
