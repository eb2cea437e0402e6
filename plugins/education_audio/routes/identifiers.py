"""The routes of the question whether a script, or what is typed for it, holds a patient's data."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from core.security import Caller, require
from core.shared.approvals import Approver
from plugins.education_audio.contract import IdentifiersAnswer, OpenIdentifiers, ScriptRequest
from plugins.education_audio.identifiers.questions import IdentifierQuestions
from plugins.knowledge.contract import IdentifierAnswer

Reading = Annotated[Caller, Depends(require("audio:read"))]
Writing = Annotated[Caller, Depends(require("audio:write"))]


def add_identifier_routes(router: APIRouter, identifiers: IdentifierQuestions) -> None:
    """The question about a wish for a script, and the answers; that about a script is a check."""

    @router.post("/identifiers")
    async def find_identifiers(request: ScriptRequest, caller: Reading) -> OpenIdentifiers:
        """What may identify a patient in what is typed for a script; nothing is written."""
        return await identifiers.of_wish(request)

    @router.post("/no-patient-data")
    async def answer_identifiers(answer: IdentifiersAnswer, caller: Writing) -> IdentifierAnswer:
        """Say that these are no patient's data, so that texts with them may be sent."""
        return await identifiers.answer(answer, Approver.of(caller))
