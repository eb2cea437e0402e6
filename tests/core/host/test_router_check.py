"""What FastAPI tells of a plugin's router, which its documentation does not promise."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from core.host.router_check import routes_of


def who() -> str:
    return "somebody"


async def test_routes_of_routers_inside_are_seen_whole() -> None:
    inside, router = APIRouter(prefix="/rooms"), APIRouter()

    @inside.get("/{room}")
    async def room(room: str, caller: Annotated[str, Depends(who)]) -> str:
        return f"{room} {caller}"

    @router.get("/floors")
    async def floors() -> int:
        return 3

    router.include_router(inside, prefix="/house")
    found = {route.path: route for route in routes_of(router)}
    assert list(found) == ["/floors", "/house/rooms/{room}"]
    asked = found["/house/rooms/{room}"]
    assert asked.methods == {"GET"}
    dependant = getattr(asked, "dependant", None)
    assert dependant is not None
    assert [one.call for one in dependant.dependencies] == [who]
