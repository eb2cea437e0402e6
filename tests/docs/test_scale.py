"""docs/scale.md says what each action of a user costs: its table is what goes over the wire.

The product runs on the servers of Firestore and Cloud Storage, and every call that it makes to the
voice and writing service passes a counter.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from core.bootstrap import EMULATOR_BUCKET, collections
from core.host.registry import PluginRegistry
from core.local.service import create_service
from core.tooling.indexes import firestore_indexes
from tests.firestore_server import FirestoreServer, ServerThread
from tests.gcs_server.app import GcsServer
from tests.gcs_server.usage import CountingApp
from tests.plugins.agents.support import ENGLISH_VOICE, GOUT, Row
from tests.support.loopback import serve
from tests.support.servers import ROOT, Clinic, clinic_settings, running_clinic

TEXT = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
COLUMNS = ("reads", "writes", "deletes", "class A", "class B", "provider calls", "KB")
HEAD = "| action | " + " | ".join(COLUMNS) + " |"
QUESTIONS = ["What should I eat?", "May I drink beer?", "When should I call you?",
             "How much water should I drink?", "Where can I park my car?"]  # fmt: skip

# How often a job writes that it is still alive depends on the machine; the document tells of jobs
# beside the table. The use that plugins make of the store is written at times of its own.
_BESIDE = {"jobs", "plugin_usage", "plugin_audit"}

OFTEN = {"reads", "KB"}
"""What a machine that is very busy has more of, since who waits for an answer reads again."""
CLINICS = 3
"""So many are tried until one has no more of it than the document tells."""


def table() -> dict[str, tuple[int, ...]]:
    """The counts of the document, by action."""
    rows = TEXT.split(HEAD, 1)[1].split("\n\n", 1)[0].strip().splitlines()[1:]
    found = {}
    for row in rows:
        action, *counts = [cell.strip() for cell in row.strip("|").split("|")]
        found[action] = tuple(int(count) for count in counts)
    return found


class CountedProvider:
    """Counts the calls that reach the local voice and writing service."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.calls = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.calls += scope["type"] in ("http", "websocket")
        await self._app(scope, receive, send)


class Wire:
    """A clinic on all the servers, and what has gone over the wires."""

    def __init__(
        self,
        clinic: Clinic,
        documents: FirestoreServer,
        files: CountingApp,
        provider: CountedProvider,
    ) -> None:
        self.clinic = clinic
        self._documents = documents
        self._files = files
        self._provider = provider

    def counts(self) -> tuple[int, ...]:
        usage: Counter[str] = Counter()
        for (kind, collection, _), number in self._documents.usage.counts.items():
            if collection not in _BESIDE:
                usage[kind] += number
        files = self._files.counts
        return (
            *(usage["reads"], usage["writes"], usage["deletes"]),
            *(files["class_a"], files["class_b"], self._provider.calls),
            (usage["bytes"] + files["in"] + files["out"]) // 1_000,
        )

    async def cost(self, act: Callable[[], Awaitable[Any]]) -> tuple[tuple[int, ...], Any]:
        """The counts of an action, with the jobs that follow from it."""
        before = self.counts()
        given = await act()
        await self._quiet()
        return tuple(now - then for now, then in zip(self.counts(), before, strict=True)), given

    async def _quiet(self) -> None:
        """Wait until no job is left and nothing more goes over the wires."""
        seen, still = self.counts(), 0
        while still < 5 or self._jobs():
            await asyncio.sleep(0.1)
            still = still + 1 if self.counts() == seen else 0
            seen = self.counts()

    def _jobs(self) -> int:
        """Jobs that are to be done, looked up past the wire."""
        database = self._documents.database("projects/elevendops-local/databases/(default)")
        place = "projects/elevendops-local/databases/(default)/documents"
        found = database.documents(place, "jobs", False, database.now())
        return sum(one.fields["active"].boolean_value for one in found)

    async def post(self, path: str, body: Row | None = None) -> Row:
        answer = await self.clinic.client.post(path, json=body)
        assert answer.is_success, answer.text
        found: Row = answer.json() if answer.content else {}
        return found

    async def get(self, *paths: str) -> None:
        for path in paths:
            answer = await self.clinic.client.get(path)
            assert answer.is_success, answer.text


@asynccontextmanager
async def wired(folder: Path) -> AsyncIterator[Wire]:
    """A small empty clinic on all the servers, with its data in this folder."""
    registry = PluginRegistry.discover()
    registry.load()
    declared = list(chain.from_iterable(collections(registry).values()))
    documents = FirestoreServer(firestore_indexes(declared))
    thread = ServerThread(documents)
    files = CountingApp(GcsServer(EMULATOR_BUCKET).app)
    provider = CountedProvider(create_service(folder / "local-service"))
    async with serve(files) as files_url, serve(provider) as provider_url:
        settings = clinic_settings(
            folder,
            int(provider_url.rpartition(":")[2]),
            use_firestore_emulator=True,
            firestore_emulator_host=f"127.0.0.1:{thread.port}",
            use_gcs_emulator=True,
            gcs_emulator_host=files_url,
        )
        async with running_clinic(settings) as clinic:
            yield Wire(clinic, documents, files, provider)
    thread.stop()


async def everything(wire: Wire) -> dict[str, tuple[int, ...]]:
    """What each action of the table costs, one after another in a small clinic."""
    costs: dict[str, tuple[int, ...]] = {}

    async def cost(action: str, act: Callable[[], Awaitable[Any]]) -> Any:
        costs[action], given = await wire.cost(act)
        return given

    await wire.get("/api/dashboard/stats", "/api/agent/voices")  # what a new instance does once
    leaflet = {"disease_name": "Gout", "tags": ["faq"], "raw_content": GOUT}
    document = (await cost("upload a document", lambda: wire.post("/api/knowledge", leaflet)))[
        "knowledge_id"
    ]
    writing = {"knowledge_id": document}
    await cost("write a script", lambda: wire.post("/api/audio/generate-script", writing))
    speech = {"knowledge_id": document, "script": "Drink water.", "voice_id": ENGLISH_VOICE,
              "approve": True}  # fmt: skip
    await cost("make audio", lambda: wire.post("/api/audio/generate", speech))
    guide = {"name": "Guide", "knowledge_ids": [document], "voice_id": ENGLISH_VOICE,
             "answer_style": "friendly"}  # fmt: skip
    agent = (await cost("make an agent", lambda: wire.post("/api/agent", guide)))["agent_id"]

    async def talk() -> None:
        who = {"patient_id": "P1001", "agent_id": agent}
        session = (await wire.post("/api/patient/session", who))["session_id"]
        for question in QUESTIONS:
            said = {"message": question, "chat_mode": True}
            await wire.post(f"/api/patient/session/{session}/message", said)
        await wire.post(f"/api/patient/session/{session}/end")

    await cost("a session of 5 turns", talk)
    views = {
        "view Doctor Dashboard": ["/api/dashboard/stats"],
        "view Upload Knowledge": ["/api/knowledge", "/api/conversations/unanswered"],
        "view Education Audio": ["/api/audio/list"],
        "view Agent Setup": ["/api/agent"],
        "view Patient Test": ["/api/agent"],
        "view Conversation Logs": ["/api/conversations", "/api/conversations/statistics"],
        "search two words": ["/api/conversations?q=beer+water"],
        "export": ["/api/conversations/export"],
    }
    for action, paths in views.items():
        await cost(action, lambda paths=paths: wire.get(*paths))  # type: ignore[misc]
    await cost("delete the agent", lambda: _delete(wire, f"/api/agent/{agent}"))
    await cost("delete the document", lambda: _delete(wire, f"/api/knowledge/{document}"))
    return costs


async def _delete(wire: Wire, path: str) -> None:
    answer = await wire.clinic.client.delete(path)
    assert answer.is_success, answer.text


def outside(
    counted: dict[str, tuple[int, ...]], told: dict[str, tuple[int, ...]]
) -> list[tuple[str, str, tuple[int, ...]]]:
    """The counts that are not what the document tells: the action, which one, and all of it."""
    found = []
    for action, counts in counted.items():
        for name, count, said in zip(COLUMNS, counts, told[action], strict=True):
            # Who waits for an answer reads again, and a slow machine reads more often.
            again = min(0.75 * said, 3) if name == "reads" else 0
            if not 0.9 * said - 1 <= count <= 1.25 * said + 3 + again:
                found.append((action, name, counts))
    return found


@pytest.mark.process
async def test_the_table_is_what_goes_over_the_wire(tmp_path: Path) -> None:
    told = table()
    for clinic in range(CLINICS):
        async with wired(tmp_path / str(clinic)) as wire:
            counted = await everything(wire)
        if not {name for _, name, _ in outside(counted, told)} & OFTEN:
            break
    assert list(counted) == list(told)
    assert outside(counted, told) == []
    # What deletes happens once, although a request and its job may meet.
    for action in ("delete the agent", "delete the document"):
        assert counted[action][1:6] == told[action][1:6], action


def test_the_money_follows_from_the_counts() -> None:
    """Each row of the money table is its action's counts at the prices that the document gives."""
    prices = [float(found) for found in re.findall(r"\| \$([0-9.]+) per ", TEXT)][:5]
    money = TEXT.split("| action | US$ for 1,000 |\n", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    counts = table()
    assert len(money) == len(counts)
    for row in money:
        action, dollars = [cell.strip() for cell in row.strip("|").split("|")]
        found = 1_000 * sum(
            count * price for count, price in zip(counts[action][:5], each(prices), strict=True)
        )
        assert f"{found:.3f}" == dollars, action


def each(prices: list[float]) -> list[float]:
    """The price of one operation: the document gives them for 100,000 and for 1,000."""
    return [price / number for price, number in zip(prices, (1e5, 1e5, 1e5, 1e3, 1e3), strict=True)]
