"""The routes of who reads which language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.preconditions import IfMatch, tagged
from plugins.education_audio.contract import (
    LanguageReader,
    LanguageReaders,
    ReaderConfirmation,
    ReaderStatement,
)
from plugins.education_audio.readers.service import TranslationReaders

Reading = Annotated[Caller, Depends(require("audio:read"))]
Stating = Annotated[Caller, Depends(require("audio:write"))]
Confirming = Annotated[Caller, Depends(require("audio:readers"))]


def add_reader_routes(router: APIRouter, readers: TranslationReaders) -> None:
    """The routes under `/api/audio/readers`."""

    @router.get("/readers")
    async def list_readers(caller: Reading) -> LanguageReaders:
        """Who reads which language, and so may approve translations into it."""
        return await readers.all(caller)

    @router.put("/readers")
    async def state_languages(
        request: ReaderStatement, caller: Stating, response: Response, if_match: IfMatch
    ) -> LanguageReader:
        """Say which languages the caller reads; a colleague confirms it."""
        expected = ExpectedVersion(request.version, if_match)
        return tagged(response, await readers.state(caller, request.languages, expected))

    @router.post("/readers/{user_id}/confirm")
    async def confirm_language(
        user_id: Annotated[Id, Path()], request: ReaderConfirmation, caller: Confirming
    ) -> LanguageReader:
        """Confirm that a colleague reads a language."""
        return await readers.confirm(user_id, request.language, caller)
