"""docs/scale.md says what each action of a user costs: its table is what goes over the wire.

The product runs on the servers of Firestore and Cloud Storage, and every call that it makes to the
voice and writing service passes a counter. Views are those of the dashboard's own pages.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from core.bootstrap import EMULATOR_BUCKET, collections
from core.host.registry import PluginRegistry
from core.local.service import create_service
from core.tooling.indexes import firestore_indexes
from tests.core.jobs.bench import until
from tests.firestore_server import FirestoreServer, ServerThread
from tests.gcs_server.app import GcsServer
from tests.gcs_server.usage import CountingApp
from tests.plugins.agents.support import ENGLISH_VOICE, GOUT, Row
from tests.plugins.conversations.support import DECLINE, record, turn
from tests.plugins.handouts.support import front, link_to
from tests.plugins.recalls.support import undo, withdraw
from tests.support.dashboard import SIX_PAGES, dashboard, page, run
from tests.support.loopback import serve
from tests.support.servers import ROOT, Clinic, clinic_settings, running_clinic

TEXT = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
PRICED = ("reads", "writes", "deletes", "class A", "class B", "job reads", "job writes")
COLUMNS = (*PRICED, "provider calls", "KB")
HEAD = "| action | " + " | ".join(COLUMNS) + " |"
QUESTIONS = ["What should I eat?", "May I drink beer?", "When should I call you?",
             "How much water should I drink?", "Where can I park my car?"]  # fmt: skip

# How often a job writes that it is still alive depends on the machine, so jobs have columns of
# their own. The use that plugins make of the store is written, and approved texts are read, at
# times of their own.
_BESIDE = {"jobs", "plugin_usage", "plugin_audit", "safety_texts", "safety_phrases"}

OFTEN = {"reads", "job reads", "job writes", "KB"}
"""What a machine that is very busy has more of, since who waits for an answer reads again."""
DOCUMENTS, CONVERSATIONS = 20, 27
"""What the clinic of the second table has."""
CLINICS = 3
"""So many are tried until one has no more of it than the document tells."""


def table(number: int = 1) -> dict[str, tuple[int, ...]]:
    """The counts of the document's table of that number, by action."""
    rows = TEXT.split(HEAD)[number].split("\n\n", 1)[0].strip().splitlines()[1:]
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
        of_jobs = self._documents.usage.counts
        return (
            *(usage["reads"], usage["writes"], usage["deletes"]),
            *(files["class_a"], files["class_b"]),
            # What looks for due jobs are queries, and happen whatever users do.
            of_jobs["reads", "jobs", "BatchGetDocuments"],
            of_jobs["writes", "jobs", "Commit"],
            self._provider.calls,
            (usage["bytes"] + files["in"] + files["out"]) // 1_000,
        )

    def reads(self) -> int:
        """All documents that were read, by whatever."""
        counts = self._documents.usage.counts
        return sum(number for (kind, *_), number in counts.items() if kind == "reads")

    def looks_for_jobs(self) -> int:
        """The reads of what looks for due jobs."""
        return self._documents.usage.counts["reads", "jobs", "RunQuery"]

    async def quiet(self) -> None:
        """Wait until no job is left and nothing more goes over the wires."""
        seen, still = self.counts(), 0
        while still < 5 or self._jobs():
            await asyncio.sleep(0.1)
            still = still + 1 if self.counts() == seen else 0
            seen = self.counts()

    async def view(self, address: str, query: Row | None = None) -> tuple[int, ...]:
        """The counts of a view of a page that somebody has looked at before."""
        with dashboard(self.clinic.url):
            await run(page(address, query))
            await self.quiet()
            counts, _ = await self.cost(lambda: run(page(address, query)))
        return counts

    async def cost(self, act: Callable[[], Awaitable[Any]]) -> tuple[tuple[int, ...], Any]:
        """The counts of an action, with the jobs that follow from it."""
        before = self.counts()
        given = await act()
        await self.quiet()
        return tuple(now - then for now, then in zip(self.counts(), before, strict=True)), given

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

    async def put(self, path: str, body: Row) -> Row:
        answer = await self.clinic.client.put(path, json=body)
        assert answer.is_success, answer.text
        found: Row = answer.json()
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
    """What each action of the first table costs, one after another in a small clinic."""
    costs: dict[str, tuple[int, ...]] = {}

    async def cost(action: str, act: Callable[[], Awaitable[Any]]) -> Any:
        costs[action], given = await wire.cost(act)
        return given

    clinic = wire.clinic
    await wire.get("/api/dashboard/stats", "/api/agent/voices")  # what a new instance does once
    leaflet = {"disease_name": "Gout", "tags": ["faq"], "raw_content": GOUT}
    made = await cost("upload a document", lambda: wire.post("/api/knowledge", leaflet))
    document = made["knowledge_id"]
    writing = {"knowledge_id": document}
    await cost("write a script", lambda: wire.post("/api/audio/generate-script", writing))
    speech = {"knowledge_id": document, "script": "Drink water.", "voice_id": ENGLISH_VOICE,
              "approve": True}  # fmt: skip
    audio = await cost("make audio", lambda: wire.post("/api/audio/generate", speech))
    guide = {"name": "Guide", "knowledge_ids": [document], "voice_id": ENGLISH_VOICE,
             "answer_style": "friendly"}  # fmt: skip
    agent = (await cost("make an agent", lambda: wire.post("/api/agent", guide)))["agent_id"]
    await cost("a session of 5 turns", lambda: talk(wire, agent))
    link = await cost("make a link for a patient", lambda: link_to(clinic, audio))
    async with front(clinic) as guest:
        await cost("open a link and listen", lambda: listen(guest, link["path"]))
    for address, title in SIX_PAGES.items():
        costs[f"view {title}"] = await wire.view(address)
    await cost("search two words", lambda: wire.get("/api/conversations?q=beer+water"))
    await cost("export", lambda: wire.get("/api/conversations/export"))
    await cost("a watch of the dashboard", lambda: wire.get("/api/health/ready"))
    text = {"raw_content": GOUT + "\n\nDrink two litres of water a day.\n"}
    made = await cost("edit a document", lambda: wire.put(f"/api/knowledge/{document}", text))
    approval = {"content_sha256": made["content_sha256"], "reader": "Dr Ortiz"}
    path = f"/api/knowledge/{document}/approval"
    await cost("approve a document", lambda: wire.post(path, approval))
    await cost("publish an agent", lambda: publish(wire, agent))
    recalled = {"knowledge_id": document, "script": "", "audio_id": ""}
    recall = await cost("recall a document", lambda: withdraw(clinic, "document", recalled))
    await wire.cost(lambda: undo(clinic, recall))
    await cost("delete the agent", lambda: _delete(wire, f"/api/agent/{agent}"))
    await cost("delete the document", lambda: _delete(wire, f"/api/knowledge/{document}"))
    return costs


async def larger(wire: Wire) -> dict[str, tuple[int, ...]]:
    """What sessions and views cost in a clinic with more in it."""
    leaflets = [
        {"disease_name": name, "tags": ["faq"], "raw_content": GOUT.replace("Gout", name)}
        for name in (f"Illness {number}" for number in range(DOCUMENTS))
    ]
    ids = [(await wire.post("/api/knowledge", one))["knowledge_id"] for one in leaflets]
    guide = {"name": "Guide", "knowledge_ids": ids, "voice_id": ENGLISH_VOICE,
             "answer_style": "friendly"}  # fmt: skip
    _, agent = await wire.cost(lambda: wire.post("/api/agent", guide))
    costs: dict[str, tuple[int, ...]] = {}
    costs["a session of 5 turns"], _ = await wire.cost(lambda: talk(wire, agent["agent_id"]))
    for number in range(CONVERSATIONS - 2):
        asked = [turn(f"Where can I park my car number {number}?", DECLINE)]
        await record(wire.clinic, f"cv_{number}", asked, knowledge_ids=ids[:1])
    for address, title in SIX_PAGES.items():
        costs[f"view {title}"] = await wire.view(address)
    return costs


async def talk(wire: Wire, agent: str) -> None:
    who = {"patient_id": "P1001", "agent_id": agent}
    session = (await wire.post("/api/patient/session", who))["session_id"]
    for question in QUESTIONS:
        said = {"message": question, "chat_mode": True}
        await wire.post(f"/api/patient/session/{session}/message", said)
    await wire.post(f"/api/patient/session/{session}/end")


async def listen(guest: httpx.AsyncClient, path: str) -> None:
    for part in ("", "/state", "/audio", "/captions.vtt"):
        (await guest.get(f"{path}{part}")).raise_for_status()


async def publish(wire: Wire, agent: str) -> None:
    await wire.put(f"/api/agent/{agent}/draft", {"name": "Evening guide"})
    await wire.post(f"/api/agent/{agent}/publish", {})


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
            # Who waits for an answer reads again, and a slow machine reads and writes more often.
            again = min(0.75 * said, 3) if name in OFTEN - {"KB"} else 0
            if not 0.9 * said - 1 <= count <= 1.25 * said + 3 + again:
                found.append((action, name, counts))
    return found


@pytest.mark.process
async def test_the_tables_are_what_goes_over_the_wire(tmp_path: Path) -> None:
    small, large = table(1), table(2)
    for clinic in range(CLINICS):
        async with wired(tmp_path / str(clinic)) as wire:
            counted, more = await everything(wire), await larger(wire)
        wrong = [*outside(counted, small), *outside(more, large)]
        if not {name for _, name, _ in wrong} & OFTEN:
            break
    assert list(counted) == list(small)
    assert list(more) == list(large)
    assert wrong == []
    # What deletes happens once, although a request and its job may meet.
    for action in ("delete the agent", "delete the document"):
        assert counted[action][1:5] == small[action][1:5], action


def idle_reads() -> tuple[float, float]:
    """The reads a second of an instance without work, and those of them that look for jobs."""
    told = r"without work reads about ([0-9.]+) documents a second: ([0-9.]+) of them look for due"
    ((reads, looks),) = re.findall(told, _said())
    return float(reads), float(looks)


def _said() -> str:
    return " ".join(TEXT.split())


@pytest.mark.process
async def test_an_instance_without_work_reads_no_more_than_is_told(tmp_path: Path) -> None:
    """A slow machine reads less often, so that nothing is said of how little."""
    async with wired(tmp_path) as wire:
        await wire.quiet()
        since, before, first = time.monotonic(), wire.reads(), wire.looks_for_jobs()
        await until(lambda: wire.looks_for_jobs() >= first + 10)
        seconds, reads = time.monotonic() - since, wire.reads() - before
        looks = wire.looks_for_jobs() - first
    told, told_looks = idle_reads()
    assert looks <= 1.25 * told_looks * seconds + 2
    # Approved texts are read rarely, and then all at once.
    assert reads <= 1.25 * told * seconds + 10


def prices() -> list[float]:
    """The price of one operation of each priced column."""
    found = [
        float(price) / int(number.replace(",", ""))
        for price, number in re.findall(r"\| \$([0-9.]+) per ([0-9,]+) \|", TEXT)
    ]
    reads, writes, *_ = found
    return [*found, reads, writes]


def dollars(counts: tuple[int, ...]) -> float:
    """What one action costs."""
    columns = counts[: len(PRICED)]
    return sum(count * price for count, price in zip(columns, prices(), strict=True))


@pytest.mark.parametrize("number", [1, 2])
def test_the_money_follows_from_the_counts(number: int) -> None:
    """Each row of the money table is its action's counts at the prices that the document gives."""
    head = "| action | US$ for 1,000 |\n"
    money = TEXT.split(head)[number].split("\n\n", 1)[0].splitlines()[1:]
    counts = table(number)
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in money]
    assert rows == [[action, f"{1_000 * dollars(count):.3f}"] for action, count in counts.items()]


def test_the_month_of_a_clinic_follows_from_the_counts() -> None:
    counts = table(1) | table(2)
    twice = [
        *("upload a document", "write a script", "make audio", "make an agent"),
        *("make a link for a patient", "edit a document", "approve a document"),
        "publish an agent",
    ]
    times = dict.fromkeys(twice, 2) | {
        "a session of 5 turns": 40,
        "search two words": 20,
        "open a link and listen": 20,
        **{f"view {title}": 60 for title in SIX_PAGES.values()},
    }
    use = 22 * sum(number * dollars(counts[action]) for action, number in times.items())
    watch = 22 * 8 * 360 * dollars(counts["a watch of the dashboard"])
    idle = [idle_reads()[0] * 3_600 * hours * prices()[0] for hours in (720, 220)]
    said = _said()
    assert f"By the tables that is US$ {use:.2f} a month" in said
    assert f"open for 8 hours a day adds {watch:.2f}" in said
    assert f"adds {idle[0]:.2f} when it is always on, {idle[1]:.2f} when it runs for 220" in said
    audio = 0.12
    for clinics in (1, 100, 10_000):
        least, most = (clinics * (use + watch + audio + one) for one in reversed(idle))
        digits = -len(str(clinics)) + 1
        assert f"about US$ {round(least, digits):,.0f} to {round(most, digits):,.0f} |" in TEXT


def test_the_bound_of_writes_follows_from_the_counts() -> None:
    writes = table()["a session of 5 turns"][COLUMNS.index("job writes")]
    said = _said()
    assert f"jobs {writes} times" in said
    assert f"about {500 / writes:.0f} conversations of 5 turns a second" in said
