"""Signed addresses of Cloud Storage: who signs them, what they open, and when they end."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from core.adapters.gcs.blobs import GcsBlobStore
from tests.core.adapters.gcs.identity import EMAIL, TOKEN, Identity, cloud_run_environment
from tests.core.adapters.gcs.samples import BUCKET, PROJECT, RunningServer, gcs, running_server
from tests.core.ports.blob_contract import MP3
from tests.gcs_server.app import GcsServer
from tests.support.loopback import serve
from tests.support.servers import ROOT

__all__ = ["gcs", "running_server"]

DATA = bytes(range(200))


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who has nothing but the address."""
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        yield client


async def test_an_address_plays_whole_and_in_parts(
    gcs: GcsBlobStore, browser: httpx.AsyncClient
) -> None:
    await gcs.put("audio/a1.mp3", DATA, MP3)
    address = await gcs.url("audio/a1.mp3")
    whole = await browser.get(address)
    assert (whole.status_code, whole.content) == (200, DATA)
    assert whole.headers["content-type"] == MP3
    assert whole.headers["cache-control"] == "private, max-age=3600"
    assert whole.headers["accept-ranges"] == "bytes"
    part = await browser.get(address, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, DATA[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(DATA)}"
    last = await browser.get(address, headers={"Range": "bytes=-5"})
    assert (last.status_code, last.content) == (206, DATA[-5:])
    beyond = await browser.get(address, headers={"Range": "bytes=900-"})
    assert beyond.status_code == 416


async def test_an_address_that_was_tampered_with_opens_nothing(
    gcs: GcsBlobStore, browser: httpx.AsyncClient
) -> None:
    await gcs.put("audio/a1.mp3", DATA, MP3)
    await gcs.put("audio/a2.mp3", b"other", MP3)
    address = await gcs.url("audio/a1.mp3", 600)
    signature = re.search("X-Goog-Signature=([0-9a-f]+)", address)
    assert signature is not None
    for wrong in (
        address.replace("a1.mp3", "a2.mp3"),
        address.replace("X-Goog-Expires=600", "X-Goog-Expires=6000"),
        address.replace(signature[1], "0" * len(signature[1])),
        address.replace("&X-Goog-Signature", "&X-Goog-Other"),
        address.partition("?")[0],
    ):
        assert wrong != address
        answer = await browser.get(wrong)
        assert answer.status_code in (400, 403)
        assert b"other" not in answer.content
    assert (await browser.get(address)).status_code == 200


async def test_an_address_ends(gcs: GcsBlobStore, browser: httpx.AsyncClient) -> None:
    await gcs.put("a", DATA, MP3)
    address = await gcs.url("a", 1)
    async with asyncio.timeout(15):
        while (await browser.get(address)).status_code == 200:  # noqa: ASYNC110 - its clock
            await asyncio.sleep(0.1)
    answer = await browser.get(address)
    assert (answer.status_code, b"ExpiredToken" in answer.content) == (400, True)


async def test_the_same_address_is_given_again_while_it_is_fresh(gcs: GcsBlobStore) -> None:
    await gcs.put("a", DATA, MP3)
    first = await gcs.url("a")
    await asyncio.sleep(1.1)  # the date in an address counts seconds
    assert await gcs.url("a") == first
    assert await gcs.url("a", 7200) != first
    short = await gcs.url("a", 2)
    await asyncio.sleep(1.1)
    assert await gcs.url("a", 2) != short


@pytest.fixture
def identity() -> Identity:
    return Identity()


@pytest.fixture
async def guarded(identity: Identity) -> AsyncIterator[RunningServer]:
    """A server that lets nobody in but this identity."""
    server = GcsServer(BUCKET, token=TOKEN)
    server.signatures.trust(EMAIL, identity.public_key)
    async with serve(server.app) as url:
        yield RunningServer(server, url)


async def test_a_service_account_signs_with_its_own_key(
    identity: Identity,
    guarded: RunningServer,
    browser: httpx.AsyncClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with serve(identity.app) as url:
        identity.write_key_file(tmp_path / "key.json", url)
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "key.json"))
        store = GcsBlobStore(BUCKET, PROJECT, endpoint=guarded.url, iam_endpoint=url)
        try:
            await store.put("audio/a1.mp3", DATA, MP3)
            answer = await browser.get(await store.url("audio/a1.mp3"))
        finally:
            await store.close()
    assert (answer.status_code, answer.content) == (200, DATA)
    assert identity.signed == 0


_ON_CLOUD_RUN = """
import asyncio, sys
from core.adapters.gcs.blobs import GcsBlobStore
from core.errors import Unavailable

async def main():
    store = GcsBlobStore("clinic-files", "clinic", endpoint=sys.argv[1], iam_endpoint=sys.argv[2])
    try:
        await store.put("audio/a1.mp3", bytes(range(200)), "audio/mpeg")
        print(await store.url("audio/a1.mp3"))
    except Unavailable as error:
        print(error.detail)
    await store.close()

asyncio.run(main())
"""


async def on_cloud_run(guarded: RunningServer, identity_url: str, home: Path) -> str:
    """What a process prints whose only identity is the metadata server's."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-W", "ignore", "-c", _ON_CLOUD_RUN, guarded.url, identity_url),
        cwd=ROOT,
        env=cloud_run_environment(identity_url, home),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.decode().strip()


async def test_the_identity_of_cloud_run_has_no_key_and_lets_iam_sign(
    identity: Identity, guarded: RunningServer, browser: httpx.AsyncClient, tmp_path: Path
) -> None:
    async with serve(identity.app) as url:
        address = await on_cloud_run(guarded, url, tmp_path)
        assert identity.signed == 1
        answer = await browser.get(address)
        assert (answer.status_code, answer.content) == (200, DATA)
        changed = await browser.get(address.replace("X-Goog-Expires=3600", "X-Goog-Expires=9999"))
        assert changed.status_code == 403


async def test_a_service_account_that_may_not_sign_is_explained(
    identity: Identity, guarded: RunningServer, tmp_path: Path
) -> None:
    identity.may_sign = False
    async with serve(identity.app) as url:
        printed = await on_cloud_run(guarded, url, tmp_path)
    assert "Service Account Token Creator" in printed


async def test_without_credentials_the_remedy_is_named(
    guarded: RunningServer, tmp_path: Path
) -> None:
    async with serve(GcsServer("x").app) as nobody:
        printed = await on_cloud_run(guarded, nobody, tmp_path)
    assert "GOOGLE_APPLICATION_CREDENTIALS" in printed
