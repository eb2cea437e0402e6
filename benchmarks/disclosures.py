"""Looks for answers that came before their disclosure was kept: `python -m benchmarks.disclosures`.

Patients begin sessions in every language that agents speak, many at once, and ask: every other one
tells of an emergency, whose text is the quickest answer. The API is a process of its own that is
killed (SIGKILL) now and then. Whenever an answer arrives, and once more at the end for every answer
that is stored, the database file is read from outside: the session must have its disclosure there,
in its language, told no later than the answer. Exits with 1 when one has not.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from benchmarks.measure.killed import killed_programs
from benchmarks.measure.patients import CALL_SECONDS, VOICE, agent_ready, save_documents
from core.bootstrap import DOCUMENTS_FILE
from core.text.languages import LANGUAGES
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.patient_test.models import SESSIONS, TURNS

Row = dict[str, Any]

_DOCUMENT = "# Plaster cast\n\n## Showers\n\nCover the cast with a plastic bag when you shower.\n"
_MESSAGES = ("How do I take a shower?", "I have crushing chest pain and can't breathe")
_SPOKEN_EVERY = 10


@dataclass(slots=True)
class Looks:
    """What was looked at, and each answer without its disclosure."""

    faults: list[str] = field(default_factory=list)
    arrived: int = 0
    more: asyncio.Event = field(default_factory=asyncio.Event)
    """Set with each answer that arrives."""
    counts: Counter[str] = field(default_factory=Counter)

    def look(self, name: str, session: Row | None, turn: Row | None) -> None:
        """Compare an answer with what is stored of its session; a fault is told by this name."""
        told = (session or {}).get("disclosure")
        if told is None:
            self.faults.append(f"{name}: answered, and no disclosure is stored")
        elif told["text"] != DISCLOSURES[session["language"]].text:  # type: ignore[index]
            self.faults.append(f"{name}: the disclosure of another language")
        elif turn is not None and turn["answered_at"] < told["told_at"]:
            self.faults.append(f"{name}: answered {turn['answered_at']}, told later")


class Store:
    """The database file of the API, read from outside."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / DOCUMENTS_FILE

    def session(self, session_id: str) -> Row | None:
        """A session as it stands this moment."""
        return dict(self._rows(SESSIONS.name, "WHERE id = ?", session_id)).get(session_id)

    def answers(self) -> dict[str, Row]:
        """Every turn that has an answer."""
        return {name: row for name, row in self._rows(TURNS.name) if row["response_text"]}

    def _rows(self, table: str, where: str = "", *values: str) -> list[tuple[str, Row]]:
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            rows = connection.execute(f'SELECT id, data FROM "{table}" {where}', values)
            return [(name, json.loads(data)) for name, data in rows]


async def run(sessions: int, at_once: int, kills: int, seed: int, folder: Path) -> Looks:
    """Hold so many answered sessions, with so many kills of the API between them."""
    looks, store, chance = Looks(), Store(folder), random.Random(seed)
    async with (
        killed_programs(folder) as programs,
        httpx.AsyncClient(
            base_url=programs.api_url, timeout=CALL_SECONDS, trust_env=False
        ) as client,
    ):
        agent_id = await _agent(client)
        numbers = count()

        async def patient() -> None:
            while looks.arrived < sessions:
                await _session(client, store, agent_id, next(numbers), looks)

        async with asyncio.TaskGroup() as talking:
            for _ in range(at_once):
                talking.create_task(patient())
            for done in range(kills):
                due = sessions * (done + chance.random()) / kills
                while looks.arrived < due:
                    looks.more.clear()
                    await looks.more.wait()
                await asyncio.to_thread(programs.api.end, signal.SIGKILL)
                await programs.api.start()
    for turn_id, turn in store.answers().items():
        looks.counts["answers stored at the end"] += 1
        looks.look(turn_id, store.session(turn["session_id"]), turn)
    return looks


async def _agent(client: httpx.AsyncClient) -> str:
    body = {
        "name": "Cast guide",
        "knowledge_ids": await save_documents(client, [("Plaster cast", _DOCUMENT)]),
        "voice_id": VOICE,
        "answer_style": "friendly",
        "languages": list(LANGUAGES),
    }
    made = (await client.post("/api/agent", json=body)).raise_for_status().json()
    await agent_ready(client, made["agent_id"])
    return str(made["agent_id"])


async def _session(
    client: httpx.AsyncClient, store: Store, agent_id: str, number: int, looks: Looks
) -> None:
    language = list(LANGUAGES)[number % len(LANGUAGES)]
    body: Row = {"patient_id": f"P{number}", "agent_id": agent_id, "language": language}
    begun = await _call(client, "/api/patient/session", body, looks)
    if begun is None:
        return
    place = f"/api/patient/session/{begun['session_id']}"
    spoken = number % _SPOKEN_EVERY == 0
    asked = {"message": _MESSAGES[number % 2], "chat_mode": not spoken, "text_first": True}
    answer = await _call(client, f"{place}/message", asked, looks)
    if answer is None or answer["status"] == "waiting":
        return
    looks.look(begun["session_id"], store.session(begun["session_id"]), None)
    looks.arrived += 1
    looks.more.set()
    looks.counts["emergency texts" if answer["red_flag"] else "answers of the agent"] += 1


async def _call(client: httpx.AsyncClient, path: str, body: Row, looks: Looks) -> Row | None:
    """The answer; None where the API was killed meanwhile, or the voice service was too slow."""
    try:
        answer = await client.post(path, json=body)
    except httpx.TransportError:
        looks.counts["calls that a kill has cut off"] += 1
        await asyncio.sleep(0.2)
        return None
    if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
        looks.counts["calls while the voice service was away"] += 1
        await asyncio.sleep(1.0)
        return None
    found: Row = answer.raise_for_status().json()
    return found


def main() -> None:
    """Run, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        looks = asyncio.run(
            run(given.sessions, given.at_once, given.kills, given.seed, Path(folder))
        )
    for fault in looks.faults:
        print(f"fault: {fault}")
    print(", ".join(f"{number} {what}" for what, number in looks.counts.items()))
    print(
        f"{looks.arrived} sessions, {given.kills} kills: "
        f"{len(looks.faults)} answers before their disclosure was kept"
    )
    sys.exit(1 if looks.faults else 0)


if __name__ == "__main__":
    main()
