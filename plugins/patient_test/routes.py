"""The routes under `/api/patient`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Path

from core.security import Caller, require
from core.values import Id
from core.web.late_routes import LateRoute
from plugins.patient_test.contract import (
    ChatTurn,
    MessageAnswer,
    MessageRequest,
    RecognisedQuestion,
    RecordedQuestion,
    ReplyFeedback,
    Session,
    SessionCreate,
    SessionEnded,
    SessionState,
)
from plugins.patient_test.models import MAX_TURNS
from plugins.patient_test.service import PatientTestService

Reader = Annotated[Caller, Depends(require("patient:read"))]
Editor = Annotated[Caller, Depends(require("patient:write"))]
SessionId = Annotated[Id, Path()]


def build_router(service: PatientTestService) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter(route_class=LateRoute)

    @router.post("/session", status_code=201)
    async def begin(body: SessionCreate, caller: Editor, afterwards: BackgroundTasks) -> Session:
        """Begin a conversation of a patient with an agent."""
        begun = await service.begin(body)
        afterwards.add_task(service.prepare, body.agent_id)
        return begun

    @router.get("/session/{session_id}")
    async def state(session_id: SessionId, caller: Reader) -> SessionState:
        """The conversation as it stands, with replies that came after their request had ended."""
        return await service.state(session_id)

    @router.post("/session/{session_id}/message")
    async def ask(session_id: SessionId, body: MessageRequest, caller: Editor) -> MessageAnswer:
        """Say something to the agent and get its reply."""
        return await service.ask(session_id, body)

    @router.post("/session/{session_id}/recording")
    async def recognise(
        session_id: SessionId, body: RecordedQuestion, caller: Editor
    ) -> RecognisedQuestion:
        """What was said in a recording; nothing of it is kept, and nothing is asked yet."""
        return await service.recognise(session_id, body)

    @router.post("/session/{session_id}/message/{number}/feedback")
    async def feedback(
        session_id: SessionId,
        number: Annotated[int, Path(ge=1, le=MAX_TURNS)],
        body: ReplyFeedback,
        caller: Editor,
    ) -> ChatTurn:
        """Say whether the reply to a message, counted from 1, answered the question."""
        return await service.feedback(session_id, number, helped=body.helped)

    @router.post("/session/{session_id}/end")
    async def end(session_id: SessionId, caller: Editor) -> SessionEnded:
        """End the conversation and write it to the log."""
        return await service.end(session_id)

    return router
