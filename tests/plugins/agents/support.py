"""Documents and agents for the tests of Agent Setup and of Patient Test."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from plugins.agents.contract import Disclosure
from tests.support.patience import awaited_looks
from tests.support.servers import Clinic, LocalServiceProcess

Row = dict[str, Any]

ENGLISH_VOICE = "localEnglishAnna0001"
CHINESE_VOICE = "localChineseMei00001"
SPANISH_VOICE = "localSpanishLucia001"

GOUT = """# Gout

Gout is a kind of arthritis. It comes from uric acid in the joints.

## What to eat

Drink two litres of water a day. Avoid beer and organ meat.

## When to call us

Call the clinic when the joint is hot and you have a fever.
"""


async def until(read: Callable[[], Awaitable[Row]], reached: Callable[[Row], bool]) -> Row:
    """What `read` gives once it has come to the state; fails when the patience ends."""
    found: Row = {}
    async for _ in awaited_looks():
        found = await read()
        if reached(found):
            return found
    raise AssertionError(f"it did not come so far: {found}")


async def got(clinic: Clinic, path: str) -> Row:
    """The answer to a GET that must succeed."""
    answer = await clinic.client.get(path)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def new_document(clinic: Clinic, name: str = "Gout", text: str = GOUT) -> str:
    """The id of a new document, which may not be synced yet."""
    body = {"disease_name": name, "tags": ["faq"], "raw_content": text}
    answer = await clinic.client.post("/api/knowledge", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["knowledge_id"])


async def synced_document(clinic: Clinic, name: str = "Gout", text: str = GOUT) -> str:
    """The id of a new document that the voice service has."""
    knowledge_id = await new_document(clinic, name, text)
    await document_synced(clinic, knowledge_id)
    return knowledge_id


async def document_synced(clinic: Clinic, knowledge_id: str) -> Row:
    """The document, once it is synced, and it is known whether the new text is found there."""
    return await until(
        lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
        lambda found: (
            found["sync_status"] == "completed" and not _is_asked_about(found.get("proof"))
        ),
    )


def _is_asked_about(proof: Row | None) -> bool:
    return proof is not None and proof["proved"] is None and proof["problem"] is None


def agent_body(**changes: object) -> Row:
    """A good request for a new agent, with these changes."""
    return {
        "name": "Ward guide",
        "knowledge_ids": [],
        "voice_id": ENGLISH_VOICE,
        "answer_style": "professional",
        "languages": ["en"],
    } | changes


async def new_agent(clinic: Clinic, **changes: object) -> Row:
    """A new agent as the API answers."""
    answer = await clinic.client.post("/api/agent", json=agent_body(**changes))
    assert answer.status_code == 201, answer.text
    found: Row = answer.json()
    return found


async def agent_when(clinic: Clinic, agent_id: str, reached: Callable[[Row], bool]) -> Row:
    """The agent, once it has come to the state."""
    return await until(lambda: got(clinic, f"/api/agent/{agent_id}"), reached)


async def agent_synced(clinic: Clinic, agent_id: str) -> Row:
    """The agent, once the voice service has it with all its documents."""
    return await agent_when(
        clinic,
        agent_id,
        lambda found: found["sync_status"] == "completed" and not found["documents_waiting"],
    )


def provider_agents(service: LocalServiceProcess, agent_id: str) -> list[Row]:
    """The voice service's agents that carry our agent's id."""
    found = service.ask("GET", "/v1/convai/agents", params={"tags": agent_id, "page_size": 100})
    agents: list[Row] = found.json()["agents"]
    return agents


def provider_agent(service: LocalServiceProcess, provider_id: str) -> Row:
    """The voice service's agent."""
    answer = service.ask("GET", f"/v1/convai/agents/{provider_id}")
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


def linked_documents(service: LocalServiceProcess, provider_id: str) -> list[str]:
    """The ids of the knowledge-base entries that the voice service's agent answers from."""
    agent = provider_agent(service, provider_id)["conversation_config"]["agent"]
    return [entry["id"] for entry in agent["prompt"]["knowledge_base"]]


def first_words(agent: Row) -> str:
    """What the voice service's agent says first: its disclosure, then its greeting."""
    return f"{Disclosure.model_validate(agent['disclosure']).text} {agent['greeting']}"
