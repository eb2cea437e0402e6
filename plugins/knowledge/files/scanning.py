"""Asks a malware scanner about an uploaded file before anything reads it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from core.context import PluginContext
from core.errors import InvalidInput, Unavailable
from core.i18n import text
from plugins.knowledge.settings import KnowledgeSettings

FIELD = "file"

_PIECE = 64 * 1024
_MAX_ANSWER = 4096
_CONNECT_SECONDS = 5.0
_FOUND = re.compile(r"stream: (?P<name>.{1,200}) FOUND")


class MalwareScanner(Protocol):
    """Tells whether a file is harmful."""

    async def require_clean(self, content: bytes) -> None:
        """Raise InvalidInput for a harmful file, and Unavailable when it cannot be told."""
        ...


class NoScanner:
    """The scanner of a clinic that has none: every file passes."""

    async def require_clean(self, content: bytes) -> None:
        """Let it pass."""


class ClamAV:
    """A ClamAV daemon, asked by INSTREAM (clamd(8)): `host:port`, or `unix:` and a socket's path.

    A file passes only when the daemon says so: one that cannot be asked refuses every file.
    """

    def __init__(self, address: str, seconds: float) -> None:
        self._address = address
        self._seconds = seconds

    async def require_clean(self, content: bytes) -> None:
        """As MalwareScanner.require_clean."""
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._ask(content)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            raise Unavailable(
                text(
                    "The malware scanner cannot be reached, so that the file was not read. Try "
                    "again in a moment; if it stays so, tell whoever runs ElevenDops."
                )
            ) from None
        if answer == "stream: OK":
            return
        found = _FOUND.fullmatch(answer)
        if found is not None:
            raise InvalidInput.field(
                FIELD,
                text(
                    "The malware scanner refused this file ({name}). Nothing of it was kept.",
                    name=found.group("name"),
                ),
            )
        if "size limit" in answer:
            raise InvalidInput.field(
                FIELD, text("The file is too large for the malware scanner to check")
            )
        raise Unavailable(
            text("The malware scanner could not check the file, so that it was not read.")
        )

    async def _ask(self, content: bytes) -> str:
        async with self._connected() as (reader, writer):
            try:
                writer.write(b"zINSTREAM\0")
                for start in range(0, len(content), _PIECE):
                    piece = content[start : start + _PIECE]
                    writer.write(len(piece).to_bytes(4, "big") + piece)
                    await writer.drain()
                writer.write(bytes(4))
                await writer.drain()
            except ConnectionError:
                # It takes no more than its limit, and has said so before it closed.
                pass
            answer = await reader.readuntil(b"\0")
            return answer.rstrip(b"\0").decode(errors="replace").strip()

    @asynccontextmanager
    async def _connected(
        self,
    ) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        async with asyncio.timeout(_CONNECT_SECONDS):
            reader, writer = await self._connect()
        try:
            yield reader, writer
        finally:
            writer.transport.abort()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        path = self._address.removeprefix("unix:")
        if path != self._address:
            return await asyncio.open_unix_connection(path, limit=_MAX_ANSWER)
        host, _, port = self._address.rpartition(":")
        return await asyncio.open_connection(host.strip("[]"), int(port), limit=_MAX_ANSWER)


def malware_scanner(context: PluginContext) -> MalwareScanner:
    """The scanner of the settings."""
    settings = context.own_settings(KnowledgeSettings)
    if not settings.malware_scanner:
        return NoScanner()
    return ClamAV(settings.malware_scanner, settings.malware_scan_seconds)
