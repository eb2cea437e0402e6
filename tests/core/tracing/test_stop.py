"""A process that is told to stop under load sends every span that has ended, and stops in time."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from tests.e2e.conftest import SUPERVISOR, supervised_product
from tests.support.patience import PATIENCE_SECONDS
from tests.support.providers import trace_server
from tests.support.providers.trace_server import Received
from tests.support.servers import ROOT, free_port, wait_until_up

pytestmark = pytest.mark.process

GRACE_SECONDS = 6
"""What the supervisor gives before it kills."""
_CALLERS = 4
_REQUESTS = 400

EXPORTERS = {"otlp": trace_server.otlp, "cloud-trace": trace_server.cloud_trace}


def environment(kind: str, received: Received, data: Path, port: int) -> dict[str, str]:
    address = "TRACE_ENDPOINT" if kind == "cloud-trace" else "OTEL_EXPORTER_OTLP_ENDPOINT"
    return os.environ | {
        "ELEVENDOPS_DATA_DIR": str(data),
        "BACKEND_PORT": str(port),
        "LOG_LEVEL": "WARNING",
        "TRACE_EXPORTER": kind,
        address: received.address,
    }


class Load:
    """Callers that ask as fast as they can, each request in a trace of its own."""

    def __init__(self, url: str, path: str = "/api/knowledge", status: int = 200) -> None:
        self._url = url
        self._path = path
        self._status = status
        self._numbers = itertools.count(1)
        self._stop = threading.Event()
        self.answered: set[str] = set()
        self._threads = [threading.Thread(target=self._call, daemon=True) for _ in range(_CALLERS)]
        for thread in self._threads:
            thread.start()

    def _call(self) -> None:
        with httpx.Client(base_url=self._url, trust_env=False, timeout=PATIENCE_SECONDS) as client:
            while not self._stop.is_set():
                trace_id = f"{next(self._numbers) << 64 | 1:032x}"
                try:
                    answer = client.get(
                        self._path, headers={"traceparent": f"00-{trace_id}-{1:016x}-01"}
                    )
                except httpx.TransportError:
                    return
                if answer.status_code == self._status:
                    self.answered.add(trace_id)

    def end(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(30)


@pytest.mark.parametrize("kind", EXPORTERS)
def test_no_finished_span_is_lost(kind: str, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with EXPORTERS[kind]() as received:
        process = subprocess.Popen(
            [sys.executable, "-m", "core.api"],
            cwd=ROOT,
            env=environment(kind, received, tmp_path, port),
        )
        try:
            wait_until_up(f"{url}/api/health", process)
            # With the texts it is made for each request, and not kept.
            load = Load(url, "/api/knowledge?include=content")
            while len(load.answered) < _REQUESTS:
                assert process.poll() is None
                threading.Event().wait(0.01)
            process.terminate()
            code = process.wait(30)
            load.end()
        finally:
            process.kill()
            process.wait()
    assert code == 0
    arrived = {span.trace_id for span in received.named("GET /api/knowledge")}
    assert len(load.answered) >= _REQUESTS
    assert load.answered - arrived == set()
    # With all that is below them.
    stores = [span for span in received.spans if span.name.startswith("store ")]
    assert len({span.trace_id for span in stores} & load.answered) == len(load.answered)


def test_the_whole_product_loses_none(tmp_path: Path) -> None:
    with trace_server.cloud_trace() as received:
        settings = {"TRACE_EXPORTER": "cloud-trace", "TRACE_ENDPOINT": received.address}
        with supervised_product(tmp_path / "data", settings) as product:
            pages = Load(product.dashboard, "/blobs/audio/none.mp3", 404)
            requests = Load(product.api)
            while min(len(pages.answered), len(requests.answered)) < _REQUESTS // 4:
                threading.Event().wait(0.01)
            os.kill(product.processes[SUPERVISOR], signal.SIGTERM)
            pages.end()
            requests.end()
        arrived = {span.trace_id for span in received.named("GET /api/knowledge")}
        assert requests.answered - arrived == set()
        # A user's request of the dashboard begins a trace, whatever its caller says.
        files = received.named("GET /blobs/{key:path}")
        by_dashboard = {span.span_id for span in files if span.service == "elevendops-dashboard"}
        assert len(by_dashboard) >= len(pages.answered)
        assert {span.parent_id for span in files if span.span_id not in by_dashboard} <= (
            by_dashboard
        )


def test_a_black_hole_does_not_keep_a_process_from_stopping(tmp_path: Path) -> None:
    port = free_port()
    with trace_server.black_hole() as address:
        process = subprocess.Popen(
            [sys.executable, "-m", "core.api"],
            cwd=ROOT,
            env=environment("cloud-trace", Received(address), tmp_path, port),
        )
        try:
            wait_until_up(f"http://127.0.0.1:{port}/api/health", process)
            answer = httpx.get(f"http://127.0.0.1:{port}/api/knowledge", trust_env=False)
            assert answer.status_code == 200
            process.terminate()
            # Far under what the exporter's own retries would take; the supervisor kills sooner.
            assert process.wait(30) == 0
        finally:
            process.kill()
            process.wait()
