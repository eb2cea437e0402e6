"""The view of a page that is warm: few calls of the API, few operations of stores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from core.api import create_app
from core.tracing.local import FOLDER, LocalTraces
from core.tracing.requests import WATCHED
from tests.plugins.agents.support import synced_document
from tests.plugins.conversations.support import DECLINE, record, turn
from tests.support.dashboard import SIX_PAGES, dashboard, page, run
from tests.support.loopback import serve
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings

MOST_CALLS = 2
MOST_OPERATIONS = 4
VIEWS = 4


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
        with dashboard(url):
            await run(page(address))
            # What a job writes about the new records meanwhile is read once more by the next view.
            for _ in range(VIEWS):
                assert tracing.flush(20)
                before, counting.asked = requests(traces), []
                await run(page(address))
                assert tracing.flush(20)
                seen = [done for trace, done in requests(traces).items() if trace not in before]
                operations = [name for names in seen for name in names]
                if len(operations) <= MOST_OPERATIONS:
                    break
    assert len(seen) == len(counting.asked) > 0
    assert len(counting.asked) <= MOST_CALLS, counting.asked
    assert len(operations) <= MOST_OPERATIONS, operations
