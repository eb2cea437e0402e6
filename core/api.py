"""The FastAPI host: the core's own routes, and those of the plugins under their prefixes.

Run by `python -m core.api`.
"""

from __future__ import annotations

import gc

if __name__ == "__main__":
    # What is made until the API is there lives as long as the process: looking for garbage in it is
    # time lost, also while the modules below are imported.
    gc.disable()

import asyncio
import contextlib
import logging
import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction

from fastapi import Depends, FastAPI, Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from core.bootstrap import build_platform
from core.contracts import RouterSpec
from core.errors import AppError, ConfigurationError, Unavailable, error_location
from core.host.discovery import BUILT_IN, import_rest
from core.host.platform import Platform
from core.host.registry import PluginRecord
from core.i18n import offer_pseudo_language, text
from core.isolation.breaker import Paused
from core.isolation.code_lines import where_is
from core.isolation.inquest import Verdict
from core.isolation.mark_file import Mark
from core.isolation.marks import marked_call, switch_mark
from core.isolation.ownership import set_current_plugin
from core.isolation.process import isolate, put_back
from core.logs import TraceReader
from core.process.memory import trim
from core.process.private_files import keep_private
from core.process.serving import refuse_to_start, serve, settings_or_exit
from core.security.browser_guard import BrowserGuard, api_hosts
from core.security.tokens import token_key
from core.settings import Settings, load_settings
from core.tracing.requests import RequestTracer, route_of, user_key
from core.tracing.setup import FLUSH_SECONDS
from core.version import __version__
from core.web import problems, routes
from core.web.language import LanguageNegotiation
from core.web.middleware import OPEN_PATHS, CallerGuard, PluginVisit, RequestGuard
from core.web.openapi import ApiDocument

log = logging.getLogger(__name__)

_TRIM_SECONDS = 60.0
_WARM_UP_AFTER_SECONDS = 1.0
_NO_ROUTE = (404, 405)


def create_app(
    settings: Settings | None = None,
    when_warm: Callable[[], None] | None = None,
    ended_by: Verdict | None = None,
) -> FastAPI:
    """The API with all working plugins. Raises ConfigurationError.

    With `when_warm`, what the first user would wait for is made a second after the start, and then
    `when_warm` is called once; a short-lived app goes without. `ended_by` is who ended the process
    before this one.
    """
    settings = settings or load_settings()
    if settings.elevendops_pseudo_language:
        offer_pseudo_language()
    platform = build_platform(settings)
    platform.ended_by = ended_by

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await platform.start()
        warming = asyncio.create_task(_warm_up(platform, when_warm)) if when_warm else None
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
    # Into the app's own router: one that is included is searched twice for each request.
    routes.add_routes(app.router, platform)
    mounted = [
        (record, _mount(app, record, spec)) for record, spec in platform.routers if record.active
    ]
    document = ApiDocument(app, mounted)
    app.openapi = document.get  # type: ignore[method-assign]  # as FastAPI's manual says
    platform.examine = document.check
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


async def _warm_up(platform: Platform, when_warm: Callable[[], None]) -> None:
    """Do what the first user would wait for: import the rest, describe the API, reach providers.

    From then on give back now and then what a burst of requests has left free.
    """
    await asyncio.sleep(_WARM_UP_AFTER_SECONDS)
    await asyncio.to_thread(_import_rest, platform)
    await asyncio.to_thread(platform.examine)
    for check in (platform.voice.check, platform.writer.check):
        # Whether they answer is told by /api/health/ready.
        with contextlib.suppress(AppError):
            await check()
    when_warm()
    while True:
        await asyncio.sleep(_TRIM_SECONDS)
        await asyncio.to_thread(trim)


def _import_rest(platform: Platform) -> None:
    """Import what the built-in plugins leave for later. What cannot be is told of its plugin now,
    not only when somebody asks for it."""
    for record in platform.registry.active():
        if record.source == BUILT_IN:
            for error in import_rest(record.id):
                record.record_failure(f"import: {type(error).__name__} at {error_location(error)}")


def _mount(app: FastAPI, record: PluginRecord, spec: RouterSpec) -> BaseRoute:
    async def enter(request: Request) -> None:
        if not record.active:
            raise _not_running(record)
        try:
            mark = marks.of(request.scope)
            # What a background task may have changed is not this plugin's doing.
            put_back(now_and_then=True)
            request.state.plugin = PluginVisit(record, record.breaker.enter(), mark)
        except Paused as pause:
            raise _paused(record, pause.seconds) from None
        set_current_plugin(record.id)
        switch_mark(mark)

    marks = _RouteMarks(record.id, f"/api/{spec.prefix}")
    for route in spec.router.routes:
        _mark_thread(marks, route)
    lifespan = app.router.lifespan_context
    app.include_router(
        spec.router,
        prefix=f"/api/{spec.prefix}",
        tags=[record.title],
        dependencies=[Depends(enter)],
    )
    # FastAPI nests a lifespan of each router into that of the app; plugins have a hook for it.
    app.router.lifespan_context = lifespan
    mounted = app.router.routes[-1]
    _ask_only_under(f"/api/{spec.prefix}", mounted)
    return mounted


def _ask_only_under(prefix: str, mounted: BaseRoute) -> None:
    """Leave a plugin's routes out of the search for what is not under their prefix.

    FastAPI looks through all routes of all routers that come before the right one, twice.
    """
    matches = mounted.matches

    def matches_under(scope: Scope) -> tuple[Match, Scope]:
        if scope["path"].startswith(prefix) or scope.get("root_path"):
            return matches(scope)
        return Match.NONE, {}

    mounted.matches = matches_under  # type: ignore[method-assign]


class _RouteMarks:
    """The marks of a plugin's routes, each made once."""

    def __init__(self, plugin_id: str, prefix: str) -> None:
        self._plugin = plugin_id
        self._prefix = prefix
        self._marks: dict[object, Mark] = {}

    def of(self, scope: Scope) -> Mark:
        """The mark of the route that a request has come to."""
        endpoint = scope.get("endpoint")
        found = self._marks.get(endpoint)
        if found is None:
            step = f"{scope['method']} {route_of(scope) or '?'}"
            found = self._marks[endpoint] = Mark(self._plugin, step, where_is(endpoint))
        return found

    def of_route(self, route: APIRoute) -> Mark:
        """The mark of a route that is done in a thread."""
        methods = ", ".join(sorted(route.methods or ()))
        return Mark(self._plugin, f"{methods} {self._prefix}{route.path}", where_is(route.endpoint))


def _mark_thread(marks: _RouteMarks, route: BaseRoute) -> None:
    """Have a route that is no coroutine marked in the thread in which it is done."""
    if isinstance(route, APIRoute) and not iscoroutinefunction(route.endpoint):
        call = route.dependant.call
        if call is not None and not isgeneratorfunction(call) and not isasyncgenfunction(call):
            route.endpoint = route.dependant.call = marked_call(marks.of_route(route), call)


async def _http_problem(platform: Platform, request: Request, error: Exception) -> Response:
    """503 instead of 404 or 405 where the routes of a failed plugin are, or would be."""
    assert isinstance(error, HTTPException)
    record = (
        platform.registry.failed_at(request.url.path) if error.status_code in _NO_ROUTE else None
    )
    if record is not None:
        return problems.of_app_error(_not_running(record))
    return problems.of_http_error(error)


def _not_running(record: PluginRecord) -> Unavailable:
    return Unavailable(
        text(
            "“{title}” is not working right now. The rest of ElevenDops is. Ask "
            "whoever runs ElevenDops to look at the list of plugins.",
            title=record.title,
        ),
        error_code="plugin_failed",
        retry_after=60,
    )


def _paused(record: PluginRecord, seconds: float) -> Unavailable:
    return Unavailable(
        text(
            "“{title}” failed several times and is paused for a short while. The rest "
            "of ElevenDops works.",
            title=record.title,
        ),
        error_code="plugin_paused",
        retry_after=math.ceil(seconds),
    )


def main() -> None:
    """Serve the API until SIGTERM or SIGINT."""
    settings = settings_or_exit()
    keep_private(settings.elevendops_data_dir)
    process = isolate(settings.elevendops_data_dir, "api")
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
    )


def _keep() -> None:
    """Take what is there by now out of the collector's sight; a search took 90 ms of 300."""
    gc.collect()
    gc.freeze()
    # What is left is small and dies young, but for spans that wait: those need no look every 0.2 s.
    gc.set_threshold(5_000, 20, 20)


if __name__ == "__main__":
    main()
