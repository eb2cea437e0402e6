"""Fixtures of several features."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    begin_with,
    clinic_settings,
    running_clinic,
)

KEY = "a key for tokens that is long enough to sign"
"""What `signed_in` signs tokens of callers with."""


@pytest.fixture
async def signed_in(
    tmp_path: Path, empty: Path, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """A clinic where people sign in."""
    settings = clinic_settings(
        begin_with(empty, tmp_path),
        local_service.port,
        auth_mode="iap",
        iap_audience="/projects/1/locations/x/services/y",
        internal_token_key=KEY,
    )
    async with running_clinic(settings) as clinic:
        yield clinic
