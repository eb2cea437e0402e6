"""Every request is looked at where the event loop runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import iscoroutinefunction
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from tests.support.servers import Clinic


def routes(found: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    for route in found:
        if isinstance(route, APIRoute):
            yield route
        else:
            inside = getattr(route, "app", route)
            yield from routes(getattr(inside, "routes", None) or ())


def dependencies(of: Dependant) -> Iterator[Dependant]:
    for one in of.dependencies:
        yield one
        yield from dependencies(one)


def runs_here(call: Any) -> bool:
    return iscoroutinefunction(call) or iscoroutinefunction(type(call).__call__)


async def test_no_request_hops_to_a_thread_to_be_looked_at(shared_clinic: Clinic) -> None:
    """FastAPI calls what is not `async` in a thread: it costs more than most of what is looked at,
    and several threads at once would change what the plugins keep in memory."""
    shared_clinic.app.openapi()  # mounts what is mounted only when somebody asks for it
    found = list(routes(shared_clinic.app.routes))
    assert len(found) > 150
    asked = [one for route in found for one in (route.dependant, *dependencies(route.dependant))]
    assert len(asked) > len(found)
    assert {repr(one.call) for one in asked if not runs_here(one.call)} == set()
