"""Patients who talk with an agent through the API, and the clinic's staff who prepare it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

CALL_SECONDS = 120.0
# Under the 5 seconds after which uvicorn closes an idle connection: a request must not meet one
# that is being closed.
_KEEP_ALIVE_SECONDS = 2.0
VOICE = "localEnglishAnna0001"

_READY_SECONDS = 600.0
_LOST = ("waiting", "system_fault")
_DOCUMENTS_AT_ONCE = 8


@dataclass(slots=True)
class Outcome:
    """How sessions went: seconds of the whole run, of each message and of each end; `recorded`
    are the conversations by id, with the questions in the order in which they were asked."""

    seconds: float = 0.0
    turns: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    recorded: dict[str, list[str]] = field(default_factory=dict)


def api_client(base: str, connections: int = 10) -> httpx.AsyncClient:
    """A client of the API with room for so many calls at once."""
    limits = httpx.Limits(max_connections=connections + 10, keepalive_expiry=_KEEP_ALIVE_SECONDS)
    return httpx.AsyncClient(base_url=base, timeout=CALL_SECONDS, limits=limits, trust_env=False)


async def save_documents(client: httpx.AsyncClient, texts: Sequence[tuple[str, str]]) -> list[str]:
    """Save documents, each a name and a text; their ids."""
    turns = asyncio.Semaphore(_DOCUMENTS_AT_ONCE)

    async def save(name: str, text: str) -> str:
        body = {"disease_name": name, "tags": ["faq"], "raw_content": text}
        async with turns:
            created = await client.post("/api/knowledge", json=body)
        return str(created.raise_for_status().json()["knowledge_id"])

    return list(await asyncio.gather(*(save(name, text) for name, text in texts)))


async def make_agent(client: httpx.AsyncClient, knowledge_ids: Sequence[str]) -> str:
    """An agent with these documents, once it is ready to talk; its id."""
    body = {
        "name": "Guide",
        "knowledge_ids": list(knowledge_ids),
        "voice_id": VOICE,
        "answer_style": "friendly",
    }
    created = await client.post("/api/agent", json=body)
    agent_id = str(created.raise_for_status().json()["agent_id"])
    await agent_ready(client, agent_id)
    return agent_id


async def agent_ready(client: httpx.AsyncClient, agent_id: str) -> None:
    """Wait until the voice service has the agent as it is here. Raises RuntimeError if it never
    has."""
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        answer = await client.get(f"/api/agent/{agent_id}")
        agent = answer.raise_for_status().json()
        if agent["sync_status"] == "completed" and agent["documents_waiting"] == 0:
            return
        if time.monotonic() > deadline:
            raise RuntimeError(f"the agent is not ready: {agent}")
        await asyncio.sleep(0.1)


async def talk(
    client: httpx.AsyncClient, agent_id: str, questions: Sequence[str], sessions: int = 1
) -> Outcome:
    """So many sessions at once, each of all these questions in its own words, and its end.

    An answer that is no success is an error, and so is a reply that came without its answer. No two
    patients say the same: what is kept of a question helps nobody else.
    """
    outcome = Outcome()
    started = time.monotonic()
    await asyncio.gather(
        *(
            _session(client, agent_id, f"P{n}", [_said_by(n, one) for one in questions], outcome)
            for n in range(sessions)
        )
    )
    outcome.seconds = time.monotonic() - started
    return outcome


def _said_by(patient: int, question: str) -> str:
    return f"Hello from room {patient + 1}. {question}"


async def check_transcripts(client: httpx.AsyncClient, outcome: Outcome) -> None:
    """Count as errors the transcripts that are not whole, or not in order."""
    for identifier, questions in outcome.recorded.items():
        answer = await client.get(f"/api/conversations/{identifier}")
        if not answer.is_success:
            outcome.errors[f"transcript {answer.status_code}"] += 1
            continue
        messages = answer.json()["messages"]
        asked = [one["content"] for one in messages if one["role"] == "patient"]
        answered = sum(one["role"] == "agent" and bool(one["content"]) for one in messages)
        if asked != questions or answered < len(questions):
            outcome.errors["transcript not whole or not in order"] += 1


async def _session(
    client: httpx.AsyncClient,
    agent_id: str,
    patient_id: str,
    questions: Sequence[str],
    outcome: Outcome,
) -> None:
    body: dict[str, object] = {"patient_id": patient_id, "agent_id": agent_id}
    begun = await _post(client, "/api/patient/session", body, outcome)
    if begun is None:
        return
    place = f"/api/patient/session/{begun['session_id']}"
    for question in questions:
        started = time.monotonic()
        body = {"message": question, "chat_mode": True}
        reply = await _post(client, f"{place}/message", body, outcome)
        outcome.turns.append(time.monotonic() - started)
        if reply is not None and reply["status"] in _LOST:
            outcome.errors[f"message {reply['status']}"] += 1
    started = time.monotonic()
    ended = await _post(client, f"{place}/end", {}, outcome)
    outcome.ends.append(time.monotonic() - started)
    if ended is not None:
        summary = ended["conversation_summary"]
        outcome.recorded[str(summary["conversation_id"])] = list(questions)


async def _post(
    client: httpx.AsyncClient, path: str, body: dict[str, object], outcome: Outcome
) -> dict[str, Any] | None:
    what = path.rpartition("/")[2]
    try:
        answer = await client.post(path, json=body)
    except httpx.TransportError as error:
        outcome.errors[f"{what} {type(error).__name__}"] += 1
        return None
    if not answer.is_success:
        outcome.errors[f"{what} {answer.status_code}"] += 1
        return None
    found: dict[str, Any] = answer.json()
    return found
