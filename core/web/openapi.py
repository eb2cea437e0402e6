"""The OpenAPI document: a plugin whose routes cannot be described is taken out of the API."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import Any, TypeAlias

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute

from core.host.discovery import BUILT_IN
from core.host.registry import PluginRecord
from core.isolation.guard import PluginFailure, guarded
from core.web.late_routes import RoutesTogether
from core.web.mounting import LateMount

_Mounted: TypeAlias = tuple[PluginRecord, LateMount | RoutesTogether]


class ApiDocument:
    """Describes an app whose last routes are those of plugins.

    All are described together, when somebody first asks: nothing else that is made of a plugin
    takes as long. Only when that fails is each looked at alone. Those that are not built in are
    described earlier by themselves, to see whether they can be; of the others the tests know.
    """

    def __init__(self, app: FastAPI, mounted: Sequence[_Mounted]) -> None:
        self._app = app
        self._mounted = list(mounted)
        self._lock = threading.Lock()
        self._describe = app.openapi
        self._added_are_looked_at = False

    def get(self) -> dict[str, Any]:
        """The document, as FastAPI keeps it."""
        self.check()
        return self._describe()

    def check(self) -> None:
        """Make the document, if it is not made yet, and mark the plugins that prevent it."""
        with self._lock:
            if self._app.openapi_schema is not None:
                return
            self._mount_late()
            if self._works():
                return
            self._look_at_each(list(self._mounted))
            if not self._works():
                self._build_up()

    def check_added(self) -> None:
        """Mark those of the plugins that are not built in which would prevent the document."""
        with self._lock:
            if self._added_are_looked_at or self._app.openapi_schema is not None:
                return
            self._mount_late(built_in=False)
            added = [(record, route) for record, route in self._mounted if not _built_in(record)]
            try:
                guarded(partial(_dry_run, [part for _, route in added for part in _parts(route)]))
            except PluginFailure:
                self._look_at_each(added)
            self._added_are_looked_at = True

    def make_routes(self) -> None:
        """Make what the first request to each plugin would wait for; a `LateRoute` waits itself."""
        with self._lock:
            self._mount_late()
            for _ in iter_route_contexts(self._app.router.routes):
                pass  # FastAPI makes them as it comes to them

    def _mount_late(self, *, built_in: bool = True) -> None:
        """Make what no request has come to yet, of the built-in plugins too where `built_in`.

        What cannot be made has failed then.
        """
        found: list[_Mounted] = []
        for record, route in self._mounted:
            made: LateMount | RoutesTogether | None = route
            if isinstance(route, LateMount) and (built_in or not _built_in(record)):
                made = route.mounted()
            if made is not None:
                found.append((record, made))
        self._mounted = found

    def _look_at_each(self, mounted: Sequence[_Mounted]) -> None:
        for record, route in mounted:
            if record.attempt("openapi", partial(_dry_run, _parts(route))) is None:
                self._take_out(route)
                self._mounted.remove((record, route))

    def _take_out(self, route: LateMount | RoutesTogether) -> None:
        for part in _parts(route):
            self._app.router.routes.remove(part)

    def _works(self) -> bool:
        try:
            guarded(self._describe)
        except PluginFailure:
            return False
        return True

    def _build_up(self) -> None:
        """Two plugins that can be described alone, but not together: the later one goes."""
        routes = self._app.router.routes
        ours = {id(part) for _, route in self._mounted for part in _parts(route)}
        good = [route for route in routes if id(route) not in ours]
        for record, route in self._mounted:
            if any(part not in routes for part in _parts(route)):
                continue
            if record.attempt("openapi", partial(_dry_run, [*good, *_parts(route)])) is None:
                self._take_out(route)
            else:
                good += _parts(route)


def _built_in(record: PluginRecord) -> bool:
    return record.source == BUILT_IN


def _parts(route: LateMount | RoutesTogether) -> list[BaseRoute]:
    """What the app has of a plugin's routes."""
    return route.routes if isinstance(route, RoutesTogether) else [route]


def _dry_run(routes: Sequence[BaseRoute]) -> bool:
    get_openapi(title="dry run", version="0", routes=list(routes))
    return True
