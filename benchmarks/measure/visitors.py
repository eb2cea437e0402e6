"""Users of a dashboard without a browser: each holds a Streamlit session and opens its pages.

They speak what a browser speaks with Streamlit: a websocket with protobuf messages.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_RUN_SECONDS = 300.0
_AT_ONCE = 4


@asynccontextmanager
async def visitors(port: int, count: int) -> AsyncIterator[int]:
    """So many users who have opened every page, one after the other, and stay until the block
    ends; how many pages each has seen. A few draw at once, for a browser shows one to each too.

    Raises RuntimeError when a page ends with an error.
    """
    turns = asyncio.Semaphore(_AT_ONCE)
    async with AsyncExitStack() as leaving:
        sockets = [
            await leaving.enter_async_context(
                websockets.connect(
                    f"ws://127.0.0.1:{port}/_stcore/stream",
                    subprotocols=[websockets.Subprotocol("streamlit")],
                    proxy=None,
                    max_size=None,
                )
            )
            for _ in range(count)
        ]
        seen = await asyncio.gather(*(_visit(socket, turns) for socket in sockets))
        yield min(seen, default=0)


async def _visit(socket: websockets.ClientConnection, turns: asyncio.Semaphore) -> int:
    async with turns:
        pages = await _run(socket, "")
    for page in pages:
        async with turns:
            await _run(socket, page)
    return max(1, len(pages))


async def _run(socket: websockets.ClientConnection, page: str) -> list[str]:
    """Draw a page, by its hash; the hashes of all pages, where there are several."""
    wanted = BackMsg()
    wanted.rerun_script.query_string = ""
    wanted.rerun_script.page_script_hash = page
    await socket.send(wanted.SerializeToString())
    pages: list[str] = []
    async with asyncio.timeout(_RUN_SECONDS):
        while True:
            data = await socket.recv()
            assert isinstance(data, bytes)
            message = ForwardMsg()
            message.ParseFromString(data)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                pages = [one.page_script_hash for one in message.navigation.app_pages]
            elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"a page failed: {message.delta.new_element.exception.message}")
            elif kind == "script_finished" and message.script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
            ):
                return pages
