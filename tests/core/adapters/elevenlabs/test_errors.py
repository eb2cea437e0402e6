"""The ElevenLabs adapter against servers that refuse, hang, cut and answer nonsense."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.adapters.provider_errors import (
    Service,
    clean,
    elevenlabs_error,
    google_error,
    seconds_to_wait,
    socket_error,
)
from core.errors import (
    NotFound,
    OutOfCredit,
    ProviderBusy,
    ProviderRefused,
    ProviderTimeout,
    Unavailable,
)
from tests.support.loopback import serve, serve_bytes

KEY = "sk_0123456789abcdef0123456789abcdef"


class Answering:
    """An app that gives one answer to every request and keeps what it was asked."""

    def __init__(self, status: int, body: Any, **headers: str) -> None:
        self.requests: list[tuple[str, str, bytes]] = []
        self._status = status
        self._body = body if isinstance(body, str | bytes) else json.dumps(body)
        self._headers = {name.replace("_", "-"): value for name, value in headers.items()}
        methods = ["GET", "POST", "PATCH", "DELETE"]
        self.app = Starlette(routes=[Route("/{rest:path}", self._answer, methods=methods)])

    async def _answer(self, request: Request) -> Response:
        self.requests.append((request.method, str(request.url), await request.body()))
        return Response(self._body, self._status, self._headers)


def detail(code: str, kind: str = "", message: str = "said so", field: str = "code") -> Any:
    return {"detail": {field: code, "type": kind, "message": message, "request_id": "r1"}}


REFUSALS = [
    (401, detail("invalid_api_key", "authentication_error"), ProviderRefused, "invalid_api_key"),
    (401, detail("invalid_api_key", field="status"), ProviderRefused, "invalid_api_key"),
    (401, {"detail": "Unauthorized"}, ProviderRefused, "unauthorized"),
    (401, detail("quota_exceeded", field="status"), OutOfCredit, "out_of_credit"),
    (402, detail("insufficient_credits", "payment_required"), OutOfCredit, "out_of_credit"),
    (401, detail("missing_permissions", field="status"), ProviderRefused, "missing_permissions"),
    (403, detail("feature_not_available"), ProviderRefused, "feature_not_available"),
    (400, detail("text_too_long", "validation_error"), ProviderRefused, "text_too_long"),
    (400, detail("document_has_dependent_agents", field="status"), ProviderRefused, None),
    (404, detail("document_not_found", "not_found"), NotFound, "document_not_found"),
    (400, detail("voice_not_found", field="status"), NotFound, "voice_not_found"),
    (404, {"detail": "Not Found"}, ProviderRefused, "http_404"),
    (408, "", ProviderTimeout, "provider_timeout"),
    (409, detail("concurrent_modification", "conflict"), ProviderBusy, "concurrent_modification"),
    (409, detail("resource_already_exists"), ProviderRefused, "resource_already_exists"),
    (
        422,
        {"detail": [{"loc": ["body", "name"], "msg": "Field required", "type": "missing"}]},
        ProviderRefused,
        "http_422",
    ),
    (429, detail("rate_limit_exceeded"), ProviderBusy, "rate_limit_exceeded"),
    (429, detail("too_many_concurrent_requests", field="status"), ProviderBusy, None),
    (429, detail("system_busy"), ProviderBusy, "system_busy"),
    (429, "slow down", ProviderBusy, "provider_busy"),
    (500, detail("internal_error"), Unavailable, "unavailable"),
    (503, "<html>maintenance</html>", Unavailable, "unavailable"),
    (302, "", Unavailable, "unreadable_answer"),
    (200, "<html>hotel login</html>", Unavailable, "unreadable_answer"),
]


@pytest.mark.parametrize(("status", "body", "error", "code"), REFUSALS)
async def test_each_documented_refusal_becomes_its_own_error(
    status: int, body: Any, error: type[Exception], code: str | None
) -> None:
    server = Answering(status, body, Retry_After="7")
    async with serve(server.app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(error) as caught:
            await voice.find_documents("a")
        await voice.close()
    assert type(caught.value) is error
    if code:
        assert caught.value.error_code == code
    if error is ProviderBusy:
        assert caught.value.retry_after == 7
    assert len(server.requests) == 1, "a refused call must not be repeated by itself"


async def test_a_bad_key_is_told_with_the_setting_that_holds_it() -> None:
    async with serve(Answering(401, detail("invalid_api_key")).app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(ProviderRefused, match="ELEVENLABS_API_KEY"):
            await voice.check()
        await voice.close()


async def test_a_refusal_repeats_the_providers_message_without_the_key() -> None:
    message = f"bad field, header xi-api-key: {KEY}, url ?api_key={KEY}&x=1 and {KEY}"
    async with serve(Answering(400, detail("invalid_text", message=message)).app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(ProviderRefused) as caught:
            await voice.find_documents("a")
        await voice.close()
    assert caught.value.detail.startswith("ElevenLabs refused the request: bad field, header")
    assert KEY not in caught.value.detail


@pytest.mark.parametrize("call", ["create_document", "update_document", "speak", "delete_agent"])
async def test_a_busy_provider_is_asked_once(call: str) -> None:
    server = Answering(429, detail("rate_limit_exceeded"))
    arguments = {
        "create_document": ("name", "text"),
        "update_document": ("id", "name", "text"),
        "speak": ("text", "voice"),
        "delete_agent": ("id",),
    }
    async with serve(server.app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(ProviderBusy):
            await getattr(voice, call)(*arguments[call])
        await voice.close()
    assert len(server.requests) == 1


async def test_deleting_what_is_gone_succeeds_but_a_wrong_address_does_not() -> None:
    async with serve(Answering(404, detail("document_not_found")).app) as url:
        voice = ElevenLabsVoice(KEY, url)
        await voice.delete_document("gone")
        await voice.delete_agent("gone")
        await voice.close()
    async with serve(Answering(404, "<html>nginx</html>").app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(ProviderRefused):
            await voice.delete_document("id")
        await voice.close()


@pytest.mark.parametrize("body", [b"", b'{"ok": true}', b"<html>"])
async def test_speech_without_sound_is_never_a_success(body: bytes) -> None:
    async with serve(Answering(200, body).app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(ProviderRefused) as caught:
            await voice.speak("Take one tablet.", "v")
        await voice.close()
    assert caught.value.error_code == "no_audio"


async def test_speech_tells_what_was_charged_and_sends_its_neighbours() -> None:
    server = Answering(200, b"ID3" + b"\0" * 200, character_cost="8")
    async with serve(server.app) as url:
        voice = ElevenLabsVoice(KEY, url)
        spoken = await voice.speak("Take one tablet.", "v1", previous_text="Before.")
        await voice.close()
    assert spoken.characters == 8
    assert spoken.audio.startswith(b"ID3")
    _, address, body = server.requests[0]
    assert address.endswith("/v1/text-to-speech/v1?output_format=mp3_44100_128")
    sent = json.loads(body)
    assert sent["previous_text"] == "Before."
    assert "next_text" not in sent
    assert sent["model_id"] == "eleven_multilingual_v2"


async def test_an_answer_without_an_id_is_not_taken_for_a_created_entry() -> None:
    async with serve(Answering(200, {"name": "x"}).app) as url:
        voice = ElevenLabsVoice(KEY, url)
        with pytest.raises(Unavailable):
            await voice.create_document("name", "text")
        await voice.close()


@pytest.mark.parametrize("local", [True, False])
async def test_nobody_listening_is_unavailable(local: bool) -> None:
    async with serve_bytes(_cut) as url:
        pass  # the port is free again
    voice = ElevenLabsVoice(KEY, url, local=local)
    with pytest.raises(Unavailable) as caught:
        await voice.check()
    await voice.close()
    who = "The local preview voice service" if local else "ElevenLabs"
    assert caught.value.detail.startswith(f"{who} cannot be reached")


async def _cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


async def _cut_in_the_sound(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 9999\r\n\r\nID3ab"
    )
    await writer.drain()


async def test_a_cut_connection_is_unavailable_also_in_the_middle_of_sound() -> None:
    for answer in (_cut, _cut_in_the_sound):
        async with serve_bytes(answer) as url:
            voice = ElevenLabsVoice(KEY, url)
            with pytest.raises(Unavailable):
                await voice.speak("text", "v")
            await voice.close()


async def test_a_silent_provider_runs_into_our_time_limit() -> None:
    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await reader.read()  # until the client gives up

    async with serve_bytes(hang) as url:
        voice = ElevenLabsVoice(KEY, url, call_seconds=0.3)
        with pytest.raises(ProviderTimeout):
            await voice.check()
        await voice.close()


async def test_a_proxy_of_the_environment_does_not_see_loopback_traffic(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with serve(Answering(200, []).app) as url:
        voice = ElevenLabsVoice(KEY, url)
        await voice.check()
        await voice.close()


def test_importing_the_adapters_does_not_import_the_sdks() -> None:
    script = (
        "import sys, core.adapters.elevenlabs.voice, core.adapters.gemini.writer;"
        "sdks = ('elevenlabs', 'google.ai', 'google.api_core', 'httpx', 'requests', 'websockets');"
        "print([name for name in sdks if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_error_is_told_by_its_code_not_by_its_words() -> None:
    service = Service("ElevenLabs", "ELEVENLABS_API_KEY", KEY)
    words = "invalid_api_key quota_exceeded rate_limit_exceeded not_found"
    error = elevenlabs_error(400, detail("invalid_text", message=words), service)
    assert type(error) is ProviderRefused
    assert error.error_code == "invalid_text"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("key=abc123 rest", "key=[key removed] rest"),
        ("xi-api-key: abc, rest", "xi-api-key: [key removed], rest"),
        ("?conversation_signature=cvtkn_1&x=1", "?conversation_signature=[key removed]&x=1"),
        ("AIzaSyA1234567890abcdefghijk is wrong", "[key removed] is wrong"),
        ("The key of the map is missing", "The key of the map is missing"),
        ("two\nlines", "two lines"),
    ],
)
def test_messages_lose_keys_and_keep_the_rest(said: str, kept: str) -> None:
    assert clean(said) == kept


def test_words_where_a_code_should_be_are_no_code() -> None:
    """Codes go into logs and traces."""
    words = "My foot hurts"
    service = Service("ElevenLabs", "ELEVENLABS_API_KEY", KEY)
    reason = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": words}
    for error in (
        elevenlabs_error(400, detail(words), service),
        elevenlabs_error(400, detail(words, field="status"), service),
        google_error(400, {"error": {"status": words, "details": [reason]}}, service),
    ):
        assert error.error_code == "http_400"
    assert socket_error(1008, words, words, service).error_code == "error"


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    assert seconds_to_wait("12") == 12
    assert seconds_to_wait("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert seconds_to_wait("soon") is None
    assert seconds_to_wait("²") is None
    assert seconds_to_wait("9" * 5000) is None
    assert seconds_to_wait(None) is None
