"""Large blobs over lines that break: uploads and reads go on where they were."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from core.adapters.gcs.blobs import GcsBlobStore
from core.errors import Unavailable
from tests.core.adapters.gcs.samples import (
    BUCKET,
    LONGER_THAN_A_CALL,
    PROJECT,
    Line,
    RunningServer,
    gcs,
    running_server,
)
from tests.core.ports.blob_contract import MP3, content

__all__ = ["gcs", "running_server"]

BIG = bytes(range(251)) * 20_000
"""Five megabytes."""


@pytest.fixture
async def line(running_server: RunningServer) -> AsyncIterator[Line]:
    line = Line(running_server.url)
    await line.up()
    yield line
    line.down()


@pytest.fixture
async def far(line: Line) -> AsyncIterator[GcsBlobStore]:
    """A store at the other end of the line."""
    store = GcsBlobStore(BUCKET, PROJECT, emulator_host=line.url)
    await store.check()
    yield store
    await store.close()


@pytest.mark.parametrize("broken_after", [100_000, 1_000_000, 3_333_333])
async def test_an_upload_goes_on_after_the_line_broke(
    far: GcsBlobStore, line: Line, running_server: RunningServer, broken_after: int
) -> None:
    line.break_after = broken_after
    await far.put("a", BIG, MP3)
    assert line.break_after is None
    assert await content(far, "a") == BIG
    assert running_server.server.objects.puts == 1


@pytest.mark.parametrize("after_commit", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("every", [1, 2, 3])
async def test_every_chunk_can_fail(
    gcs: GcsBlobStore, running_server: RunningServer, after_commit: bool, every: int
) -> None:
    running_server.fail(503, times=4, every=every, methods=["PUT"], after_commit=after_commit)
    await gcs.put("a", BIG, MP3)
    assert running_server.faults == 4
    assert await content(gcs, "a") == BIG
    assert running_server.server.objects.puts == 1


async def test_the_answer_to_the_last_chunk_can_be_lost(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    chunks = -(-len(BIG) // (512 * 1024))
    running_server.fail(503, every=chunks, methods=["PUT"], after_commit=True)
    await gcs.put("a", BIG, MP3)
    assert running_server.faults == 1
    assert running_server.server.objects.puts == 1


async def test_an_upload_that_the_service_forgot_begins_anew(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    running_server.fail(404, every=3, methods=["PUT"])
    await gcs.put("a", BIG, MP3)
    assert running_server.faults == 1
    assert await content(gcs, "a") == BIG


async def test_an_upload_that_nobody_waits_for_ends_and_changes_nothing(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    await gcs.put("a", b"old", MP3)
    running_server.fail(None, times=100, methods=["PUT"], delay=0.5)
    uploading = asyncio.create_task(gcs.put("a", BIG, MP3))
    async with asyncio.timeout(LONGER_THAN_A_CALL):
        while running_server.faults < 2:  # noqa: ASYNC110 - the server's state
            await asyncio.sleep(0.05)
    uploading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await uploading
    begun = running_server.faults
    await asyncio.sleep(1.5)
    assert running_server.faults == begun
    assert await content(gcs, "a") == b"old"


@pytest.mark.parametrize("cut", [0, 1, 700_000, 4_999_999])
@pytest.mark.parametrize(("start", "end"), [(0, None), (12_345, 4_900_000)])
async def test_a_read_goes_on_after_the_line_broke(
    gcs: GcsBlobStore, running_server: RunningServer, cut: int, start: int, end: int | None
) -> None:
    await gcs.put("a", BIG, MP3)
    running_server.fail(times=2, methods=["GET"], cut=cut)
    assert await content(gcs, "a", start, end) == BIG[start:end]


async def test_a_broken_read_never_goes_on_with_other_bytes(
    gcs: GcsBlobStore, running_server: RunningServer
) -> None:
    await gcs.put("a", BIG, MP3)
    running_server.fail(methods=["GET"], cut=1_000_000)
    reading = gcs.read("a")
    await anext(reading)
    await gcs.put("a", BIG[::-1], MP3)
    with pytest.raises(Unavailable, match="replaced"):
        async for _ in reading:
            pass
    assert await content(gcs, "a") == BIG[::-1]


async def test_a_read_that_is_left_early_frees_its_connection(gcs: GcsBlobStore) -> None:
    await gcs.put("a", BIG, MP3)
    for _ in range(40):
        reading = gcs.read("a")
        await anext(reading)
        await reading.aclose()  # type: ignore[attr-defined]
    assert await content(gcs, "a") == BIG


async def test_a_slow_reader_keeps_no_thread(gcs: GcsBlobStore) -> None:
    await gcs.put("a", BIG, MP3)
    readings = [gcs.read("a") for _ in range(40)]
    for reading in readings:
        await anext(reading)
    await gcs.check()
    for reading in readings:
        await reading.aclose()  # type: ignore[attr-defined]


async def test_a_silent_line_is_unavailable_and_then_works_again(
    far: GcsBlobStore, line: Line
) -> None:
    await far.put("a", BIG, MP3)
    line.silent = True
    async with asyncio.timeout(LONGER_THAN_A_CALL):
        calls = [
            *(far.info("a") for _ in range(40)),
            far.put("a", b"x", MP3),
            far.put("a", BIG, MP3),
            content(far, "a"),
            far.delete("a"),
            far.url("a"),
            far.check(),
        ]
        for result in await asyncio.gather(*calls, return_exceptions=True):
            assert isinstance(result, Unavailable)
            assert result.retry_after == 5
        line.silent = False
        assert await content(far, "a") == BIG


async def test_a_server_that_is_down_is_unavailable_and_then_works_again(
    far: GcsBlobStore, line: Line
) -> None:
    await far.put("a", BIG, MP3)
    line.down()
    calls = [far.info("a"), far.put("a", b"x", MP3), content(far, "a"), far.check()]
    async with asyncio.timeout(LONGER_THAN_A_CALL):
        for result in await asyncio.gather(*calls, return_exceptions=True):
            assert isinstance(result, Unavailable)
    await line.up()
    assert await content(far, "a") == BIG


async def test_a_short_outage_is_not_noticed(far: GcsBlobStore, line: Line) -> None:
    await far.put("a", b"data", MP3)
    line.down()
    asking = asyncio.create_task(content(far, "a"))
    await asyncio.sleep(0.5)
    await line.up()
    assert await asking == b"data"


async def test_a_store_that_was_down_from_the_start_works_when_it_comes_up(line: Line) -> None:
    line.down()
    store = GcsBlobStore(BUCKET, PROJECT, emulator_host=line.url)
    try:
        async with asyncio.timeout(LONGER_THAN_A_CALL):
            with pytest.raises(Unavailable):
                await store.check()
        await line.up()
        await store.put("a", b"x", MP3)
        assert await content(store, "a") == b"x"
    finally:
        await store.close()
