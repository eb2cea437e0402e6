"""The whole product, for the tests that use it from outside."""

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
from tests.support.processes import KeptUp, Processes
from tests.support.providers.cloud import CloudServers
from tests.support.servers import ROOT, free_port, wait_until_up, without_model

SUPERVISOR = "start.sh"


@dataclass(frozen=True, slots=True)
class Product:
    """The running product: its addresses, its data folder and the ids of its processes, by module;
    of a supervised one that of its supervisor, by `SUPERVISOR`."""

    dashboard: str
    api: str
    local_service: str
    data: Path
    processes: Mapping[str, int]


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
    data: Path, more: Mapping[str, str], log: Path | None = None, *, kept_up: bool = False
) -> Iterator[Product]:
    """The whole product with its data in this folder and these settings, until the block ends.

    All that its processes write goes to `log`, when it is given. What ends is started again where
    it is to be `kept_up`. It compares words alone. See `tests.support.processes`, and
    `supervised_product`.
    """
    settings = {"LOG_LEVEL": "WARNING", "HEALTH_CHECK_SECONDS": "60"} | dict(more)
    settings |= {"ELEVENDOPS_DATA_DIR": str(data)}
    processes = (KeptUp if kept_up else Processes)(data.parent, settings, log)
    try:
        processes.start_all()
        yield Product(
            processes.dashboard, processes.api, processes.local_service, data, processes.ids
        )
    finally:
        statuses = processes.end_all()
        # One may have been killed by the test.
        assert set(statuses.values()) <= {0, -signal.SIGKILL}, statuses


@contextmanager
def supervised_product(
    data: Path, more: Mapping[str, str], log: Path | None = None, *, meanings: bool = False
) -> Iterator[Product]:
    """The same as its own script starts and watches it, all anew.

    It compares meanings with the model where `meanings`, and words alone otherwise.
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
        processes={SUPERVISOR: process.pid},
    )
    try:
        wait_until_up(f"{found.api}/api/health", process)
        wait_until_up(f"{found.dashboard}/_stcore/health", process)
        wait_until_up(f"{found.local_service}/health", process)  # nothing else waits for it
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
