"""Gemini by both of its SDKs, on the wire: what is asked, what comes of each answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, asynccontextmanager
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, RedirectResponse, Response

from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.sdk import GeminiSdk
from core.adapters.gemini.writer import GeminiWriter
from core.errors import (
    AppError,
    NoJudgement,
    NotFound,
    ProviderBusy,
    ProviderRefused,
    ProviderTimeout,
    TextNotFinished,
    Unavailable,
)
from core.ports.judge import JudgeRequest
from core.ports.writer import Writer, WriterReport, WriterRequest
from core.shared.judging import WriterJudge
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.scripts.prompt import build_prompt
from tests.core.adapters.gemini.stand_in import Gemini, part, refusal
from tests.support.loopback import serve, serve_bytes
from tests.support.servers import LocalServiceProcess, free_port

KEY = "key-of-the-clinic"
REQUEST = WriterRequest("gemini-3.8-flash", "Be brief & clear.", "Write about gout, “50 µg”.")
SDKS: tuple[GeminiSdk, ...] = ("google-generativeai", "google-genai")


@pytest.fixture(params=SDKS)
def sdk(request: pytest.FixtureRequest) -> GeminiSdk:
    found: GeminiSdk = request.param
    return found


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What an SDK abandons is closed by the event loop, which logs what goes wrong then."""
    yield
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []


@asynccontextmanager
async def writing(gemini: Gemini, sdk: GeminiSdk, path: str = "") -> AsyncIterator[GeminiWriter]:
    async with serve(gemini.app) as url:
        writer = GeminiWriter(GeminiAddress(KEY, url + path), sdk)
        try:
            yield writer
        finally:
            await writer.close()


async def write(writer: Writer, pieces: list[str], report: WriterReport | None = None) -> None:
    """Have the request written; `pieces` has what came, whatever happens then."""
    async with aclosing(writer.stream(REQUEST, report)) as stream:
        async for piece in stream:
            pieces.append(piece)


async def failing(gemini: Gemini, sdk: GeminiSdk) -> AppError:
    async with writing(gemini, sdk) as writer:
        with pytest.raises(AppError) as caught:
            await write(writer, [])
    assert len(gemini.calls) == 1, "an SDK asked again by itself"
    return caught.value


async def test_a_text_comes_in_its_pieces_with_what_the_model_says_of_it(sdk: GeminiSdk) -> None:
    usage = {"promptTokenCount": 12, "candidatesTokenCount": 7, "totalTokenCount": 19}
    gemini = Gemini(
        [
            part("Drink water.\u2028", modelVersion="gemini-3.8-flash"),
            part("Avoid béer.\n", modelVersion="gemini-3.8-flash"),
            part("", finishReason="STOP", modelVersion="gemini-3.9-flash", usageMetadata=usage),
        ]
    )
    pieces: list[str] = []
    report = WriterReport()

    async with writing(gemini, sdk) as writer:
        await write(writer, pieces, report)

    assert pieces == ["Drink water.\u2028", "Avoid béer.\n"]
    assert report == WriterReport("STOP", "gemini-3.9-flash", 12, 7)


async def test_what_is_asked_is_the_same_by_both(sdk: GeminiSdk) -> None:
    gemini = Gemini([part("Drink water.", finishReason="STOP")])

    async with writing(gemini, sdk, "/gateway") as writer:
        await write(writer, [])

    [call] = gemini.calls
    assert call.path == "/gateway/v1beta/models/gemini-3.8-flash:streamGenerateContent"
    assert call.headers["x-goog-api-key"] == KEY
    assert KEY not in str(call.query)
    assert call.body["contents"] == [{"role": "user", "parts": [{"text": REQUEST.prompt}]}]
    assert call.body["systemInstruction"]["parts"] == [{"text": REQUEST.system}]
    # One SDK names the model in the body once more, the other sends options even if there are none.
    more = {name: value for name, value in call.body.items() if value and name != "model"}
    assert more.keys() == {"contents", "systemInstruction"}


class _Kind(StrEnum):
    SAME = "same"
    OTHER = "other"


class _Finding(BaseModel):
    kind: _Kind
    quote: str = Field(description="Word for word.")


class _Judgement(BaseModel):
    findings: list[_Finding]
    number: int


async def test_an_answer_of_a_form_is_asked_for_in_the_same_words_by_both(sdk: GeminiSdk) -> None:
    gemini = Gemini([part('{"findings": [],'), part(' "number": 3}', finishReason="STOP")])

    async with writing(gemini, sdk) as writer:
        judge = WriterJudge(writer, "gemini-3.8-flash")
        found = await judge.judge(JudgeRequest("Compare.", "Both texts."), _Judgement)

    assert found == _Judgement(findings=[], number=3)
    [call] = gemini.calls
    config = call.body["generationConfig"]
    assert config["responseMimeType"] == "application/json"
    assert _without_defaults(config["responseSchema"]) == {
        "type": "OBJECT",
        "required": ["findings", "number"],
        "properties": {
            "number": {"type": "INTEGER"},
            "findings": {
                "type": "ARRAY",
                "items": {
                    "type": "OBJECT",
                    "required": ["kind", "quote"],
                    "properties": {
                        "kind": {"type": "STRING", "format": "enum", "enum": ["same", "other"]},
                        "quote": {"type": "STRING", "description": "Word for word."},
                    },
                },
            },
        },
    }


_TYPES = {1: "STRING", 3: "INTEGER", 5: "ARRAY", 6: "OBJECT"}


def _without_defaults(schema: Any) -> Any:
    """Without what one SDK fills in, and the other's order of properties, which the first has no
    word for; types are sent as numbers by one, as JSON of protocol buffers may.
    """
    if not isinstance(schema, dict):
        return schema
    found = {name: _without_defaults(one) for name, one in schema.items() if one and one != "0"}
    found = {name: one for name, one in found.items() if not name.startswith("property")}
    if (kind := found.get("type")) in _TYPES:
        found["type"] = _TYPES[kind]
    return found


@pytest.mark.parametrize(
    "said", ['{"findings": [', '{"findings": 3, "number": 1}', "I cannot compare these.", "[]"]
)
async def test_what_is_not_of_the_form_is_no_judgement(
    sdk: GeminiSdk, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    gemini = Gemini([part(said, finishReason="STOP")])

    async with writing(gemini, sdk) as writer:
        with pytest.raises(NoJudgement):
            await WriterJudge(writer, "gemini-3.8-flash").judge(
                JudgeRequest("Compare.", "Both texts."), _Judgement
            )

    assert len(gemini.calls) == 1, "it would be paid again"
    assert "judgement of another form" in caplog.text
    assert said not in caplog.text


@pytest.mark.parametrize(
    "parts",
    [
        [part('{"findings": ['), part("", finishReason="MAX_TOKENS")],
        [{"promptFeedback": {"blockReason": "SAFETY"}}],
        [part("x" * 250_000, finishReason="STOP")],
    ],
)
async def test_a_judgement_that_is_not_finished_is_none(
    sdk: GeminiSdk, parts: list[dict[str, object]]
) -> None:
    async with writing(Gemini(parts), sdk) as writer:
        with pytest.raises(NoJudgement):
            await WriterJudge(writer, "gemini-3.8-flash").judge(
                JudgeRequest("Compare.", "Both texts."), _Judgement
            )


async def test_what_hinders_every_judgement_is_no_lack_of_one(sdk: GeminiSdk) -> None:
    for answer, kind in (
        (refusal(503, "UNAVAILABLE"), Unavailable),
        (refusal(400, "INVALID_ARGUMENT", details=_INVALID_KEY), ProviderRefused),
    ):
        async with writing(Gemini(refusal=answer), sdk) as writer:
            with pytest.raises(AppError) as caught:
                await WriterJudge(writer, "gemini-3.8-flash").judge(
                    JudgeRequest("Compare.", "Both texts."), _Judgement
                )
        assert type(caught.value) is kind


async def test_the_local_writer_says_that_it_writes_scripts_only(sdk: GeminiSdk) -> None:
    writer = GeminiWriter(GeminiAddress(KEY, "http://127.0.0.1:1", local=True), sdk)
    with pytest.raises(ProviderRefused) as caught:
        await WriterJudge(writer, "gemini-3.8-flash").judge(
            JudgeRequest("Compare.", "Both texts."), _Judgement
        )
    assert caught.value.error_code == "only_scripts"


async def test_both_have_the_local_writer_write_the_same(
    local_service: LocalServiceProcess,
) -> None:
    source = "# Gout\n\nDrink two litres of water a day.\n\nDo not drink beer.\n"
    prompt = build_prompt(ScriptOptions(), "Gout", source)
    request = WriterRequest("gemini-3.8-flash", prompt.system, prompt.task)
    texts = []
    for sdk in SDKS:
        writer = GeminiWriter(GeminiAddress(KEY, local_service.url, local=True), sdk)
        async with aclosing(writer.stream(request)) as stream:
            texts.append("".join([piece async for piece in stream]))
        await writer.close()

    assert texts[0] == texts[1]
    assert "Do not drink beer." in texts[0]


_INVALID_KEY = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
_WAIT = [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "17s"}]


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (
            refusal(400, "INVALID_ARGUMENT", details=_INVALID_KEY),
            ProviderRefused,
            "api_key_invalid",
        ),
        (refusal(403, "PERMISSION_DENIED"), ProviderRefused, "permission_denied"),
        (refusal(404, "NOT_FOUND"), NotFound, "not_found"),
        (refusal(429, "RESOURCE_EXHAUSTED", details=_WAIT), ProviderBusy, "resource_exhausted"),
        (refusal(503, "UNAVAILABLE"), Unavailable, "unavailable"),
        (refusal(504, "DEADLINE_EXCEEDED"), ProviderTimeout, "provider_timeout"),
        (HTMLResponse("<h1>Bad gateway</h1>", 502), Unavailable, "unavailable"),
        (RedirectResponse("http://127.0.0.1:1/elsewhere"), Unavailable, "unreadable_answer"),
    ],
)
async def test_a_refusal_is_the_same_error_by_both(
    sdk: GeminiSdk, answer: Response, kind: type[AppError], code: str
) -> None:
    error = await failing(Gemini(refusal=answer), sdk)

    assert (type(error), error.error_code) == (kind, code)
    assert KEY not in error.detail
    if kind is ProviderBusy:
        assert error.retry_after == 17


@pytest.mark.parametrize(
    ("parts", "kind", "code"),
    [
        ([part("Drink"), part("", finishReason="MAX_TOKENS")], TextNotFinished, "max_tokens"),
        ([part("Drink"), part("", finishReason="SAFETY")], TextNotFinished, "safety"),
        ([part("", finishReason="STOP")], TextNotFinished, "empty_answer"),
        ([part("Drink water.")], Unavailable, "stream_cut"),
        ([], Unavailable, "stream_cut"),
        ([{"promptFeedback": {"blockReason": "SAFETY"}}], TextNotFinished, "prompt_blocked"),
    ],
)
async def test_a_text_that_is_not_whole_is_an_error(
    sdk: GeminiSdk, parts: list[dict[str, object]], kind: type[AppError], code: str
) -> None:
    error = await failing(Gemini(parts), sdk)

    assert (type(error), error.error_code) == (kind, code)


async def test_a_reason_that_the_sdk_does_not_know_is_no_whole_text(sdk: GeminiSdk) -> None:
    error = await failing(Gemini([part("Drink."), part("", finishReason="TIRED")]), sdk)

    assert isinstance(error, ProviderRefused | Unavailable)


@pytest.mark.parametrize(
    "body",
    [
        "<html>Log in to the hospital's network</html>",
        '{"candidates": "none"}',
        '[{"candidates": 1}]',
        'data: {"candidates": [7]}\n\n',
        "data: [1]\n\n",
        "data: 1\n\n",
        'data: "words"\n\n',
        'data: {"error": "words"}\n\n',
        'data: {"candidates": [{"content": {"parts": [{"text": 1}]}}]}\n\n',
        "data: null\n\n",
        "",
    ],
)
async def test_an_answer_of_another_shape_is_an_outage(sdk: GeminiSdk, body: str) -> None:
    error = await failing(Gemini(refusal=Response(body)), sdk)

    assert isinstance(error, Unavailable)
    assert error.retryable


async def test_a_connection_that_breaks_leaves_what_came(sdk: GeminiSdk) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        # What is left unread makes the system throw away what was sent.
        length = re.search(rb"content-length: (\d+)", asked, re.IGNORECASE)
        assert length is not None
        await reader.readexactly(int(length[1]))
        body = b'{"candidates": [{"content": {"parts": [{"text": "Drink water."}]}}]}'
        sent = b"data: " + body + b"\r\n\r\n" if b"alt=sse" in asked else b"[" + body + b","
        kind = b"Content-Type: application/json; charset=UTF-8\r\n"
        head = b"HTTP/1.1 200 OK\r\n" + kind + b"Transfer-Encoding: chunked\r\n\r\n"
        writer.write(head + b"%x\r\n%b\r\n" % (len(sent), sent))
        await writer.drain()

    pieces: list[str] = []
    async with serve_bytes(answer) as url:
        writer = GeminiWriter(GeminiAddress(KEY, url), sdk)
        with pytest.raises(Unavailable) as caught:
            await write(writer, pieces)
        await writer.close()

    assert caught.value.error_code == "stream_cut"
    assert pieces == ["Drink water."]


async def test_nobody_there_is_said(sdk: GeminiSdk) -> None:
    writer = GeminiWriter(GeminiAddress(KEY, f"http://127.0.0.1:{free_port()}"), sdk)
    for attempt in (writer.check, lambda: write(writer, [])):
        with pytest.raises(Unavailable, match="Gemini cannot be reached"):
            await attempt()
    await writer.close()


async def _leave(writer: GeminiWriter) -> None:
    async with aclosing(writer.stream(REQUEST)) as stream:
        assert await anext(stream) == "Drink water."


async def _close(writer: GeminiWriter) -> None:
    stream = writer.stream(REQUEST)
    assert await anext(stream) == "Drink water."
    await writer.close()
    with pytest.raises(Unavailable):
        await anext(stream)


async def _cancel(writer: GeminiWriter) -> None:
    came = asyncio.Event()

    async def read() -> None:
        async with aclosing(writer.stream(REQUEST)) as stream:
            async for _ in stream:
                came.set()

    reading = asyncio.create_task(read())
    await came.wait()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading


@pytest.mark.parametrize("end", [_leave, _close, _cancel])
async def test_who_ends_a_text_ends_the_request(
    sdk: GeminiSdk, end: Callable[[GeminiWriter], object]
) -> None:
    gemini = Gemini([part("Drink water.")], stays_open=True)
    async with writing(gemini, sdk) as writer:
        await end(writer)  # type: ignore[misc]
        await gemini.left.wait()


async def test_the_check_asks_for_one_model_with_the_key(sdk: GeminiSdk) -> None:
    gemini = Gemini()
    async with writing(gemini, sdk) as writer:
        await writer.check()
    [call] = gemini.calls
    assert call.path == "/v1beta/models"
    assert call.query["pageSize"] == "1"
    assert call.headers["x-goog-api-key"] == KEY

    gemini.refusal = refusal(400, "INVALID_ARGUMENT", details=_INVALID_KEY)
    async with writing(gemini, sdk) as writer:
        with pytest.raises(ProviderRefused, match="did not accept the API key"):
            await writer.check()


async def test_what_the_model_thought_is_no_part_of_the_text() -> None:
    thought = part("The reader may be afraid.")
    thought["candidates"][0]["content"]["parts"][0]["thought"] = True
    gemini = Gemini([thought, part("Drink water.", finishReason="STOP")])
    pieces: list[str] = []

    async with writing(gemini, "google-genai") as writer:
        await write(writer, pieces)

    assert pieces == ["Drink water."]


async def test_an_error_in_the_middle_is_that_error() -> None:
    busy = {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Slow down."}}

    error = await failing(Gemini([part("Drink"), busy]), "google-genai")

    assert isinstance(error, ProviderBusy)
