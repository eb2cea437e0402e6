"""The file blob store: the contract of the port, its signed addresses, crashes and bad disks."""

from __future__ import annotations

import asyncio
import fcntl
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from core.adapters.files.blobs import FileBlobStore
from core.errors import Unavailable
from core.ports.blobs import BlobInfo
from tests.core.ports.blob_contract import MP3, BlobContract, OpenBlobs, content
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import ROOT


class TestFiles(BlobContract):
    @pytest.fixture
    def open_blobs(self, tmp_path: Path) -> OpenBlobs:
        return lambda: FileBlobStore(tmp_path / "deep" / "blobs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


def visible(folder: Path) -> list[str]:
    """The finished files in the folder, without the secret."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if not path.parts[0].startswith("~"))


def unfinished(folder: Path) -> list[Path]:
    return list((folder / "~new").iterdir())


def parts(address: str) -> tuple[str, str, str]:
    """Key, expiry and signature of an address."""
    split = urlsplit(address)
    query = parse_qs(split.query, strict_parsing=True)
    return split.path.removeprefix("/blobs/"), query["expires"][0], query["signature"][0]


async def test_a_blob_is_one_file_that_begins_with_its_bytes(folder: Path) -> None:
    store = FileBlobStore(folder)
    await store.put("audio/a1.mp3", b"ID3 sound", MP3)
    await store.put("audio/a1.mp3", b"ID3 other sound", MP3)
    assert visible(folder) == ["audio+/a1.mp3"]
    path = folder / "audio+" / "a1.mp3"
    assert path.read_bytes().startswith(b"ID3 other sound\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert unfinished(folder) == []


async def test_addresses_open_their_own_blob_until_they_expire(folder: Path) -> None:
    store = FileBlobStore(folder)
    await store.put("audio/a1.mp3", b"x", MP3)
    key, expires, signature = parts(await store.url("audio/a1.mp3", 600))
    assert key == "audio/a1.mp3"
    assert abs(int(expires) - time.time() - 600) < 60
    assert store.opens(key, expires, signature)
    assert FileBlobStore(folder).opens(key, expires, signature)
    later = str(int(expires) + 1)
    for wrong in (
        ("audio/a2.mp3", expires, signature),
        (key, later, signature),
        (key, expires, signature[:-1]),
        (key, expires, signature.upper()),
        (key, expires, ""),
    ):
        assert not store.opens(*wrong)


async def test_an_address_that_is_out_of_date_does_not_open(folder: Path) -> None:
    store = FileBlobStore(folder)
    await store.put("a", b"x", MP3)
    key, expires, signature = parts(await store.url("a", 1))
    deadline = time.monotonic() + PATIENCE_SECONDS
    while store.opens(key, expires, signature):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    assert time.time() >= int(expires)


@pytest.mark.parametrize(
    "rubbish", ["", " ", "é", "\ud800", "\x00", "0", "-1", "1e9", "９", "9" * 5000]
)
def test_rubbish_does_not_open_and_raises_nothing(folder: Path, rubbish: str) -> None:
    store = FileBlobStore(folder)
    for key in ("a", "../a", rubbish):
        assert not store.opens(key, rubbish, rubbish)
        assert not store.opens(key, str(int(time.time()) + 60), rubbish)
        assert not store.opens(key, rubbish, "0" * 64)


async def test_folders_have_secrets_of_their_own(tmp_path: Path) -> None:
    stores = [FileBlobStore(tmp_path / name) for name in "ab"]
    for store in stores:
        await store.put("a", b"x", MP3)
    key, expires, signature = parts(await stores[0].url("a"))
    assert stores[0].opens(key, expires, signature)
    assert not stores[1].opens(key, expires, signature)
    secrets = [(tmp_path / name / "~secret") for name in "ab"]
    assert secrets[0].read_bytes() != secrets[1].read_bytes()
    assert [stat.S_IMODE(path.stat().st_mode) for path in secrets] == [0o600] * 2


async def test_stores_that_start_together_agree_on_one_secret(folder: Path) -> None:
    await FileBlobStore(folder).put("a", b"x", MP3)
    script = (
        "import asyncio, sys; from pathlib import Path; "
        "from core.adapters.files.blobs import FileBlobStore; "
        "print(asyncio.run(FileBlobStore(Path(sys.argv[1])).url('a')))"
    )

    def address(_: int) -> str:
        command = [sys.executable, "-c", script, str(folder)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
        ).stdout.strip()

    with ThreadPoolExecutor(4) as pool:
        addresses = list(pool.map(address, range(4)))
    store = FileBlobStore(folder)
    assert [store.opens(*parts(found)) for found in addresses] == [True] * 4
    assert unfinished(folder) == []


async def test_a_damaged_secret_is_no_secret(folder: Path) -> None:
    store = FileBlobStore(folder)
    await store.put("a", b"x", MP3)
    (folder / "~secret").write_bytes(b"")
    with pytest.raises(Unavailable):
        await store.url("a")
    with pytest.raises(Unavailable):
        store.opens("a", str(int(time.time()) + 60), "0" * 64)


async def test_what_a_crash_left_is_ignored_and_cleaned(folder: Path) -> None:
    await FileBlobStore(folder).put("a", b"x", MP3)
    (folder / "~new" / "0123").write_bytes(b"half a bl")
    held = folder / "~new" / "4567"
    held.write_bytes(b"somebody writes this now")
    store = FileBlobStore(folder)
    with held.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        await store.put("b", b"y", MP3)
        assert unfinished(folder) == [held]
    assert visible(folder) == ["a", "b"]
    await FileBlobStore(folder).check()
    assert unfinished(folder) == []


def test_a_killed_put_leaves_the_old_bytes_or_the_new_ones(folder: Path) -> None:
    """A real process that overwrites one blob again and again is killed in the middle."""
    script = (
        "import asyncio, sys; from pathlib import Path; "
        "from core.adapters.files.blobs import FileBlobStore\n"
        "async def main():\n"
        "    store = FileBlobStore(Path(sys.argv[1]))\n"
        "    while True:\n"
        "        for n in range(10):\n"
        "            await store.put('a', bytes([n]) * 2_000_000, f'audio/x-{n}')\n"
        "            print(n, flush=True)\n"
        "asyncio.run(main())\n"
    )
    for rounds in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        with process, process.stdout:
            for _ in range(3 + rounds):
                assert process.stdout.readline()
            process.kill()

        async def look() -> tuple[bytes, BlobInfo | None]:
            store = FileBlobStore(folder)
            return await content(store, "a"), await store.info("a")

        data, info = asyncio.run(look())
        assert len(data) == 2_000_000
        assert data == data[:1] * len(data)
        assert info == BlobInfo("a", 2_000_000, f"audio/x-{data[0]}")


async def test_a_damaged_file_is_reported(folder: Path) -> None:
    store = FileBlobStore(folder)
    await store.put("a", b"x" * 1000, MP3)
    for damaged in (b"", b"x" * 10, b"x" * 1000):
        (folder / "a").write_bytes(damaged)
        with pytest.raises(Unavailable):
            await store.info("a")
        with pytest.raises(Unavailable):
            await content(store, "a")
    await store.put("a", b"mended", MP3)
    assert await content(store, "a") == b"mended"


@pytest.fixture
def obstacle(folder: Path) -> Path:
    """A file that stands where the folder shall be."""
    folder.write_text("in the way")
    return folder


async def test_a_folder_that_cannot_be_used_is_unavailable_and_then_comes_back(
    folder: Path, obstacle: Path
) -> None:
    store = FileBlobStore(folder)
    with pytest.raises(Unavailable):
        await store.check()
    with pytest.raises(Unavailable):
        await store.put("a", b"x", MP3)
    os.unlink(obstacle)
    await store.check()
    await store.put("a", b"x", MP3)
    assert await content(store, "a") == b"x"


def test_a_full_disk_is_unavailable_and_leaves_nothing(folder: Path) -> None:
    """A real process that may not write more than 1 MB into one file (the kernel's limit)."""
    script = (
        "import asyncio, resource, signal, sys; from pathlib import Path; "
        "from core.adapters.files.blobs import FileBlobStore; from core.errors import Unavailable\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "async def main():\n"
        "    store = FileBlobStore(Path(sys.argv[1]))\n"
        "    await store.put('a', b'old', 'audio/mpeg')\n"
        "    try:\n"
        "        await store.put('a', b'x' * 2_000_000, 'audio/mpeg')\n"
        "    except Unavailable:\n"
        "        print(b''.join([p async for p in store.read('a')]).decode())\n"
        "asyncio.run(main())\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert found.stdout == "old\n"
    assert unfinished(folder) == []


async def test_reads_do_not_leak_descriptors(folder: Path) -> None:
    store = FileBlobStore(folder)
    await store.put("a", b"x" * 1_000_000, MP3)
    await content(store, "a")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        reading: Any = store.read("a")
        await anext(reading)
        await reading.aclose()
        await content(store, "a")
        await store.info("a")
    assert len(os.listdir("/proc/self/fd")) == before
