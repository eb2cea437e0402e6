"""Receivers of alerts on loopback: a mail server and an address that takes posts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

from tests.support.loopback import serve, serve_bytes


@dataclass
class MailServer:
    """A mail server that keeps what it takes. `refuse` are addresses that it does not take."""

    port: int = 0
    mails: list[Message] = field(default_factory=list)
    refuse: set[str] = field(default_factory=set)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak SMTP (RFC 5321) on one connection, without extensions."""
        writer.write(b"220 loopback ready\r\n")
        while line := (await reader.readline()).decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                writer.write(b"354 go on\r\n")
                self.mails.append(message_from_string(await _body(reader)))
                writer.write(b"250 taken\r\n")
            elif word == "RCPT" and any(address in line for address in self.refuse):
                writer.write(b"550 not here\r\n")
            elif word == "QUIT":
                writer.write(b"221 bye\r\n")
                return
            else:
                writer.write(b"250 fine\r\n")
            await writer.drain()


async def _body(reader: asyncio.StreamReader) -> str:
    lines: list[str] = []
    while (line := (await reader.readline()).decode()) != ".\r\n":
        lines.append(line.removeprefix(".") if line.startswith("..") else line)
    return "".join(lines)


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    """A mail server on loopback."""
    server = MailServer()
    async with serve_bytes(server.talk) as address:
        server.port = urlsplit(address).port or 0
        yield server


@dataclass
class Receiver:
    """Takes posts. While `status` is no 2xx it takes none."""

    url: str = ""
    status: int = 200
    posts: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    refused: int = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """The ASGI app."""
        if scope["type"] != "http":
            return
        body, more = b"", True
        while more:
            event = await receive()
            body, more = body + event.get("body", b""), event.get("more_body", False)
        if self.status < 300:
            headers = {name.decode(): value.decode() for name, value in scope["headers"]}
            self.posts.append((headers, body))
        else:
            self.refused += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@asynccontextmanager
async def receiver() -> AsyncIterator[Receiver]:
    """An address on loopback that takes posts."""
    found = Receiver()
    async with serve(found) as address:
        found.url = f"{address}/hook"
        yield found
