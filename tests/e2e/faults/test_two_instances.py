"""Two instances of the product on one Firestore database and one bucket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from playwright.sync_api import expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import QUESTIONS, SAMPLE, api, document, process_of, synced, told, until
from tests.plugins.education_audio.proxy import Gate, proxy_to
from tests.support.browser import browser_page, open_page, save_document
from tests.support.patience import PATIENCE_SECONDS
from tests.support.providers.cloud import CloudServers
from tests.support.servers import ROOT, free_port, wait_until_up

pytestmark = [pytest.mark.browser, pytest.mark.process]


@dataclass(frozen=True, slots=True)
class Instance:
    """The second instance: its addresses and its API's process; `until_held` waits until one part
    of a script is spoken for it, and the next one is asked for, which is held back."""

    dashboard: str
    api: str
    backend: subprocess.Popen[bytes]
    until_held: Callable[[], object]


@pytest.fixture
def held(cloud_product: Product) -> Iterator[tuple[int, Callable[[], object]]]:
    """The port of a voice service that holds speech back, and what waits until it does."""
    gate = Gate(before=1)

    async def let_go() -> None:
        gate.let.set()

    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(proxy_to(cloud_product.local_service)) as proxy,
    ):
        proxy.answer = gate.hold
        yield proxy.port, lambda: portal.call(gate.until_asked)
        portal.call(let_go)


@pytest.fixture
def second(
    tmp_path: Path, cloud: CloudServers, held: tuple[int, Callable[[], object]]
) -> Iterator[Instance]:
    """An API and a dashboard of their own, on the stores and the voice service of the first."""
    ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT")}
    environment = os.environ | ports | dict(cloud.environment)
    environment |= {
        "LOCAL_SERVICE_PORT": str(held[0]),
        "ELEVENDOPS_DATA_DIR": str(tmp_path / "second"),
        "JOB_LEASE_SECONDS": "3",
        "LOG_LEVEL": "WARNING",
    }
    started = [
        subprocess.Popen([sys.executable, "-m", module], cwd=ROOT, env=environment)
        for module in ("core.api", "core.ui")
    ]
    dashboard, backend = (f"http://127.0.0.1:{ports[name]}" for name in ("PORT", "BACKEND_PORT"))
    try:
        wait_until_up(f"{backend}/api/health", started[0])
        wait_until_up(f"{dashboard}/_stcore/health", started[1])
        yield Instance(dashboard, backend, started[0], held[1])
    finally:
        for process in started:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)


def test_each_sees_what_the_other_changes(cloud_product: Product, second: Instance) -> None:
    with browser_page() as here, api(cloud_product) as client:
        browser = here.context.browser
        assert browser is not None
        there = browser.new_context().new_page()
        open_page(here, f"{cloud_product.dashboard}/upload-knowledge", "Upload Knowledge")
        open_page(there, f"{second.dashboard}/upload-knowledge", "Upload Knowledge")
        save_document(here, SAMPLE, "Warfarin of the first")
        there.reload()
        expect(there.get_by_text("Warfarin of the first").first).to_be_visible()
        listed = client.get("/api/knowledge").json()["documents"]
        with api(second) as other:
            other.delete(f"/api/knowledge/{listed[0]['knowledge_id']}").raise_for_status()
        here.reload()
        expect(here.get_by_text("There is no document yet").first).to_be_visible()


def test_a_job_of_a_killed_instance_is_finished_by_the_other(
    cloud_product: Product, second: Instance
) -> None:
    with api(cloud_product) as client, api(second) as other:
        knowledge_id = document(client)
        # What it holds of the database when it is stopped, nobody else could have.
        synced(client, f"/api/knowledge/{knowledge_id}")
        first_api = process_of(cloud_product, "core.api")
        # The first is stopped for a moment, so that it is the second that takes the job; its
        # supervisor too, which would start an API anew that does not answer.
        first = (cloud_product.pid, first_api)
        for process in first:
            os.kill(process, signal.SIGSTOP)
        try:
            request = {
                "knowledge_id": knowledge_id,
                "script": SAMPLE.read_text(encoding="utf-8") + QUESTIONS,
                "voice_id": "localEnglishAnna0001",
                "approve": True,
            }
            audio = other.post("/api/audio/generate", json=request)
            assert audio.status_code == 200, audio.text
            place = f"/api/audio/files/{audio.json()['audio_id']}"
            second.until_held()
            begun = until(lambda: told(other, place), lambda found: found["progress"] > 0)
            assert begun["status"] == "generating"
            second.backend.kill()
            second.backend.wait()
        finally:
            for process in reversed(first):
                os.kill(process, signal.SIGCONT)
        done = until(lambda: told(client, place), lambda found: found["status"] == "completed")
        assert done["duration_seconds"] > 300
        assert client.get("/api/audio/list").json()["total_count"] == 1
