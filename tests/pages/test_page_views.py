"""The view of a page that is warm: few calls of the API, few operations of stores."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.api import create_app
from core.jobs.model import JOBS
from core.ports.documents import DocumentStore, Filter, Query
from core.tracing.local import FOLDER, LocalTraces
from core.tracing.requests import WATCHED
from tests.plugins.agents.support import synced_document
from tests.plugins.conversations.support import DECLINE, record, turn
from tests.support.dashboard import SIX_PAGES, dashboard, page, run
from tests.support.loopback import serve
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings

MOST_CALLS = 2
MOST_OPERATIONS = 4


class CountingApp:
    """Passes every request on, and notes which were asked for a page."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.asked: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        # The watch of the process asks for some every ten seconds, whoever looks at a page.
        if scope["type"] == "http" and scope["path"] not in WATCHED:
            self.asked.append(scope["path"])
        await self.app(scope, receive, send)


def requests(traces: LocalTraces) -> dict[str, list[str]]:
    """What each request of the API has done at the stores, by its trace."""
    return {
        trace.trace_id: [
            row.name
            for row in traces.trace(trace.trace_id)
            if row.name.startswith(("store ", "blob "))
        ]
        for trace in traces.recent(10_000)
        if trace.name.startswith("GET ")
    }


async def no_job_left(documents: DocumentStore) -> None:
    """Wait until all that follows from new records is done: a view reads once more what changes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    busy = Query((Filter("active", "==", True),))
    while left := (await documents.query(JOBS.name, busy)).items:
        assert time.monotonic() < deadline, left
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("address", SIX_PAGES)
async def test_a_warm_page_asks_little(
    address: str, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, trace_ratio=1.0)
    app = create_app(settings)
    counting = CountingApp(app)
    tracing = app.state.platform.tracing
    traces = LocalTraces(tmp_path / FOLDER)
    async with (
        serve(counting) as url,
        httpx.AsyncClient(base_url=url, timeout=60.0, trust_env=False) as client,
    ):
        clinic = Clinic(app, settings, url, client)
        await synced_document(clinic, "Gout", "# Gout\n\nAvoid beer.\n")
        for number in range(3):
            await record(clinic, f"cv_{number}", [turn("Where can I park my car?", DECLINE)])
        await no_job_left(app.state.platform.documents)
        with dashboard(url):
            await run(page(address))
            assert tracing.flush(20)
            before, counting.asked = requests(traces), []
            await run(page(address))
            assert tracing.flush(20)
        seen = {trace: done for trace, done in requests(traces).items() if trace not in before}
    operations = [name for names in seen.values() for name in names]
    assert len(seen) == len(counting.asked) > 0
    assert len(counting.asked) <= MOST_CALLS, counting.asked
    assert len(operations) <= MOST_OPERATIONS, operations
