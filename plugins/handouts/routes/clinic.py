"""The routes under `/api/handouts` for the clinic; those for patients are added to them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.ports.blobs import BlobStore
from core.security import Caller, require
from core.values import Id
from core.web.late_routes import LateRoute
from core.web.paging import Cursor
from plugins.handouts.contract import (
    Handout,
    HandoutCreated,
    HandoutId,
    HandoutList,
    HandoutRequest,
)
from plugins.handouts.guests.service import Guests
from plugins.handouts.routes.guests import add_guest_routes
from plugins.handouts.service import Handouts

Reading = Annotated[Caller, Depends(require("handouts:read"))]
Writing = Annotated[Caller, Depends(require("handouts:write"))]


def build_router(handouts: Handouts, guests: Guests, blobs: BlobStore) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter(route_class=LateRoute)

    @router.post("", status_code=201)
    async def create_handout(request: HandoutRequest, caller: Writing) -> HandoutCreated:
        """Make a link for one patient to an audio that is approved as it is now. Its address is
        given this once."""
        return await handouts.create(request, caller)

    @router.get("")
    async def list_handouts(
        caller: Reading,
        audio_id: Id,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> HandoutList:
        """The links to an audio with what came back by each, newest first."""
        return await handouts.of_audio(audio_id, limit, cursor)

    @router.post("/{handout_id}/revoke")
    async def revoke_handout(handout_id: Annotated[HandoutId, Path()], caller: Writing) -> Handout:
        """End a link at once; its page says that the clinic has withdrawn the recording."""
        return await handouts.revoke(handout_id, caller)

    add_guest_routes(router, guests, blobs)
    return router
