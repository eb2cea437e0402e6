"""The API and the local service as processes that are killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.measure.processes import (
    ROOT,
    api_url,
    local_service_url,
    product_environment,
    python,
)

_START_SECONDS = 180.0


class Program:
    """A process that is killed and started again."""

    def __init__(self, module: str, url: str, environment: Mapping[str, str]) -> None:
        self._command = python("-m", module)
        self._url = url
        self._environment = os.environ | environment
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Start it and wait until it serves."""
        self._process = await asyncio.to_thread(self._open)
        deadline = time.monotonic() + _START_SECONDS
        async with httpx.AsyncClient(trust_env=False, timeout=1.0) as client:
            while time.monotonic() < deadline:
                try:
                    if (await client.get(self._url)).is_success:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        raise RuntimeError(f"{self._command} does not serve")

    def _open(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL
        )

    def end(self, how: signal.Signals) -> None:
        """End it and wait for its end."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None


@dataclass(frozen=True, slots=True)
class Killed:
    """Both programs, and their addresses."""

    api: Program
    local: Program
    api_url: str
    local_url: str


@asynccontextmanager
async def killed_programs(folder: Path) -> AsyncIterator[Killed]:
    """Both, with their data in this folder, until the block ends; jobs are soon taken up again."""
    environment = product_environment(folder) | {"JOB_LEASE_SECONDS": "3"}
    api_base, local_base = api_url(environment), local_service_url(environment)
    api = Program("core.api", f"{api_base}/api/health", environment)
    local = Program("core.local", f"{local_base}/health", environment)
    try:
        await local.start()
        await api.start()
        yield Killed(api, local, api_base, local_base)
    finally:
        api.end(signal.SIGTERM)
        local.end(signal.SIGTERM)
