"""Fixtures shared by all tests."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.cloud import CloudServers
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of each search for garbage, which a server has to wait for."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def local_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServiceProcess]:
    """One local service for all tests that do not stop it."""
    service = LocalServiceProcess(tmp_path_factory.mktemp("local-service"))
    service.start()
    yield service
    service.stop()


@pytest.fixture
def own_local_service(tmp_path: Path) -> Iterator[LocalServiceProcess]:
    """A local service that the test may kill and start again; it is started."""
    service = LocalServiceProcess(tmp_path / "local")
    service.start()
    yield service
    service.kill()


@pytest.fixture
async def clinic(tmp_path: Path, local_service: LocalServiceProcess) -> AsyncIterator[Clinic]:
    """An empty clinic, served over HTTP."""
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as running:
        yield running


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[CloudServers]:
    """Firestore and Cloud Storage on loopback."""
    servers = CloudServers(tmp_path)
    servers.start()
    try:
        yield servers
    finally:
        servers.stop()
