"""The routes by which a finished audio file is checked by ear."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from core.security import Caller, require
from core.shared.approvals import Approver
from core.values import Id
from plugins.education_audio.contract import Hearing
from plugins.education_audio.hearing.service import Hearings

Reading = Annotated[Caller, Depends(require("audio:read"))]
Writing = Annotated[Caller, Depends(require("audio:write"))]


def add_hearing_routes(router: APIRouter, hearings: Hearings) -> None:
    """The routes under `/api/audio/files/{audio_id}/hearing`."""

    @router.get("/files/{audio_id}/hearing")
    async def get_hearing(audio_id: Annotated[Id, Path()], caller: Reading) -> Hearing:
        """Whether a finished audio file was checked by ear, what deviates, and what it would
        take."""
        return await hearings.of(audio_id)

    @router.post("/files/{audio_id}/hearing")
    async def ask_for_hearing(audio_id: Annotated[Id, Path()], caller: Writing) -> Hearing:
        """Have a finished audio file put into words by the voice service, which charges for it, and
        compared with its script."""
        return await hearings.ask(audio_id, Approver.of(caller))
