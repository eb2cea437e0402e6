"""The conversation socket of the ElevenLabs protocol: one patient talking to one agent."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import time

from starlette.websockets import WebSocket, WebSocketDisconnect

from core.local.agents.store import Agent
from core.local.chunking import small_pieces
from core.local.context import LocalService
from core.local.conversations.analysis import analyse, finish
from core.local.conversations.setup import SessionSettings
from core.local.conversations.store import Conversation
from core.local.errors import VoiceApiError
from core.local.routes.audio_event import audio_event
from core.local.routes.speech import split_for_stream
from core.local.speech.engine import SpeechUnavailable
from core.local.speech.voices import voice_for
from core.local.state import Json
from core.local.wire_json import read_json
from core.ports.said_before import patient_messages

_PING_SECONDS = 5.0
# Sound is sent in pieces of about a sentence, so that the first is heard at once.
_SPOKEN_PIECE_CHARACTERS = 40
_MAX_MESSAGE = 10_000
# How long a finished conversation is shown as "processing", as it would be at the provider.
_ANALYSIS_SECONDS = 0.3

_NO_LISTENING = "The local preview does not understand speech. Please type the question instead."


async def send_error(socket: WebSocket, code: int, error_type: str, message: str) -> None:
    """Tell the client what is wrong, without closing."""
    event = {"code": code, "message": message, "error_type": error_type, "reason": message}
    await socket.send_text(json.dumps({"type": "error", "error_event": event}))


class ConversationSession:
    """One open conversation, from its metadata to its analysis."""

    def __init__(
        self,
        socket: WebSocket,
        service: LocalService,
        agent: Agent,
        settings: SessionSettings,
        conversation: Conversation,
    ) -> None:
        self._socket = socket
        self._service = service
        self._agent = agent
        self._settings = settings
        self._conversation = conversation
        self._event_ids = itertools.count(1)
        self._pings: dict[int, float] = {}
        self._ping_ms: int | None = None
        self._speaks = not settings.text_only
        self._speaking: asyncio.Task[None] | None = None
        # The turn that may be heard; a message of the patient ends it.
        self._heard: int | None = None
        self._said_no_listening = False
        self._asked_before: Json | None = None  # in a conversation that this one goes on with

    async def run(self, first: Json | None) -> None:
        """Hold the conversation until it ends; `first` is a message that came before it began."""
        await asyncio.to_thread(self._service.conversations.save, self._conversation)
        reason = "The conversation was interrupted."
        pings = None
        try:
            await self._begin()
            pings = asyncio.create_task(self._ping_regularly())
            if first is not None:
                await self._handle(first)
            reason = await self._listen()
        except WebSocketDisconnect as error:
            reason = _disconnect_reason(error.code)
        finally:
            if pings is not None:
                pings.cancel()
            self._heard = None
            finish(self._conversation, reason)
            await asyncio.to_thread(self._service.conversations.update, self._conversation)
        await asyncio.sleep(_ANALYSIS_SECONDS)
        await asyncio.to_thread(complete, self._service, self._conversation.id)
        if self._speaking is not None:
            await self._speaking  # ends with the piece at which nobody listens any more

    async def _begin(self) -> None:
        settings = self._settings
        await self._send(
            "conversation_initiation_metadata",
            "conversation_initiation_metadata_event",
            {
                "conversation_id": self._conversation.id,
                "agent_output_audio_format": settings.output_format,
                "user_input_audio_format": settings.input_format,
            },
        )
        if settings.first_message:
            await self._say(settings.first_message, None, [])

    async def _listen(self) -> str:
        ends = asyncio.get_running_loop().time() + self._settings.max_duration_seconds
        while True:
            try:
                async with asyncio.timeout_at(ends):
                    message = await receive(self._socket)
            except TimeoutError:
                text = "The conversation reached its longest duration."
                await send_error(self._socket, 1000, "max_duration_exceeded", text)
                await self._socket.close(1000, text)
                return text
            if message is None:
                await send_error(
                    self._socket, 1002, "invalid_message", "A message must be a JSON object."
                )
                await self._socket.close(1002, "invalid message")
                return "The client sent an invalid message."
            await self._handle(message)

    async def _handle(self, message: Json) -> None:
        match message.get("type"):
            case "user_message":
                await self._answer(message.get("text"))
            case "multimodal_message":
                part = message.get("text")
                await self._answer(part.get("text") if isinstance(part, dict) else None)
            case "pong":
                self._measure(message.get("event_id"))
            case "feedback":
                await self._keep_feedback(message)
            case "contextual_update":
                await self._learn_before(message.get("text"))
            case _ if "user_audio_chunk" in message and not self._said_no_listening:
                self._said_no_listening = True
                await send_error(
                    self._socket, 1008, "speech_recognition_unavailable", _NO_LISTENING
                )
            case _:
                pass  # user_activity and the like need no answer

    async def _answer(self, text: object) -> None:
        if not isinstance(text, str) or not text.strip():
            return
        if len(text) > _MAX_MESSAGE:
            problem = f"A message may have at most {_MAX_MESSAGE} characters."
            await send_error(self._socket, 1008, "invalid_message", problem)
            return
        self._heard = None
        before = self._question_before()
        self._conversation.transcript.append(self._turn("user", text, next(self._event_ids)))
        reply = await asyncio.to_thread(
            self._service.answerer.reply, self._agent.id, text, self._settings.language, before
        )
        await self._say(reply.text, reply.retrieval, reply.questions)

    def _question_before(self) -> Json | None:
        """The outcome of the last question that was asked, None when there was none."""
        for turn in reversed(self._conversation.transcript):
            questions = turn.get("local_questions")
            if isinstance(questions, list) and questions and isinstance(questions[-1], dict):
                return questions[-1]
        return self._asked_before

    async def _learn_before(self, told: object) -> None:
        """Take up a conversation that was open before: a client closes what nobody writes in."""
        messages = list(patient_messages(told)) if isinstance(told, str) else []
        if messages:
            self._asked_before = await asyncio.to_thread(
                self._service.answerer.last_question, messages, self._settings.language
            )

    async def _say(self, text: str, retrieval: Json | None, questions: list[Json]) -> None:
        event_id = next(self._event_ids)
        turn = self._turn("agent", text, event_id)
        turn["rag_retrieval_info"] = retrieval
        turn["local_questions"] = questions
        self._conversation.transcript.append(turn)
        await asyncio.to_thread(self._service.conversations.update, self._conversation)
        for kind, piece in [
            ("start", ""),
            *(("delta", piece) for piece in small_pieces(text)),
            ("stop", ""),
        ]:
            part: Json = {"text": piece, "type": kind, "event_id": event_id}
            await self._send("agent_chat_response_part", "text_response_part", part)
        await self._send(
            "agent_response",
            "agent_response_event",
            {"agent_response": text, "event_id": event_id, "attachments": []},
        )
        if self._speaks:
            # Behind the text, so that the patient can write meanwhile: making the first sound of a
            # conversation takes longer than an answer.
            self._heard = event_id
            self._speaking = asyncio.create_task(self._voice(text, event_id, self._speaking))
        else:
            await self._complete(event_id)

    async def _complete(self, event_id: int) -> None:
        # The payload is not documented; it is named and filled as those of its siblings are.
        await self._send(
            "agent_response_complete", "agent_response_complete_event", {"event_id": event_id}
        )

    async def _voice(self, text: str, event_id: int, before: asyncio.Task[None] | None) -> None:
        """Speak one turn to its end, or until the patient writes; after the turn before it."""
        if before is not None:
            await asyncio.wait([before])
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # the socket has closed
            if self._speaks:
                await self._speak(text, event_id)
            if self._heard == event_id:
                await self._complete(event_id)

    async def _speak(self, text: str, event_id: int) -> None:
        from core.spoken import spoken_context, spoken_form

        settings = self._settings
        voice = voice_for(text, settings.voice)
        talk = "\n".join(str(turn["message"]) for turn in self._conversation.transcript)
        within = spoken_context(text, talk)
        for piece in split_for_stream(text, _SPOKEN_PIECE_CHARACTERS):
            if self._heard != event_id:
                return
            try:
                speech = await self._service.speech.synthesize(
                    spoken_form(piece, within),
                    voice,
                    output_format=settings.output_format,
                    speed=settings.speed,
                )
            except SpeechUnavailable as error:
                # The answer was given as text; say once why it is not heard.
                self._speaks = False
                await send_error(self._socket, 1011, "speech_unavailable", str(error))
                return
            if self._heard == event_id:
                await self._send("audio", "audio_event", audio_event(speech, piece, event_id))

    async def _send(self, kind: str, key: str, event: Json) -> None:
        events = self._settings.client_events
        wanted = events is None or kind in events or kind == "conversation_initiation_metadata"
        if wanted:
            await self._socket.send_text(json.dumps({"type": kind, key: event}))

    async def _ping_regularly(self) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # the socket has closed
            while True:
                event_id = next(self._event_ids)
                self._pings = {event_id: time.monotonic()}
                await self._send(
                    "ping", "ping_event", {"event_id": event_id, "ping_ms": self._ping_ms}
                )
                await asyncio.sleep(_PING_SECONDS)

    def _measure(self, event_id: object) -> None:
        sent = self._pings.pop(event_id, None) if isinstance(event_id, int) else None
        if sent is not None:
            self._ping_ms = round((time.monotonic() - sent) * 1000)

    async def _keep_feedback(self, message: Json) -> None:
        for turn in self._conversation.transcript:
            if turn["role"] == "agent" and turn["source_event_id"] == message.get("event_id"):
                score = message.get("score")
                turn["feedback"] = (
                    {"score": score, "time_in_call_secs": self._seconds()}
                    if score in ("like", "dislike")
                    else None
                )
                await asyncio.to_thread(self._service.conversations.update, self._conversation)

    def _turn(self, role: str, text: str, event_id: int) -> Json:
        return {
            "role": role,
            "message": text,
            "time_in_call_secs": self._seconds(),
            "tool_calls": [],
            "tool_results": [],
            "feedback": None,
            "interrupted": False,
            "original_message": None,
            "source_medium": "text" if role == "user" else None,
            "source_event_id": event_id,
            "rag_retrieval_info": None,
        }

    def _seconds(self) -> int:
        return max(0, int(time.time()) - self._conversation.started_at)


async def receive(socket: WebSocket) -> Json | None:
    """The next message; None when it is not a JSON object. Raises WebSocketDisconnect."""
    frame = await socket.receive()
    if frame["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(frame.get("code", 1005), frame.get("reason"))
    try:
        message = read_json(frame.get("text") or frame.get("bytes") or "")
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def complete(service: LocalService, conversation_id: str) -> None:
    """Analyse a conversation that has ended, if it still exists."""
    with service.state.transaction():
        try:
            conversation = service.conversations.get(conversation_id)
        except VoiceApiError:
            return  # deleted as soon as it had ended
        try:
            config = service.agents.get(conversation.agent_id).config
        except VoiceApiError:
            config = None  # the agent was deleted, its conversations stay
        analyse(conversation, config)
        service.conversations.update(conversation)


def complete_unfinished(service: LocalService) -> None:
    """Bring every conversation that a stop or a crash cut off to its end."""
    for conversation in service.conversations.unfinished():
        finish(conversation, "The local service stopped.")
        service.conversations.update(conversation)
        complete(service, conversation.id)


def _disconnect_reason(code: int) -> str:
    if code in (1000, 1001, 1005):
        return "The client ended the conversation."
    if code == 1012:
        return "The local service stopped."
    return "The connection was lost."
