"""An open conversation with an ElevenLabs agent over its WebSocket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidStatus,
    InvalidURI,
)

from core.adapters.elevenlabs.turn import AgentTurn, event_id
from core.adapters.provider_errors import Service, elevenlabs_error, socket_error
from core.errors import AppError, ProviderRefused
from core.i18n import text as words
from core.ports.voice import STOPPED_BY_GUARDRAIL, AgentReply, OnText
from core.security.addresses import is_loopback

_CONNECT_SECONDS = 3.0
_CLOSE_SECONDS = 2.0
_METADATA_SECONDS = 15.0
_GREETING_SECONDS = 2.0
_MAX_FRAME = 16 * 1024 * 1024  # bytes, the provider's own bound

_EVENTS_WITH_ID = {"agent_response": "agent_response_event", "audio": "audio_event"}


class ElevenLabsConversation:
    """A `VoiceConversation`. Opened by `open_conversation`.

    One task reads the socket for as long as it is open: it answers pings also between turns, and
    hands every other event to whoever asks.
    """

    def __init__(
        self, socket: ClientConnection, service: Service, text_only: bool, reply_seconds: float
    ) -> None:
        self._socket = socket
        self._service = service
        self._text_only = text_only
        self._reply_seconds = reply_seconds
        self._events: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._ended: AppError | None = None
        self._asking = asyncio.Lock()
        self._spent = 0
        self._audio_format = ""
        self._conversation_id = ""
        self._reader = asyncio.create_task(self._read())

    @property
    def conversation_id(self) -> str:
        """The provider's id of the conversation."""
        return self._conversation_id

    async def start(self, user_id: str, context: str, language: str) -> None:
        """Introduce ourselves and wait for the agent to be ready, and for its greeting."""
        override: dict[str, Any] = {}
        if self._text_only:
            override["conversation"] = {"text_only": True}
        if language:
            override["agent"] = {"language": language}
        await self._send(
            {
                "type": "conversation_initiation_client_data",
                "conversation_config_override": override,
                "dynamic_variables": {},
                "user_id": user_id,
            }
        )
        event = await self._await_event("conversation_initiation_metadata", _METADATA_SECONDS)
        if event is None:
            raise self._service.timed_out()
        metadata = event.get("conversation_initiation_metadata_event") or {}
        self._conversation_id = str(metadata.get("conversation_id") or "")
        self._audio_format = str(metadata.get("agent_output_audio_format") or "pcm_16000")
        # An agent without a first message stays silent, so not to hear one is no error.
        await self._await_event("agent_response", _GREETING_SECONDS)
        if context:
            await self._send({"type": "contextual_update", "text": context})

    async def ask(self, text: str, on_text: OnText | None = None) -> AgentReply:
        """Send one patient message and wait for the whole reply; `on_text` gets its text earlier.

        Raises Unavailable when the socket is closed, ProviderTimeout when nothing is said in
        `reply_seconds`, ProviderRefused with STOPPED_BY_GUARDRAIL, and what the provider's own
        error events mean.
        """
        async with self._asking:
            while not self._events.empty():
                self._pass_over(self._next(self._events.get_nowait()))
            turn = AgentTurn(self._text_only, spent=self._spent)
            await self._send({"type": "user_message", "text": text})
            try:
                await self._gather(turn, on_text)
            finally:
                self._spent = max(self._spent, turn.highest)
            return turn.reply(self._audio_format)

    async def close(self) -> None:
        """End the conversation at the provider."""
        await self._socket.close()
        await self._reader

    async def _gather(self, turn: AgentTurn, on_text: OnText | None) -> None:
        clock = asyncio.get_running_loop().time
        told = ""
        latest = clock() + self._reply_seconds
        while True:
            settles_at = turn.settles_at()
            until = latest if settles_at is None else settles_at
            try:
                async with asyncio.timeout_at(until):
                    event = await self._events.get()
            except TimeoutError:
                if turn.has_text:
                    return
                if turn.stopped:
                    raise _stopped() from None
                raise self._service.timed_out() from None
            if event is None and turn.has_text:
                self._events.put_nowait(None)  # the next turn shall learn of the end
                return
            if event is None and turn.stopped:
                self._events.put_nowait(None)
                raise _stopped()
            turn.take(self._next(event), clock())
            if on_text is not None and not self._text_only and turn.text not in ("", told):
                told = turn.text
                await on_text(told)

    async def _await_event(self, kind: str, seconds: float) -> dict[str, Any] | None:
        """The next event of the kind, None if it does not come in time."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    event = self._next(await self._events.get())
                    self._pass_over(event)
                    if event.get("type") == kind:
                        return event
        except TimeoutError:
            return None

    def _next(self, event: dict[str, Any] | None) -> dict[str, Any]:
        """The event, unless it reports an error or the end; those are raised."""
        if event is None:
            self._events.put_nowait(None)
            raise self._ended or self._service.unreachable()
        if event.get("type") == "error":
            error = event.get("error_event") or {}
            raise socket_error(
                error.get("code"),
                str(error.get("error_type") or ""),
                str(error.get("message") or error.get("reason") or ""),
                self._service,
            )
        return event

    def _pass_over(self, event: dict[str, Any]) -> None:
        """Remember what belongs to the time before the next question."""
        name = _EVENTS_WITH_ID.get(str(event.get("type")))
        if name:
            self._spent = max(self._spent, event_id(event.get(name) or {}))

    async def _send(self, message: dict[str, Any]) -> None:
        try:
            await self._socket.send(json.dumps(message))
        except ConnectionClosed:
            # The reader knows why: an error event may have come before the end.
            await self._reader
            while True:
                self._next(self._events.get_nowait())

    async def _read(self) -> None:
        try:
            async for frame in self._socket:
                event = json.loads(frame)
                if not isinstance(event, dict):
                    continue
                if event.get("type") == "ping":
                    number = event_id(event.get("ping_event") or {})
                    await self._socket.send(json.dumps({"type": "pong", "event_id": number}))
                else:
                    self._events.put_nowait(event)
        except ConnectionClosed:
            pass  # told below, from the close frame
        except ValueError:
            self._ended = self._service.unreadable()
            await self._socket.close(1003)
        finally:
            if self._ended is None:
                self._ended = socket_error(
                    self._socket.close_code, "", self._socket.close_reason or "", self._service
                )
            self._events.put_nowait(None)


async def open_conversation(
    url: str,
    service: Service,
    *,
    text_only: bool,
    user_id: str,
    context: str,
    language: str,
    reply_seconds: float,
) -> ElevenLabsConversation:
    """Connect to a signed URL and start the conversation. Raises as `VoiceProvider` says."""
    try:
        socket = await connect(
            url,
            # A proxy of the environment must not see loopback traffic.
            proxy=None if is_loopback(url) else True,
            open_timeout=_CONNECT_SECONDS,
            close_timeout=_CLOSE_SECONDS,
            max_size=_MAX_FRAME,
        )
    except InvalidStatus as refusal:
        answer = refusal.response
        raise elevenlabs_error(
            answer.status_code,
            _json_or_text(bytes(answer.body or b"")),
            service,
            answer.headers.get("Retry-After"),
        ) from None
    except (InvalidHandshake, InvalidURI):
        raise service.unreadable() from None
    except TimeoutError:
        raise service.timed_out() from None
    except OSError:
        raise service.unreachable() from None
    conversation = ElevenLabsConversation(socket, service, text_only, reply_seconds)
    try:
        await conversation.start(user_id, context, language)
    except BaseException:
        # Also when the caller gives up: nobody else can end it, and an open one is charged.
        await conversation.close()
        raise
    return conversation


def _stopped() -> ProviderRefused:
    return ProviderRefused(
        words("The voice service stopped the agent's answer by one of its safeguards."),
        error_code=STOPPED_BY_GUARDRAIL,
    )


def _json_or_text(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "replace")
