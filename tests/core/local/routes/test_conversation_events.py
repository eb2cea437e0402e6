"""The events of a conversation with the local service, as they go over its socket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from elevenlabs.client import ElevenLabs
from websockets.asyncio.client import ClientConnection, connect

from tests.core.local.routes.test_agents import config
from tests.support.servers import LocalServiceProcess

COMPLETE = "agent_response_complete"


async def turn(socket: ClientConnection) -> list[dict[str, Any]]:
    """The events up to the one that ends the agent's turn, without pings."""
    events: list[dict[str, Any]] = []
    async with asyncio.timeout(30):
        while not events or events[-1]["type"] != COMPLETE:
            event = json.loads(await socket.recv())
            if event["type"] != "ping":
                events.append(event)
    return events


async def talk(sdk: ElevenLabs, service: LocalServiceProcess, *, text_only: bool) -> None:
    spoken = config() | {"conversation": {"text_only": text_only}}
    agent = sdk.conversational_ai.agents.create(conversation_config=spoken, name="Desk")
    url = f"ws://127.0.0.1:{service.port}/v1/convai/conversation?agent_id={agent.agent_id}"
    async with connect(url, proxy=None) as socket:
        await socket.send(json.dumps({"type": "conversation_initiation_client_data"}))
        ids = []
        for message in (None, "May I eat?", "May I drink?"):
            if message is not None:
                await socket.send(json.dumps({"type": "user_message", "text": message}))
            events = await turn(socket)
            kinds = [event["type"] for event in events]
            assert ("audio" in kinds) is not text_only
            (said,) = [event for event in events if event["type"] == "agent_response"]
            number = said["agent_response_event"]["event_id"]
            assert events[-1] == {
                "type": COMPLETE,
                "agent_response_complete_event": {"event_id": number},
            }
            ids.append(number)
        assert ids == sorted(set(ids))


async def test_each_turn_ends_with_its_event(
    sdk: ElevenLabs, local_service: LocalServiceProcess
) -> None:
    await talk(sdk, local_service, text_only=True)


async def test_spoken_turns_end_after_their_sound(
    sdk: ElevenLabs, local_service: LocalServiceProcess
) -> None:
    await talk(sdk, local_service, text_only=False)


async def test_who_writes_while_the_agent_greets_is_answered_and_the_greeting_falls_silent(
    sdk: ElevenLabs, local_service: LocalServiceProcess
) -> None:
    greeting = "Good morning. " + "Please ask whatever you want to know about your cast. " * 40
    spoken = config() | {"conversation": {"text_only": False}}
    spoken["agent"]["first_message"] = greeting
    agent = sdk.conversational_ai.agents.create(conversation_config=spoken, name="Desk")
    url = f"ws://127.0.0.1:{local_service.port}/v1/convai/conversation?agent_id={agent.agent_id}"
    async with connect(url, proxy=None) as socket:
        await socket.send(json.dumps({"type": "conversation_initiation_client_data"}))
        await socket.send(json.dumps({"type": "user_message", "text": "May I eat?"}))
        events = await turn(socket)
    said = [event["agent_response_event"] for event in events if event["type"] == "agent_response"]
    assert said[0]["agent_response"] == greeting.strip()
    answer = said[1]["event_id"]
    heard = [event["audio_event"]["event_id"] for event in events if event["type"] == "audio"]
    assert set(heard[-1:]) == {answer}
    assert heard == sorted(heard)
    spoken_greeting = len([number for number in heard if number != answer])
    assert spoken_greeting < 40


async def greeting_sound(sdk: ElevenLabs, service: LocalServiceProcess, greeting: str) -> list[str]:
    """The pieces of sound in which an agent says its first message."""
    spoken = config() | {"conversation": {"text_only": False}}
    spoken["agent"]["first_message"] = greeting
    agent = sdk.conversational_ai.agents.create(conversation_config=spoken, name="Desk")
    url = f"ws://127.0.0.1:{service.port}/v1/convai/conversation?agent_id={agent.agent_id}"
    async with connect(url, proxy=None) as socket:
        await socket.send(json.dumps({"type": "conversation_initiation_client_data"}))
        events = await turn(socket)
    return [event["audio_event"]["audio_base_64"] for event in events if event["type"] == "audio"]


async def test_a_piece_of_figures_is_said_in_the_language_of_the_reply(
    sdk: ElevenLabs, local_service: LocalServiceProcess
) -> None:
    goal = "What you are to take each day is this and no more."
    signs, words = [
        await greeting_sound(sdk, local_service, f"{goal}\n{value}.")
        for value in ("1-1.5 mg", "1 to 1.5 milligrams")
    ]
    assert len(signs) == 2
    assert [len(sound) for sound in signs] == [len(sound) for sound in words]
