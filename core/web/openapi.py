"""The OpenAPI document: a plugin whose routes cannot be described is taken out of the API."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute

from core.host.discovery import BUILT_IN
from core.host.registry import PluginRecord
from core.isolation.guard import PluginFailure, guarded
from core.web.mounting import LateMount


class ApiDocument:
    """Describes an app whose last routes are those of plugins.

    All are described together, when somebody first asks: nothing else that is made of a plugin
    takes as long. Only when that fails is each looked at alone. Those that are not built in are
    described earlier by themselves, to see whether they can be; of the others the tests know.
    """

    def __init__(self, app: FastAPI, mounted: Sequence[tuple[PluginRecord, BaseRoute]]) -> None:
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
                guarded(partial(_dry_run, [route for _, route in added]))
            except PluginFailure:
                self._look_at_each(added)
            self._added_are_looked_at = True

    def make_routes(self) -> None:
        """Make all that the first request to each plugin would wait for."""
        with self._lock:
            self._mount_late()
            for _ in iter_route_contexts(self._app.router.routes):
                pass  # FastAPI makes them as it comes to them

    def _mount_late(self, *, built_in: bool = True) -> None:
        """Make what no request has come to yet, of the built-in plugins too where `built_in`.

        What cannot be made has failed then.
        """
        found: list[tuple[PluginRecord, BaseRoute]] = []
        for record, route in self._mounted:
            made: BaseRoute | None = route
            if isinstance(route, LateMount) and (built_in or not _built_in(record)):
                made = route.mounted()
            if made is not None:
                found.append((record, made))
        self._mounted = found

    def _look_at_each(self, mounted: Sequence[tuple[PluginRecord, BaseRoute]]) -> None:
        for record, route in mounted:
            if record.attempt("openapi", partial(_dry_run, [route])) is None:
                self._app.router.routes.remove(route)
                self._mounted.remove((record, route))

    def _works(self) -> bool:
        try:
            guarded(self._describe)
        except PluginFailure:
            return False
        return True

    def _build_up(self) -> None:
        """Two plugins that can be described alone, but not together: the later one goes."""
        routes = self._app.router.routes
        ours = {id(route) for _, route in self._mounted}
        good = [route for route in routes if id(route) not in ours]
        for record, route in self._mounted:
            if route not in routes:
                continue
            if record.attempt("openapi", partial(_dry_run, [*good, route])) is None:
                routes.remove(route)
            else:
                good.append(route)


def _built_in(record: PluginRecord) -> bool:
    return record.source == BUILT_IN


def _dry_run(routes: Sequence[BaseRoute]) -> bool:
    get_openapi(title="dry run", version="0", routes=list(routes))
    return True
