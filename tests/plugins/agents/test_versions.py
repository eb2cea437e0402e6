"""Drafts, publishing, and the versions that were published: through the API."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from core.ports.documents import JsonObject
from tests.plugins.agents.support import (
    Row,
    agent_synced,
    got,
    new_agent,
    provider_agent,
    synced_document,
)
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def changed(clinic: Clinic, method: str, path: str, **body: object) -> Row:
    """The answer to a change that must succeed."""
    answer = await clinic.client.request(method, path, json=body)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def kept(clinic: Clinic, agent_id: str, number: int) -> Row:
    """A version with its configuration, whose digest must fit."""
    version = await got(clinic, f"/api/agent/{agent_id}/versions/{number}")
    digest = hashlib.sha256(version["configuration"].encode()).hexdigest()
    assert version["sha256"] == digest
    return version


async def test_a_draft_reaches_nobody_before_it_is_published(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(clinic, name="Gout guide")
    path = f"/api/agent/{agent['agent_id']}"
    assert (agent["published_version"], agent["draft"]) == (1, None)

    drafted = await changed(clinic, "PUT", f"{path}/draft", first_message="Good evening.")
    assert drafted["version"] == agent["version"] + 1
    assert drafted["greeting"] == agent["greeting"]
    assert drafted["draft"]["first_message"] == "Good evening."
    before = provider_agent(local_service, agent["elevenlabs_agent_id"])
    assert "Good evening." not in json.dumps(before)
    difference = await got(clinic, f"{path}/differences?before=1")
    assert {change["field"] for change in difference["changes"]} == {"first_message", "greeting"}

    published = await changed(clinic, "POST", f"{path}/publish", name="Evening words")
    assert (published["published_version"], published["draft"]) == (2, None)
    assert published["greeting"] == "Good evening."
    there = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    assert there["agent"]["first_message"].endswith("Good evening.")
    listed = await got(clinic, f"{path}/versions")
    assert [(one["number"], one["name"], one["is_current"]) for one in listed["versions"]] == [
        (2, "Evening words", True),
        (1, None, False),
    ]
    again = await clinic.client.post(f"{path}/publish", json={})
    assert (again.status_code, again.json()["error_code"]) == (409, "nothing_to_publish")


async def test_a_draft_that_is_like_what_is_published_is_none(clinic: Clinic) -> None:
    agent = await new_agent(clinic)
    path = f"/api/agent/{agent['agent_id']}"
    await changed(clinic, "PUT", f"{path}/draft", temperature=0.5)
    assert (await changed(clinic, "PUT", f"{path}/draft", temperature=0.0))["draft"] is None
    await changed(clinic, "PUT", f"{path}/draft", temperature=0.5)
    assert (await changed(clinic, "DELETE", f"{path}/draft"))["draft"] is None
    refused = await clinic.client.put(f"{path}/draft", json={"languages": ["xx"]})
    assert refused.status_code == 422
    stale = await clinic.client.put(f"{path}/draft", json={"name": "Late", "version": 1})
    assert (stale.status_code, stale.json()["error_code"]) == (409, "stale_version")


async def test_a_version_is_brought_back_byte_for_byte(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await synced_document(clinic)
    agent = await new_agent(
        clinic,
        knowledge_ids=[knowledge_id],
        system_prompt_override="Speak slowly; say “please”.\n\tTwo lines.",
        languages=["zh-TW", "es"],
    )
    agent_id = agent["agent_id"]
    path = f"/api/agent/{agent_id}"
    await agent_synced(clinic, agent_id)
    sent = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    first = await kept(clinic, agent_id, 1)
    assert list(json.loads(first["configuration"])["documents"]) == [knowledge_id]
    changed_agent = await changed(
        clinic,
        "PUT",
        path,
        system_prompt_override=None,
        languages=["en"],
        knowledge_ids=[],
        temperature=0.7,
    )
    assert changed_agent["published_version"] == 2
    await changed(clinic, "PUT", f"{path}/draft", name="Still a draft")

    back = await changed(clinic, "POST", f"{path}/versions/1/restore", name="As at first")
    assert back["published_version"] == 3
    assert back["draft"]["name"] == "Still a draft"
    third = await kept(clinic, agent_id, 3)
    assert third["configuration"].encode() == first["configuration"].encode()
    assert (third["restored_from"], third["name"]) == (1, "As at first")
    await agent_synced(clinic, agent_id)
    now = provider_agent(local_service, agent["elevenlabs_agent_id"])["conversation_config"]
    assert now == sent
    compared = await got(clinic, f"{path}/differences?before=1&after=3")
    assert compared["changes"] == []
    compared = await got(clinic, f"{path}/differences?before=2&after=3")
    assert {"documents", "languages", "prompt", "temperature"} <= {
        change["field"] for change in compared["changes"]
    }
    unknown = await clinic.client.post(f"{path}/versions/9/restore", json={})
    assert unknown.status_code == 404
    current = await clinic.client.post(f"{path}/versions/3/restore", json={})
    assert current.json()["error_code"] == "nothing_to_publish"


async def test_a_version_whose_document_is_gone_is_not_brought_back(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic)
    agent = await new_agent(clinic, knowledge_ids=[knowledge_id])
    path = f"/api/agent/{agent['agent_id']}"
    await changed(clinic, "PUT", path, knowledge_ids=[])
    await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
    refused = await clinic.client.post(f"{path}/versions/1/restore", json={})
    assert refused.status_code == 422
    assert "There is no document with this id" in refused.json()["detail"]
    assert (await got(clinic, path))["published_version"] == 2


async def test_an_agent_of_before_keeps_what_it_was_as_its_first_version(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        agent = await new_agent(clinic, name="Old guide")
        agent_id = agent["agent_id"]
        path = f"/api/agent/{agent_id}"
        store = clinic.app.state.platform.documents
        await store.delete("agent_versions", f"{agent_id}.1")
        stored = await store.get("agents", agent_id)
        assert stored is not None
        earlier: JsonObject = {
            name: value
            for name, value in stored.data.items()
            if name not in ("published", "sent", "draft")
        }
        await store.replace("agents", agent_id, earlier, stored.version)
        assert (await got(clinic, path))["published_version"] == 0
        assert (await got(clinic, f"{path}/versions"))["versions"] == []

        after = await changed(clinic, "PUT", path, name="New guide")
        assert after["published_version"] == 2
        names = [
            json.loads((await kept(clinic, agent_id, number))["configuration"])["settings"]["name"]
            for number in (1, 2)
        ]
        assert names == ["Old guide", "New guide"]
