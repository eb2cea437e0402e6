"""One start of the API or of the dashboard for `elevendops plugins --bisect`, as
`python -m core.tooling.trial_start PART LEFT_OUT`; ends with 0 when it comes up.

The API is up when it serves its health and its description, and each built-in plugin works; the
dashboard when it serves its health, has all built-in plugins, and has imported all pages.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import uvicorn

from core import clock
from core.api import create_app
from core.host.discovery import BUILT_IN
from core.host.registry import PluginRegistry
from core.isolation.guard import PluginFailure, guarded
from core.isolation.process import FOLDER, ledger_of
from core.isolation.switched_off import SwitchedOff
from core.settings import Settings, load_settings
from core.tooling.plugin_check import check_settings

_PATHS = ("/api/health", "/openapi.json")


def main(part: str, left_out: Iterable[str]) -> int:
    """Start and stop; the exit status."""
    settings = load_settings()
    with TemporaryDirectory(prefix="elevendops-trial-") as folder:
        trial = check_settings(
            Path(folder),
            elevendops_disabled_plugins=settings.elevendops_disabled_plugins,
            voice_provider=settings.voice_provider,
        )
        _leave_out(trial, left_out)
        start = _start_dashboard if part == "dashboard" else _start_api
        return 0 if asyncio.run(start(trial)) else 1


def _leave_out(settings: Settings, plugins: Iterable[str]) -> None:
    """Keep plugins off as those that were stopped are, and not as what nobody wants: one of them
    may offer the voice that the settings name, and the start goes on without it."""
    (settings.elevendops_data_dir / FOLDER).mkdir()
    ledger = ledger_of(settings.elevendops_data_dir)
    for plugin in plugins:
        entry = SwitchedOff(title=plugin, stage="trial", reason="left out", at=clock.stamp())
        ledger.switch_off(plugin, entry)


async def _start_api(settings: Settings) -> bool:
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=f"http://127.0.0.1:{settings.backend_port}"
        ) as client,
    ):
        answers = [(await client.get(path)).status_code for path in _PATHS]
    return _built_in_work(app.state.platform.registry) and answers == [200] * len(_PATHS)


async def _start_dashboard(settings: Settings) -> bool:
    from core.ui.asgi import create_app as create_dashboard
    from core.ui.host import current_host

    server = _Server(uvicorn.Config(create_dashboard(settings), port=0, log_config=None))
    serving = asyncio.create_task(server.serve())
    await server.decided.wait()
    if not server.started:
        return False
    host, port = server.servers[0].sockets[0].getsockname()
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}", trust_env=False) as client:
        answer = await client.get("/_stcore/health")
    registry = current_host().registry
    works = answer.status_code == 200 and _built_in_work(registry)
    await asyncio.to_thread(_import_pages, registry)
    server.should_exit = True
    await serving
    return works


class _Server(uvicorn.Server):
    """Tells when it has started, or given up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.decided = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the app."""
        await super().startup(sockets)
        self.decided.set()


def _import_pages(registry: PluginRegistry) -> None:
    """As those do who open them. One that only fails is told on its own page."""
    from core.ui.frame.page_check import import_target

    for _, page in registry.pages():
        try:
            guarded(partial(import_target, page.target))
        except PluginFailure:
            continue


def _built_in_work(registry: PluginRegistry) -> bool:
    return all(record.active for record in registry.records if record.source == BUILT_IN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], filter(None, sys.argv[2].split(","))))
