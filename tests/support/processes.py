"""The product's processes without its supervisor: each can be ended and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import free_port, wait_until_up, without_model


class Processes:
    """The API, the dashboard and the local service on ports of their own, each by itself.

    The local service compares words alone, see `without_model`.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.ports = {name: free_port() for name in ("BACKEND_PORT", "PORT", "LOCAL_SERVICE_PORT")}
        self.api = f"http://127.0.0.1:{self.ports['BACKEND_PORT']}"
        self.dashboard = f"http://127.0.0.1:{self.ports['PORT']}"
        self.log = folder / "dashboard.log"
        self._environment = {
            "ELEVENDOPS_DATA_DIR": str(folder / "data"),
            # Not every test has the local service, and health would name it.
            "HEALTH_CHECK_SECONDS": "0",
            **(environment or {}),
        }
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, module: str, health: str) -> None:
        """Start one of them and wait until it serves."""
        environment = os.environ | {name: str(port) for name, port in self.ports.items()}
        environment = without_model(environment | self._environment)
        with self.log.open("ab") as log:
            self._running[module] = subprocess.Popen(
                [sys.executable, "-m", module],
                # Not the repository's folder: nothing may depend on where it was started.
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until_up(health, self._running[module])

    def start_api(self) -> None:
        """Start the API."""
        self.start("core.api", f"{self.api}/api/health")

    def start_local_service(self) -> None:
        """Start the local voice and writer service."""
        port = self.ports["LOCAL_SERVICE_PORT"]
        self.start("core.local", f"http://127.0.0.1:{port}/health")

    def start_dashboard(self) -> None:
        """Start the dashboard."""
        self.start("core.ui", f"{self.dashboard}/_stcore/health")

    def end(self, module: str) -> int:
        """End one of them as the supervisor does; its exit code."""
        process = self._running.pop(module)
        process.send_signal(signal.SIGTERM)
        return process.wait(timeout=PATIENCE_SECONDS)

    def end_all(self) -> None:
        """End what is still running."""
        for module in list(self._running):
            self.end(module)
