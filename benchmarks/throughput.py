"""Requests per second beside a bare FastAPI app: `python -m benchmarks.throughput`.

80 connections ask for the health check, the dashboard's figures, 50 documents and 50 conversations,
while traces go out as in production. Beside the product, in turns, stand a bare app that returns
the same bytes out of memory and one that reads the same rows from SQLite (benchmarks/bare/api.py).
Then the product is asked without a pause for more than a minute, because what it keeps of each
request grows meanwhile; the bare app is asked right before and right after.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx

from benchmarks.bare.api import keep_answers
from benchmarks.bare.programs import BareApi
from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.load import CONNECTIONS, Load, load
from benchmarks.measure.processes import api_and_local_service, api_url, product_environment
from benchmarks.measure.report import Row, at_least, at_most, ratio_at_least, run_alone
from benchmarks.measure.usage import processor_seconds

_TIMEOUT_SECONDS = 60.0
_MIN_KEPT = 0.9
_DASHBOARD = "/api/dashboard/stats"


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of the table, and the share of the bare app's speed that is its goal."""

    name: str
    path: str
    query: str
    share: float


ASKED = (
    Asked("health check", "/api/health", "", 0.60),
    Asked("dashboard figures", _DASHBOARD, "", 0.40),
    Asked("50 documents", "/api/knowledge", "?limit=50", 0.25),
    Asked("50 conversations", "/api/conversations", "?limit=50", 0.25),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    stored: tuple[int, ...] = field(
        default=(1_000, 100_000), metadata={"help": "documents, and conversations, to store"}
    )
    seconds: float = field(default=70.0, metadata={"help": "length of the sustained load"})
    turn: float = field(default=5.0, metadata={"help": "seconds of each turn"})
    warm_up: float = field(default=1.0, metadata={"help": "seconds of each app before those"})
    rounds: int = field(default=3, metadata={"help": "turns of each app"})
    connections: int = field(default=CONNECTIONS, metadata={"help": "connections that ask"})


SMALL = Size(stored=(60, 70), seconds=0.02, turn=0.02, warm_up=0.0, rounds=1, connections=2)


@dataclass(slots=True)
class _Found:
    """What one path gave: loads of each app, and processor time per request in ms."""

    product: list[Load] = field(default_factory=list)
    kept: list[Load] = field(default_factory=list)
    read: list[Load] = field(default_factory=list)
    product_ms: list[float] = field(default_factory=list)
    kept_ms: list[float] = field(default_factory=list)
    read_ms: list[float] = field(default_factory=list)
    sustained: Load | None = None
    sustained_rate: float = 0.0
    rate_after: float = 0.0


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """All rows, by what is asked and how much is stored."""
    collector = TraceCollector()
    shares: dict[str, list[float]] = {asked.name: [] for asked in ASKED}
    described: dict[str, Any] = {}
    with collector.running():
        for stored in size.stored:
            for asked, found in _at(size, stored, bench, collector, described):
                rows = list(_rows(f"{asked.name}, {stored:,} stored", asked, found))
                shares[asked.name].append(rows[0].ratio or 0.0)
                yield from rows
    for name, several in shares.items():
        for (small, less), (large, more) in pairwise(zip(size.stored, several, strict=True)):
            label = f"{name}: ratio at {large:,} stored, of that at {small:,}"
            yield Row(label, "", [more / less], goal=at_least(_MIN_KEPT))


def _at(
    size: Size, stored: int, bench: Bench, collector: TraceCollector, described: dict[str, Any]
) -> Iterator[tuple[Asked, _Found]]:
    """What each path gave; the API's document is put into `described`, unless it is there."""
    environment = product_environment(bench.clinic(stored)) | collector.as_in_production()
    base = api_url(environment)
    # Without the voice service the health check says after a while that it fails.
    with api_and_local_service(environment) as product:
        for number, asked in enumerate(ASKED):
            bench.say(f"Asking for {asked.name} with {stored:,} stored")
            # Figures may change while others are asked for: what is held against is kept last.
            folder = bench.folder / f"bare-{stored}-{number}"
            _keep(base, folder, asked, stored, described)
            bare = BareApi(folder)
            with bare.running() as (bare_pid, _):
                yield asked, _asked(size, asked, (base, product), (bare.url, bare_pid))


def _keep(base: str, folder: Path, asked: Asked, stored: int, described: dict[str, Any]) -> None:
    with httpx.Client(base_url=base, timeout=_TIMEOUT_SECONDS, trust_env=False) as client:
        if not described:
            described |= client.get("/openapi.json").raise_for_status().json()
        _until_figures_are_there(client)
        answer = client.get(f"{asked.path}{asked.query}").raise_for_status().json()
    keep_answers(folder, described, {asked.path: answer}, stored)


def _until_figures_are_there(client: httpx.Client) -> None:
    """The first counting of many rows may take longer than a page waits, and is said as an error.

    Raises RuntimeError when the figures never come.
    """
    until = time.monotonic() + _TIMEOUT_SECONDS
    while True:
        stats = client.get(_DASHBOARD).raise_for_status().json()
        if all(card["error"] is None for card in stats["cards"]):
            return
        if time.monotonic() > until:
            raise RuntimeError(f"{_DASHBOARD} has figures that never came")
        time.sleep(0.5)


def _asked(size: Size, asked: Asked, product: tuple[str, int], bare: tuple[str, int]) -> _Found:
    own = f"{product[0]}{asked.path}{asked.query}"
    kept, read = f"{bare[0]}/kept{asked.path}", f"{bare[0]}/read{asked.path}"
    reads = _same_bytes(own, kept, read)
    found = _Found()
    if size.warm_up:
        for url in (own, kept, *([read] if reads else [])):
            load(url, min(size.turn, size.warm_up), size.connections)
    for _ in range(size.rounds):
        _turn(own, product[1], size, found.product, found.product_ms)
        _turn(kept, bare[1], size, found.kept, found.kept_ms)
        if reads:
            _turn(read, bare[1], size, found.read, found.read_ms)
    if size.seconds:
        found.sustained = load(own, size.seconds, size.connections)
        found.sustained_rate = found.sustained.last_rate(size.turn)
        found.rate_after = load(kept, size.turn, size.connections).rate
    return found


def _same_bytes(own: str, kept: str, read: str) -> bool:
    """Whether there is an app that reads rows. Raises RuntimeError where an answer differs."""
    with httpx.Client(timeout=_TIMEOUT_SECONDS, trust_env=False) as client:
        wanted = _without_clock(client.get(own))
        answers = [client.get(kept), client.get(read)]
        reads = answers[1].status_code != 404
        for answer in answers if reads else answers[:1]:
            if _without_clock(answer) != wanted:
                raise RuntimeError(f"{answer.url} does not answer what {own} does")
    return reads


def _without_clock(answer: httpx.Response) -> tuple[int, object]:
    """Length and content of an answer; the health check's says when it was given."""
    found = answer.raise_for_status().json()
    return len(answer.content), {k: v for k, v in found.items() if k != "timestamp"}


def _turn(url: str, pid: int, size: Size, loads: list[Load], costs: list[float]) -> None:
    before = processor_seconds(pid)
    done = load(url, size.turn, size.connections)
    loads.append(done)
    costs.append(1000 * (processor_seconds(pid) - before) / done.requests)


def _rows(label: str, asked: Asked, found: _Found) -> Iterator[Row]:
    rates, bare_rates = [one.rate for one in found.product], [one.rate for one in found.kept]
    yield Row(f"{label}", "requests/s", rates, bare_rates, ratio_at_least(asked.share))
    yield Row(f"{label}: processor", "ms/request", found.product_ms, found.kept_ms)
    if found.read:
        name = f"{label}, beside rows from SQLite"
        yield Row(name, "requests/s", rates, [one.rate for one in found.read])
        yield Row(f"{name}: processor", "ms/request", found.product_ms, found.read_ms)
    for title, figure in (("50 %", "p50"), ("99 %", "p99"), ("slowest", "most")):
        own = [getattr(one, figure) for one in found.product]
        yield Row(f"{label}: latency {title}", "ms", own, [getattr(o, figure) for o in found.kept])
    spread = [one.p99 / one.p50 for one in found.product]
    others = [one.p99 / one.p50 for one in found.kept]
    yield Row(f"{label}: latency 99 % by 50 %", "times", spread, others, at_most(3))
    if found.sustained is not None:
        name = f"{label}, after {found.sustained.seconds:.0f} s of load"
        yield Row(name, "requests/s", [found.sustained_rate], [found.rate_after])
        before = statistics.median(a / b for a, b in zip(rates, bare_rates, strict=True))
        left = found.sustained_rate / found.rate_after / before
        yield Row(f"{name}: of the ratio before", "", [left], goal=at_least(_MIN_KEPT))


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)
