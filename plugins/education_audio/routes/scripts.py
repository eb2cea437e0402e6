"""The routes that write scripts: whole, streamed, and read again after a reload."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from fastapi.sse import format_sse_event
from starlette.responses import Response, StreamingResponse

from core.records.clarity import Clarity, ClarityTick
from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.shared.approvals import Approver
from core.values import Id
from core.web.paging import Cursor
from core.web.preconditions import IfMatch, tagged
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.checks.clarity import ScriptClarity
from plugins.education_audio.checks.service import ScriptChecking
from plugins.education_audio.contract import (
    AcceptanceRequest,
    ApprovalRequest,
    BegunScripts,
    CheckRequest,
    DocumentLength,
    DraftUpdate,
    FindingAcceptance,
    ScriptAnswer,
    ScriptApproval,
    ScriptChecks,
    ScriptDraft,
    ScriptEvent,
    ScriptRequest,
    SecondOpinion,
)
from plugins.education_audio.findings.acceptances import FindingAcceptances
from plugins.education_audio.scripts.begun import BegunDrafts
from plugins.education_audio.scripts.document_length import DocumentLengths
from plugins.education_audio.scripts.service import ScriptService

Reading = Annotated[Caller, Depends(require("audio:read"))]
Writing = Annotated[Caller, Depends(require("audio:write"))]
Approving = Annotated[Caller, Depends(require("audio:approve"))]
DraftId = Annotated[Id, Path()]
Limit = Annotated[int, Query(ge=1, le=100)]

_MEDIA_TYPE = "text/event-stream"
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events, each with a JSON object that has a `type`",
        "content": {_MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}
# A proxy that collects an answer before it passes it on would hold the words back.
_UNBUFFERED = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


def add_script_routes(
    router: APIRouter,
    scripts: ScriptService,
    begun: BegunDrafts,
    approvals: Approvals,
    checking: ScriptChecking,
    acceptances: FindingAcceptances,
    clarity: ScriptClarity,
    lengths: DocumentLengths,
) -> None:
    """Scripts, their drafts, what was found in them, and their approvals."""

    @router.get("/documents/{knowledge_id}/length")
    async def get_document_length(
        knowledge_id: Annotated[Id, Path()], caller: Reading
    ) -> DocumentLength:
        """How many minutes a document takes to say, and what no script of it leaves out."""
        return await lengths.of(knowledge_id)

    @router.post("/generate-script")
    async def generate_script(request: ScriptRequest, caller: Writing) -> ScriptAnswer:
        """Write a script and wait for its end."""
        return await scripts.write(request, caller.acting_for(None))

    @router.post("/generate-script-stream", response_class=Response, responses=_STREAM)
    async def generate_script_stream(request: ScriptRequest, caller: Writing) -> StreamingResponse:
        """Write a script and send it as it grows; it goes on when nobody listens any more."""
        draft_id = await scripts.start(request, caller.acting_for(None))
        return _events(scripts.stream(draft_id))

    @router.get("/drafts")
    async def list_drafts(
        caller: Reading, limit: Limit = 50, cursor: Cursor = None
    ) -> BegunScripts:
        """The scripts that were begun, those first that were changed last."""
        return await begun.page(limit, cursor)

    @router.get("/drafts/{draft_id}")
    async def get_draft(draft_id: DraftId, caller: Reading, response: Response) -> ScriptDraft:
        """A draft with the text so far."""
        return tagged(response, await scripts.draft(draft_id))

    @router.put("/drafts/{draft_id}")
    async def update_draft(
        draft_id: DraftId,
        changes: DraftUpdate,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
    ) -> ScriptDraft:
        """Keep the script as edited."""
        expected = ExpectedVersion(changes.version, if_match)
        return tagged(
            response, await scripts.edit(draft_id, changes, by=caller.name, expected=expected)
        )

    @router.get("/drafts/{draft_id}/checks")
    async def check_draft(draft_id: DraftId, caller: Reading) -> ScriptChecks:
        """What the checks of all plugins find in the draft's script as it stands."""
        return await checking.check(draft_id)

    @router.post("/drafts/{draft_id}/second-opinion")
    async def ask_second_opinion(draft_id: DraftId, caller: Writing) -> SecondOpinion:
        """Have the language model compare the draft's script with its document, which is charged.

        What it proves by quotes stands among the findings of the script.
        """
        by = Approver(caller.acting_for(None), caller.name)
        return await checking.ask_second_opinion(draft_id, by)

    @router.get("/drafts/{draft_id}/clarity")
    async def get_script_clarity(draft_id: DraftId, caller: Reading) -> Clarity:
        """How clear the draft's script is, by items of PEMAT-P and of the CDC."""
        return await clarity.of(draft_id)

    @router.put("/drafts/{draft_id}/clarity")
    async def tick_script_clarity(draft_id: DraftId, tick: ClarityTick, caller: Writing) -> Clarity:
        """Keep a reader's answer to one item, for exactly this script."""
        return await clarity.tick(draft_id, tick, caller.name)

    @router.get("/drafts/{draft_id}/stream", response_class=Response, responses=_STREAM)
    async def stream_draft(draft_id: DraftId, caller: Reading) -> StreamingResponse:
        """A draft's text so far, then what comes."""
        await scripts.draft(draft_id)
        return _events(scripts.stream(draft_id))

    @router.post("/checks")
    async def check_script(request: CheckRequest, caller: Reading) -> ScriptChecks:
        """What the checks of all plugins find in a script of a document."""
        return await checking.check_script(request.knowledge_id, request.script)

    @router.post("/acceptances")
    async def accept_finding(request: AcceptanceRequest, caller: Approving) -> FindingAcceptance:
        """Accept a finding of exactly this script as it is, for a reason."""
        by = Approver.of(caller, request.doctor_id)
        return await acceptances.accept(request, by)

    @router.post("/approvals")
    async def approve_script(request: ApprovalRequest, caller: Approving) -> ScriptApproval:
        """Approve exactly this script for exactly this text of the document."""
        approver = Approver.of(caller, request.doctor_id)
        return await approvals.approve(request, approver)


def _events(events: AsyncIterator[ScriptEvent | None]) -> StreamingResponse:
    async def lines() -> AsyncIterator[bytes]:
        async for event in events:
            if event is None:
                yield format_sse_event(comment="waiting")
            else:
                yield format_sse_event(data_str=event.model_dump_json())

    return StreamingResponse(lines(), media_type=_MEDIA_TYPE, headers=_UNBUFFERED)
