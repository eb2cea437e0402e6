"""Puts the routers of plugins under their prefixes, each behind the plugin's guard."""

from __future__ import annotations

import math
import threading
from functools import partial

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from core.contracts import LateRouter, RouterSpec
from core.errors import Unavailable
from core.host.registry import PluginRecord
from core.host.router_check import checked_router
from core.i18n import text
from core.isolation.breaker import Paused
from core.isolation.code_lines import where_is
from core.isolation.mark_file import Mark
from core.isolation.marks import switch_mark
from core.isolation.ownership import set_current_plugin
from core.isolation.process import put_back
from core.tracing.requests import route_of
from core.web.late_routes import LateRoute, RoutesTogether
from core.web.middleware import PluginVisit

_one_at_a_time = threading.RLock()


def mount(app: FastAPI, record: PluginRecord, spec: RouterSpec) -> LateMount | RoutesTogether:
    """Add a plugin's router to the app; gives what leads to its routes."""
    if isinstance(spec.router, LateRouter):
        late = LateMount(app, record, spec)
        app.router.routes.append(late)
        return late
    made = _routes(app, record, spec.prefix, spec.router)
    app.router.routes.extend(made)
    return RoutesTogether(made)


class PrefixRoute(BaseRoute):
    """Leads to the routers of plugins by their prefixes.

    Where it is an app's first route, what stands before a router in the app is not looked at for
    each request.
    """

    def __init__(self) -> None:
        self._mounted: dict[str, tuple[PluginRecord, BaseRoute]] = {}

    def add(self, record: PluginRecord, prefix: str, mounted: BaseRoute) -> None:
        """Lead to what `mount` has given for this prefix."""
        self._mounted[prefix] = (record, mounted)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the router matches that is under the path's prefix."""
        record, mounted = self._mounted.get(_prefix(scope), (None, None))
        # Else the app's other routes are asked, as they are for an app below another path.
        if record is None or mounted is None or not record.active or scope.get("root_path"):
            return Match.NONE, {}
        return mounted.matches(scope)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that `matches` has found to be under a prefix."""
        await self._mounted[_prefix(scope)][1].handle(scope, receive, send)


def _prefix(scope: Scope) -> str:
    """The second part of the path `/api/<prefix>/…`."""
    path: str = scope["path"]
    return path[5:].partition("/")[0] if path.startswith("/api/") else ""


class LateMount(BaseRoute):
    """Stands where a router will be, until a request comes to it or `mounted` is asked for."""

    def __init__(self, app: FastAPI, record: PluginRecord, spec: RouterSpec) -> None:
        self._app = app
        self._record = record
        self._spec = spec
        self._prefix = f"/api/{spec.prefix}"
        self._mounted: RoutesTogether | None = None
        self._impossible = False

    def mounted(self) -> RoutesTogether | None:
        """What stands here from now on; None, and the plugin has failed, when there can be none."""
        with _one_at_a_time:
            if self._mounted is None and not self._impossible:
                self._make()
        return self._mounted

    def _make(self) -> None:
        routes = self._app.router.routes
        router = self._record.attempt("register_routes", partial(checked_router, self._spec))
        if router is None:
            self._impossible = True
            routes.remove(self)
        else:
            made = _routes(self._app, self._record, self._spec.prefix, router)
            at = routes.index(self)
            routes[at : at + 1] = made
            self._mounted = RoutesTogether(made)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for the plugin; the first one makes its routes."""
        ours = scope["path"].startswith(self._prefix) or scope.get("root_path")
        if not ours or not self._record.active:
            return Match.NONE, {}
        mounted = self._mounted or self.mounted()
        return (Match.NONE, {}) if mounted is None else mounted.matches(scope)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that `matches` has found to be the plugin's."""
        assert self._mounted is not None  # `matches` has made it
        await self._mounted.handle(scope, receive, send)


def _routes(app: FastAPI, record: PluginRecord, prefix: str, router: APIRouter) -> list[BaseRoute]:
    """What an app has for a plugin's router: each of its routes, or one that leads to them all."""

    async def enter(request: Request) -> None:
        if not record.active:
            raise not_running(record)
        try:
            mark = marks.of(request.scope)
            # What a background task may have changed is not this plugin's doing.
            put_back(now_and_then=True)
            request.state.plugin = PluginVisit(record, record.breaker.enter(), mark)
        except Paused as pause:
            raise _paused(record, pause.seconds) from None
        set_current_plugin(record.id)
        switch_mark(mark)

    path = f"/api/{prefix}"
    marks = _RouteMarks(record.id)
    before = Depends(enter)
    late = [route for route in router.routes if type(route) is LateRoute]
    if len(late) == len(router.routes):
        return [
            route.within(
                app,
                path,
                endpoint=route.endpoint,
                tags=[record.title],
                dependencies=[before],
            )
            for route in late
        ]
    lifespan = app.router.lifespan_context
    app.include_router(router, prefix=path, tags=[record.title], dependencies=[before])
    # FastAPI nests a lifespan of each router into that of the app; plugins have a hook for it.
    app.router.lifespan_context = lifespan
    return [app.router.routes.pop()]


class _RouteMarks:
    """The marks of a plugin's routes, each made once."""

    def __init__(self, plugin_id: str) -> None:
        self._plugin = plugin_id
        self._marks: dict[object, Mark] = {}

    def of(self, scope: Scope) -> Mark:
        """The mark of the route that a request has come to."""
        endpoint = scope.get("endpoint")
        found = self._marks.get(endpoint)
        if found is None:
            step = f"{scope['method']} {route_of(scope) or '?'}"
            found = self._marks[endpoint] = Mark(self._plugin, step, where_is(endpoint))
        return found


def not_running(record: PluginRecord) -> Unavailable:
    """What is answered in the place of a plugin that has failed."""
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
