"""The routes of the clinic's pronunciations, and of what is spoken of a script."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.preconditions import IfMatch, tagged
from plugins.education_audio.contract import (
    Pronunciation,
    PronunciationList,
    PronunciationRequest,
    SpokenRequest,
    SpokenScript,
)
from plugins.education_audio.lexicon.service import Lexicon

Reading = Annotated[Caller, Depends(require("audio:read"))]
Pronouncing = Annotated[Caller, Depends(require("audio:lexicon"))]


def add_lexicon_routes(router: APIRouter, lexicon: Lexicon) -> None:
    """The routes under `/api/audio/pronunciations`, and `/api/audio/spoken`."""

    @router.get("/pronunciations")
    async def list_pronunciations(caller: Reading) -> PronunciationList:
        """How the clinic has its words said."""
        return await lexicon.all()

    @router.put("/pronunciations")
    async def save_pronunciation(
        request: PronunciationRequest, caller: Pronouncing, response: Response, if_match: IfMatch
    ) -> Pronunciation:
        """Have a word said otherwise from now on; audio that has it is marked."""
        expected = ExpectedVersion(request.version, if_match)
        return tagged(response, await lexicon.save(request, caller.name, expected))

    @router.delete("/pronunciations/{pronunciation_id}", status_code=204)
    async def delete_pronunciation(
        pronunciation_id: Annotated[Id, Path()], caller: Pronouncing, if_match: IfMatch
    ) -> Response:
        """Have a word said by the voice's own rules again."""
        await lexicon.delete(pronunciation_id, ExpectedVersion(tags=if_match))
        return Response(status_code=204)

    @router.post("/spoken")
    async def spoken_script(request: SpokenRequest, caller: Reading) -> SpokenScript:
        """What a voice is given of each line of a script; nothing is spoken."""
        return await lexicon.spoken(request.script)
