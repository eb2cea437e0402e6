"""The local service is asked without the providers' SDKs, which are large."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest

from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.writer import GeminiWriter
from core.adapters.local_service import ask_local
from core.adapters.provider_errors import Service, elevenlabs_error
from core.errors import ProviderRefused, Unavailable
from tests.support.loopback import serve_bytes
from tests.support.servers import LocalServiceProcess

SERVICE = Service("The local preview voice service", "ELEVENLABS_API_KEY", "any key", local=True)

_Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answering(status: str, body: bytes, *headers: str) -> _Answer:
    """What answers each request so."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
        writer.write("\r\n".join(head).encode() + body)
        await writer.drain()

    return answer


async def test_both_checks_reach_the_local_service(local_service: LocalServiceProcess) -> None:
    voice = ElevenLabsVoice("any key", local_service.url, local=True)
    writer = GeminiWriter(GeminiAddress("any key", local_service.url, local=True))
    await voice.check()
    await writer.check()
    await voice.close()
    await writer.close()


def test_neither_check_imports_an_sdk(local_service: LocalServiceProcess) -> None:
    script = f"""
import asyncio, sys
from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.writer import GeminiWriter

async def main():
    await ElevenLabsVoice("k", {local_service.url!r}, local=True).check()
    address = GeminiAddress("k", {local_service.url!r}, local=True)
    await GeminiWriter(address, "google-genai").check()
    await GeminiWriter(address).check()

asyncio.run(main())
sdks = "elevenlabs google.ai google.genai google.api_core httpx requests websockets".split()
print([name for name in sdks if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


async def test_a_local_service_without_a_voice_says_so() -> None:
    async with serve_bytes(answering("200 OK", b'[{"can_do_text_to_speech": false}]')) as url:
        with pytest.raises(Unavailable) as caught:
            await ElevenLabsVoice("any key", url, local=True).check()
    assert caught.value.error_code == "no_speech_model"


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (
            answering("401 Unauthorized", b'{"detail": {"code": "invalid_api_key"}}'),
            ProviderRefused,
            "invalid_api_key",
        ),
        (answering("200 OK", b"<html>"), Unavailable, "unreadable_answer"),
        (answering("200 OK", b'{"models": 1}'), Unavailable, "unreadable_answer"),
        (answering("not HTTP", b""), Unavailable, "unavailable"),
    ],
)
async def test_what_goes_wrong_is_the_same_error_as_by_the_sdk(
    answer: _Answer, kind: type[Exception], code: str
) -> None:
    async with serve_bytes(answer) as url:
        with pytest.raises(kind) as caught:
            await ElevenLabsVoice("any key", url, local=True).check()
    assert getattr(caught.value, "error_code") == code  # noqa: B009 - of an Exception


async def test_who_stops_asking_leaves_no_thread_behind() -> None:
    asked = asyncio.Event()
    gone = asyncio.Event()

    async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.set()
        await reader.read()
        gone.set()

    async with serve_bytes(never) as url:
        asking = asyncio.create_task(ask_local(url, {}, SERVICE, elevenlabs_error))
        await asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await gone.wait()
