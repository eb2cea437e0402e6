"""Two instances of the product on one Firestore database and one bucket."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from anyio.from_thread import start_blocking_portal
from playwright.sync_api import expect

from tests.e2e.conftest import Product, running_product
from tests.e2e.through_api import QUESTIONS, SAMPLE, api, document, process_of, synced, told, until
from tests.plugins.education_audio.proxy import Gate, proxy_to
from tests.support.browser import browser_page, open_page, save_document
from tests.support.processes import Processes
from tests.support.providers.cloud import CloudServers, running_cloud

pytestmark = [pytest.mark.browser, pytest.mark.process]


@dataclass(frozen=True, slots=True)
class Instance:
    """The second instance: its addresses and its processes; `until_held` waits until one part of a
    script is spoken for it, and the next one is asked for, which is held back."""

    dashboard: str
    api: str
    processes: Processes
    until_held: Callable[[], object]


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CloudServers]:
    """The stores of both tests, of which the last one kills an API."""
    with running_cloud(tmp_path_factory.mktemp("cloud")) as servers:
        yield servers


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, cloud: CloudServers) -> Iterator[Product]:
    """The first instance, with the voice service of both."""
    with running_product(tmp_path_factory.mktemp("first") / "data", settings(cloud)) as running:
        yield running


def settings(cloud: CloudServers) -> dict[str, str]:
    return cloud.environment | {"JOB_LEASE_SECONDS": "3"}


@pytest.fixture(scope="module")
def held(first: Product) -> Iterator[tuple[int, Callable[[], object]]]:
    """The port of a voice service that holds speech back, and what waits until it does."""
    gate = Gate(before=1)

    async def let_go() -> None:
        gate.let.set()

    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(proxy_to(first.local_service)) as proxy,
    ):
        proxy.answer = gate.hold
        yield proxy.port, lambda: portal.call(gate.until_asked)
        portal.call(let_go)


@pytest.fixture(scope="module")
def second(
    tmp_path_factory: pytest.TempPathFactory,
    cloud: CloudServers,
    held: tuple[int, Callable[[], object]],
) -> Iterator[Instance]:
    """An API and a dashboard of their own, on the stores and the voice service of the first."""
    more = {"LOCAL_SERVICE_PORT": str(held[0]), "LOG_LEVEL": "WARNING"}
    processes = Processes(tmp_path_factory.mktemp("second"), settings(cloud) | more)
    try:
        processes.start_api()
        processes.start_dashboard()
        yield Instance(processes.dashboard, processes.api, processes, held[1])
    finally:
        processes.end_all()


def test_each_sees_what_the_other_changes(first: Product, second: Instance) -> None:
    with browser_page() as here, api(first) as client:
        browser = here.context.browser
        assert browser is not None
        there = browser.new_context().new_page()
        open_page(here, f"{first.dashboard}/upload-knowledge", "Upload Knowledge")
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
    first: Product, second: Instance
) -> None:
    with api(first) as client, api(second) as other:
        knowledge_id = document(client)
        # What it holds of the database when it is stopped, nobody else could have.
        synced(client, f"/api/knowledge/{knowledge_id}")
        # The first is stopped for a moment, so that it is the second that takes the job.
        first_api = process_of(first, "core.api")
        os.kill(first_api, signal.SIGSTOP)
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
            second.processes.kill("core.api")
        finally:
            os.kill(first_api, signal.SIGCONT)
        done = until(lambda: told(client, place), lambda found: found["status"] == "completed")
        assert done["duration_seconds"] > 300
        assert client.get("/api/audio/list").json()["total_count"] == 1
