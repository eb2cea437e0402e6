"""How long a start takes beside the bare frameworks: `python -m benchmarks.start`.

In turns: the API alone beside a bare FastAPI app, and `scripts/start.sh` (supervisor, local
service, API, dashboard) beside a bare API and a bare Streamlit page that one script starts side by
side. The first start of each is not counted: it makes files and compiles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bare.programs import BareApi, BarePair
from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.processes import (
    api_url,
    healthy_urls,
    product_environment,
    python,
    running,
)
from benchmarks.measure.report import Row, at_most, ratio_at_most, run_alone
from benchmarks.measure.usage import processor_seconds


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    starts: int = field(default=7, metadata={"help": "starts of each kind that are counted"})
    uncounted: int = field(default=1, metadata={"help": "starts of each kind before those"})


SMALL = Size(starts=1, uncounted=0)


@dataclass(frozen=True, slots=True)
class _Start:
    """Seconds until each address was healthy, and processor time by then."""

    healthy: list[float]
    processor: float


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about starting."""
    api: list[_Start] = []
    bare_api: list[_Start] = []
    whole: list[_Start] = []
    pair: list[_Start] = []
    collector = TraceCollector()
    with collector.running():
        for number in range(size.uncounted + size.starts):
            bench.say(f"Start {number + 1} of {size.uncounted + size.starts}")
            tracing = collector.as_in_production()
            api.append(_api(bench.folder / "start", tracing))
            bare_api.append(_bare_api())
            whole.append(_whole(bench.folder / "start", tracing))
            pair.append(_pair())
    for starts in (api, bare_api, whole, pair):
        del starts[: size.uncounted]
    script = "scripts/start.sh until"
    for label, own, bare, of, goal in (
        ("start of the API alone, until it is healthy", api, bare_api, _first, ratio_at_most(1.5)),
        ("start of the API alone: processor", api, bare_api, _processor, None),
        (f"{script} the API is healthy", whole, pair, _first, ratio_at_most(1.5)),
        (f"{script} both are healthy", whole, pair, _last, ratio_at_most(1.8)),
        (f"{script} both are healthy: processor of all processes", whole, pair, _processor, None),
        ("gap between a healthy API and a healthy dashboard", whole, (), _gap, at_most(0.3)),
    ):
        yield Row(label, "s", [of(start) for start in own], [of(start) for start in bare], goal)


def _first(start: _Start) -> float:
    return start.healthy[0]


def _last(start: _Start) -> float:
    return max(start.healthy)


def _gap(start: _Start) -> float:
    return start.healthy[1] - start.healthy[0]


def _processor(start: _Start) -> float:
    return start.processor


def _api(data: Path, tracing: dict[str, str]) -> _Start:
    environment = product_environment(data) | tracing
    health = f"{api_url(environment)}/api/health"
    with running(python("-m", "core.api"), [health], environment) as (pid, healthy):
        return _Start(healthy, processor_seconds(pid))


def _bare_api() -> _Start:
    with BareApi().running() as (pid, healthy):
        return _Start(healthy, processor_seconds(pid))


def _whole(data: Path, tracing: dict[str, str]) -> _Start:
    environment = product_environment(data) | tracing
    urls = healthy_urls(environment)
    with running(["scripts/start.sh"], urls, environment) as (pid, healthy):
        return _Start(healthy, processor_seconds(pid))


def _pair() -> _Start:
    with BarePair().running() as (pid, healthy):
        return _Start(healthy, processor_seconds(pid))


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)
