"""The Cloud Storage blob store while the service fails now and then: nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import random

import pytest

from core.adapters.gcs.blobs import GcsBlobStore
from core.errors import NotFound, Unavailable
from core.ports.blobs import BlobInfo
from tests.core.adapters.gcs.samples import BUCKET, PROJECT, RunningServer, gcs, running_server
from tests.core.ports.blob_contract import LARGE, MP3, content

__all__ = ["gcs", "running_server"]

PATIENCE_SECONDS = 60.0

faults = pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
moments = pytest.mark.parametrize("after_commit", [False, True], ids=["before", "after"])


@faults
@moments
async def test_put_gets_through(
    gcs: GcsBlobStore, running_server: RunningServer, status: int, after_commit: bool
) -> None:
    running_server.fail(status, times=2, methods=["POST"], after_commit=after_commit)
    assert await gcs.put("a", b"new", MP3) == BlobInfo("a", 3, MP3)
    assert running_server.faults == 2
    assert await content(gcs, "a") == b"new"


@moments
async def test_overwriting_gets_through_once(
    gcs: GcsBlobStore, running_server: RunningServer, after_commit: bool
) -> None:
    await gcs.put("a", b"old", MP3)
    old = running_server.stored("a")
    running_server.fail(503, times=1, methods=["POST"], after_commit=after_commit)
    await gcs.put("a", b"new", "audio/wav")
    stored = running_server.stored("a")
    assert old is not None
    assert stored is not None
    assert (stored.data, stored.content_type) == (b"new", "audio/wav")
    assert running_server.server.objects.puts == 2


@faults
@moments
async def test_info_gets_through(
    gcs: GcsBlobStore, running_server: RunningServer, status: int, after_commit: bool
) -> None:
    await gcs.put("a", b"data", MP3)
    running_server.fail(status, times=2, after_commit=after_commit)
    assert await gcs.info("a") == BlobInfo("a", 4, MP3)
    running_server.fail(status, times=2, after_commit=after_commit)
    assert await gcs.info("b") is None
    assert running_server.faults == 4


@faults
@moments
async def test_read_gets_through(
    gcs: GcsBlobStore, running_server: RunningServer, status: int, after_commit: bool
) -> None:
    await gcs.put("a", b"data", MP3)
    running_server.fail(status, times=2, after_commit=after_commit)
    assert await content(gcs, "a", 1, 3) == b"at"
    running_server.fail(status, times=2, after_commit=after_commit)
    with pytest.raises(NotFound):
        await content(gcs, "b")
    assert running_server.faults == 4


@faults
@moments
async def test_delete_gets_through_and_knows_whether_it_was_there(
    gcs: GcsBlobStore, running_server: RunningServer, status: int, after_commit: bool
) -> None:
    await gcs.put("a", b"data", MP3)
    running_server.fail(status, times=2, methods=["DELETE"], after_commit=after_commit)
    assert await gcs.delete("a") is True
    assert running_server.faults == 2
    assert running_server.stored("a") is None
    running_server.fail(status, times=1, after_commit=after_commit)
    assert await gcs.delete("a") is False


@faults
async def test_addresses_and_the_check_get_through(
    gcs: GcsBlobStore, running_server: RunningServer, status: int
) -> None:
    await gcs.put("a", b"data", MP3)
    running_server.fail(status, times=2)
    assert "/a?" in await gcs.url("a")
    running_server.fail(status, times=2)
    await gcs.check()
    assert running_server.faults == 4


@pytest.mark.parametrize("cut", [0, 10])
async def test_an_answer_that_breaks_off_is_asked_for_again(
    gcs: GcsBlobStore, running_server: RunningServer, cut: int
) -> None:
    running_server.fail(times=2, methods=["POST"], cut=cut)
    await gcs.put("a", b"data", MP3)
    running_server.fail(times=1, methods=["GET"], cut=cut)
    assert await gcs.info("a") == BlobInfo("a", 4, MP3)
    assert running_server.faults == 3
    assert running_server.server.objects.puts == 1


async def test_a_late_try_does_not_replace_what_came_after_it(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    """The first try is applied after its client has given it up and stored the blob anew."""
    running_server.fail(times=1, methods=["POST"], delay=4.0)
    await gcs.put("a", b"one", MP3)
    await gcs.put("a", b"two", MP3)
    for _ in range(30):
        await asyncio.sleep(0.1)
        assert await content(gcs, "a") == b"two"


async def test_faults_that_do_not_end_are_unavailable_and_pass_by_themselves(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    await gcs.put("a", b"data", MP3)
    running_server.fail(503, times=100_000)
    calls = (
        gcs.put("a", b"x", MP3),
        gcs.put("a", LARGE, MP3),
        gcs.info("a"),
        content(gcs, "a"),
        gcs.delete("a"),
        gcs.url("a"),
        gcs.check(),
    )
    for result in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(result, Unavailable)
        assert result.retry_after == 5
        assert result.error_code == "store_unavailable"
    running_server.server.faults.clear()
    assert await content(gcs, "a") == b"data"


async def test_two_hundred_faults_lose_and_double_nothing(running_server: RunningServer) -> None:
    """Several stores write, overwrite and delete blobs of their own; each result is exact."""
    random.seed(7)
    for status, after_commit in [(429, False), (500, True), (503, False), (503, True)]:
        running_server.fail(status, times=50, every=8, after_commit=after_commit)

    async def work(name: str) -> None:
        # Time enough on a busy machine: what counts here is that no try is lost or doubled.
        store = GcsBlobStore(
            BUCKET, PROJECT, emulator_host=running_server.url, call_seconds=PATIENCE_SECONDS
        )
        try:
            for number in range(40):
                key, data = f"{name}/{number % 5}", f"{name} {number}".encode()
                await store.put(key, data, MP3)
                assert await content(store, key) == data
                assert await store.info(key) == BlobInfo(key, len(data), MP3)
                if number % 3 == 0:
                    assert await store.delete(key) is True
                    assert await store.delete(key) is False
        finally:
            await store.close()

    async with asyncio.TaskGroup() as group:
        for name in ("one", "two", "three"):
            group.create_task(work(name))
    assert running_server.faults == 200
    assert running_server.server.objects.puts == 3 * 40
