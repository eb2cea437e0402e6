"""What the API's process loads only when somebody needs it works when somebody does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import websockets

from tests.support.patience import PATIENCE_SECONDS
from tests.support.processes import Processes


@pytest.fixture
def api(tmp_path: Path) -> Iterator[str]:
    processes = Processes(tmp_path, anew=True)
    processes.start_api()
    yield processes.api
    processes.end_all()


async def test_a_websocket_is_refused_in_order(api: str) -> None:
    with pytest.raises(websockets.InvalidStatus) as refusal:
        await websockets.connect(f"{api.replace('http', 'ws')}/api/health", proxy=None)
    assert refusal.value.response.status_code == 403


async def test_the_api_is_described(api: str) -> None:
    async with httpx.AsyncClient(base_url=api, timeout=PATIENCE_SECONDS, trust_env=False) as client:
        document = (await client.get("/openapi.json")).raise_for_status().json()
    assert "/api/health" in document["paths"]
    assert document["components"]["schemas"]
