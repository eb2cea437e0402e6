"""Routes that are made one by one: the same as FastAPI's own, each when a request comes to it."""

from __future__ import annotations

from typing import Annotated, Any

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Query, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel

from core.models.late import LateModel
from core.web.late_routes import LateRoute, RoutesTogether
from core.web.mounting import LateMount
from tests.support.servers import Clinic


class Room(LateModel):
    """A room."""

    number: int
    beds: int = 1


class Problem(BaseModel):
    """What went wrong."""

    detail: str


class Opaque:
    """What no request can say."""


def who(name: Annotated[str, Query(max_length=5)] = "Ann") -> str:
    return name


def before(response: Response) -> None:
    response.headers["X-Before"] = "yes"


def router_of(kind: type[APIRoute]) -> APIRouter:
    router = APIRouter(tags=["Rooms"], route_class=kind)

    @router.get("/rooms/{number}", responses={404: {"model": Problem}})
    async def room(number: int, caller: Annotated[str, Depends(who)]) -> Room:
        """One room."""
        return Room(number=number)

    @router.put("/rooms/{number}", status_code=201, name="put", dependencies=[Depends(who)])
    def put_room(number: int, room: Room) -> Room:
        return room

    @router.delete("/rooms/{number}", response_model=None, deprecated=True)
    async def remove(number: int) -> Response:
        return Response(status_code=204)

    @router.get("/rooms", response_model=list[Room], response_model_exclude_defaults=True)
    async def rooms() -> object:
        return [{"number": 1, "beds": 1, "secret": "x"}]

    return router


def app_of(kind: type[APIRoute]) -> FastAPI:
    app = FastAPI(responses={503: {"model": Problem}}, redirect_slashes=False)
    router, tags, dependencies = router_of(kind), ["House"], [Depends(before)]
    if kind is APIRoute:
        app.include_router(router, prefix="/api/house", tags=[*tags], dependencies=dependencies)
        return app
    late = [route for route in router.routes if isinstance(route, LateRoute)]
    app.router.routes += [
        route.within(
            app, "/api/house", endpoint=route.endpoint, tags=tags, dependencies=dependencies
        )
        for route in late
    ]
    return app


REQUESTS = [
    ("GET", "/api/house/rooms/7?name=Bob", None),
    ("GET", "/api/house/rooms/7?name=Rebecca", None),
    ("GET", "/api/house/rooms/x", None),
    ("GET", "/api/house/rooms", None),
    ("GET", "/api/house/rooms/", None),
    ("PUT", "/api/house/rooms/7", {"number": 7, "beds": 2}),
    ("PUT", "/api/house/rooms/7", {"beds": "many"}),
    ("DELETE", "/api/house/rooms/7", None),
    ("POST", "/api/house/rooms/7", None),
    ("GET", "/api/house/cellar", None),
]


async def ask(app: FastAPI) -> list[tuple[int, dict[str, str], bytes]]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://house") as client:
        answers = [await client.request(how, path, json=body) for how, path, body in REQUESTS]
    return [(answer.status_code, dict(answer.headers), answer.content) for answer in answers]


async def test_they_answer_as_those_of_an_included_router() -> None:
    answers = await ask(app_of(LateRoute))
    assert answers == await ask(app_of(APIRoute))
    assert [status for status, _, _ in answers] == [
        200,
        422,
        422,
        200,
        404,
        201,
        422,
        204,
        405,
        404,
    ]
    assert [headers.get("x-before") for _, headers, _ in answers][:4] == ["yes", None, None, "yes"]


def test_they_are_described_as_those_of_an_included_router() -> None:
    document = app_of(LateRoute).openapi()
    assert document == app_of(APIRoute).openapi()
    assert document["paths"]["/api/house/rooms"]["get"]["tags"] == ["House", "Rooms"]


@pytest.mark.parametrize("more", [{"dependencies": [Depends(before)]}, {"deprecated": True}])
def test_what_an_app_adds_to_all_its_routes_is_not_left_out_unseen(more: dict[str, Any]) -> None:
    route = LateRoute("/rooms", who)
    with pytest.raises(AssertionError):
        route.within(FastAPI(**more), "/api", endpoint=who, tags=[], dependencies=[])


async def test_of_several_together_the_first_that_fits_answers() -> None:
    app, apart = FastAPI(redirect_slashes=False), app_of(LateRoute)
    app.router.routes.append(RoutesTogether(list(apart.router.routes[4:])))
    assert [answer[0::2] for answer in await ask(app)] == [
        answer[0::2] for answer in await ask(apart)
    ]


def test_what_fastapi_cannot_make_says_so_each_time() -> None:
    async def odd(one: Opaque) -> None: ...

    route = LateRoute("/odd", odd)
    for _ in range(2):
        with pytest.raises(Exception, match="Opaque"):
            route.dependant  # noqa: B018 - asking for it makes the route
    assert not hasattr(route, "__deepcopy__")
    with pytest.raises(AttributeError, match="colour"):
        LateRoute("/rooms", who).colour  # noqa: B018


async def test_a_request_makes_the_route_that_it_comes_to_and_no_other(clinic: Clinic) -> None:
    routes = clinic.app.router.routes
    assert made(clinic) == set()
    assert any(isinstance(route, LateMount) for route in routes)
    assert (await clinic.client.get("/api/health")).status_code == 200
    assert made(clinic) == {("GET", "/api/health")}
    assert (await clinic.client.get("/api/knowledge/none")).status_code == 404
    assert (await clinic.client.delete("/api/templates")).status_code == 405
    assert made(clinic) == {("GET", "/api/health"), ("GET", "/api/knowledge/{knowledge_id}")}


def made(clinic: Clinic) -> set[tuple[str, str]]:
    """The routes that FastAPI has made so far."""
    return {
        (method, route.path)
        for route in clinic.app.router.routes
        if isinstance(route, LateRoute) and "dependant" in vars(route)
        for method in route.methods or ()
    }
