"""Clients of the local service: the real SDKs, and plain HTTP to see the JSON itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from elevenlabs.client import AsyncElevenLabs, ElevenLabs

from tests.support.servers import LocalServiceProcess

KEY = "any key"
SAMPLES = Path(__file__).resolve().parents[3] / "plugins" / "knowledge" / "samples"


@pytest.fixture
def sdk(local_service: LocalServiceProcess) -> Iterator[ElevenLabs]:
    """The blocking ElevenLabs client."""
    with httpx.Client(trust_env=False, verify=False, timeout=60.0) as http:
        yield ElevenLabs(api_key=KEY, base_url=local_service.url, httpx_client=http)


@pytest.fixture
async def async_sdk(local_service: LocalServiceProcess) -> AsyncIterator[AsyncElevenLabs]:
    """The asynchronous ElevenLabs client."""
    async with httpx.AsyncClient(trust_env=False, verify=False, timeout=60.0) as http:
        yield AsyncElevenLabs(api_key=KEY, base_url=local_service.url, httpx_client=http)


@pytest.fixture
def http(local_service: LocalServiceProcess) -> Iterator[httpx.Client]:
    """Plain HTTP with a key of each protocol."""
    headers = {"xi-api-key": KEY, "x-goog-api-key": KEY}
    with httpx.Client(
        base_url=local_service.url, headers=headers, trust_env=False, verify=False, timeout=60.0
    ) as client:
        yield client


def sample(name: str) -> str:
    """The text of a sample document."""
    return (SAMPLES / f"{name}.md").read_text(encoding="utf-8")
