"""Conversations of the ElevenLabs adapter with an agent whose every frame is scripted."""

from __future__ import annotations

import asyncio
import base64
import io
import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.errors import (
    OutOfCredit,
    ProviderRefused,
    ProviderTimeout,
    Unavailable,
)
from core.ports.voice import VoiceConversation
from tests.support.loopback import serve

Script = Callable[["Agent"], Awaitable[None]]


class Agent:
    """The provider's side of one socket: sends scripted events, keeps what it receives."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.received: list[dict[str, Any]] = []

    async def next(self, kind: str) -> dict[str, Any]:
        while True:
            frame: dict[str, Any] = await self.socket.receive_json()
            self.received.append(frame)
            if frame["type"] == kind:
                return frame

    async def send(self, kind: str, name: str, **fields: Any) -> None:
        await self.socket.send_json({"type": kind, name: fields})

    async def greet(self, text: str = "Hello.", audio_format: str = "pcm_16000") -> None:
        await self.next("conversation_initiation_client_data")
        kind = "conversation_initiation_metadata"
        await self.send(
            kind,
            f"{kind}_event",
            conversation_id="conv_1",
            agent_output_audio_format=audio_format,
        )
        if text:
            await self.say(text, 1)

    async def say(self, text: str, number: int) -> None:
        await self.send(
            "agent_response", "agent_response_event", agent_response=text, event_id=number
        )

    async def sound(self, sound: bytes, number: int, chars: str | None = None) -> None:
        await self.send(
            "audio",
            "audio_event",
            audio_base_64=base64.b64encode(sound).decode(),
            event_id=number,
            alignment=None if chars is None else {"chars": list(chars)},
        )

    async def part(self, text: str, kind: str, number: int) -> None:
        await self.send(
            "agent_chat_response_part", "text_response_part", text=text, type=kind, event_id=number
        )


@asynccontextmanager
async def provider(script: Script, **arguments: Any) -> AsyncIterator[tuple[ElevenLabsVoice, list]]:
    agents: list[Agent] = []

    async def signed_url(request: Request) -> Response:
        host = request.headers["host"]
        return JSONResponse({"signed_url": f"ws://{host}/v1/convai/conversation?agent_id=a"})

    async def talk(socket: WebSocket) -> None:
        await socket.accept()
        agent = Agent(socket)
        agents.append(agent)
        try:
            await script(agent)
            await agent.next("never")
        except WebSocketDisconnect:
            return

    app = Starlette(
        routes=[
            Route("/v1/convai/conversation/get-signed-url", signed_url),
            WebSocketRoute("/v1/convai/conversation", talk),
        ]
    )
    async with serve(app) as url:
        voice = ElevenLabsVoice("key", url, **arguments)
        try:
            yield voice, agents
        finally:
            await voice.close()


async def open_chat(
    voice: ElevenLabsVoice, *, text_only: bool = True, context: str = ""
) -> VoiceConversation:
    return await voice.converse("a", text_only=text_only, user_id="patient-1", context=context)


async def test_text_turns_introduce_ourselves_and_return_whole_replies() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        for number in (2, 3):
            asked = await agent.next("user_message")
            await agent.part("You ", "start", number)
            await agent.part("asked", "delta", number)
            await agent.part("", "stop", number)
            await agent.say(f"You asked: {asked['text']}", number)

    async with provider(script) as (voice, agents):
        chat = await open_chat(voice, context="Earlier: the patient asked about pain.")
        first = await chat.ask("May I eat?")
        second = await chat.ask("May I drink?")
        await chat.close()
    assert chat.conversation_id == "conv_1"
    assert (first.text, first.audio) == ("You asked: May I eat?", b"")
    assert second.text == "You asked: May I drink?"
    start, context = agents[0].received[:2]
    assert start["user_id"] == "patient-1"
    assert start["conversation_config_override"] == {"conversation": {"text_only": True}}
    assert context == {
        "type": "contextual_update",
        "text": "Earlier: the patient asked about pain.",
    }


async def test_several_responses_and_a_correction_make_one_reply() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.say("Let me look.", 2)
        await agent.part("Take", "start", 3)
        await asyncio.sleep(1.0)  # longer than the silence that ends a turn
        await agent.part("", "stop", 3)
        await agent.say("Take two.", 3)
        await agent.send(
            "agent_response_correction",
            "agent_response_correction_event",
            original_agent_response="Take two.",
            corrected_agent_response="Take one.",
            event_id=3,
        )

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        assert (await chat.ask("How many?")).text == "Let me look. Take one."


async def test_sound_becomes_wav_without_the_rest_of_the_greeting() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet("Hello.", audio_format="pcm_8000")
        await agent.next("user_message")
        await agent.sound(b"\x09\x09" * 50, 1, "ello.")  # a late rest of the greeting
        await agent.sound(b"\x01\x00" * 400, 2, "Take one ")
        await agent.say("Take one daily.", 2)
        await agent.sound(b"\x02\x00" * 400, 2, "daily.")

    async with provider(script) as (voice, agents):
        chat = await open_chat(voice, text_only=False)
        reply = await chat.ask("How many?")
    with wave.open(io.BytesIO(reply.audio)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (8000, 1, 2)
        assert sound.readframes(9999) == b"\x01\x00" * 400 + b"\x02\x00" * 400
    assert reply.text == "Take one daily."
    assert agents[0].received[0]["conversation_config_override"] == {}


async def test_the_text_is_told_before_the_sound_and_anew_when_it_changes() -> None:
    told: list[str] = []
    whole = asyncio.Event()

    async def on_text(text: str) -> None:
        told.append(text)
        if len(told) == 2:
            whole.set()

    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.say("Take two.", 2)
        await agent.send(
            "agent_response_correction",
            "agent_response_correction_event",
            original_agent_response="Take two.",
            corrected_agent_response="Take one.",
            event_id=2,
        )
        await whole.wait()
        await agent.sound(b"\x01\x00" * 400, 2, "Take one.")

    async with provider(script) as (voice, _):
        chat = await open_chat(voice, text_only=False)
        reply = await chat.ask("How many?", on_text)
    assert told == ["Take two.", "Take one."]
    assert reply.text == "Take one."
    assert reply.audio


async def test_sound_without_alignment_ends_with_silence_and_interruptions_drop_it() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet("", audio_format="ulaw_8000")
        await agent.next("user_message")
        await agent.say("Ten.", 3)
        await agent.sound(b"\x00" * 10, 3)
        await agent.send("interruption", "interruption_event", event_id=3)
        await agent.sound(b"\xff" * 10, 4)

    async with provider(script) as (voice, _):
        chat = await open_chat(voice, text_only=False)
        reply = await chat.ask("How many?")
    with wave.open(io.BytesIO(reply.audio)) as sound:
        assert sound.readframes(99) == b"\0" * 20  # mu-law 0xFF is zero, in two bytes each


async def test_a_ping_between_turns_is_answered() -> None:
    answered = asyncio.Event()

    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.send("ping", "ping_event", event_id=41, ping_ms=50)
        assert (await agent.next("pong"))["event_id"] == 41
        answered.set()

    async with provider(script) as (voice, _):
        await open_chat(voice)
        async with asyncio.timeout(5):
            await answered.wait()


async def test_questions_asked_at_once_are_answered_one_after_the_other() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        for number in range(2, 5):
            asked = await agent.next("user_message")
            await agent.say(f"re {asked['text']}", number)

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        replies = await asyncio.gather(*(chat.ask(text) for text in "abc"))
    assert [reply.text for reply in replies] == ["re a", "re b", "re c"]


async def test_an_agent_that_ends_the_call_gives_its_last_words_and_then_nothing() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.say("Goodbye.", 2)
        await agent.socket.close(1000)

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        assert (await chat.ask("Bye")).text == "Goodbye."
        for _ in range(2):
            with pytest.raises(Unavailable):
                await chat.ask("Still there?")


ERRORS = [
    ({"code": 1008, "error_type": "override_error", "message": "no"}, ProviderRefused),
    ({"code": 1011, "error_type": "llm_timeout", "message": "slow"}, ProviderTimeout),
    ({"code": 1008, "error_type": "quota_exceeded", "message": "empty"}, OutOfCredit),
    ({"code": 1011, "message": "internal"}, Unavailable),
]


@pytest.mark.parametrize(("event", "error"), ERRORS)
async def test_error_events_become_our_errors(event: Any, error: type[Exception]) -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.send("error", "error_event", **event)

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        with pytest.raises(error) as caught:
            await chat.ask("Hello?")
    assert type(caught.value) is error


@pytest.mark.parametrize(("code", "error"), [(1011, Unavailable), (3000, ProviderRefused)])
async def test_a_socket_closed_before_the_start_is_an_error(
    code: int, error: type[Exception]
) -> None:
    async def script(agent: Agent) -> None:
        await agent.socket.close(code, "because")

    async with provider(script) as (voice, _):
        with pytest.raises(error) as caught:
            await open_chat(voice)
    assert type(caught.value) is error


async def test_an_agent_that_says_nothing_runs_into_the_time_limit() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()

    async with provider(script, reply_seconds=0.3) as (voice, _):
        chat = await open_chat(voice)
        with pytest.raises(ProviderTimeout):
            await chat.ask("Hello?")


async def test_a_frame_that_is_no_json_ends_the_conversation() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.socket.send_text("<html>")

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        with pytest.raises(Unavailable) as caught:
            await chat.ask("Hello?")
    assert caught.value.error_code == "unreadable_answer"


async def test_a_refused_socket_is_told_by_its_status() -> None:
    async def signed_url(request: Request) -> Response:
        return JSONResponse({"signed_url": f"ws://{request.headers['host']}/missing?secret=1"})

    app = Starlette(routes=[Route("/v1/convai/conversation/get-signed-url", signed_url)])
    async with serve(app) as url:
        voice = ElevenLabsVoice("key", url)
        with pytest.raises(ProviderRefused) as caught:
            await open_chat(voice)
        await voice.close()
    assert "secret" not in caught.value.detail


@pytest.mark.parametrize("still_good", [True, False])
async def test_the_address_that_was_given_out_is_used_as_long_as_it_is_taken(
    still_good: bool,
) -> None:
    asked: list[str] = []

    async def signed_url(request: Request) -> Response:
        asked.append(request.query_params["agent_id"])
        taken = still_good or len(asked) > 1
        path = "v1/convai/conversation" if taken else "missing"
        return JSONResponse({"signed_url": f"ws://{request.headers['host']}/{path}"})

    async def talk(socket: WebSocket) -> None:
        await socket.accept()
        agent = Agent(socket)
        await agent.greet()
        try:
            await agent.next("never")
        except WebSocketDisconnect:
            return

    routes = [
        Route("/v1/convai/conversation/get-signed-url", signed_url),
        WebSocketRoute("/v1/convai/conversation", talk),
    ]
    async with serve(Starlette(routes=routes)) as url:
        voice = ElevenLabsVoice("key", url)
        await voice.signed_url("a")
        conversations = [await open_chat(voice) for _ in range(3)]
        await voice.close()
    assert [one.conversation_id for one in conversations] == ["conv_1"] * 3
    assert asked == ["a"] * (1 if still_good else 2)


async def test_a_reply_that_a_guardrail_stopped_is_not_the_reply() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.say("Take forty tablets.", 2)
        await agent.socket.send_json({"type": "guardrail_triggered"})
        await agent.say("Please ask your clinic.", 3)

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        reply = await chat.ask("How many?")
        assert (reply.text, reply.stopped) == ("Please ask your clinic.", True)
        await chat.close()


async def test_a_guardrail_that_ends_the_talk_is_named() -> None:
    async def script(agent: Agent) -> None:
        await agent.greet()
        await agent.next("user_message")
        await agent.socket.send_json({"type": "guardrail_triggered"})
        await agent.socket.close()

    async with provider(script) as (voice, _):
        chat = await open_chat(voice)
        with pytest.raises(ProviderRefused) as refusal:
            await chat.ask("How many?")
        assert refusal.value.error_code == "guardrail_triggered"
        await chat.close()
