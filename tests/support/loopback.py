"""Servers on a free loopback port for the tests of the adapters."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import uvicorn

_LOOK_SECONDS = 0.005
_SHUTDOWN_SECONDS = 1


class _Server(uvicorn.Server):
    """Ends as soon as it is told to and nothing is open any more.

    Uvicorn looks ten times a second whether it shall end, and waits for a tenth in any case: more
    than most tests take, and thousands of them have a server of their own.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()

    def end(self) -> None:
        """Tell it to."""
        self.should_exit = True
        self._told.set()

    async def main_loop(self) -> None:
        """Serve until it is told to end, by `end` or by a signal."""
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), 1.0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close what is idle, let requests end for a second, and stop the app."""
        await _accepted()
        for server in self.servers:
            server.close()
        state = self.server_state
        for connection in list(state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(_SHUTDOWN_SECONDS):
                while state.connections or state.tasks:  # noqa: ASYNC110 - uvicorn's own state
                    await asyncio.sleep(_LOOK_SECONDS)
        for task in state.tasks:
            task.cancel()
        await self.lifespan.shutdown()


async def _accepted() -> None:
    """What has just been accepted reaches its handler a few turns of the event loop later."""
    for _ in range(5):
        await asyncio.sleep(0)


@asynccontextmanager
async def serve(app: Any, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """Serve an ASGI app; gives its base address without a trailing slash."""
    config = uvicorn.Config(
        app,
        host=host,
        port=0,
        log_level="critical",
        ws="websockets-sansio",
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        assert not running.done(), "the server did not start"
        await asyncio.sleep(_LOOK_SECONDS)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    finally:
        server.end()
        await running


@asynccontextmanager
async def serve_bytes(
    answer: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[str]:
    """Serve raw bytes: `answer` gets each connection, which is closed when it returns."""
    open_connections: set[asyncio.StreamWriter] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_connections.add(writer)
        try:
            await answer(reader, writer)
        finally:
            writer.close()
            open_connections.discard(writer)

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await _accepted()
        for writer in list(open_connections):
            writer.transport.abort()
        for _ in range(2):
            await asyncio.sleep(0)
