"""The blob store on a folder: one file for each blob, replaced by an atomic rename."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hashlib
import hmac
import json
import logging
import os
import re
import secrets
import time
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from core.adapters.blob_rules import (
    check_content_type,
    check_key,
    check_lifetime,
    check_many,
    check_range,
    is_key,
    missing,
)
from core.adapters.files.disk import NewFiles, keep_folder, make_folders, write_all
from core.errors import Unavailable
from core.i18n import text
from core.ports.blobs import BlobInfo

log = logging.getLogger(__name__)

T = TypeVar("T")

_PIECE_BYTES = 256 * 1024
_EXPIRES = re.compile(r"[1-9][0-9]{0,14}")
# A file name has at most 255 bytes; a longer segment of a key becomes several folders.
_MAX_NAME = 200
# Begins with '~', as no key does.
_SECRET = "~secret"
_SECRET_BYTES = 32
# The content type stands behind the bytes, so that any player opens the file.
_TAIL_BYTES = 256
_TAIL_MARK = "\nelevendops-blob "


class FileBlobStore:
    """A BlobStore in a folder, which is made when it is first used.

    The blob `audio/ab12.mp3` is the file `audio+/ab12.mp3`: its bytes, then 256 bytes with its
    content type. Folders end with `+` (or `~` inside a long segment), so that the keys `a` and
    `a/b` do not meet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new = NewFiles(folder)
        self._secret: bytes | None = None

    async def put(self, key: str, data: bytes, content_type: str) -> BlobInfo:
        """Store or overwrite, all or nothing: a reader sees the old bytes or the new ones."""
        path = self._path(key)
        check_content_type(content_type)
        await self._do(partial(self._put, path, data, content_type))
        return BlobInfo(key, len(data), content_type)

    async def info(self, key: str) -> BlobInfo | None:
        """Facts about the blob, or None when there is none."""
        path = self._path(key)

        def work() -> BlobInfo | None:
            descriptor = _open(path)
            if descriptor is None:
                return None
            try:
                return _info(descriptor, key)
            finally:
                os.close(descriptor)

        return await self._do(work)

    async def read(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """Bytes `start` to `end` (exclusive; None: to the end) in pieces. Raises NotFound."""
        path = self._path(key)
        check_range(start, end)
        descriptor, size, piece = await self._do(partial(_first_piece, path, key, start, end))
        try:
            end = size if end is None else min(end, size)
            while start < end:
                if not piece:
                    raise Unavailable(
                        text("A stored file ended early."), error_code="store_unavailable"
                    )
                start += len(piece)
                yield piece
                if start < end:
                    length = min(_PIECE_BYTES, end - start)
                    piece = await self._do(partial(os.pread, descriptor, length, start))
        finally:
            os.close(descriptor)

    async def read_many(self, keys: Sequence[str]) -> list[bytes | None]:
        """Whole small blobs in the order of their keys, at most 100; None where there is none."""
        check_many(keys)
        paths = [self._path(key) for key in keys]
        # One hop to a thread for all of them: each costs more than reading a small file.
        return await self._do(
            lambda: [_whole(path, key) for path, key in zip(paths, keys, strict=True)]
        )

    async def delete(self, key: str) -> bool:
        """Delete; True when it existed."""
        path = self._path(key)

        def work() -> bool:
            try:
                path.unlink()
            except FileNotFoundError:
                return False
            keep_folder(path.parent)
            return True

        return await self._do(work)

    async def url(self, key: str, expires_seconds: int = 3600) -> str:
        """An address that serves the blob without sign-in until it expires. Raises NotFound."""
        check_lifetime(expires_seconds)
        if await self.info(key) is None:
            raise missing()
        secret = await self._do(self._signing_secret)
        expires = str(int(time.time()) + expires_seconds)
        return f"/blobs/{key}?expires={expires}&signature={_signature(secret, key, expires)}"

    def opens(self, key: str, expires: str, signature: str) -> bool:
        """True when the parts of an address that `url` gave are genuine and not out of date."""
        if not (is_key(key) and _EXPIRES.fullmatch(expires)):
            return False
        try:
            secret = self._signing_secret()
        except OSError as error:
            raise _unavailable(error) from error
        genuine = _signature(secret, key, expires).encode()
        given = signature.encode(errors="replace")
        return hmac.compare_digest(genuine, given) and time.time() < int(expires)

    async def check(self) -> None:
        """Raise Unavailable unless the store answers."""

        def work() -> None:
            with self._new.open() as (descriptor, path):
                write_all(descriptor, b"x")
                path.unlink()

        await self._do(work)

    async def close(self) -> None:
        """Release connections."""

    def _path(self, key: str) -> Path:
        """The blob's file. Raises InvalidInput for a key that is none."""
        check_key(key)
        segments = key.split("/")
        parts: list[str] = []
        for position, segment in enumerate(segments, start=1):
            while len(segment) > _MAX_NAME:
                # The odd length comes first, so that the last name is never '.' or '..'.
                first = len(segment) % _MAX_NAME or _MAX_NAME
                parts.append(f"{segment[:first]}~")
                segment = segment[first:]
            parts.append(segment if position == len(segments) else f"{segment}+")
        return self._folder.joinpath(*parts)

    async def _do(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.to_thread(work)
        except OSError as error:
            raise _unavailable(error) from error

    def _put(self, path: Path, data: bytes, content_type: str) -> None:
        make_folders(path.parent)
        with self._new.open() as (descriptor, new):
            write_all(descriptor, data)
            write_all(descriptor, _tail(content_type))
            os.fsync(descriptor)
            new.replace(path)
        keep_folder(path.parent)

    def _signing_secret(self) -> bytes:
        if self._secret is None:
            path = self._folder / _SECRET
            if not path.exists():
                self._create_secret(path)
            secret = path.read_bytes()
            if len(secret) != _SECRET_BYTES:
                raise OSError(errno.EIO, "the secret of the blob folder is damaged")
            self._secret = secret
        return self._secret

    def _create_secret(self, path: Path) -> None:
        with self._new.open() as (descriptor, new):
            write_all(descriptor, secrets.token_bytes(_SECRET_BYTES))
            os.fsync(descriptor)
            with contextlib.suppress(FileExistsError):
                # Unlike a rename, a link never replaces the secret of a process that was faster.
                os.link(new, path)
            new.unlink()
        keep_folder(self._folder)


def _whole(path: Path, key: str) -> bytes | None:
    descriptor = _open(path)
    if descriptor is None:
        return None
    try:
        return os.pread(descriptor, _info(descriptor, key).size, 0)
    finally:
        os.close(descriptor)


def _first_piece(path: Path, key: str, start: int, end: int | None) -> tuple[int, int, bytes]:
    """An open blob, its size and the first piece: most are small, and need one hop to a thread."""
    descriptor = _open(path)
    if descriptor is None:
        raise missing()
    try:
        size = _info(descriptor, key).size
        length = min(_PIECE_BYTES, (size if end is None else min(end, size)) - start)
        return descriptor, size, os.pread(descriptor, length, start) if length > 0 else b""
    except BaseException:
        os.close(descriptor)
        raise


def _open(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None


def _info(descriptor: int, key: str) -> BlobInfo:
    size = os.fstat(descriptor).st_size - _TAIL_BYTES
    tail = os.pread(descriptor, _TAIL_BYTES, size) if size >= 0 else b""
    mark = _TAIL_MARK.encode()
    try:
        if not tail.startswith(mark):
            raise ValueError("no content type")
        return BlobInfo(key, size, str(json.loads(tail[len(mark) :])["content_type"]))
    except (ValueError, KeyError):
        raise OSError(errno.EIO, "a stored file is damaged") from None


def _tail(content_type: str) -> bytes:
    text = _TAIL_MARK + json.dumps({"content_type": content_type})
    return text.ljust(_TAIL_BYTES - 1).encode() + b"\n"


def _signature(secret: bytes, key: str, expires: str) -> str:
    return hmac.new(secret, f"{key}\n{expires}".encode(), hashlib.sha256).hexdigest()


def _unavailable(error: OSError) -> Unavailable:
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    log.warning("files: %s", name)
    sentence = (
        text("The disk is full.")
        if error.errno == errno.ENOSPC
        else text("The folder of files cannot be used.")
    )
    return Unavailable(sentence, error_code="store_unavailable")
