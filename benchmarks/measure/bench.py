"""Where a benchmark works: one folder, and the clinics in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx

from benchmarks.measure.fill import fill, settings_for
from benchmarks.measure.processes import (
    api_url,
    free_port,
    product_environment,
    python,
    running,
)
from benchmarks.measure.usage import SETTLE_SECONDS, settle

_CALL_SECONDS = 120.0
# As scripts/start.sh has it: else threads that keep free memory of their own would be measured.
_ALLOCATOR = {"MALLOC_ARENA_MAX": "2"}


class Bench:
    """A folder for one run of benchmarks. A clinic is filled once, for all that measure it."""

    def __init__(self, folder: Path, settle_seconds: float = SETTLE_SECONDS) -> None:
        self.folder = folder
        self._settle_seconds = settle_seconds
        self._filled: dict[int, Path] = {}

    def clinic(self, count: int) -> Path:
        """The data folder of a clinic with so many documents and as many conversations."""
        if count not in self._filled:
            self.say(f"Storing {count:,} documents and conversations")
            data = self.folder / f"clinic-{count}"
            fill(settings_for(data), count)
            self._filled[count] = data
        return self._filled[count]

    def settle(self, pid: int) -> None:
        """Wait until these processes have loaded what they load late, see `usage.settle`."""
        settle(pid, self._settle_seconds)

    def say(self, text: str) -> None:
        """Tell who waits what is done now."""
        print(f"{text}…", file=sys.stderr, flush=True)


class TraceCollector:
    """What takes the product's traces, as production's service does."""

    def __init__(self) -> None:
        self.otlp_port, self.cloud_port = free_port(), free_port()

    def running(self) -> AbstractContextManager[object]:
        """Serve until the block ends."""
        command = python(
            "-m", "benchmarks.stand_ins.traces", str(self.otlp_port), str(self.cloud_port)
        )
        return running(command, [f"http://127.0.0.1:{self.otlp_port}/"])

    def as_in_production(self) -> dict[str, str]:
        """The settings of the product: production's exporter and its share of traces."""
        return {
            "TRACE_EXPORTER": "cloud-trace",
            "TRACE_ENDPOINT": f"127.0.0.1:{self.cloud_port}",
            "TRACE_RATIO": "0.1",
        }


@contextmanager
def served_api(bench: Bench, stored: int) -> Iterator[tuple[httpx.Client, int]]:
    """A client of the API of a clinic with so much, traced as in production, and its process id."""
    collector = TraceCollector()
    environment = product_environment(bench.clinic(stored)) | collector.as_in_production()
    environment |= _ALLOCATOR
    api = api_url(environment)
    with (
        collector.running(),
        running(python("-m", "core.api"), [f"{api}/api/health"], environment) as (pid, _),
        httpx.Client(base_url=api, timeout=_CALL_SECONDS, trust_env=False) as client,
    ):
        bench.settle(pid)
        yield client, pid
