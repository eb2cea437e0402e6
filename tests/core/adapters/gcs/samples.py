"""A Cloud Storage server for each test, stores on it, and a line to it that can fail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from core.adapters.gcs.blobs import GcsBlobStore
from tests.gcs_server.app import GcsServer
from tests.gcs_server.faults import Fault
from tests.gcs_server.objects import StoredObject
from tests.support.loopback import serve
from tests.support.servers import free_port

BUCKET = "clinic-files"
PROJECT = "clinic"

LONGER_THAN_A_CALL = 15.0
"""Seconds in which a call that fails must have failed, also on a machine that is busy."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """The server's state, and its address."""

    server: GcsServer
    url: str
    bucket: str = BUCKET

    def fail(self, status: int | None = None, **how: object) -> None:
        """Set a fault (see `Fault`)."""
        self.server.faults.add(Fault(status, **how))  # type: ignore[arg-type]

    @property
    def faults(self) -> int:
        """How many requests have got a fault."""
        return self.server.faults.delivered

    def stored(self, key: str) -> StoredObject | None:
        """What the bucket holds under a key, past all faults."""
        return self.server.objects.bucket(BUCKET).get(key)


@pytest.fixture
async def running_server() -> AsyncIterator[RunningServer]:
    """A server with one empty bucket."""
    server = GcsServer(BUCKET)
    async with serve(server.app) as url:
        yield RunningServer(server, url)


@pytest.fixture
async def gcs(running_server: RunningServer) -> AsyncIterator[GcsBlobStore]:
    """A store on the server that has made its first call."""
    store = GcsBlobStore(BUCKET, PROJECT, emulator_host=running_server.url)
    await store.check()
    yield store
    await store.close()


class Line:
    """A TCP line to a server: it can be silent, be down, or break in the middle of a request."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target).port
        self._port = free_port()
        self._listening: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.silent = False
        self.break_after: int | None = None

    @property
    def url(self) -> str:
        """The address of its near end."""
        return f"http://127.0.0.1:{self._port}"

    async def up(self) -> None:
        """Accept connections."""
        self._listening = await asyncio.start_server(self._carry, "127.0.0.1", self._port)

    def down(self) -> None:
        """Refuse connections and break those that stand."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for writer in list(self._writers):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers |= {writer, back}
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass_on(reader, back, is_request=True))
                both.create_task(self._pass_on(there, writer, is_request=False))
        finally:
            self._writers -= {writer, back}
            writer.transport.abort()
            back.transport.abort()

    async def _pass_on(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, is_request: bool
    ) -> None:
        try:
            while data := await source.read(65536):
                if self.silent:
                    continue
                if is_request and self.break_after is not None:
                    self.break_after -= len(data)
                    if self.break_after <= 0:
                        self.break_after = None
                        break
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        sink.close()
