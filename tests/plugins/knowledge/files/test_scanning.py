"""Uploaded files are checked by a ClamAV daemon: here a server that speaks its protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.errors import InvalidInput, Unavailable
from plugins.knowledge.files.scanning import ClamAV
from tests.support.servers import LocalServiceProcess, clinic_settings, free_port, running_clinic

HARMFUL = b"this is not a virus, and the server says that it is one"


@dataclass
class Daemon:
    """What clamd does with INSTREAM: reads the pieces, answers once, and closes."""

    limit: int = 25_000_000
    answer: bytes | None = None
    silent: bool = False
    address: str = ""
    seen: list[bytes] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readexactly(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            content += await reader.readexactly(size)
            if len(content) > self.limit:
                writer.write(b"INSTREAM size limit exceeded. ERROR\0")
                await writer.drain()
                writer.close()
                return
        self.seen.append(content)
        if self.silent:
            await reader.read()
            writer.close()
            return
        found = b"stream: Test.Signature-1 FOUND\0" if HARMFUL in content else b"stream: OK\0"
        writer.write(self.answer or found)
        await writer.drain()
        writer.close()


@asynccontextmanager
async def daemon(**how: object) -> AsyncIterator[Daemon]:
    one = Daemon(**how)  # type: ignore[arg-type]
    server = await asyncio.start_server(one.serve, "127.0.0.1", 0)
    one.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield one


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 3_000_000])
async def test_a_clean_file_passes_whole(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    async with daemon() as one:
        await ClamAV(one.address, 60).require_clean(content[:size])
        assert one.seen == [content[:size]]


async def test_a_harmful_file_is_refused_with_its_name() -> None:
    async with daemon() as one:
        with pytest.raises(InvalidInput) as refused:
            await ClamAV(one.address, 60).require_clean(b"x" * 200_000 + HARMFUL)
    assert "Test.Signature-1" in refused.value.fields[0].message


async def test_a_file_that_it_does_not_check_is_refused() -> None:
    async with daemon(limit=100_000) as one:
        with pytest.raises(InvalidInput) as refused:
            await ClamAV(one.address, 60).require_clean(bytes(150_000))
    assert "too large" in refused.value.fields[0].message


@pytest.mark.parametrize(
    "answer", [b"stream: Can't allocate memory ERROR\0", b"PONG\0", b"stream: OK"]
)
async def test_what_it_cannot_say_is_no_yes(answer: bytes) -> None:
    async with daemon(answer=answer) as one:
        with pytest.raises(Unavailable):
            await ClamAV(one.address, 60).require_clean(b"text")


async def test_one_that_never_answers_or_is_away_lets_nothing_pass(tmp_path: Path) -> None:
    async with daemon(silent=True) as one:
        with pytest.raises(Unavailable):
            await ClamAV(one.address, 0.2).require_clean(b"text")
    for address in (f"127.0.0.1:{free_port()}", f"unix:{tmp_path}/none.sock"):
        with pytest.raises(Unavailable):
            await ClamAV(address, 60).require_clean(b"text")


async def test_a_socket_of_the_machine(tmp_path: Path) -> None:
    one = Daemon()
    async with await asyncio.start_unix_server(one.serve, tmp_path / "c.sock"):
        await ClamAV(f"unix:{tmp_path}/c.sock", 60).require_clean(b"text")
    assert one.seen == [b"text"]


async def test_an_upload_is_checked_before_it_is_read(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with daemon() as one:
        monkeypatch.setenv("KNOWLEDGE_MALWARE_SCANNER", one.address)
        async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
            data = {"disease_name": "Gout", "tags": ["faq"]}
            for path in ("upload", "upload/preview", "upload/readings"):
                file = {"file": ("gout.md", HARMFUL, "text/markdown")}
                answer = await clinic.client.post(f"/api/knowledge/{path}", files=file, data=data)
                assert answer.status_code == 422
                assert "Test.Signature-1" in answer.json()["errors"][0]["message"]
            assert (await clinic.client.get("/api/knowledge")).json()["total_count"] == 0
            file = {"file": ("gout.md", b"# Gout\n\nDrink water.\n", "text/markdown")}
            answer = await clinic.client.post("/api/knowledge/upload", files=file, data=data)
            assert answer.status_code == 201
