"""A clinic whose voice and writer service is watched by a proxy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from tests.plugins.education_audio.proxy import Proxy, proxy_to
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    StandingApi,
    begin_with,
    client_of,
    clinic_settings,
    running_clinic,
    standing_api,
)


@dataclass(frozen=True, slots=True)
class WatchedClinic:
    """A clinic and the proxy between it and the local service."""

    clinic: Clinic
    proxy: Proxy


@pytest.fixture
async def watched(
    tmp_path: Path, empty: Path, local_service: LocalServiceProcess
) -> AsyncIterator[WatchedClinic]:
    """An empty clinic, and everything that it asks of the voice and writer service."""
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(begin_with(empty, tmp_path), proxy.port)) as clinic,
    ):
        yield WatchedClinic(clinic, proxy)


@pytest.fixture(scope="module")
def standing_watched(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, local_service: LocalServiceProcess
) -> Iterator[tuple[StandingApi, Proxy]]:
    """What `shared_watched` is a clinic of."""
    folder = begin_with(empty, tmp_path_factory.mktemp("shared-watched"))
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(proxy_to(local_service.url)) as proxy,
        standing_api(clinic_settings(folder, proxy.port)) as api,
    ):
        yield api, proxy


@pytest.fixture
async def shared_watched(
    standing_watched: tuple[StandingApi, Proxy],
) -> AsyncIterator[WatchedClinic]:
    """One watched clinic for the tests of a file, see `shared_clinic`.

    What it asks for in the background may still be of an earlier test: these tests look at nothing
    but the calls that they wait for.
    """
    api, proxy = standing_watched
    proxy.forget()
    async with client_of(api) as clinic:
        yield WatchedClinic(clinic, proxy)
