"""The whole product as `make run` serves it, for the tests that use it from outside."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.support.browser import chromium, person
from tests.support.patience import PATIENCE_SECONDS
from tests.support.providers.cloud import CloudServers
from tests.support.servers import ROOT, free_port, wait_until_up, without_model


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
    """The whole product with SQLite and files, started by its own script in an empty folder."""
    with running_product(tmp_path / "data", {}) as running:
        yield running


@pytest.fixture(scope="package")
def shared_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product for all tests that look at nothing but what they have made.

    They leave its processes running. One process tests them all, see `tests.conftest`.
    """
    with running_product(tmp_path_factory.mktemp("shared") / "data", {}) as running:
        yield running


@pytest.fixture(scope="package")
def shared_browser() -> Iterator[Browser]:
    """The browser in which `shared_product` is looked at.

    Closed with the folder, which has no asynchronous test: none can run in a thread that Playwright
    runs in.
    """
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def visitor(shared_browser: Browser) -> Iterator[BrowserContext]:
    """Who sits in front of it, for tests that need nobody who has never been here."""
    with person(shared_browser) as sitting:
        yield sitting


@pytest.fixture
def cloud_product(tmp_path: Path, cloud: CloudServers) -> Iterator[Product]:
    """The whole product with Firestore and Cloud Storage."""
    settings = cloud.environment | {"JOB_LEASE_SECONDS": "3"}
    with running_product(tmp_path / "data", settings) as running:
        yield running


@contextmanager
def running_product(
    data: Path, more: Mapping[str, str], log: Path | None = None, *, meanings: bool = False
) -> Iterator[Product]:
    """The whole product with its data in this folder and these settings, until the block ends.

    All that its processes write goes to `log`, when it is given. It compares meanings with the
    model where `meanings`, and words alone otherwise.
    """
    ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
    environment = os.environ | {"LOG_LEVEL": "WARNING"} | ports | dict(more)
    environment |= {"ELEVENDOPS_DATA_DIR": str(data)}
    if not meanings:
        environment = without_model(environment)
    with ExitStack() as files:
        output = files.enter_context(log.open("wb")) if log is not None else None
        process = subprocess.Popen(
            ["bash", str(ROOT / "scripts" / "start.sh")],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
        )
    found = Product(
        dashboard=f"http://127.0.0.1:{ports['PORT']}",
        api=f"http://127.0.0.1:{ports['BACKEND_PORT']}",
        local_service=f"http://127.0.0.1:{ports['LOCAL_SERVICE_PORT']}",
        data=data,
        pid=process.pid,
    )
    try:
        wait_until_up(f"{found.api}/api/health", process)
        wait_until_up(f"{found.dashboard}/_stcore/health", process)
        wait_until_up(f"{found.local_service}/health", process)  # nothing else waits for it
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
