"""For the tests of plugins: the real app with stores of its own, and the conformance suite.

Plugins have it from `elevendops.testing`, which says how it is used.
"""

from __future__ import annotations

import asyncio
import threading
import time
import warnings
from collections.abc import Collection, Coroutine, Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import httpx
import pytest
import uvicorn

from core.api import create_app
from core.context import PluginContext
from core.contracts import CardValue, Event
from core.host.platform import Platform
from core.host.registry import PluginRecord
from core.isolation.ownership import owned_by, tasks_of, watch_tasks
from core.jobs import JOBS
from core.ports.documents import Filter, Query
from core.tooling.event_samples import sample_events
from core.tooling.plugin_check import DEPRECATION, Finding, check_plugin, check_settings
from core.tooling.plugin_probe import Operation, operations, probe

if TYPE_CHECKING:
    from core.ui.frame.page_check import DrawnPage

T = TypeVar("T")

PATIENCE_SECONDS = 30.0
"""How long a test waits for a state before it fails."""


@dataclass(slots=True)
class Clinic:
    """A running ElevenDops: its address, a client for it, and its inside."""

    url: str
    client: httpx.Client
    platform: Platform
    _loop: asyncio.AbstractEventLoop
    _open: ExitStack = field(repr=False)

    def context(self, plugin_id: str) -> PluginContext:
        """What the core hands to this plugin. Its methods are called by `run`."""
        return self.platform.contexts[plugin_id]

    def record(self, plugin_id: str) -> PluginRecord:
        """How the plugin stands."""
        return next(r for r in self.platform.registry.records if r.id == plugin_id)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of a coroutine, run in the app's event loop."""
        running: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return running.result(PATIENCE_SECONDS)

    def emit(self, event: Event) -> None:
        """Tell every plugin that something happened."""
        self.run(self.platform.emit(event))

    def finish_jobs(self, plugin_id: str) -> None:
        """Wait until each job of the plugin is done, has failed, or waits for its next try."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.run(self._begun_or_new(plugin_id)):
            assert time.monotonic() < deadline, f"jobs of {plugin_id} do not end"
            time.sleep(0.02)

    def page(self, url_path: str, query: Mapping[str, str] | None = None) -> DrawnPage:
        """The dashboard with this page drawn, in Streamlit's AppTest; it asks this clinic."""
        from core.ui.frame.page_check import dashboard, opened

        settings, registry = self.platform.settings, self.platform.registry
        self._open.enter_context(dashboard(settings, registry, self.url))
        return opened(url_path, query)

    async def _begun_or_new(self, plugin_id: str) -> bool:
        page = await self.platform.documents.query(
            JOBS.name, Query(filters=(Filter("active", "==", True),), limit=500)
        )
        return any(
            job.data["kind"].startswith(f"{plugin_id}.")
            and (job.data["state"] == "running" or job.data["attempts"] == 0)
            for job in page.items
        )


def said(page: DrawnPage) -> str:
    """All that a drawn page says, a line for each element."""
    from core.ui.frame import page_check

    return page_check.said(page)


@contextmanager
def running_clinic(
    data_dir: Path, only: Collection[str] | None = None, **settings: object
) -> Iterator[Clinic]:
    """Serve an empty clinic on a free port, in a thread of its own.

    With `only`, it has these plugins and the built-in ones; else all that are installed.
    `settings` are those of the platform by field name, such as `voice_provider="quiet"`.
    """
    app = create_app(check_settings(data_dir, only, **settings))
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="critical", timeout_graceful_shutdown=1)
    )
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="clinic")
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the app did not start"
            time.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        with (
            ExitStack() as stack,
            # Nothing is encrypted: to read certificates takes a fifth of the start.
            httpx.Client(
                base_url=url, timeout=PATIENCE_SECONDS, trust_env=False, verify=False
            ) as client,
        ):
            yield Clinic(url, client, app.state.platform, loops[0], stack)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """An empty clinic with all installed plugins, served over HTTP on loopback."""
    with running_clinic(tmp_path) as running:
        yield running


@dataclass(frozen=True, slots=True)
class _UnknownEvent(Event):
    """An event that no plugin knows."""

    thing_id: str


class PluginContract:
    """What every plugin keeps to. A class of tests named `Test…` that names its `plugin_id`."""

    plugin_id: ClassVar[str]

    @pytest.fixture(scope="class")
    @classmethod
    def served(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
        """A clinic with this plugin and the built-in ones."""
        folder = tmp_path_factory.mktemp(cls.plugin_id)
        with running_clinic(folder, only=(cls.plugin_id,)) as running:
            yield running

    def test_registers_without_a_finding(self, served: Clinic) -> None:
        """Discovery, import, hooks, routes, pages, permissions: as `elevendops plugins --check`.

        What is deprecated works until the next version, and is a warning here.
        """
        found = [str(found) for found in self._findings(served) if found.stage != DEPRECATION]
        assert not found, "\n".join(found)
        hooks = served.record(self.plugin_id).hooks
        for deprecated in hooks.warnings if hooks else ():
            warnings.warn(deprecated, DeprecationWarning, stacklevel=1)

    def test_is_listed_as_active(self, served: Clinic) -> None:
        """The list of plugins names it, and it works."""
        answer = served.client.get(f"/api/plugins/{self.plugin_id}")
        assert answer.status_code == 200
        assert answer.json()["state"] == "active", answer.json()["error"]

    def test_routes_stay_under_the_prefix(self, served: Clinic) -> None:
        """No route of the plugin's routers is described anywhere else."""
        prefixes = tuple(f"/api/{prefix}" for prefix in served.record(self.plugin_id).prefixes)
        paths = served.client.get("/openapi.json").json()["paths"]
        own = [op.path for op in self._operations(served)]
        assert set(own) <= set(paths)
        assert all(path.startswith(prefixes) for path in own), own

    def test_bad_input_gets_a_problem(self, served: Clinic) -> None:
        """Bad input is refused with a 4xx problem document that says why; nothing gets a 500."""
        wrong = [
            complaint
            for operation in self._operations(served)
            for complaint in probe(served.client, operation)
        ]
        assert not wrong, "\n".join(wrong)
        assert served.record(self.plugin_id).errors == 0, served.record(self.plugin_id).last_error

    def test_lifespan_starts_stops_and_leaves_nothing(self, tmp_path: Path) -> None:
        """The lifespan is entered and left without an error; its background tasks end with it."""
        app = create_app(check_settings(tmp_path, (self.plugin_id,)))
        left = asyncio.run(_lifespan(app.state.platform, self.plugin_id))
        assert not left, f"tasks still run when the lifespan has ended: {left}"

    def test_pages_draw_while_the_api_is_away(self, served: Clinic) -> None:
        """A page shows an error panel, or what needs no API; it never raises."""
        from core.ui.frame.page_check import PAGE_FAULT, dashboard, opened, said

        settings, registry = served.platform.settings, served.platform.registry
        with dashboard(settings, registry, "http://127.0.0.1:9"):
            for page in served.record(self.plugin_id).pages:
                drawn = opened(page.url_path)
                assert not drawn.exception, [error.value for error in drawn.exception]
                assert PAGE_FAULT not in said(drawn), f"the page {page.url_path!r} raised"

    def test_job_handlers_are_under_the_own_name(self, served: Clinic) -> None:
        """Each kind of job begins with the plugin's id and has its handler in the queue."""
        context = served.context(self.plugin_id)
        for spec in served.record(self.plugin_id).call("register_jobs", context=context) or ():
            assert spec.kind.startswith(f"{self.plugin_id}."), spec.kind
            assert served.platform.jobs.spec(spec.kind) is not None, spec.kind

    def test_events_about_unknown_things_do_no_harm(self, served: Clinic) -> None:
        """Events of unknown types and of things that are gone raise in no hook and no job."""
        for event in (_UnknownEvent("th_0"), *sample_events()):
            served.emit(event)
        served.finish_jobs(self.plugin_id)
        record = served.record(self.plugin_id)
        assert record.active, f"{record.stage}: {record.error}"
        assert record.errors == 0, record.last_error

    def test_cards_load(self, served: Clinic) -> None:
        """Each card gives a CardValue in an empty clinic, and its page exists."""
        context = served.context(self.plugin_id)
        addresses = {page.url_path for _, page in served.platform.registry.pages()}
        for card in served.record(self.plugin_id).call("register_cards", context=context) or ():
            value = served.run(_value(card.load()))
            assert isinstance(value, CardValue), card.key
            assert value.activity is None or value.activity.at.tzinfo is not None, card.key
            linked = {card.page, *(item.page for item in value.attention)}
            assert linked <= addresses, f"{card.key} leads to {linked - addresses}"

    def _findings(self, served: Clinic) -> list[Finding]:
        return list(check_plugin(served.platform, self.plugin_id))

    def _operations(self, served: Clinic) -> list[Operation]:
        document = served.client.get("/openapi.json").json()
        return operations(document, served.record(self.plugin_id).prefixes)


async def _value(loading: Any) -> object:
    return await loading


async def _lifespan(platform: Platform, plugin_id: str) -> list[str]:
    """Hold the plugin's lifespan open for a moment; the names of the tasks that outlive it."""
    watch_tasks(asyncio.get_running_loop())
    record = next(r for r in platform.registry.records if r.id == plugin_id)
    try:
        manager = record.call("lifespan", context=platform.contexts[plugin_id])
        if manager is not None:
            with owned_by(plugin_id):
                async with manager:
                    await asyncio.sleep(0.05)
        assert record.active, f"{record.stage}: {record.error}"
        if running := tasks_of(plugin_id):
            await asyncio.wait(running, timeout=2.0)
        return [task.get_name() for task in tasks_of(plugin_id)]
    finally:
        await platform.stop()
