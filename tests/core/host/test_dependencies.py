"""Health tells of what fails behind it, though it asks nothing, and comes back by itself."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def until_failing(clinic: Clinic, names: list[str]) -> dict[str, object]:
    """The answer of /api/health once these fail, and no others."""
    async with asyncio.timeout(60):
        while True:
            answer = await clinic.client.get("/api/health")
            assert answer.status_code == 200
            found: dict[str, object] = answer.json()
            if found["failing"] == names:
                return found
            await asyncio.sleep(0.1)


async def test_what_fails_is_named_until_it_works_again(
    tmp_path: Path, own_local_service: LocalServiceProcess, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "core.host.dependencies")
    settings = clinic_settings(tmp_path, own_local_service.port, health_check_seconds=0.2)
    async with running_clinic(settings) as clinic:
        assert (await clinic.client.get("/api/health")).json()["status"] == "healthy"
        own_local_service.kill()
        found = await until_failing(clinic, ["voice", "writer"])
        assert found["status"] == "degraded"
        own_local_service.start()
        found = await until_failing(clinic, [])
        assert found["status"] == "healthy"

    said = [record.getMessage() for record in caplog.records]
    fails, works = [line for line in said if line.startswith("writer")]
    assert fails.startswith("writer fails: The local preview writing service cannot be reached.")
    assert works == "writer works again"


async def test_one_bad_look_is_no_failure(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        own_local_service.kill()
        assert (await clinic.client.get("/api/health/ready")).status_code == 503
        assert (await clinic.client.get("/api/health")).json()["failing"] == []
        assert (await clinic.client.get("/api/health/ready")).status_code == 503
        found = (await clinic.client.get("/api/health")).json()
        assert (found["status"], found["failing"]) == ("degraded", ["voice", "writer"])
