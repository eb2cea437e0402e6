"""Checks the router of a plugin before it is mounted: it may not reach beyond its own prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from core.contracts import LateRouter, RouterSpec
from core.isolation.guard import PluginFailure

_PARAMETER = re.compile(r"\{[^}]*\}")


def routes_of(router: APIRouter | LateRouter) -> Iterator[RouteContext]:
    """The routes of a router and of those inside it, with their whole paths and dependencies.

    A router keeps the ones inside it as they are, and only FastAPI itself knows how to read them.
    It does not document the function, which was read in FastAPI 0.165.
    """
    return iter_route_contexts(router.routes)


def checked_router(spec: RouterSpec) -> APIRouter:
    """The router, which is made for this if it is a late one.

    Raises PluginFailure, naming the route, when the core cannot serve it as the plugin's, and
    whatever the function that makes it raises.
    """
    router = spec.router.made() if isinstance(spec.router, LateRouter) else spec.router
    if not isinstance(router, APIRouter):
        raise PluginFailure(
            f"RouterSpec.router is {type(router).__name__}, not a fastapi.APIRouter"
        )
    if router.on_startup or router.on_shutdown or _has_lifespan(router):
        raise PluginFailure(
            f"the router of /api/{spec.prefix} has start-up or shut-down code of its own; "
            "use the hook lifespan"
        )
    taken: set[tuple[str, str]] = set()
    for route in routes_of(router):
        if not isinstance(route.original_route, APIRoute):
            raise PluginFailure(
                f"the router of /api/{spec.prefix} has a {type(route.original_route).__name__}; "
                "only routes made with router.get, .post, .put, .patch and .delete are served"
            )
        for method in route.methods or ():
            # Which names the parameters have makes no difference to which request matches.
            key = (method, _PARAMETER.sub("{}", route.path or ""))
            if key in taken:
                raise PluginFailure(
                    f"two routes answer {method} /api/{spec.prefix}{route.path}; the second would "
                    "never be reached"
                )
            taken.add(key)
    return router


def _has_lifespan(router: APIRouter) -> bool:
    return type(router.lifespan_context) is not type(APIRouter().lifespan_context)
