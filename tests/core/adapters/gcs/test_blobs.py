"""The Cloud Storage blob store: the contract of the port, and what the bucket then holds."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from core.adapters.gcs.blobs import GcsBlobStore
from core.errors import Unavailable
from tests.core.adapters.gcs.samples import BUCKET, PROJECT, RunningServer, gcs, running_server
from tests.core.ports.blob_contract import LARGE, MP3, BlobContract, OpenBlobs, content
from tests.support.servers import ROOT

__all__ = ["gcs", "running_server"]


class TestCloudStorage(BlobContract):
    @pytest.fixture
    def open_blobs(self, running_server: RunningServer) -> OpenBlobs:
        return lambda: GcsBlobStore(BUCKET, PROJECT, emulator_host=running_server.url)


def test_importing_the_adapter_does_not_import_the_vendors_packages() -> None:
    script = (
        "import sys, core.adapters.gcs.blobs\n"
        "core.adapters.gcs.blobs.GcsBlobStore('b', 'p')\n"
        "print([m for m in sys.modules if m.startswith(('google.', 'requests', 'cryptography'))])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"


@pytest.mark.parametrize("data", [b"small", LARGE], ids=len)
async def test_an_object_has_its_key_type_and_a_private_cache_header(
    gcs: GcsBlobStore, running_server: RunningServer, data: bytes
) -> None:
    await gcs.put("audio/a1.mp3", data, MP3)
    stored = running_server.stored("audio/a1.mp3")
    assert stored is not None
    assert (stored.data, stored.content_type) == (data, MP3)
    assert stored.written["cacheControl"] == "private, max-age=3600"


@pytest.mark.parametrize("size", [1024 * 1024 + 1, 2 * 1024 * 1024, 9_000_000])
async def test_a_large_blob_is_sent_in_chunks(
    gcs: GcsBlobStore, running_server: RunningServer, size: int
) -> None:
    data = (LARGE * 10)[:size]
    # A fault that never comes true counts the chunks.
    running_server.fail(None, times=100, methods=["PUT"])
    await gcs.put("a", data, MP3)
    assert running_server.faults >= size // (512 * 1024)
    assert await content(gcs, "a") == data


async def test_an_emulator_without_the_bucket_gets_it(running_server: RunningServer) -> None:
    store = GcsBlobStore("another", PROJECT, emulator_host=running_server.url)
    try:
        await store.put("a", b"x", MP3)
        assert await content(store, "a") == b"x"
    finally:
        await store.close()


async def test_a_missing_bucket_is_named(gcs: GcsBlobStore, running_server: RunningServer) -> None:
    await gcs.put("a", b"x", MP3)
    running_server.server.objects.remove(BUCKET)
    calls = (
        gcs.check(),
        gcs.put("a", b"x", MP3),
        gcs.put("a", LARGE, MP3),
        gcs.info("a"),
        content(gcs, "a"),
        gcs.delete("a"),
        gcs.url("a"),
    )
    for result in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(result, Unavailable)
        assert f"“{BUCKET}” does not exist" in result.detail
        assert "GCS_BUCKET_NAME" in result.detail
    running_server.server.objects.create(BUCKET)
    await gcs.check()


@pytest.mark.parametrize(
    ("status", "remedy"), [(401, "GOOGLE_APPLICATION_CREDENTIALS"), (403, "Storage Object Admin")]
)
async def test_what_the_operator_must_mend_is_explained(
    gcs: GcsBlobStore, running_server: RunningServer, status: int, remedy: str
) -> None:
    running_server.fail(status, times=1000)
    calls = (gcs.check(), gcs.put("a", b"x", MP3), gcs.info("a"), gcs.delete("a"), gcs.url("a"))
    for result in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(result, Unavailable)
        assert remedy in result.detail
    running_server.server.faults.clear()
    await gcs.check()


async def test_what_the_service_refuses_is_not_tried_again(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    running_server.fail(400, times=1000)
    calls = (gcs.check(), gcs.info("a"), gcs.put("a", b"x", MP3))
    for result in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(result, Unavailable)
        assert "refused" in result.detail
    assert running_server.faults < 2 * len(calls)
