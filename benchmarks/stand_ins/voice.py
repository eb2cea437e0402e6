"""A voice service whose agents think for a fixed time: `python -m benchmarks.stand_ins.voice`.

Everything but the conversation itself is the local service, so that the product's own calls work.
An agent says one fixed sentence, DELAY seconds after it was asked, and hardly uses the processor:
what is measured beside it is the product.

    python -m benchmarks.stand_ins.voice PORT FOLDER DELAY
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from uuid import uuid4

import uvicorn
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.local.service import create_service

REPLY = "Cover it with a plastic bag when you take a shower."


class _Agent:
    def __init__(self, delay: float) -> None:
        self._delay = delay

    async def talk(self, socket: WebSocket) -> None:
        """Hold one conversation until the client closes it."""
        await socket.accept()
        try:
            await socket.receive_text()
            conversation = {
                "conversation_id": f"conv_{uuid4().hex}",
                "agent_output_audio_format": "pcm_16000",
                "user_input_audio_format": "pcm_16000",
            }
            await _send(socket, "conversation_initiation_metadata", **conversation)
            event_id = 1
            await _say(socket, "Hello.", event_id)
            while True:
                message = json.loads(await socket.receive_text())
                if message.get("type") == "user_message":
                    await asyncio.sleep(self._delay)
                    event_id += 1
                    await _say(socket, REPLY, event_id)
        except WebSocketDisconnect:
            return


async def _say(socket: WebSocket, text: str, event_id: int) -> None:
    await _send(socket, "agent_response", agent_response=text, event_id=event_id)
    await _send(socket, "agent_response_complete", event_id=event_id)


async def _send(socket: WebSocket, kind: str, **fields: object) -> None:
    await socket.send_text(json.dumps({"type": kind, f"{kind}_event": fields}))


def main(port: int, folder: Path, delay: float) -> None:
    """Serve until the process is ended."""
    app = create_service(folder)
    agent = _Agent(delay)
    app.router.routes.insert(0, WebSocketRoute("/v1/convai/conversation", agent.talk))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
