"""Checks the router of a plugin before it is mounted: it may not reach beyond its own prefix."""

from __future__ import annotations

import re

from fastapi import APIRouter
from fastapi.routing import APIRoute, iter_route_contexts

from core.contracts import RouterSpec
from core.isolation.guard import PluginFailure

_PARAMETER = re.compile(r"\{[^}]*\}")


def check_router(spec: RouterSpec) -> None:
    """Raise PluginFailure, naming the route, when the core cannot serve it as the plugin's."""
    router = spec.router
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
    for route in iter_route_contexts(router.routes):
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


def _has_lifespan(router: APIRouter) -> bool:
    return type(router.lifespan_context) is not type(APIRouter().lifespan_context)
