"""How the bare programs are started, and where they answer then."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.measure.processes import free_port, python, running

Started = AbstractContextManager[tuple[int, list[float]]]


class BareApi:
    """The bare API on a port of its own."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    def running(self) -> Started:
        """Serve until the block ends."""
        folder = [] if self._folder is None else [str(self._folder)]
        command = python("-m", "benchmarks.bare.api", str(self._port), *folder)
        return running(command, [f"{self.url}/health"])


class BarePair:
    """The bare API and the bare page, started together."""

    def __init__(self) -> None:
        self.api_port, self.page_port = free_port(), free_port()
        self.api_url = f"http://127.0.0.1:{self.api_port}"
        self.page_url = f"http://127.0.0.1:{self.page_port}"

    def running(self) -> Started:
        """Serve until the block ends."""
        script = ["benchmarks/bare/start.sh", sys.executable]
        return running(
            [*script, str(self.api_port), str(self.page_port)],
            [f"{self.api_url}/health", f"{self.page_url}/_stcore/health"],
        )
