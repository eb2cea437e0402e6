"""What is said in an audio file, to save: captions, chapters and text."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Response

from core.security import Caller, require
from core.values import Id
from plugins.education_audio.audio.service import AudioService
from plugins.education_audio.contract import AudioCues

Reading = Annotated[Caller, Depends(require("audio:read"))]

_MEDIA_TYPES = {
    "captions.vtt": "text/vtt",
    "chapters.vtt": "text/vtt",
    "transcript.txt": "text/plain",
}


def add_written_routes(router: APIRouter, audio: AudioService) -> None:
    """The routes for what is said: as data, and as a file of one of three kinds."""

    @router.get("/files/{audio_id}/cues")
    async def get_cues(audio_id: Annotated[Id, Path()], caller: Reading) -> AudioCues:
        """When each sentence of a finished audio file is heard."""
        return await audio.cues(audio_id)

    @router.get(
        "/files/{audio_id}/{name}",
        response_class=Response,
        responses={200: {"content": {"text/vtt": {}, "text/plain": {}}}},
    )
    async def get_written(
        audio_id: Annotated[Id, Path()],
        name: Literal["captions.vtt", "chapters.vtt", "transcript.txt"],
        caller: Reading,
    ) -> Response:
        """What an audio file that patients may hear says: as captions, as chapters by its headings,
        or as text."""
        return Response(
            await audio.written(audio_id, name),
            media_type=f"{_MEDIA_TYPES[name]}; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="{audio_id}-{name}"',
                "Cache-Control": "no-store",
            },
        )
