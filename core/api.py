"""The FastAPI host: the core's own routes, and those of the plugins under their prefixes.

Run by `python -m core.api`.
"""

from __future__ import annotations

import gc
import os

if __name__ == "__main__":
    # What is made until the API is there lives as long as the process: looking for garbage in it is
    # time lost, also while the modules below are imported.
    gc.disable()
    # Pydantic reads the list of all installed packages for plugins of its own; nobody has any.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from core.process.preflight import check_when_asked

    check_when_asked()
    from core.models.late import built_when_needed
    from core.process.turn import import_early

    # Its models are for the description of the API, which is seldom asked for.
    with built_when_needed():
        import_early(("fastapi.openapi.models",))

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from core.bootstrap import build_platform
from core.errors import AppError, ConfigurationError, error_location
from core.host.discovery import BUILT_IN, import_rest, preload_built_in
from core.host.platform import Platform
from core.i18n import offer_pseudo_language, text
from core.isolation.guard import StartBudget
from core.isolation.inquest import Verdict
from core.isolation.process import isolate
from core.process.logs import TraceReader
from core.process.memory import trim
from core.process.private_files import keep_private
from core.process.serving import refuse_to_start, serve, settings_or_exit
from core.process.turn import import_early, load_until_turn, started_early
from core.security.browser_guard import BrowserGuard, api_hosts
from core.security.tokens import token_key
from core.settings import Settings, load_settings
from core.tracing.requests import RequestTracer, user_key
from core.tracing.setup import FLUSH_SECONDS
from core.version import __version__
from core.web import problems, routes
from core.web.language import LanguageNegotiation
from core.web.late_routes import LateRoute
from core.web.middleware import OPEN_PATHS, CallerGuard, RequestGuard
from core.web.mounting import PrefixRoute, mount, not_running
from core.web.openapi import ApiDocument

log = logging.getLogger(__name__)

_TRIM_SECONDS = 60.0
_WARM_UP_AFTER_SECONDS = 1.0
_NO_ROUTE = (404, 405)
# What a start leaves, and the first would wait for who asks anything, or is told a number or a day.
_FIRST_NEEDED = (
    "anyio._backends._asyncio",
    "babel.dates",
    "babel.lists",
    "babel.numbers",
    "pydantic.v1",
)
# Imported by libraries when the server starts.
_LATE_IMPORTS = (
    "core.tracing.exporters",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
)


def create_app(
    settings: Settings | None = None,
    when_warm: Callable[[], None] | None = None,
    ended_by: Verdict | None = None,
    budget: StartBudget | None = None,
) -> FastAPI:
    """The API with all working plugins. Raises ConfigurationError.

    With `when_warm`, what the first user would wait for is made a second after the start, and then
    `when_warm` is called once; a short-lived app goes without. `ended_by` is who ended the process
    before this one, `budget` the time that plugins may take to start, by default the usual.
    """
    settings = settings or load_settings()
    if settings.elevendops_pseudo_language:
        offer_pseudo_language()
    platform = build_platform(settings, budget)
    platform.ended_by = ended_by

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await platform.start()
        warming = (
            asyncio.create_task(_warm_up(platform, document, when_warm)) if when_warm else None
        )
        try:
            yield
        finally:
            if warming is not None:
                warming.cancel()
            platform.tracing.begin_shutdown()
            try:
                await platform.stop()
            finally:
                await asyncio.to_thread(platform.tracing.shutdown, FLUSH_SECONDS)

    app = FastAPI(
        title="ElevenDops",
        version=__version__,
        description="A clinic's voice-education desk.",
        lifespan=lifespan,
        responses=problems.RESPONSES,
        redirect_slashes=False,
        # Requests are traced by RequestTracer; FastAPI would look for a tracer at each.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.platform = platform
    problems.install(app)
    app.add_exception_handler(HTTPException, partial(_http_problem, platform))
    by_prefix = PrefixRoute()
    app.router.routes.insert(0, by_prefix)  # FastAPI has added some of its own
    app.router.route_class = LateRoute
    # Into the app's own router: one that is included is searched twice for each request.
    routes.add_routes(app.router, platform)
    mounted = []
    for record, spec in platform.routers:
        if record.active:
            mounted.append((record, mount(app, record, spec)))
            by_prefix.add(record, spec.prefix, mounted[-1][1])
    document = ApiDocument(app, mounted)
    app.openapi = document.get  # type: ignore[method-assign]  # as FastAPI's manual says
    platform.examine = document.check
    platform.examine_added = document.check_added
    if platform.settings.plugins_strict:
        platform.examine()
        platform.validate_all()
    # The one that is added last is the outermost.
    app.add_middleware(CallerGuard, key=token_key(settings) if settings.needs_sign_in else None)
    app.add_middleware(RequestGuard)
    app.add_middleware(LanguageNegotiation)
    if platform.tracing.on:
        app.add_middleware(RequestTracer, tracing=platform.tracing, user_key=user_key(settings))
    else:
        app.add_middleware(TraceReader)
    app.add_middleware(
        BrowserGuard,
        hosts=api_hosts(settings),
        # Cloud Run's probes name a host that nobody tells beforehand.
        probes=OPEN_PATHS if settings.needs_sign_in else (),
        refuse=_refusal,
    )
    return app


def _refusal(status: int, code: str, sentence: str) -> Response:
    return problems.response(
        status=status,
        title=text("The request was not accepted"),
        detail=sentence,
        error_code=code,
    )


async def _warm_up(
    platform: Platform, document: ApiDocument, when_warm: Callable[[], None]
) -> None:
    """Do what the first user would wait for: make the routes, import the rest, reach providers.

    From then on give back now and then what a burst of requests has left free.
    """
    await asyncio.sleep(_WARM_UP_AFTER_SECONDS)
    # Describing all of the API takes longer than the rest, and 8 MB: who asks for that waits.
    await asyncio.to_thread(document.make_routes)
    await asyncio.to_thread(document.check_added)
    await asyncio.to_thread(_import_rest, platform)
    for check in (platform.voice.check, platform.writer.check):
        # Whether they answer is told by /api/health/ready.
        with contextlib.suppress(AppError):
            await check()
    when_warm()
    while True:
        await asyncio.to_thread(trim)
        await asyncio.sleep(_TRIM_SECONDS)


def _import_rest(platform: Platform) -> None:
    """Import what the core and the built-in plugins leave for later. What cannot be is told of its
    plugin now, not only when somebody asks for it."""
    import_early(_FIRST_NEEDED)
    for record in platform.registry.active():
        if record.source == BUILT_IN:
            for error in import_rest(record.id):
                record.record_failure(f"import: {type(error).__name__} at {error_location(error)}")


async def _http_problem(platform: Platform, request: Request, error: Exception) -> Response:
    """503 instead of 404 or 405 where the routes of a failed plugin are, or would be."""
    assert isinstance(error, HTTPException)
    record = (
        platform.registry.failed_at(request.url.path) if error.status_code in _NO_ROUTE else None
    )
    if record is not None:
        return problems.of_app_error(not_running(record))
    return problems.of_http_error(error)


def preload() -> None:
    """Import what each start needs, whatever its settings are."""
    import_early(_LATE_IMPORTS)
    preload_built_in(for_api=True)


def main() -> None:
    """Serve the API until SIGTERM or SIGINT."""
    if started_early():
        load_until_turn(preload)
    settings = settings_or_exit()
    keep_private(settings.elevendops_data_dir)
    process = isolate(
        settings.elevendops_data_dir,
        "api",
        settings.plugins_stopped_seconds,
        settings.plugins_memory_mb,
    )
    try:
        app = create_app(settings, when_warm=_keep, ended_by=process.ended_by)
    except ConfigurationError as error:
        refuse_to_start(error.problems)
    gc.freeze()
    gc.enable()
    platform: Platform = app.state.platform
    serve(
        app,
        settings.backend_host,
        settings.backend_port,
        started=partial(process.tell, platform.held_up),
        stopping=process.ends_in_order,
        restart=platform.restart,
        ws=_websocket,
    )


def _websocket(*arguments: Any, **options: Any) -> asyncio.Protocol:
    """What speaks to a WebSocket, to refuse it: no route is one. Loaded for the first who tries."""
    from uvicorn.protocols.websockets.auto import AutoWebSocketsProtocol

    assert AutoWebSocketsProtocol is not None  # its library is a dependency
    return AutoWebSocketsProtocol(*arguments, **options)


def _keep() -> None:
    """Take what is there by now out of the collector's sight; a search took 90 ms of 300."""
    gc.collect()
    gc.freeze()
    # What is left is small and dies young, but for spans that wait: those need no look every 0.2 s.
    gc.set_threshold(5_000, 20, 20)


if __name__ == "__main__":
    main()
