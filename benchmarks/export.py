"""How fast all conversations are exported: `python -m benchmarks.export`.

The transcripts are read from their files, one for each conversation, and streamed as CSV.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx

from benchmarks.measure.bench import Bench, served_api
from benchmarks.measure.report import Row, at_least, at_most, run_alone
from benchmarks.measure.usage import processor_seconds, resident_megabytes

_LOOK_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    stored: int = field(default=100_000, metadata={"help": "documents and conversations to store"})
    times: int = field(default=1, metadata={"help": "exports"})


SMALL = Size(stored=60)


@dataclass(frozen=True, slots=True)
class _Export:
    """Seconds until the first bytes and until the last, MB at most, processor seconds."""

    first: float
    whole: float
    memory: float
    processor: float


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about the export."""
    with served_api(bench, size.stored) as (client, pid):
        before = resident_megabytes(pid)
        bench.say(f"Exporting {size.stored:,} conversations")
        done = [_export(client, pid, size.stored) for _ in range(size.times)]
    name = f"export of {size.stored:,} conversations"
    yield Row(name, "a second", [size.stored / one.whole for one in done], goal=at_least(5_000))
    yield Row(f"{name}: until the first bytes", "s", [one.first for one in done])
    processor = [1000 * one.processor / size.stored for one in done]
    yield Row(f"{name}: processor", "ms each", processor)
    growth = [one.memory / before for one in done]
    yield Row(
        f"{name}: memory of the API at most, of that before", "times", growth, goal=at_most(1.1)
    )


def _export(client: httpx.Client, pid: int, stored: int) -> _Export:
    started, used = time.perf_counter(), processor_seconds(pid)
    first, memory, lines, size, looked = 0.0, 0.0, 0, 0, 0
    with client.stream("GET", "/api/conversations/export", params={"format": "csv"}) as answer:
        answer.raise_for_status()
        for piece in answer.iter_bytes():
            first = first or time.perf_counter() - started
            size += len(piece)
            lines += piece.count(b"\n")
            if size >= looked:
                memory = max(memory, resident_megabytes(pid))
                looked = size + _LOOK_BYTES
    whole = time.perf_counter() - started
    if lines < stored:
        raise RuntimeError(f"only {lines:,} lines for {stored:,} conversations")
    return _Export(first, whole, memory, processor_seconds(pid) - used)


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)
