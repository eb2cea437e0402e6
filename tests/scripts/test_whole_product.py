"""The whole product as scripts/start.sh runs it: its own processes, ports and data."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.scripts.supervisor import Supervisor, is_running, wait_until
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import ROOT, free_port

pytestmark = pytest.mark.process

DOCUMENT = {
    "disease_name": "Asthma",
    "tags": ["faq"],
    "raw_content": "# Asthma\n\n## Inhaler\n\nShake the inhaler before every puff.\n",
    "doctor_id": "dr-lin",
}


@pytest.fixture
def ports() -> dict[str, str]:
    """Free ports, by the name of the setting."""
    return {name: str(free_port()) for name in ("BACKEND_PORT", "PORT", "LOCAL_SERVICE_PORT")}


@pytest.fixture
def product(tmp_path: Path, ports: dict[str, str]) -> Iterator[Supervisor]:
    """The product, open for use; it runs in a copy, out of reach of anybody's `.env`."""
    tree = tmp_path / "tree"
    for folder in ("core", "plugins", "pages", "scripts"):
        shutil.copytree(ROOT / folder, tree / folder)
    supervisor = Supervisor(tree, ports | {"ELEVENDOPS_DATA_DIR": str(tmp_path / "data")})
    supervisor.wait_for("Open http")
    yield supervisor
    left = supervisor.descendants()
    if supervisor.process.poll() is None:
        for pid in [supervisor.process.pid, *left]:
            os.kill(pid, signal.SIGKILL)
        supervisor.process.wait()


def test_serves_comes_back_after_a_kill_and_stops(
    product: Supervisor, ports: dict[str, str]
) -> None:
    api = httpx.Client(
        base_url=f"http://127.0.0.1:{ports['BACKEND_PORT']}",
        timeout=PATIENCE_SECONDS,
        trust_env=False,
    )
    dashboard = f"http://127.0.0.1:{ports['PORT']}/_stcore/health"
    with api:
        assert api.get("/api/health").status_code == 200
        assert httpx.get(dashboard, timeout=PATIENCE_SECONDS, trust_env=False).text == "ok"
        created = api.post("/api/knowledge", json=DOCUMENT)
        assert created.status_code == 201, created.text
        place = f"/api/knowledge/{created.json()['knowledge_id']}"

        os.kill(product.process_of("core.api"), signal.SIGKILL)
        product.wait_for("Health check passed", times=2)
        assert api.get(place).json()["disease_name"] == DOCUMENT["disease_name"]
        assert httpx.get(dashboard, timeout=PATIENCE_SECONDS, trust_env=False).text == "ok"

        os.kill(product.process_of("core.local"), signal.SIGKILL)
        product.wait_for("Local service started", times=2)
        wait_until(lambda: api.get(place).json()["sync_status"] == "completed")

    running = product.descendants()
    assert len(running) >= 3
    assert product.stop() == 0
    assert not [pid for pid in running if is_running(pid)]
