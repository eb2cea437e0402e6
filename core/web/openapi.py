"""The OpenAPI document: a plugin whose routes cannot be described is taken out of the API."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from core.host.registry import PluginRecord
from core.isolation.guard import PluginFailure, guarded
from core.web.mounting import LateMount


class ApiDocument:
    """Describes an app whose last routes are those of plugins.

    All are described together, when somebody first asks or the process has the time: describing
    is the dearest part of a plugin's start. Only when that fails is each looked at alone.
    """

    def __init__(self, app: FastAPI, mounted: Sequence[tuple[PluginRecord, BaseRoute]]) -> None:
        self._app = app
        self._mounted = list(mounted)
        self._lock = threading.Lock()
        self._describe = app.openapi

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
            for record, route in self._mounted:
                if record.attempt("openapi", partial(_dry_run, [route])) is None:
                    self._app.router.routes.remove(route)
            if not self._works():
                self._build_up()

    def _mount_late(self) -> None:
        """Make what no request has come to yet. What cannot be made has failed then."""
        found = [
            (record, route.mounted() if isinstance(route, LateMount) else route)
            for record, route in self._mounted
        ]
        self._mounted = [(record, route) for record, route in found if route is not None]

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


def _dry_run(routes: Sequence[BaseRoute]) -> bool:
    get_openapi(title="dry run", version="0", routes=list(routes))
    return True
