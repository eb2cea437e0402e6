"""A clinic whose agent says what the test tells it to, over the voice service's socket."""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.plugins.education_audio.proxy import Proxy, proxy_to
from tests.support.loopback import serve
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

Event = dict[str, Any]
TONE = struct.pack("<8000h", *(round(9000 * math.sin(n / 8)) for n in range(8000)))


def said(text: str, number: int = 2) -> Event:
    """The agent's reply as the socket tells it."""
    payload = {"agent_response": text, "event_id": number}
    return {"type": "agent_response", "agent_response_event": payload}


def sounds(text: str, number: int = 2) -> Event:
    """Half a second of speech that is all of the text."""
    payload = {
        "audio_base_64": base64.b64encode(TONE).decode(),
        "event_id": number,
        "alignment": {"chars": list(text)},
    }
    return {"type": "audio", "audio_event": payload}


@dataclass(slots=True)
class ScriptedClinic:
    """A clinic with a key, and `answer`: the events that a patient's message is answered with.

    `asked` has what the agent was asked, in a list for each conversation; `told` what it was told
    of an earlier one.
    """

    clinic: Clinic
    proxy: Proxy
    answer: Callable[[str], list[Event]] = lambda message: [said(message)]
    asked: list[list[str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    async def talk(self, socket: WebSocket) -> None:
        """One conversation."""
        await socket.accept()
        self.asked.append([])
        heard = self.asked[-1]
        try:
            while True:
                frame = await socket.receive_json()
                if frame["type"] == "conversation_initiation_client_data":
                    kind = "conversation_initiation_metadata"
                    ready = {"conversation_id": "conv", "agent_output_audio_format": "pcm_16000"}
                    await socket.send_json({"type": kind, f"{kind}_event": ready})
                    await socket.send_json(said("Hello.", 1))
                elif frame["type"] == "contextual_update":
                    self.told.append(frame["text"])
                elif frame["type"] == "user_message":
                    heard.append(frame["text"])
                    for event in self.answer(frame["text"]):
                        await socket.send_json(event)
        except WebSocketDisconnect:
            return


@asynccontextmanager
async def scripted_clinic(
    tmp_path: Path, local_service: LocalServiceProcess, **changes: object
) -> AsyncIterator[ScriptedClinic]:
    """Everything but what the agent says is the local service's."""
    held: list[ScriptedClinic] = []

    async def talk(socket: WebSocket) -> None:
        await held[0].talk(socket)

    app = Starlette(routes=[WebSocketRoute("/talk", talk)])
    async with serve(app) as url, proxy_to(local_service.url) as proxy:
        signed = {"signed_url": f"{url.replace('http', 'ws', 1)}/talk"}
        proxy.answer = lambda call: JSONResponse(signed) if "get-signed-url" in call.path else None
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            elevenlabs_api_key="a key for the tests",
            elevenlabs_base_url=f"http://127.0.0.1:{proxy.port}",
            **changes,
        )
        async with running_clinic(settings) as clinic:
            held.append(ScriptedClinic(clinic, proxy))
            yield held[0]
