"""The conversation routes of the ElevenLabs protocol: signed addresses, list and transcripts."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, BackgroundTasks, Depends, Query, Request
from pydantic import BaseModel

from core.local.context import Service, require_api_key
from core.local.conversations import analysis
from core.local.conversations.store import Conversation
from core.local.errors import VoiceApiError
from core.local.paging import MAX_INTEGER, Search
from core.local.state import Json
from core.local.wire_json import CheckedRoute

router = APIRouter(
    prefix="/v1/convai", dependencies=[Depends(require_api_key)], route_class=CheckedRoute
)


UnixSeconds = Annotated[int | None, Query(ge=0, le=MAX_INTEGER)]


class Feedback(BaseModel):
    """What a person thought of a conversation."""

    feedback: Literal["like", "dislike"] | None = None


@router.get("/conversation/get-signed-url")
@router.get("/conversation/get_signed_url", include_in_schema=False)
def get_signed_url(
    agent_id: str,
    request: Request,
    service: Service,
    afterwards: BackgroundTasks,
    include_conversation_id: bool = False,
) -> Json:
    """An address at which a client without a key may talk to the agent, for 15 minutes."""
    service.agents.get(agent_id)
    signature, conversation_id = service.conversations.sign(agent_id, include_conversation_id)
    query = {"agent_id": agent_id, "conversation_signature": signature}
    if conversation_id is not None:
        query["conversation_id"] = conversation_id
    scheme = "wss" if request.url.scheme == "https" else "ws"
    address = f"{scheme}://{request.url.netloc}/v1/convai/conversation?{urlencode(query)}"
    afterwards.add_task(service.answerer.prepare, agent_id)
    return {"signed_url": address}


@router.get("/conversations")
def list_conversations(
    service: Service,
    page_size: int = 30,
    cursor: str | None = None,
    agent_id: str | None = None,
    user_id: str | None = None,
    call_successful: Literal["success", "failure", "unknown"] | None = None,
    call_start_after_unix: UnixSeconds = None,
    call_start_before_unix: UnixSeconds = None,
    search: Search = None,
    sort_direction: Literal["asc", "desc"] = "desc",
) -> Json:
    """A page of conversations, the latest first."""
    page = service.conversations.page(
        agent_id=agent_id,
        user_id=user_id,
        started_after=call_start_after_unix,
        started_before=call_start_before_unix,
        successful=call_successful,
        search=search,
        descending=sort_direction == "desc",
        page_size=page_size,
        cursor=cursor,
    )
    return {
        "conversations": [analysis.summary(Conversation.from_row(row)) for row in page.rows],
        "next_cursor": page.next_cursor,
        "has_more": page.has_more,
    }


@router.get("/conversations/{conversation_id}")
def get_conversation(conversation_id: str, service: Service) -> Json:
    """One conversation with its transcript."""
    return analysis.detail(service.conversations.get(conversation_id))


@router.delete("/conversations/{conversation_id}")
def delete_conversation(conversation_id: str, service: Service) -> Json:
    """Delete a conversation."""
    service.conversations.delete(conversation_id)
    return {}


@router.get("/conversations/{conversation_id}/audio")
def get_audio(conversation_id: str, service: Service) -> Json:
    """Refuse: the local preview keeps no recordings."""
    service.conversations.get(conversation_id)
    raise VoiceApiError(
        HTTPStatus.NOT_FOUND,
        "conversation_audio_not_found",
        "The local preview keeps no recordings of conversations.",
    )


@router.post("/conversations/{conversation_id}/feedback")
def give_feedback(conversation_id: str, feedback: Feedback, service: Service) -> Json:
    """Keep what a person thought of the conversation, at its last answer."""
    with service.state.transaction():
        conversation = service.conversations.get(conversation_id)
        answers = [turn for turn in conversation.transcript if turn["role"] == "agent"]
        if answers:
            answers[-1]["feedback"] = feedback.feedback and {
                "score": feedback.feedback,
                "time_in_call_secs": answers[-1]["time_in_call_secs"],
            }
            service.conversations.update(conversation)
    return {}
