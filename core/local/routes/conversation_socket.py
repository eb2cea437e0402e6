"""Opens conversations: who may talk to the agent, and with which settings."""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus

from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.local.agents.store import Agent
from core.local.context import LocalService, Service
from core.local.conversations.setup import SessionRefused, session_settings
from core.local.conversations.store import Conversation
from core.local.errors import VoiceApiError
from core.local.routes.conversation import ConversationSession, receive, send_error
from core.local.state import Json, new_ordered_id

router = APIRouter()

SUBPROTOCOL = "convai"

# RFC 6455: policy violation; 3000 is the registered code for "unauthorized".
_POLICY_VIOLATION = 1008
_UNAUTHORIZED = 3000

# A client that has no initiation data to send is served after this many seconds.
_INITIATION_SECONDS = 2.0
_INITIATION = "conversation_initiation_client_data"


@router.websocket("/v1/convai/conversation")
async def converse(socket: WebSocket, service: Service) -> None:
    """Hold one conversation."""
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None)
    try:
        session, first = await _open(socket, service)
    except SessionRefused as refused:
        await _refuse(socket, _POLICY_VIOLATION, refused.error_type, refused.message)
    except VoiceApiError as error:
        unauthorized = error.status == HTTPStatus.UNAUTHORIZED
        code = _UNAUTHORIZED if unauthorized else _POLICY_VIOLATION
        await _refuse(socket, code, error.code, error.message)
    except WebSocketDisconnect:
        return
    else:
        await session.run(first)


async def _open(
    socket: WebSocket, service: LocalService
) -> tuple[ConversationSession, Json | None]:
    query = socket.query_params
    agent = await asyncio.to_thread(service.agents.get, query.get("agent_id", ""))
    authorization, conversation_id = await asyncio.to_thread(_authorize, socket, service, agent)
    first = await _first_message(socket)
    client_data: Json = {}
    if first is not None and first.get("type") == _INITIATION:
        client_data, first = first, None
    settings = session_settings(agent, client_data)
    user_id = client_data.get("user_id")
    conversation = Conversation(
        id=conversation_id or new_ordered_id("conv"),
        agent_id=agent.id,
        agent_name=agent.name,
        user_id=user_id if isinstance(user_id, str) else None,
        started_at=int(time.time()),
        text_only=settings.text_only,
        language=settings.language,
        authorization=authorization,
        source=query.get("source", "unknown"),
        client_data={key: value for key, value in client_data.items() if key != "type"},
    )
    return ConversationSession(socket, service, agent, settings, conversation), first


def _authorize(socket: WebSocket, service: LocalService, agent: Agent) -> tuple[str, str | None]:
    """How the client may talk to the agent, and the conversation's id if it was given before."""
    signature = socket.query_params.get("conversation_signature", "")
    if signature:
        valid, conversation_id = service.conversations.redeem(signature, agent.id)
        if valid:
            return "signed_url", conversation_id
    elif socket.headers.get("xi-api-key", "").strip():
        return "authorization_header", None
    if agent.config.platform_settings.auth.enable_auth:
        raise VoiceApiError(
            HTTPStatus.UNAUTHORIZED,
            "unauthorized",
            "This agent needs a signed address, and this one is missing, wrong or too old.",
        )
    return "public", None


async def _first_message(socket: WebSocket) -> Json | None:
    try:
        async with asyncio.timeout(_INITIATION_SECONDS):
            message = await receive(socket)
    except TimeoutError:
        return None
    if message is None:
        raise SessionRefused("invalid_message", "A message must be a JSON object.")
    return message


async def _refuse(socket: WebSocket, code: int, error_type: str, message: str) -> None:
    try:
        await send_error(socket, code, error_type, message)
        # The reason of a close frame has room for 123 bytes.
        await socket.close(code, message.encode()[:120].decode(errors="ignore"))
    except WebSocketDisconnect:
        return  # the client has gone before it was told
