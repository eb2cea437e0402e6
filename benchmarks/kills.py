"""Kills the product again and again, and looks for lost work: `python -m benchmarks.kills`.

The API and the local service are processes of their own. Clients write and edit documents, approve
scripts, have them spoken, and talk as patients, while one of the two processes is killed (SIGKILL)
at a random moment and started again, so many times. What was answered with a success is
acknowledged; afterwards all of it has to be there. Exits with 1 when something is lost.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from benchmarks.measure.killed import killed_programs

Row = dict[str, Any]

_CALL_SECONDS = 30.0
_SETTLE_SECONDS = 300.0
_BETWEEN_KILLS = (0.3, 2.5)
_API_SHARE = 0.7
_VOICE = "localEnglishAnna0001"
_TEXT = "# Cast {0}\n\n## Keeping it dry\n\nCover cast {0} with a plastic bag when you shower.\n"


@dataclass(slots=True)
class Acknowledged:
    """What was answered with a success."""

    texts: dict[str, str] = field(default_factory=dict)
    """The text of each document, by its id."""
    unsure: set[str] = field(default_factory=set)
    """Documents whose last edit was not answered: either text is right."""
    approvals: list[tuple[str, str]] = field(default_factory=list)
    """Document and script."""
    audio: list[str] = field(default_factory=list)
    messages: dict[str, list[str]] = field(default_factory=dict)
    """What was said in each session."""
    ended: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)


class Clients:
    """Does one thing after the other, and remembers what was acknowledged."""

    def __init__(self, client: httpx.AsyncClient, chance: random.Random) -> None:
        self._client = client
        self._chance = chance
        self.done = Acknowledged()

    async def work(self, stop: asyncio.Event) -> None:
        """Write, edit, approve, speak and talk until `stop` is set."""
        await asyncio.gather(
            self._repeat(stop, self._write),
            self._repeat(stop, self._write),
            self._repeat(stop, self._approve_and_speak),
            self._repeat(stop, self._talk),
            self._repeat(stop, self._talk),
        )

    async def _repeat(self, stop: asyncio.Event, step: Callable[[], Awaitable[None]]) -> None:
        while not stop.is_set():
            await step()
            await asyncio.sleep(0.05)

    async def _write(self) -> None:
        text = _TEXT.format(self._chance.randrange(1_000_000))
        body: Row = {"disease_name": "Plaster cast", "tags": ["faq"], "raw_content": text}
        made = await self._call("POST", "/api/knowledge", body)
        if made is None:
            return
        knowledge_id = made["knowledge_id"]
        self.done.texts[knowledge_id] = text
        self.done.counts["documents"] += 1
        edited = _TEXT.format(self._chance.randrange(1_000_000))
        path = f"/api/knowledge/{knowledge_id}"
        if await self._call("PUT", path, {"raw_content": edited}) is None:
            self.done.unsure.add(knowledge_id)
        else:
            self.done.texts[knowledge_id] = edited
            self.done.counts["edits"] += 1

    async def _approve_and_speak(self) -> None:
        body: Row = {"disease_name": "Cast", "tags": ["faq"], "raw_content": _TEXT.format("A")}
        made = await self._call("POST", "/api/knowledge", body)
        if made is None:
            return
        knowledge_id = made["knowledge_id"]
        # No figure: what the document does not say would have to be accepted first.
        name = "".join(self._chance.choices("abcdefghij", k=8))
        script = f"Keep cast {name} dry."
        asked: Row = {"knowledge_id": knowledge_id, "script": script}
        if await self._call("POST", "/api/audio/approvals", asked) is None:
            return
        self.done.approvals.append((knowledge_id, script))
        self.done.counts["approvals"] += 1
        audio = await self._call("POST", "/api/audio/generate", asked | {"voice_id": _VOICE})
        if audio is not None:
            self.done.audio.append(audio["audio_id"])
            self.done.counts["audio files"] += 1

    async def _talk(self) -> None:
        agents = await self._call("GET", "/api/agent", None)
        if not agents or not agents["agents"]:
            return
        body: Row = {"patient_id": "P1", "agent_id": agents["agents"][0]["agent_id"]}
        session = await self._call("POST", "/api/patient/session", body)
        if session is None:
            return
        place = f"/api/patient/session/{session['session_id']}"
        said = self.done.messages.setdefault(session["session_id"], [])
        for number in range(3):
            message = f"How do I take shower {self._chance.randrange(1_000_000)}?"
            body = {"message": message, "chat_mode": number != 1}
            if await self._call("POST", f"{place}/message", body) is not None:
                said.append(message)
                self.done.counts["messages"] += 1
        if await self._call("POST", f"{place}/end", {}) is not None:
            self.done.ended.add(session["session_id"])
            self.done.counts["ended sessions"] += 1

    async def _call(self, method: str, path: str, body: Row | None) -> Row | None:
        """The answer; None when it was not acknowledged."""
        try:
            answer = await self._client.request(method, path, json=body)
        except httpx.TransportError:
            await asyncio.sleep(0.2)
            return None
        if not answer.is_success:
            self.done.counts[f"answers of {answer.status_code}"] += 1
            return None
        found: Row = answer.json()
        return found


async def run(kills: int, seed: int, folder: Path) -> list[str]:
    """What was lost after so many kills."""
    chance = random.Random(seed)
    async with (
        killed_programs(folder) as programs,
        httpx.AsyncClient(
            base_url=programs.api_url, timeout=_CALL_SECONDS, trust_env=False
        ) as client,
    ):
        clients = Clients(client, chance)
        await _first_agent(client)
        stop = asyncio.Event()
        working = asyncio.create_task(clients.work(stop))
        for number in range(kills):
            await asyncio.sleep(chance.uniform(*_BETWEEN_KILLS))
            victim = programs.api if chance.random() < _API_SHARE else programs.local
            await asyncio.to_thread(victim.end, signal.SIGKILL)
            await victim.start()
            if (number + 1) % 10 == 0:
                print(f"{number + 1} kills…", file=sys.stderr)
        stop.set()
        await working
        done = clients.done
        print(", ".join(f"{number} {what}" for what, number in done.counts.items()))
        return await _lost(client, done)


async def _first_agent(client: httpx.AsyncClient) -> None:
    body: Row = {"disease_name": "Cast", "tags": ["faq"], "raw_content": _TEXT.format("A")}
    made = await client.post("/api/knowledge", json=body)
    body = {
        "name": "Cast guide",
        "knowledge_ids": [made.json()["knowledge_id"]],
        "voice_id": _VOICE,
        "answer_style": "friendly",
    }
    (await client.post("/api/agent", json=body)).raise_for_status()


async def _lost(client: httpx.AsyncClient, done: Acknowledged) -> list[str]:
    lost: list[str] = []
    for knowledge_id, text in done.texts.items():
        answer = await client.get(f"/api/knowledge/{knowledge_id}")
        right = answer.is_success and answer.json()["raw_content"] == text
        if not right and not (answer.is_success and knowledge_id in done.unsure):
            lost.append(f"document {knowledge_id}: {answer.status_code}")
    for knowledge_id, script in done.approvals:
        body = {"knowledge_id": knowledge_id, "script": script, "voice_id": _VOICE}
        answer = await client.post("/api/audio/generate", json=body)
        if not answer.is_success:
            lost.append(f"approval of {knowledge_id}: {answer.status_code}")
    for audio_id in done.audio:
        state = await _settled(client, f"/api/audio/files/{audio_id}", _audio_is_done)
        if state is None or state["status"] != "completed" or not state["audio_url"]:
            lost.append(f"audio {audio_id}: {state and state['status']}")
    for session_id, said in done.messages.items():
        lost += await _lost_of_session(client, session_id, said, ended=session_id in done.ended)
    return lost


async def _lost_of_session(
    client: httpx.AsyncClient, session_id: str, said: list[str], *, ended: bool
) -> list[str]:
    place = f"/api/patient/session/{session_id}"
    if not ended:
        await client.post(f"{place}/end")
    state = await _settled(client, place, lambda found: found["conversation_summary"] is not None)
    if state is None or state["conversation_summary"] is None:
        return [f"session {session_id}: no record"]
    logged = await client.get(f"/api/conversations/{session_id}")
    if not logged.is_success:
        return [f"conversation {session_id}: {logged.status_code}"]
    lines = {line["content"] for line in logged.json()["messages"]}
    return [f"a message of {session_id}" for message in said if message not in lines]


def _audio_is_done(state: Row) -> bool:
    return state["status"] in ("completed", "failed")


async def _settled(
    client: httpx.AsyncClient, path: str, settled: Callable[[Row], bool]
) -> Row | None:
    """What stands at the path once it is settled; the last of it, when that takes too long."""
    deadline = time.monotonic() + _SETTLE_SECONDS
    found: Row | None = None
    while time.monotonic() < deadline:
        answer = await client.get(path)
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        if answer.is_success:
            found = answer.json()
            if settled(found):
                break
        await asyncio.sleep(0.1)
    return found


def main() -> None:
    """Run, and tell what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lost = asyncio.run(run(given.kills, given.seed, Path(folder)))
    for one in lost:
        print(f"lost: {one}")
    print(f"{given.kills} kills, {len(lost)} lost")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
