"""Routes that FastAPI makes one by one, each when it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, get_type_hints

from fastapi import FastAPI
from fastapi.datastructures import DefaultPlaceholder
from fastapi.params import Depends
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match, compile_path, get_name
from starlette.types import Receive, Scope, Send

from core.models.late import LateModel

_OF_THE_PATH = ("path_regex", "path_format", "param_convertors")
_NOT_ADDED = ("dependencies", "tags", "callbacks", "deprecated")
_one_at_a_time = threading.RLock()


class LateRoute(APIRoute):
    """A route that is made when a request comes to it, or somebody asks what it is made of.

    To make one takes FastAPI some milliseconds; to see whether a request is for it takes no more
    than its path and its methods. A router makes such routes where this is its `route_class`.
    """

    _is_made = False
    _options: dict[str, Any]

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.path = path
        self.endpoint = endpoint
        self.name = options.get("name") or get_name(endpoint)
        self.methods = {method.upper() for method in options.get("methods") or ("GET",)}
        self._options = options

    def __getattr__(self, name: str) -> Any:
        """What is not there yet. Raises AttributeError, and what FastAPI says of a bad route."""
        if name in _OF_THE_PATH:
            self.path_regex, self.path_format, self.param_convertors = compile_path(self.path)
        elif not name.startswith("__"):
            self._make()
        return object.__getattribute__(self, name)

    def _make(self) -> None:
        with _one_at_a_time:
            if self._is_made:
                return
            self._is_made = True  # before: FastAPI asking for what is not there would begin anew
            try:
                self._build_models()
                super().__init__(self.path, self.endpoint, **self._options)
            except BaseException:
                self._is_made = False
                raise

    def _build_models(self) -> None:
        """Build the models that the endpoint takes and gives: one that waits lets pydantic warn of
        FastAPI's fields, which FastAPI silences only while it makes a route.
        """
        for kind in get_type_hints(self.endpoint).values():
            if isinstance(kind, type) and issubclass(kind, LateModel):
                kind.build()

    def within(
        self,
        app: FastAPI,
        prefix: str,
        *,
        endpoint: Callable[..., Any],
        tags: Sequence[str],
        dependencies: Sequence[Depends],
    ) -> LateRoute:
        """The same route as `app.include_router` would have it, called as `endpoint`.

        Of what an app may add to all its routes only `responses` is added.
        """
        assert isinstance(app.router.default_response_class, DefaultPlaceholder)
        assert not any(getattr(app.router, name) for name in _NOT_ADDED)
        given = self._options
        more = {
            "name": self.name,
            "tags": [*tags, *(given.get("tags") or ())],
            "dependencies": [*dependencies, *(given.get("dependencies") or ())],
            "responses": {**app.router.responses, **(given.get("responses") or {})},
            "dependency_overrides_provider": app,
        }
        return LateRoute(prefix + self.path, endpoint, **(given | more))


class RoutesTogether(BaseRoute):
    """Some of an app's routes, of which the first one that fits answers."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self.routes = list(routes)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the first route does that is for the request, or else only has another method."""
        found: tuple[Match, Scope] = (Match.NONE, {})
        for route in self.routes:
            match, child_scope = route.matches(scope)
            if match is Match.FULL:
                return match, {**child_scope, _CHOSEN: route}
            if match is Match.PARTIAL and found[0] is Match.NONE:
                found = match, {**child_scope, _CHOSEN: route}
        return found

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that `matches` has found to be for one of them."""
        chosen: BaseRoute = scope[_CHOSEN]
        await chosen.handle(scope, receive, send)


_CHOSEN = "elevendops.route"
