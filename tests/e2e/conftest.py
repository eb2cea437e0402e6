"""The whole product as `make run` serves it, for the tests that use it from outside."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers import ROOT, free_port, wait_until_up


@dataclass(frozen=True, slots=True)
class Product:
    """The running product: its addresses, its data folder and the supervisor's process id."""

    dashboard: str
    api: str
    local_service: str
    data: Path
    pid: int


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """The whole product, started by its own script in an empty data folder."""
    ports = {name: free_port() for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
    environment = os.environ | {name: str(port) for name, port in ports.items()}
    environment |= {"ELEVENDOPS_DATA_DIR": str(tmp_path / "data"), "LOG_LEVEL": "WARNING"}
    process = subprocess.Popen(
        ["bash", str(ROOT / "scripts" / "start.sh")], cwd=ROOT, env=environment
    )
    found = Product(
        dashboard=f"http://127.0.0.1:{ports['PORT']}",
        api=f"http://127.0.0.1:{ports['BACKEND_PORT']}",
        local_service=f"http://127.0.0.1:{ports['LOCAL_SERVICE_PORT']}",
        data=tmp_path / "data",
        pid=process.pid,
    )
    try:
        wait_until_up(f"{found.api}/api/health", process, 60)
        wait_until_up(f"{found.dashboard}/_stcore/health", process, 60)
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
