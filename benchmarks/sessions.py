"""Measures many patients talking at once: `python -m benchmarks.sessions`.

Each session is begun, asks five questions one after the other, and is ended, through the API over
HTTP; the voice service is a stand-in on loopback whose agents think for a fixed time. One session
alone is measured first: the ratio to it is what counts, for machines differ. An answer that is no
success is an error, and so is a reply that did not come with its answer, or a transcript that is
not whole and in order. Then one patient talks in local mode, with the local service's own agent.
"""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx

from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.patients import (
    Outcome,
    api_client,
    check_transcripts,
    make_agent,
    save_documents,
    talk,
)
from benchmarks.measure.processes import (
    api_and_local_service,
    api_url,
    healthy_urls,
    product_environment,
    python,
    running,
)
from benchmarks.measure.report import Row, at_most, ratio_at_most, run_alone
from benchmarks.measure.usage import processor_seconds, resident_megabytes

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


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    sessions: int = field(default=80, metadata={"help": "sessions at once"})
    delays: tuple[float, ...] = field(
        default=(0.5, 2.0), metadata={"help": "seconds that an agent thinks"}
    )
    starts: int = field(default=3, metadata={"help": "starts in local mode"})


SMALL = Size(sessions=3, delays=(0.0,), starts=1)


@dataclass(frozen=True, slots=True)
class _Found:
    """One session alone, many at once, and what the API used for the many."""

    alone: Outcome
    many: Outcome
    processor: float
    memory: float


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about patients who talk."""
    collector = TraceCollector()
    with collector.running():
        tracing = collector.as_in_production()
        for delay in size.delays:
            bench.say(f"{size.sessions} sessions with agents that think for {delay:g} s")
            yield from _many(
                f"{size.sessions} sessions, agents think {delay:g} s", size, delay, bench, tracing
            )
        first: list[float] = []
        later: list[float] = []
        for number in range(size.starts):
            bench.say(f"Local mode, start {number + 1} of {size.starts}")
            turns = _local(bench, number, tracing)
            first.append(turns[0])
            later += turns[1:]
    yield Row("local mode: first message after a start", "s", first, goal=at_most(1.0))
    yield Row("local mode: later messages", "s", later, goal=at_most(0.25))


def _many(
    label: str, size: Size, delay: float, bench: Bench, tracing: dict[str, str]
) -> Iterator[Row]:
    found = _stand_in(bench, size.sessions, delay, tracing)
    yield Row(
        f"{label}: whole run, beside one session",
        "s",
        [found.many.seconds],
        [found.alone.seconds],
        ratio_at_most(1.5),
    )
    yield Row(
        f"{label}: a message, beside one session",
        "s",
        [statistics.median(found.many.turns)],
        [statistics.median(found.alone.turns)],
    )
    yield Row(f"{label}: slowest message", "s", [max(found.many.turns)], [max(found.alone.turns)])
    yield Row(
        f"{label}: an end, beside one session",
        "s",
        [statistics.median(found.many.ends)],
        [statistics.median(found.alone.ends)],
    )
    errors = found.many.errors + found.alone.errors
    for what, times in errors.items():
        bench.say(f"{label}: {times} x {what}")
    yield Row(f"{label}: errors", "", [float(errors.total())], goal=at_most(0))
    turns = 1000 * found.processor / len(found.many.turns)
    yield Row(f"{label}: processor of the API", "ms a turn", [turns])
    yield Row(f"{label}: memory of the API afterwards", "MB", [found.memory])


def _stand_in(bench: Bench, sessions: int, delay: float, tracing: dict[str, str]) -> _Found:
    folder = bench.folder / f"sessions-{delay}"
    environment = product_environment(folder / "clinic") | tracing
    port = environment["LOCAL_SERVICE_PORT"]
    voice = python("-m", "benchmarks.stand_ins.voice", port, str(folder / "voice"), str(delay))
    api = api_url(environment)
    with (
        running(voice, [f"http://127.0.0.1:{port}/health"]),
        running(python("-m", "core.api"), [f"{api}/api/health"], environment) as (pid, _),
    ):
        return asyncio.run(_alone_and_many(api, pid, sessions))


async def _alone_and_many(api: str, pid: int, sessions: int) -> _Found:
    async with api_client(api, sessions) as client:
        agent_id = await _agent(client)
        await talk(client, agent_id, _QUESTIONS)  # what is loaded late is loaded now
        alone = await talk(client, agent_id, _QUESTIONS)
        before = processor_seconds(pid)
        many = await talk(client, agent_id, _QUESTIONS, sessions)
        used = processor_seconds(pid) - before
        for outcome in (alone, many):
            await check_transcripts(client, outcome)
        return _Found(alone, many, used, resident_megabytes(pid))


def _local(bench: Bench, number: int, tracing: dict[str, str]) -> list[float]:
    """Seconds of each message of one session, right after a start."""
    data = bench.folder / "sessions-local"
    if number == 0:
        environment = product_environment(data) | tracing
        with api_and_local_service(environment):
            asyncio.run(_prepare(api_url(environment)))
    environment = product_environment(data) | tracing
    with running(["scripts/start.sh"], healthy_urls(environment, local=True), environment):
        return asyncio.run(_talk_with_the_only_agent(api_url(environment)))


async def _prepare(api: str) -> None:
    async with api_client(api) as client:
        await _agent(client)


async def _talk_with_the_only_agent(api: str) -> list[float]:
    async with api_client(api) as client:
        agents = (await client.get("/api/agent")).raise_for_status().json()["agents"]
        outcome = await talk(client, agents[0]["agent_id"], _QUESTIONS)
    if outcome.errors:
        raise RuntimeError(f"local mode: {dict(outcome.errors)}")
    return outcome.turns


async def _agent(client: httpx.AsyncClient) -> str:
    return await make_agent(client, await save_documents(client, [("Plaster cast", _DOCUMENT)]))


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)
