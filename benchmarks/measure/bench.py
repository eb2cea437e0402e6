"""Where a benchmark works: one folder, and the clinics in it."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.measure.fill import fill, settings_for
from benchmarks.measure.processes import free_port, python, running


class Bench:
    """A folder for one run of benchmarks. A clinic is filled once, for all that measure it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filled: dict[int, Path] = {}

    def clinic(self, count: int) -> Path:
        """The data folder of a clinic with so many documents and as many conversations."""
        if count not in self._filled:
            self.say(f"Storing {count:,} documents and conversations")
            data = self.folder / f"clinic-{count}"
            fill(settings_for(data), count)
            self._filled[count] = data
        return self._filled[count]

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
