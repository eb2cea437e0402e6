"""Firestore and Cloud Storage on loopback, each in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import httpx

from core.bootstrap import EMULATOR_BUCKET, collections
from core.host.registry import PluginRegistry
from core.tooling.indexes import firestore_indexes
from tests.support.patience import PATIENCE_SECONDS, looks
from tests.support.servers import ROOT, free_port


class CloudServers:
    """The two servers; what they hold outlives every process of the product."""

    def __init__(self, folder: Path) -> None:
        self.documents_port = free_port()
        self.documents_control = free_port()
        self.files_port = free_port()
        self._indexes = folder / "firestore.indexes.json"
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def environment(self) -> dict[str, str]:
        """The settings that make the product use them."""
        return {
            "USE_FIRESTORE_EMULATOR": "true",
            "FIRESTORE_EMULATOR_HOST": f"127.0.0.1:{self.documents_port}",
            "USE_GCS_EMULATOR": "true",
            "GCS_EMULATOR_HOST": f"http://127.0.0.1:{self.files_port}",
        }

    def start(self) -> None:
        """Start both and wait until they listen."""
        registry = PluginRegistry.discover()
        registry.load()
        declared = list(chain.from_iterable(collections(registry).values()))
        self._indexes.write_text(json.dumps(firestore_indexes(declared)))
        self._run(
            "tests.firestore_server",
            self.documents_port,
            "--indexes",
            str(self._indexes),
            "--control-port",
            str(self.documents_control),
        )
        self._run("tests.gcs_server", self.files_port, "--bucket", EMULATOR_BUCKET)

    def disturb(
        self,
        codes: Sequence[str] = (
            "ABORTED",
            "UNAVAILABLE",
            "DEADLINE_EXCEEDED",
            "RESOURCE_EXHAUSTED",
        ),
        statuses: Sequence[int] = (429, 500, 503),
        *,
        every: tuple[int, int] = (41, 29),
    ) -> None:
        """From now on, let calls of both servers fail again and again, before and after them.

        Each code of the one and each status of the other comes to each `every`-th call. These
        pass by themselves, unless other ones are given.
        """
        for after in (False, True):
            for code in codes:
                self._post(
                    f"http://127.0.0.1:{self.documents_control}/faults",
                    {"code": code, "times": 10_000, "every": every[0], "after_commit": after},
                )
            for status in statuses:
                self._post(
                    f"http://127.0.0.1:{self.files_port}/_control/faults",
                    {"status": status, "times": 10_000, "every": every[1], "after_commit": after},
                )

    def disturbances(self) -> int:
        """How many calls of both servers have failed so."""
        places = (
            f"http://127.0.0.1:{self.documents_control}/faults",
            f"http://127.0.0.1:{self.files_port}/_control/faults",
        )
        answers = [httpx.get(place, trust_env=False).json() for place in places]
        return sum(int(answer["delivered"]) for answer in answers)

    def stop(self) -> None:
        """End both."""
        for process in self._processes:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)

    def _post(self, place: str, fault: dict[str, object]) -> None:
        httpx.post(place, json=fault, trust_env=False).raise_for_status()

    def _run(self, module: str, port: int, *arguments: str) -> None:
        process = subprocess.Popen(
            [sys.executable, "-m", module, "--port", str(port), *arguments], cwd=ROOT
        )
        self._processes.append(process)
        for _ in looks():
            assert process.poll() is None, f"{module} ended with {process.returncode}"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
        raise AssertionError(f"{module} does not listen")


@contextmanager
def running_cloud(folder: Path) -> Iterator[CloudServers]:
    """Both, until the block ends."""
    servers = CloudServers(folder)
    servers.start()
    try:
        yield servers
    finally:
        servers.stop()
