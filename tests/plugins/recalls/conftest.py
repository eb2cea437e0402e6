"""A clinic whose documents are in the one store or the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from tests.support.providers.cloud import CloudServers
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    begin_with,
    clinic_settings,
    running_clinic,
)

_numbers = count()


@pytest.fixture(params=["sqlite", "firestore"])
async def stored_somewhere(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    empty: Path,
    local_service: LocalServiceProcess,
) -> AsyncIterator[Clinic]:
    """A clinic with its documents in the one store or the other."""
    data = begin_with(empty, tmp_path / "data")
    settings = clinic_settings(data, local_service.port)
    if request.param == "firestore":
        cloud: CloudServers = request.getfixturevalue("standing_cloud")
        named = {name.lower(): value for name, value in cloud.environment.items()}
        database = f"clinic-{next(_numbers)}"
        settings = clinic_settings(
            data, local_service.port, firestore_database_id=database, **named
        )
    async with running_clinic(settings) as running:
        yield running
