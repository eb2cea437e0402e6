"""Finding the passages of a question in many documents: `python -m benchmarks.retrieval`.

The index alone, in a process of its own: what memory it takes and how long a question waits. Then
the product in local mode, with an agent of as many documents as one may have: the first message
after a start, later ones, and the next one after one document was edited and sent.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field

import httpx

from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.patients import (
    agent_ready,
    api_client,
    make_agent,
    save_documents,
    talk,
)
from benchmarks.measure.processes import (
    ROOT,
    api_and_local_service,
    api_url,
    healthy_urls,
    product_environment,
    python,
    running,
)
from benchmarks.measure.report import Row, at_most, run_alone
from benchmarks.measure.texts import leaflet, question
from benchmarks.measure.usage import resident_megabytes

_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    documents: int = field(default=2_000, metadata={"help": "documents in the index"})
    characters: int = field(default=4_000, metadata={"help": "length of a document"})
    linked: int = field(default=100, metadata={"help": "documents of the agent"})
    messages: int = field(default=10, metadata={"help": "messages after the first"})


SMALL = Size(documents=20, characters=600, linked=2, messages=1)


@dataclass(frozen=True, slots=True)
class _Index:
    """Seconds of building, MB that it takes, and ms of each question."""

    built: float
    megabytes: float
    questions: list[float]


@dataclass(frozen=True, slots=True)
class _Talked:
    """Seconds of the messages, and until the agent had the edited document."""

    first: float
    later: list[float]
    sent: float
    after_edit: float


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about retrieval."""
    bench.say(f"An index of {size.documents:,} documents")
    index = _index(size)
    name = f"index of {size.documents:,} documents"
    yield Row(f"{name}: memory", "MB", [index.megabytes], goal=at_most(150))
    late = sorted(index.questions)[len(index.questions) * 95 // 100]
    yield Row(f"{name}: a question", "ms", index.questions)
    yield Row(f"{name}: a question, 95 %", "ms", [late], goal=at_most(20))
    yield Row(f"{name}: built anew", "s", [index.built])
    bench.say(f"An agent with {size.linked} documents")
    found = _product(size, bench)
    name = f"local mode, {size.linked} documents"
    yield Row(f"{name}: first message after a start", "s", [found.first], goal=at_most(1.0))
    yield Row(f"{name}: later messages", "s", found.later, goal=at_most(0.25))
    yield Row(f"{name}: an edit of one, until the agent has it", "s", [found.sent])
    yield Row(f"{name}: next message after the edit", "s", [found.after_edit], goal=at_most(0.3))


def _index(size: Size) -> _Index:
    command = python("-m", "benchmarks.retrieval", "--index", str(size.documents))
    done = subprocess.run(
        [*command, str(size.characters)], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return _Index(**json.loads(done.stdout))


def _measure_index(documents: int, characters: int) -> None:
    """Print what an index in this process costs. What it needs of code is loaded before."""
    import gc
    import os

    from core.retrieval.index import DocumentIndex, SourceDocument

    def sources(numbers: Sequence[int]) -> list[SourceDocument]:
        return [SourceDocument(f"d{n}", *leaflet(n, characters)) for n in numbers]

    DocumentIndex(sources([0])).search(question(0))
    gc.collect()
    before = resident_megabytes(os.getpid())
    started = time.perf_counter()
    index = DocumentIndex(sources(range(documents)))
    built = time.perf_counter() - started
    times = []
    for number in range(_QUESTIONS):
        started = time.perf_counter()
        found = index.search(question(number % documents))
        times.append(1000 * (time.perf_counter() - started))
        if not found:
            raise RuntimeError("a question about a document found nothing")
    gc.collect()
    print(json.dumps(asdict(_Index(built, resident_megabytes(os.getpid()) - before, times))))


def _product(size: Size, bench: Bench) -> _Talked:
    collector = TraceCollector()
    data = bench.folder / "retrieval"
    with collector.running():
        environment = product_environment(data) | collector.as_in_production()
        with api_and_local_service(environment):
            agent_id = asyncio.run(_prepare(api_url(environment), size))
        environment = product_environment(data) | collector.as_in_production()
        with running(["scripts/start.sh"], healthy_urls(environment, local=True), environment):
            return asyncio.run(_talk(api_url(environment), agent_id, size))


async def _prepare(api: str, size: Size) -> str:
    async with api_client(api) as client:
        texts = [leaflet(number, size.characters) for number in range(size.linked)]
        return await make_agent(client, await save_documents(client, texts))


async def _talk(api: str, agent_id: str, size: Size) -> _Talked:
    async with api_client(api) as client:
        turns = await _messages(client, agent_id, size.messages + 1)
        started = time.monotonic()
        await _edit_one(client)
        await agent_ready(client, agent_id)
        sent = time.monotonic() - started
        (after,) = await _messages(client, agent_id, 1)
    return _Talked(turns[0], turns[1:], sent, after)


async def _messages(client: httpx.AsyncClient, agent_id: str, count: int) -> list[float]:
    outcome = await talk(client, agent_id, [question(number) for number in range(count)])
    if outcome.errors:
        raise RuntimeError(f"local mode: {dict(outcome.errors)}")
    return outcome.turns


async def _edit_one(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/knowledge", params={"limit": 1})
    (listed,) = answer.raise_for_status().json()["documents"]
    place = f"/api/knowledge/{listed['knowledge_id']}"
    document = (await client.get(place)).raise_for_status().json()
    text = f"{document['raw_content']}\n\nThe clinic opens at eight.\n"
    (await client.put(place, json={"raw_content": text})).raise_for_status()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--index"]:
        _measure_index(int(sys.argv[2]), int(sys.argv[3]))
    else:
        run_alone(str(__doc__), Size, SMALL, measure)
