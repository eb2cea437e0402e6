"""The typed client against a real HTTP server: answers, problems, streams, lost connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
from fastapi import FastAPI, Request, UploadFile
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from pydantic import BaseModel

from core.errors import FieldProblem
from core.ui.api.client import ApiClient, path
from core.ui.api.problem import ApiProblem
from tests.support.loopback import serve, serve_bytes
from tests.support.servers import free_port


class Note(BaseModel):
    """What the test server answers."""

    text: str
    query: list[tuple[str, str]] = []


class Draft(BaseModel):
    """What is sent to it."""

    text: str
    tag: str | None = None


def _server() -> FastAPI:
    app = FastAPI()

    @app.get("/notes/{note_id}")
    async def read(note_id: str, request: Request) -> Note:
        return Note(text=note_id, query=request.query_params.multi_items())

    @app.api_route("/echo", methods=["POST", "PUT"])
    async def echo(request: Request) -> Note:
        return Note(text=(await request.body()).decode())

    @app.post("/files")
    async def files(file: UploadFile, request: Request) -> Note:
        form = await request.form()
        content = (await file.read()).decode()
        return Note(text=f"{file.filename} {file.content_type} {content} {form.getlist('tags')}")

    @app.delete("/notes/{note_id}", status_code=204)
    async def delete(note_id: str) -> None:
        return None

    @app.get("/problem/{status}")
    async def problem(status: int) -> JSONResponse:
        return JSONResponse(
            {
                "type": "about:blank",
                "title": "Some values are not valid",
                "status": status,
                "detail": "tags: choose at least one",
                "error_code": "invalid_input",
                "retryable": status == 503,
                "errors": [{"field": "tags.0", "message": "choose at least one"}],
                "trace_id": "abc123",
            },
            status_code=status,
            headers={"Retry-After": "7"},
            media_type="application/problem+json",
        )

    @app.get("/crash")
    async def crash() -> PlainTextResponse:
        return PlainTextResponse("<html>Bad gateway</html>", status_code=502)

    @app.get("/odd")
    async def odd() -> JSONResponse:
        return JSONResponse({"no": "text"})

    @app.get("/slow")
    async def slow() -> Note:
        await asyncio.sleep(30)
        return Note(text="late")

    @app.post("/stream")
    async def stream(draft: Draft) -> StreamingResponse:
        async def lines() -> AsyncIterator[str]:
            yield ": a comment\n\n"
            yield f'data: {{"type": "token",\ndata:  "content": "{draft.text}"}}\n\n'
            yield 'event: x\ndata: {"type": "complete"}'

        return StreamingResponse(lines(), media_type="text/event-stream")

    return app


@pytest.fixture
async def client() -> AsyncIterator[ApiClient]:
    async with serve(_server()) as url:
        client = ApiClient(url)
        yield client
        client.close()


async def _problem(call: object, *arguments: object, **options: object) -> ApiProblem:
    assert callable(call)
    with pytest.raises(ApiProblem) as caught:
        await asyncio.to_thread(call, *arguments, **options)
    return caught.value


async def test_parameters_are_written_as_the_api_reads_them(client: ApiClient) -> None:
    note = await asyncio.to_thread(
        client.get,
        path("notes", "b c"),
        Note,
        {
            "yes": True,
            "no": False,
            "left_out": None,
            "day": date(2026, 3, 12),
            "at": datetime(2026, 3, 12, 8, tzinfo=UTC),
            "many": ["a", "b"],
            "limit": 20,
        },
    )
    assert note.text == "b c"
    assert note.query == [
        ("yes", "true"),
        ("no", "false"),
        ("day", "2026-03-12"),
        ("at", "2026-03-12T08:00:00+00:00"),
        ("many", "a"),
        ("many", "b"),
        ("limit", "20"),
    ]


def test_an_id_cannot_leave_its_segment_of_the_address() -> None:
    assert path("api", "knowledge", "../x?y#z") == "/api/knowledge/..%2Fx%3Fy%23z"


async def test_bodies_are_json_without_what_was_left_out(client: ApiClient) -> None:
    posted = await asyncio.to_thread(client.post, "/echo", Note, Draft(text="é"))
    assert posted.text == '{"text":"é"}'
    put = await asyncio.to_thread(client.put, "/echo", Note, {"tag": None})
    assert put.text == '{"tag":null}'


async def test_an_upload_is_a_form_with_the_file_and_fields(client: ApiClient) -> None:
    note = await asyncio.to_thread(
        client.upload,
        "/files",
        Note,
        name="leaflet.md",
        content=b"# Title",
        media_type="text/markdown",
        fields={"tags": ["faq", "diagnosis"]},
    )
    assert note.text == "leaflet.md text/markdown # Title ['faq', 'diagnosis']"


async def test_delete_needs_no_answer(client: ApiClient) -> None:
    await asyncio.to_thread(client.delete, "/notes/1")


@pytest.mark.parametrize("status", [404, 409, 422, 503])
async def test_a_problem_document_becomes_a_problem(client: ApiClient, status: int) -> None:
    problem = await _problem(client.get, f"/problem/{status}", Note)
    assert problem.status == status
    assert problem.detail == "tags: choose at least one"
    assert problem.error_code == "invalid_input"
    assert problem.errors == (FieldProblem("tags.0", "choose at least one"),)
    assert problem.names("tags")
    assert not problem.names("tag")
    assert problem.retryable is (status == 503)
    assert problem.retry_after == 7
    assert problem.trace_id == "abc123"
    assert problem.request == f"GET /problem/{status}"


async def test_the_exception_text_holds_nobody_s_words(client: ApiClient) -> None:
    problem = await _problem(client.get, "/problem/422", Note, {"q": "chest pain"})
    assert "choose" not in str(problem)
    assert "chest" not in str(problem)


async def test_another_error_answer_gets_a_plain_sentence(client: ApiClient) -> None:
    problem = await _problem(client.get, "/crash", Note)
    assert (problem.status, problem.retryable) == (502, True)
    assert "html" not in problem.detail


async def test_an_answer_of_another_shape_is_a_problem(client: ApiClient) -> None:
    problem = await _problem(client.get, "/odd", Note)
    assert problem.error_code == "unexpected_answer"


async def test_an_error_answer_can_be_accepted(client: ApiClient) -> None:
    class Anything(BaseModel):
        status: int

    answer = await asyncio.to_thread(client.get, "/problem/503", Anything, None, accept=(503,))
    assert answer.status == 503


async def test_no_answer_in_time(client: ApiClient) -> None:
    problem = await _problem(client.get, "/slow", Note, timeout=0.2)
    assert (problem.error_code, problem.retryable, problem.unreachable) == (
        "api_timeout",
        True,
        True,
    )


async def test_nobody_listens() -> None:
    client = ApiClient(f"http://127.0.0.1:{free_port()}")
    problem = await _problem(client.get, "/", Note)
    assert (problem.error_code, problem.retryable) == ("api_unreachable", True)
    streamed = await _problem(lambda: next(client.events("/stream", {})))
    assert streamed.error_code == "api_unreachable"
    client.close()


async def test_the_connection_breaks_off() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
        await writer.drain()

    async with serve_bytes(answer) as url:
        client = ApiClient(url)
        problem = await _problem(client.get, "/", Note)
        client.close()
    assert (problem.error_code, problem.retryable) == ("api_connection_lost", True)


async def test_events_are_read_one_by_one(client: ApiClient) -> None:
    # These separate lines for Python, not in a stream of events.
    text = "Hé\u2028l\x85lo"
    events = await asyncio.to_thread(lambda: list(client.events("/stream", {"text": text})))
    assert events == [{"type": "token", "content": text}, {"type": "complete"}]


async def test_a_refused_stream_is_a_problem(client: ApiClient) -> None:
    problem = await _problem(lambda: next(client.events("/problem/422", {})))
    assert problem.status == 405
    assert (await _problem(lambda: next(client.events("/stream", {})))).status == 422


async def test_a_stream_that_breaks_off_keeps_what_came() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
        event = b'data: {"type": "token", "content": "Hel"}\n\n'
        writer.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")
        await writer.drain()

    got: list[object] = []

    def read(client: ApiClient) -> None:
        for event in client.events("/stream", {}):
            got.append(event)

    async with serve_bytes(answer) as url:
        client = ApiClient(url)
        problem = await _problem(read, client)
        client.close()
    assert got == [{"type": "token", "content": "Hel"}]
    assert (problem.error_code, problem.retryable) == ("api_connection_lost", True)
