"""The dashboard's own routes: health of both processes, and files passed on with their ranges."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette

from core.settings import load_settings
from core.ui.server.routes import Backend
from tests.support.loopback import serve
from tests.support.servers import Clinic, free_port

CONTENT = bytes(range(256)) * 8


@asynccontextmanager
async def _front(api_url: str) -> AsyncIterator[httpx.AsyncClient]:
    backend = Backend(load_settings(_env_file=None, backend_api_url=api_url))
    async with (
        serve(Starlette(routes=backend.routes())) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as client,
    ):
        yield client
    await backend.close()


@pytest.fixture
async def front(clinic: Clinic) -> AsyncIterator[httpx.AsyncClient]:
    """The dashboard's routes in front of a real API."""
    async with _front(clinic.url) as client:
        yield client


@pytest.fixture
async def signed(clinic: Clinic) -> str:
    """The signed address of a stored file."""
    blobs = clinic.app.state.platform.blobs
    await blobs.put("audio/folder/a-1.wav", CONTENT, "audio/wav")
    address: str = await blobs.url("audio/folder/a-1.wav", 60)
    return address


async def test_a_file_whole_and_in_parts(front: httpx.AsyncClient, signed: str) -> None:
    whole = await front.get(signed)
    assert whole.status_code == 200
    assert whole.content == CONTENT
    assert whole.headers["content-type"] == "audio/wav"
    assert whole.headers["content-length"] == str(len(CONTENT))
    assert whole.headers["accept-ranges"] == "bytes"

    for asked, start, end in (
        ("bytes=0-", 0, 2048),
        ("bytes=100-199", 100, 200),
        ("bytes=-48", 2000, 2048),
    ):
        part = await front.get(signed, headers={"Range": asked})
        assert part.status_code == 206
        assert part.content == CONTENT[start:end]
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{len(CONTENT)}"
        assert part.headers["content-length"] == str(end - start)

    beyond = await front.get(signed, headers={"Range": "bytes=5000-"})
    assert beyond.status_code == 416
    assert beyond.headers["content-range"] == f"bytes */{len(CONTENT)}"

    head = await front.head(signed)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    "sent", ["bytes=\u00b2-".encode("latin-1"), b"bytes=\xd9\xa3-", b"bytes= 1 - 2 ", b"a\tb"]
)
async def test_what_no_header_can_mean_is_not_passed_on(
    front: httpx.AsyncClient, signed: str, sent: bytes
) -> None:
    port = front.base_url.port
    assert port is not None
    for name in ("Range", "If-None-Match", "Accept"):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            # No client library sends all of these.
            question = f"GET {signed} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            connection.sendall(question.encode() + name.encode() + b": " + sent + b"\r\n\r\n")
            answer = await asyncio.to_thread(_until_closed, connection)
        assert answer.startswith(b"HTTP/1.1 200 "), answer[:200]
        assert answer.endswith(CONTENT)


async def test_a_guest_may_say_of_the_way_what_nobody_can_read(front: httpx.AsyncClient) -> None:
    odd = {b"X-Forwarded-For": b"\xe2\x80\xa6", b"X-Forwarded-Proto": b"\xff", b"Host": b"\xe9"}
    answer = await front.get("/open/handouts/files/handout.css", headers=odd)
    assert answer.status_code == 200


def _until_closed(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65_536), b""))


async def test_what_is_refused(front: httpx.AsyncClient, signed: str) -> None:
    for address in (
        signed.split("?")[0],
        signed[:-4] + "0000",
        signed.replace("a-1", "other"),
        "/blobs/",
        "/blobs/..%2f..%2fapi%2fplugins",
        "/blobs/a/%2e%2e/b",
        "/blobs/a//b",
    ):
        assert (await front.get(address)).status_code == 404, address
    assert (await front.post(signed)).status_code == 405
    assert (await front.delete(signed)).status_code == 405


async def test_health_of_both(front: httpx.AsyncClient) -> None:
    answer = await front.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "healthy", "dashboard": "ok", "api": "ok"}


async def test_without_the_api() -> None:
    async with _front(f"http://127.0.0.1:{free_port()}") as client:
        health = await client.get("/health")
        assert health.status_code == 503
        assert health.json()["api"] == "not reachable"
        file = await client.get("/blobs/a.wav?expires=1&signature=x")
        assert file.status_code == 503


async def test_guests_reach_what_is_theirs_and_nothing_else(front: httpx.AsyncClient) -> None:
    nowhere = await front.get(f"/open/handouts/{'x' * 32}")
    assert nowhere.status_code == 404
    assert nowhere.headers["content-type"].startswith("text/html")
    for address in (
        "/open/knowledge/list",
        "/open/handouts/../knowledge",
        "/open/handouts/%2e%2e/%2e%2e/knowledge",
        "/open/handouts/..%2f..%2fknowledge",
        "/open/handouts//x",
        "/open/Handouts/x",
    ):
        answer = await front.get(address)
        # The client itself takes ".." away; what is left is no address, or one with a slash more.
        assert answer.status_code in (307, 404), address
        assert "total_count" not in answer.text
    assert (await front.put(f"/open/handouts/{'x' * 32}")).status_code == 405
    large = await front.post(f"/open/handouts/{'x' * 32}/events", content=b"x" * 5000)
    assert large.status_code == 413
