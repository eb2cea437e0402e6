"""Measures many patients talking at once: `python -m benchmarks.sessions`.

Each session is begun, asks five questions one after the other, and is ended, through the API over
HTTP; the voice service is a stand-in on loopback whose agents think for a fixed time. One session
alone is measured first: the ratio to it is what counts, for machines differ. An answer that is no
success is an error, and so is a reply that did not come with its answer.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.processes import product_environment, python, resident_megabytes, running

TURNS = 5
_CALL_SECONDS = 120.0
_READY_SECONDS = 30.0

_DOCUMENT = """# Looking after your plaster cast

## Keeping it dry

Keep the cast dry at all times. Cover it with a plastic bag when you take a shower.

## Swelling

Raise the arm on a pillow for the first 3 days to reduce swelling.
"""
_QUESTIONS = (
    "How do I take a shower with the cast?",
    "Why does my arm swell?",
    "May I get the cast wet?",
    "How high should the arm be?",
    "What do I put over the cast?",
)


@dataclass(slots=True)
class Outcome:
    """How a run of several sessions went; `seconds` is its whole length."""

    seconds: float = 0.0
    turns: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


def main(sessions: int, delay: float) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        environment = product_environment(data / "clinic")
        port = environment["LOCAL_SERVICE_PORT"]
        stand_in = python("-m", "benchmarks.voice_stand_in", port, str(data / "voice"), str(delay))
        api = f"http://127.0.0.1:{environment['BACKEND_PORT']}"
        with (
            running(stand_in, [f"http://127.0.0.1:{port}/health"]),
            running(python("-m", "core.api"), [f"{api}/api/health"], environment) as (pid, _),
        ):
            alone, many = asyncio.run(_measure(api, sessions))
            megabytes = resident_megabytes(pid)
    print(f"{'sessions':>8}{'s':>9}{'turn, s':>9}{'end, s':>9}{'ratio':>8}  errors")
    for number, found in ((1, alone), (sessions, many)):
        print(
            f"{number:>8}{found.seconds:>9.1f}{_median(found.turns):>9.2f}"
            f"{_median(found.ends):>9.2f}{found.seconds / alone.seconds:>8.1f}  "
            + (", ".join(f"{times} x {what}" for what, times in found.errors.items()) or "none")
        )
    print(f"memory of the API afterwards: {megabytes:.0f} MB")


async def _measure(api: str, sessions: int) -> tuple[Outcome, Outcome]:
    limits = httpx.Limits(max_connections=sessions + 10)
    async with httpx.AsyncClient(
        base_url=api, timeout=_CALL_SECONDS, limits=limits, trust_env=False
    ) as client:
        agent_id = await _agent(client)
        await _run(client, agent_id, 1)  # what is loaded late is loaded now
        return await _run(client, agent_id, 1), await _run(client, agent_id, sessions)


async def _agent(client: httpx.AsyncClient) -> str:
    body = {"disease_name": "Plaster cast", "tags": ["faq"], "raw_content": _DOCUMENT}
    created = await client.post("/api/knowledge", json=body)
    created.raise_for_status()
    knowledge_id = created.json()["knowledge_id"]
    body = {
        "name": "Cast guide",
        "knowledge_ids": [knowledge_id],
        "voice_id": "localEnglishAnna0001",
        "answer_style": "friendly",
    }
    created = await client.post("/api/agent", json=body)
    created.raise_for_status()
    place = f"/api/agent/{created.json()['agent_id']}"
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        agent = (await client.get(place)).json()
        if agent["sync_status"] == "completed" and agent["documents_waiting"] == 0:
            return str(agent["agent_id"])
        if time.monotonic() > deadline:
            raise RuntimeError(f"the agent is not ready: {agent}")
        await asyncio.sleep(0.1)


async def _run(client: httpx.AsyncClient, agent_id: str, sessions: int) -> Outcome:
    outcome = Outcome()
    started = time.monotonic()
    await asyncio.gather(
        *(_session(client, agent_id, f"P{number}", outcome) for number in range(sessions))
    )
    outcome.seconds = time.monotonic() - started
    return outcome


async def _session(
    client: httpx.AsyncClient, agent_id: str, patient_id: str, outcome: Outcome
) -> None:
    body: dict[str, object] = {"patient_id": patient_id, "agent_id": agent_id}
    begun = await _post(client, "/api/patient/session", body, outcome)
    if begun is None:
        return
    place = f"/api/patient/session/{begun['session_id']}"
    for question in _QUESTIONS[:TURNS]:
        started = time.monotonic()
        body = {"message": question, "chat_mode": True}
        reply = await _post(client, f"{place}/message", body, outcome)
        outcome.turns.append(time.monotonic() - started)
        if reply is not None and reply["status"] in ("waiting", "system_fault"):
            outcome.errors[f"message {reply['status']}"] += 1
    started = time.monotonic()
    await _post(client, f"{place}/end", {}, outcome)
    outcome.ends.append(time.monotonic() - started)


async def _post(
    client: httpx.AsyncClient, path: str, body: dict[str, object], outcome: Outcome
) -> dict[str, object] | None:
    what = path.rpartition("/")[2]
    try:
        answer = await client.post(path, json=body)
    except httpx.TransportError as error:
        outcome.errors[f"{what} {type(error).__name__}"] += 1
        return None
    if not answer.is_success:
        outcome.errors[f"{what} {answer.status_code}"] += 1
        return None
    found: dict[str, object] = answer.json()
    return found


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=80, help="sessions at once")
    parser.add_argument("--delay", type=float, default=0.5, help="seconds an agent thinks")
    given = parser.parse_args()
    main(given.sessions, given.delay)
