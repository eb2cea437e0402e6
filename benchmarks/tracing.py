"""Measures what tracing costs: `python -m benchmarks.tracing`.

`/api/knowledge` is asked in rounds, each with tracing off, at the production share, in full,
and in full with a receiver that is a black hole. Spans go to a collector in a process of its own.
What counts are the ratios to the run without tracing of the same round; machines differ and are
busy. Give the number of stored documents, of rounds, and the exporter (`cloud-trace` or `otlp`) as
arguments.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.load import load
from benchmarks.measure.processes import api_url, product_environment, python, running
from benchmarks.measure.report import workplace
from benchmarks.measure.usage import resident_megabytes

_PATH = "/api/knowledge"
_CONNECTIONS = 16
_SECONDS = 1
_WARM_UP_SECONDS = 5


def main(documents: int, rounds: int, exporter: str) -> None:
    """Print the table."""
    collector = TraceCollector()
    with workplace() as bench, _black_hole() as hole, collector.running():
        here = collector.cloud_port if exporter == "cloud-trace" else collector.otlp_port
        kinds: dict[str, Mapping[str, str]] = {
            "off": {"TRACE_EXPORTER": "none"},
            "share of 0.1": _sending(exporter, here) | {"TRACE_RATIO": "0.1"},
            "full": _sending(exporter, here) | {"TRACE_RATIO": "1"},
            "full, black hole": _sending(exporter, hole) | {"TRACE_RATIO": "1"},
        }
        found = _rounds(bench, bench.clinic(documents), kinds, rounds)
    off = found["off"]
    print(f"{'tracing':18}{'requests/s':>12}{'ratio':>8}{'p95, ms':>10}{'ratio':>8}{'MB':>6}")
    for kind, runs in found.items():
        speed = statistics.median(run[0] / base[0] for run, base in zip(runs, off, strict=True))
        late = statistics.median(run[1] / base[1] for run, base in zip(runs, off, strict=True))
        print(
            f"{kind:18}{statistics.median(run[0] for run in runs):12,.0f}{speed:8.2f}"
            f"{statistics.median(run[1] for run in runs):10.1f}{late:8.2f}"
            f"{max(run[2] for run in runs):6.0f}"
        )


def _sending(exporter: str, port: int) -> dict[str, str]:
    """The settings with which spans go to this port by this exporter."""
    address = f"127.0.0.1:{port}"
    if exporter == "otlp":
        return {"TRACE_EXPORTER": exporter, "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://{address}"}
    return {"TRACE_EXPORTER": exporter, "TRACE_ENDPOINT": address}


def _rounds(
    bench: Bench, clinic: Path, kinds: Mapping[str, Mapping[str, str]], rounds: int
) -> dict[str, list[tuple[float, float, float]]]:
    """Requests per second, 95th percentile in ms, and memory in MB of each run, by kind.

    All servers run all the time, and get their short runs in turn: a machine that is faster or
    slower for a while is so for each of them.
    """
    found: dict[str, list[tuple[float, float, float]]] = {kind: [] for kind in kinds}
    with ExitStack() as servers:
        asked: dict[str, tuple[str, int]] = {}
        for number, (kind, settings) in enumerate(kinds.items()):
            own = shutil.copytree(clinic, bench.folder / str(number))
            environment = product_environment(own) | dict(settings)
            base = api_url(environment)
            program = running(python("-m", "core.api"), [f"{base}/api/health"], environment)
            pid, _ = servers.enter_context(program)
            asked[kind] = f"{base}{_PATH}", pid
        for url, _ in asked.values():
            load(url, _WARM_UP_SECONDS, _CONNECTIONS)
        for number in range(rounds):
            print(f"\rRound {number + 1} of {rounds}…", end="", file=sys.stderr)
            # Each is the first of a round as often as the others.
            order = list(asked)[number % len(asked) :] + list(asked)[: number % len(asked)]
            for kind in order:
                url, pid = asked[kind]
                run = load(url, _SECONDS, _CONNECTIONS)
                found[kind].append((run.rate, run.p95, resident_megabytes(pid)))
    print(file=sys.stderr)
    return found


@contextmanager
def _black_hole() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        port: int = listening.getsockname()[1]
        yield port


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=int, nargs="?", default=1_000)
    parser.add_argument("rounds", type=int, nargs="?", default=30)
    parser.add_argument(
        "exporter", nargs="?", choices=("cloud-trace", "otlp"), default="cloud-trace"
    )
    given = parser.parse_args()
    main(given.documents, given.rounds, given.exporter)
