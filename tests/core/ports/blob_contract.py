"""What every blob store does: the suite that each adapter of the port runs.

An adapter's test module makes a subclass with one fixture, `open_blobs`: a function that gives a
new store on the blobs of this test.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from core.errors import InvalidInput, NotFound
from core.ports.blobs import BlobInfo, BlobStore

OpenBlobs = Callable[[], BlobStore]

MP3 = "audio/mpeg"
LARGE = bytes(range(256)) * 4096 + b"end"
"""More than a megabyte, so that it comes in pieces."""


async def content(store: BlobStore, key: str, start: int = 0, end: int | None = None) -> bytes:
    """The bytes of a range, joined."""
    return b"".join([piece async for piece in store.read(key, start, end)])


class BlobContract:
    """Bytes under keys."""

    @pytest.fixture
    async def blobs(self, open_blobs: OpenBlobs) -> AsyncIterator[BlobStore]:
        blobs = open_blobs()
        yield blobs
        await blobs.close()

    async def test_it_is_a_blob_store(self, blobs: BlobStore) -> None:
        assert isinstance(blobs, BlobStore)

    @pytest.mark.parametrize("data", [b"", b"x", b"\x00\xff\n", LARGE], ids=len)
    async def test_bytes_come_back_as_they_were_put(self, blobs: BlobStore, data: bytes) -> None:
        info = await blobs.put("audio/a1.mp3", data, MP3)
        assert info == BlobInfo("audio/a1.mp3", len(data), MP3)
        assert await blobs.info("audio/a1.mp3") == info
        assert await content(blobs, "audio/a1.mp3") == data

    async def test_it_is_kept_for_another_store_on_the_same_blobs(
        self, blobs: BlobStore, open_blobs: OpenBlobs
    ) -> None:
        info = await blobs.put("a", b"kept", "text/plain; charset=utf-8")
        other = open_blobs()
        try:
            assert await other.info("a") == info
            assert await content(other, "a") == b"kept"
        finally:
            await other.close()

    async def test_a_blob_that_is_not_there(self, blobs: BlobStore) -> None:
        await blobs.put("audio/a1.mp3", b"x", MP3)
        for key in ("audio/a2.mp3", "audio", "audio/a1.mp3/more", "nothing/at/all"):
            assert await blobs.info(key) is None
            assert await blobs.delete(key) is False
            with pytest.raises(NotFound):
                await content(blobs, key)
            with pytest.raises(NotFound):
                await blobs.url(key)

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            (0, None),
            (0, 0),
            (0, 1),
            (5, 10),
            (len(LARGE) - 1, None),
            (len(LARGE) - 3, len(LARGE) + 100),
            (len(LARGE), None),
            (len(LARGE) + 5, None),
            (len(LARGE) + 5, len(LARGE) + 9),
            (100_000, 900_000),
        ],
    )
    async def test_ranges(self, blobs: BlobStore, start: int, end: int | None) -> None:
        await blobs.put("a", LARGE, MP3)
        assert await content(blobs, "a", start, end) == LARGE[start:end]

    @pytest.mark.parametrize(("start", "end"), [(-1, None), (-5, 3), (4, 3), (0, -1)])
    async def test_what_is_no_range_is_a_mistake_of_the_program(
        self, blobs: BlobStore, start: int, end: int | None
    ) -> None:
        await blobs.put("a", b"12345", MP3)
        with pytest.raises(ValueError, match="range"):
            await content(blobs, "a", start, end)

    async def test_a_large_blob_comes_in_pieces(self, blobs: BlobStore) -> None:
        await blobs.put("a", LARGE, MP3)
        pieces = [piece async for piece in blobs.read("a")]
        assert len(pieces) > 1
        assert all(pieces)

    async def test_putting_again_replaces_bytes_and_type(self, blobs: BlobStore) -> None:
        await blobs.put("a", b"first, and longer", MP3)
        await blobs.put("a", b"second", "audio/wav")
        assert await blobs.info("a") == BlobInfo("a", 6, "audio/wav")
        assert await content(blobs, "a") == b"second"

    async def test_a_reader_sees_the_old_bytes_or_the_new_ones(
        self, blobs: BlobStore, open_blobs: OpenBlobs
    ) -> None:
        versions = {bytes([n]) * (300_000 + n): f"audio/x-{n}" for n in range(12)}
        first, *rest = versions
        await blobs.put("a", first, versions[first])
        other = open_blobs()

        async def overwrite() -> None:
            for data in rest:
                await other.put("a", data, versions[data])

        writing = asyncio.create_task(overwrite())
        try:
            while not writing.done():
                assert await content(blobs, "a") in versions
                info = await blobs.info("a")
                assert info is not None
                assert (info.size, info.content_type) in {
                    (len(data), kind) for data, kind in versions.items()
                }
            await writing
        finally:
            await other.close()
        assert await content(blobs, "a") == rest[-1]

    async def test_a_read_that_has_begun_goes_on_with_its_bytes(self, blobs: BlobStore) -> None:
        await blobs.put("a", LARGE, MP3)
        reading = blobs.read("a")
        data = await anext(reading)
        await blobs.put("a", b"new", MP3)
        data += b"".join([piece async for piece in reading])
        assert data == LARGE

    async def test_concurrent_puts_leave_one_whole_blob(self, blobs: BlobStore) -> None:
        versions = [bytes([n]) * (50_000 + n) for n in range(10)]
        await asyncio.gather(*(blobs.put("a", data, MP3) for data in versions))
        assert await content(blobs, "a") in versions

    async def test_delete_tells_whether_it_existed(self, blobs: BlobStore) -> None:
        await blobs.put("a/b", b"x", MP3)
        assert await blobs.delete("a/b") is True
        assert await blobs.delete("a/b") is False
        assert await blobs.info("a/b") is None
        await blobs.put("a/b", b"back", MP3)
        assert await content(blobs, "a/b") == b"back"

    @pytest.mark.parametrize(
        "keys",
        [
            ("a", "a/b", "a/b/c"),
            ("a.b", "a_b", "a-b"),
            (".a", "a.", "...", "a..b", ".../..."),
            ("x" * 300, "x" * 299, "x" * 298 + "/y", "x" * 200, "x" * 201),
            ("x" * 200 + ".", "x" * 200 + "..", "x" * 200, "." * 300, "." * 201),
            ("/".join("a" * 150), "/".join("a" * 149)),
        ],
        ids=lambda keys: keys[0][:10],
    )
    async def test_keys_do_not_meet(self, blobs: BlobStore, keys: tuple[str, ...]) -> None:
        for key in keys:
            await blobs.put(key, key.encode(), MP3)
        for key in keys:
            assert await content(blobs, key) == key.encode()
            assert await blobs.info(key) == BlobInfo(key, len(key), MP3)
        assert await blobs.delete(keys[0])
        assert await blobs.info(keys[0]) is None
        for key in keys[1:]:
            assert await content(blobs, key) == key.encode()

    @pytest.mark.parametrize(
        "key",
        [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/..",
            "./a",
            "a/./b",
            "a b",
            "a\\b",
            "a\n",
            "a\x00",
            "~new/a",
            "a+/b",
            "é",
            "\ud800",
            "a%2e",
            "a?b",
            "x" * 301,
            "/".join("a" * 151),
        ],
    )
    async def test_what_is_no_key_is_invalid(self, blobs: BlobStore, key: str) -> None:
        calls: list[Any] = [
            blobs.put(key, b"x", MP3),
            blobs.info(key),
            content(blobs, key),
            blobs.delete(key),
            blobs.url(key),
        ]
        for call in calls:
            with pytest.raises(InvalidInput) as raised:
                await call
            assert [problem.field for problem in raised.value.fields] == ["key"]

    @pytest.mark.parametrize(
        "content_type", ["", " ", "a\r\nSet-Cookie: b", "é", "\ud800", "x" * 500]
    )
    async def test_what_is_no_content_type_is_invalid(
        self, blobs: BlobStore, content_type: str
    ) -> None:
        with pytest.raises(InvalidInput) as raised:
            await blobs.put("a", b"x", content_type)
        assert [problem.field for problem in raised.value.fields] == ["content_type"]
        assert await blobs.info("a") is None

    async def test_an_address_is_made_for_a_limited_time(self, blobs: BlobStore) -> None:
        await blobs.put("audio/a1.mp3", b"x", MP3)
        address = await blobs.url("audio/a1.mp3", 60)
        assert "/audio/a1.mp3?" in address
        for seconds in (0, -1, 8 * 24 * 3600):
            with pytest.raises(ValueError, match="seconds"):
                await blobs.url("audio/a1.mp3", seconds)

    async def test_check_passes_while_the_store_answers(self, blobs: BlobStore) -> None:
        await blobs.check()

    async def test_many_are_read_in_the_order_of_their_keys(self, blobs: BlobStore) -> None:
        for number in range(30):
            await blobs.put(f"many/{number}", f"text {number}".encode(), MP3)
        await blobs.put("many/empty", b"", MP3)
        keys = ["many/7", "many/none", "many/empty", *(f"many/{n}" for n in range(30)), "many/7"]
        found = await blobs.read_many(keys)
        assert found[:3] == [b"text 7", None, b""]
        assert found[3:] == [*(f"text {n}".encode() for n in range(30)), b"text 7"]
        assert await blobs.read_many([]) == []
        with pytest.raises(ValueError, match="100"):
            await blobs.read_many(["many/7"] * 101)
        with pytest.raises(InvalidInput):
            await blobs.read_many(["many/7", "../x"])
