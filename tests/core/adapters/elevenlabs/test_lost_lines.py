"""A line to an agent that is lost while it is being opened leaves nothing behind."""

from __future__ import annotations

import asyncio
import re

import pytest
from websockets.utils import accept_key

from core.adapters.elevenlabs.conversation import open_conversation
from core.adapters.provider_errors import Service
from core.errors import Unavailable


async def accept_and_leave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    request = (await reader.readuntil(b"\r\n\r\n")).decode()
    (key,) = re.findall(r"^Sec-WebSocket-Key: (\S+)", request, re.MULTILINE)
    writer.write(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + f"Sec-WebSocket-Accept: {accept_key(key)}\r\n\r\n".encode()
    )
    writer.transport.abort()


async def test_what_would_keep_it_open_ends_with_it() -> None:
    before = asyncio.all_tasks()
    async with await asyncio.start_server(accept_and_leave, "127.0.0.1", 0) as server:
        for _ in range(20):
            with pytest.raises(Unavailable):
                await open_conversation(
                    f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/",
                    Service("the voice service", "KEY", "key", True),
                    text_only=True,
                    user_id="u",
                    context="",
                    language="en",
                    reply_seconds=5.0,
                )
    await asyncio.sleep(0)
    left = {str(task.get_coro()) for task in asyncio.all_tasks() - before}
    assert not [name for name in left if "keepalive" in name]
