"""What a caller does wrong never counts against the plugin that was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from core.isolation.breaker import FAILURES
from tests.support.plugin_packages import install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

SOURCE = """
import json

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel

from elevendops import API_VERSION, PluginInfo, RouterSpec, hookimpl
from elevendops.errors import Unavailable


class Note(BaseModel):
    words: str


@hookimpl
def register_plugin():
    return PluginInfo(id="reader", title="Reader", version="1.0", api_version=API_VERSION)


@hookimpl
def register_routes(context):
    router = APIRouter()

    @router.post("/json")
    async def read_json(request: Request) -> str:
        await request.json()
        return "read"

    @router.post("/form")
    async def read_form(request: Request) -> str:
        await request.form()
        return "read"

    @router.post("/body")
    async def read_body(request: Request) -> str:
        await request.body()
        return "read"

    @router.post("/note")
    async def note(note: Note) -> int:
        return len(note.words.encode())

    @router.post("/number")
    async def number(note: Note) -> int:
        return int(note.words)

    @router.post("/twice")
    async def twice(request: Request) -> str:
        async for _ in request.stream():
            pass
        return str(await request.body())

    @router.post("/away")
    async def away(status: int) -> str:
        raise HTTPException(status, "broken")

    @router.post("/answers")
    async def answers(status: int) -> Response:
        return Response("broken", status)

    @router.post("/unavailable")
    async def unavailable() -> str:
        raise Unavailable("The register of the hospital does not answer.")

    return [RouterSpec(prefix="reader", router=router)]
"""


@pytest.fixture
async def reader(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clinic]:
    """A clinic with the plugin above."""
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "reader", SOURCE)
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(clinic_settings(tmp_path / "data", local_service.port)) as clinic:
        yield clinic


async def view(clinic: Clinic) -> dict[str, Any]:
    """What the API says of the plugin."""
    found: dict[str, Any] = (await clinic.client.get("/api/plugins/reader")).json()
    return found


@pytest.mark.parametrize(
    ("path", "body", "media"),
    [
        ("json", b"{", "application/json"),
        ("json", b"\xff\xfe\xfa", "application/json"),
        ("json", b"1" * 5000, "application/json"),
        ("json", b"[" * 200_000, "application/json"),
        ("form", b"no part of it", "multipart/form-data; boundary=b"),
        ("form", b"", "multipart/form-data"),
        ("note", b'{"words": "\\ud83d"}', "application/json"),
        ("note", b'{"words": "\\udc00 and \\ud800"}', "application/json"),
        ("note", b'{"words": 5}', "application/json"),
    ],
)
async def test_what_cannot_be_read_is_refused_and_pauses_nobody(
    reader: Clinic, path: str, body: bytes, media: str
) -> None:
    for _ in range(FAILURES + 1):
        answer = await reader.client.post(
            f"/api/reader/{path}", content=body, headers={"Content-Type": media}
        )
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == "application/problem+json"
    found = await view(reader)
    assert (found["state"], found["errors"]) == ("active", 0)
    assert (await reader.client.post("/api/reader/json", json={})).json() == "read"


async def test_an_upload_that_is_cut_off_pauses_nobody(reader: Clinic) -> None:
    parts = urlsplit(reader.url)
    for expected in range(1, FAILURES + 2):
        _, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(
            b"POST /api/reader/body HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Content-Length: 1000\r\n\r\nthe beginning"
        )
        await writer.drain()
        writer.close()
        async with asyncio.timeout(30):
            while (await view(reader))["requests"] < expected:
                continue
    found = await view(reader)
    assert (found["state"], found["errors"]) == ("active", 0)


@pytest.mark.parametrize(
    ("path", "body"),
    [("number", {"words": "nine"}), ("twice", {}), ("number", {"words": "9" * 5000})],
)
async def test_a_mistake_of_the_plugin_itself_still_counts(
    reader: Clinic, path: str, body: dict[str, str]
) -> None:
    for _ in range(FAILURES):
        assert (await reader.client.post(f"/api/reader/{path}", json=body)).status_code == 500
    found = await view(reader)
    assert (found["state"], found["errors"]) == ("paused", FAILURES)


@pytest.mark.parametrize("path", ["away?status=503", "away?status=502", "answers?status=504"])
async def test_an_answer_above_500_counts_as_a_mistake(reader: Clinic, path: str) -> None:
    for _ in range(FAILURES):
        assert (await reader.client.post(f"/api/reader/{path}")).status_code > 500
    found = await view(reader)
    assert (found["state"], found["errors"]) == ("paused", FAILURES)
    assert "POST /api/reader/" in found["last_error"]


async def test_what_a_plugin_needs_may_be_away(reader: Clinic) -> None:
    for _ in range(FAILURES + 1):
        assert (await reader.client.post("/api/reader/unavailable")).status_code == 503
    found = await view(reader)
    assert (found["state"], found["errors"]) == ("active", 0)


async def test_a_content_length_of_thousands_of_digits_is_refused(reader: Clinic) -> None:
    parts = urlsplit(reader.url)
    for digits in (19, 4301, 6000):
        stream, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(
            b"POST /api/reader/body HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
            + b"9" * digits
            + b"\r\n\r\n"
        )
        await writer.drain()
        status = int((await stream.readline()).split()[1])
        assert 400 <= status < 500
        writer.close()
    assert (await view(reader))["errors"] == 0
