"""The product's processes without its supervisor: each can be ended and started again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from core.isolation.inquest import LAST_END_SETTING
from core.isolation.switched_off import RUN_SETTING
from tests.support.forked.servers import FORKED, OF_PRODUCT, ForkedProcess
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import free_port, wait_until_up, without_model

Process = subprocess.Popen[bytes] | ForkedProcess
_FOR_EVER = 24 * 3600.0


class Processes:
    """The API, the dashboard and the local service on ports of their own, each by itself.

    They compare words alone, see `without_model`. They are forks of processes that have imported
    what each start needs, unless `anew`: what they import themselves, and when, is as in the
    product then.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        log: Path | None = None,
        *,
        anew: bool = False,
    ) -> None:
        self.folder = folder
        self.ports = {name: free_port() for name in ("BACKEND_PORT", "PORT", "LOCAL_SERVICE_PORT")}
        self.api = f"http://127.0.0.1:{self.ports['BACKEND_PORT']}"
        self.dashboard = f"http://127.0.0.1:{self.ports['PORT']}"
        self.local_service = f"http://127.0.0.1:{self.ports['LOCAL_SERVICE_PORT']}"
        self.log = log or folder / "log"
        self._environment = {
            "ELEVENDOPS_DATA_DIR": str(folder / "data"),
            # Not every test has the local service, and health would name it.
            "HEALTH_CHECK_SECONDS": "0",
            **(environment or {}),
        }
        self._anew = anew
        self._running: dict[str, Process] = {}

    def start(self, module: str, health: str) -> None:
        """Start one of them and wait until it serves."""
        wait_until_up(health, self.begin(module))

    def begin(self, module: str, more: Mapping[str, str] | None = None) -> Process:
        """Start one of them, with more in its environment."""
        environment = os.environ | {name: str(port) for name, port in self.ports.items()}
        environment |= {**self._environment, **(more or {})}
        # Not in the repository's folder: nothing may depend on where it was started.
        if self._anew:
            with self.log.open("ab") as log:
                process: Process = subprocess.Popen(
                    [sys.executable, "-m", module],
                    cwd=self.folder,
                    env=without_model(environment),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
        else:
            forks = OF_PRODUCT.get(module, FORKED)
            process = forks.start(environment, (), self.folder, self.log)
        self._running[module] = process
        return process

    def start_all(self) -> None:
        """Start all three."""
        self.start_local_service()
        self.start_api()
        self.start_dashboard()

    def start_api(self) -> None:
        """Start the API."""
        self.start("core.api", f"{self.api}/api/health")

    def start_local_service(self) -> None:
        """Start the local voice and writer service."""
        self.start("core.local", f"{self.local_service}/health")

    def start_dashboard(self) -> None:
        """Start the dashboard."""
        self.start("core.ui", f"{self.dashboard}/_stcore/health")

    def end(self, module: str) -> int:
        """End one of them as the supervisor does; its exit code."""
        process = self._running.pop(module)
        process.terminate()
        return process.wait(timeout=PATIENCE_SECONDS)

    def kill(self, module: str) -> None:
        """End one of them as a crash would."""
        process = self._running.pop(module)
        process.kill()
        process.wait(timeout=PATIENCE_SECONDS)

    @property
    def ids(self) -> dict[str, int]:
        """The ids of what runs, by its module."""
        return {module: process.pid for module, process in self._running.items()}

    def end_all(self) -> dict[str, int]:
        """End what is still running; the exit codes, by module."""
        ending = dict(self._running)
        self._running.clear()
        # Once each: who is about to end may not be told again.
        for process in ending.values():
            process.terminate()
        return {name: found.wait(timeout=PATIENCE_SECONDS) for name, found in ending.items()}


class KeptUp(Processes):
    """The same, but each is started again when it ends, and told how, as `scripts/start.sh` does
    it; until all are ended."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str] | None = None, log: Path | None = None
    ) -> None:
        run = {RUN_SETTING: f"{os.getpid()}.{folder}"}
        super().__init__(folder, {**run, **(environment or {})}, log)
        self._lock = threading.Lock()

    def start(self, module: str, health: str) -> None:
        """Start one of them, wait until it serves, and start it again whenever it ends."""
        super().start(module, health)
        threading.Thread(target=self._keep_up, args=[module], daemon=True).start()

    def end_all(self) -> dict[str, int]:
        """End what is still running; the exit codes, by module."""
        with self._lock:
            return super().end_all()

    def _keep_up(self, module: str) -> None:
        while (process := self._running.get(module)) is not None:
            status = process.wait(timeout=_FOR_EVER)
            with self._lock:
                if module in self._running:
                    # As a shell tells that a signal has ended it.
                    last_end = status if status >= 0 else 128 - status
                    self.begin(module, {LAST_END_SETTING: str(last_end)})
