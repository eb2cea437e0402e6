"""A clinic whose voice and writer service is watched by a proxy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugins.education_audio.proxy import Proxy, proxy_to
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


@dataclass(frozen=True, slots=True)
class WatchedClinic:
    """A clinic and the proxy between it and the local service."""

    clinic: Clinic
    proxy: Proxy


@pytest.fixture
async def watched(
    tmp_path: Path, local_service: LocalServiceProcess
) -> AsyncIterator[WatchedClinic]:
    """An empty clinic, and everything that it asks of the voice and writer service."""
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        yield WatchedClinic(clinic, proxy)
