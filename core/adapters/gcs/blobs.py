"""The blob store on a Cloud Storage bucket."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from core.adapters.blob_rules import (
    check_content_type,
    check_key,
    check_lifetime,
    check_many,
    check_range,
)
from core.adapters.gcs.operation import Operation, OutOfTime, unreachable
from core.errors import NotFound
from core.ports.blobs import BlobInfo

if TYPE_CHECKING:
    from core.adapters.gcs.bucket import Bucket

log = logging.getLogger(__name__)

T = TypeVar("T")

CALL_SECONDS = 4.5
"""A call ends within this time; a large upload and each piece of a read get it afresh."""

CHECK_SECONDS = 1.8
MAX_TRANSFER_SECONDS = 600.0
"""A large blob is given up after this time, and before that when it comes no further."""

_IAM = "https://iamcredentials.googleapis.com"
_BLOCKING_HALF = "core.adapters.gcs.bucket"
_THREADS = 16
_KEPT_ADDRESSES = 2000
# An address is given again while so much of its life is left.
_FRESH_SHARE = 0.9


class GcsBlobStore:
    """A BlobStore in a bucket: the blob `audio/ab12.mp3` is the object of this name.

    The vendor's client blocks, so it runs in a bounded number of threads; one that waits for the
    network is woken when its time is over or nobody waits for it. With `emulator_host` (an
    address such as `http://localhost:4443`) nobody signs in, the bucket is made when it is not
    there, and addresses lead to the emulator. `endpoint` and `iam_endpoint` lead to other
    addresses of Cloud Storage and of IAM than Google's public ones. A call ends within
    `call_seconds`.
    """

    def __init__(
        self,
        bucket: str,
        project: str,
        *,
        emulator_host: str | None = None,
        endpoint: str | None = None,
        iam_endpoint: str = _IAM,
        call_seconds: float = CALL_SECONDS,
    ) -> None:
        self._name = bucket
        self._project = project
        self._emulated = emulator_host is not None
        self._endpoint = _address(emulator_host) if emulator_host else endpoint
        self._iam_endpoint = iam_endpoint
        self._call_seconds = call_seconds
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="gcs")
        self._connecting = threading.Lock()
        self._connected: Bucket | None = None
        self._addresses: OrderedDict[tuple[str, int], tuple[float, str]] = OrderedDict()

    async def put(self, key: str, data: bytes, content_type: str) -> BlobInfo:
        """Store or overwrite, all or nothing: a reader sees the old bytes or the new ones."""
        check_key(key)
        check_content_type(content_type)
        await self._do(
            lambda bucket: bucket.put(key, data, content_type), longest=MAX_TRANSFER_SECONDS
        )
        return BlobInfo(key, len(data), content_type)

    async def info(self, key: str) -> BlobInfo | None:
        """Facts about the blob, or None when there is none."""
        check_key(key)
        return await self._do(lambda bucket: bucket.info(key))

    async def read(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """Bytes `start` to `end` (exclusive; None: to the end) in pieces. Raises NotFound."""
        check_key(key)
        check_range(start, end)
        download, piece = await self._do(lambda bucket: bucket.open(key, start, end))
        try:
            while piece:
                yield piece
                piece = await self._do(lambda _: download.piece())
        finally:
            download.close()

    async def read_many(self, keys: Sequence[str]) -> list[bytes | None]:
        """Whole small blobs in the order of their keys, at most 100; None where there is none."""
        check_many(keys)
        room = asyncio.Semaphore(_THREADS)

        async def whole(key: str) -> bytes | None:
            async with room:
                try:
                    return b"".join([piece async for piece in self.read(key)])
                except NotFound:
                    return None

        return await asyncio.gather(*(whole(key) for key in keys))

    async def delete(self, key: str) -> bool:
        """Delete; True when it existed."""
        check_key(key)
        return await self._do(lambda bucket: bucket.delete(key))

    async def url(self, key: str, expires_seconds: int = 3600) -> str:
        """An address that serves the blob without sign-in until it expires. Raises NotFound.

        While nine tenths of its life are left the same address is given again, so that a browser
        plays on and finds it in its cache.
        """
        check_key(key)
        check_lifetime(expires_seconds)
        kept = self._addresses.get((key, expires_seconds))
        if kept is not None and time.time() < kept[0] and await self.info(key) is not None:
            return kept[1]
        fresh_until = time.time() + expires_seconds * (1 - _FRESH_SHARE)
        address = await self._do(lambda bucket: bucket.url(key, expires_seconds))
        self._addresses[key, expires_seconds] = (fresh_until, address)
        self._addresses.move_to_end((key, expires_seconds))
        if len(self._addresses) > _KEPT_ADDRESSES:
            self._addresses.popitem(last=False)
        return address

    async def check(self) -> None:
        """Raise Unavailable unless the store answers."""
        await self._do(lambda bucket: bucket.check(), CHECK_SECONDS)

    async def close(self) -> None:
        """Release connections."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        if self._connected is not None:
            self._connected.close()

    async def _do(
        self,
        work: Callable[[Bucket], T],
        seconds: float | None = None,
        longest: float | None = None,
    ) -> T:
        """The result of the work; Unavailable when its time is over (see `Operation`)."""
        loop = asyncio.get_running_loop()
        if self._connected is None:
            # Takes a third of a second or more, once: not the network's fault.
            await loop.run_in_executor(self._threads, import_module, _BLOCKING_HALF)
        operation = Operation(self._call_seconds if seconds is None else seconds, longest)
        task = partial(self._in_thread, operation, work)
        running = loop.run_in_executor(self._threads, operation.run, task)
        try:
            while not running.done():
                await asyncio.wait({running}, timeout=operation.remaining())
                if operation.remaining() <= 0 and not running.done():
                    log.warning("cloud storage: no answer in time")
                    raise unreachable()
            return running.result()
        finally:
            if not running.done():
                operation.hang_up()
                running.cancel()

    def _in_thread(self, operation: Operation, work: Callable[[Bucket], T]) -> T:
        from core.adapters.gcs import errors

        try:
            return work(self._bucket(operation))
        except Exception as error:
            meaning = errors.as_app_error(error, self._name)
            if meaning is None:
                raise
            log.warning("cloud storage: %s", errors.reason(error))
            raise meaning from None

    def _bucket(self, operation: Operation) -> Bucket:
        """The client, made on first use."""
        if self._connected is not None:
            return self._connected
        from core.adapters.gcs.bucket import Bucket

        if not self._connecting.acquire(timeout=operation.remaining()):
            raise OutOfTime
        try:
            if self._connected is None:
                bucket = Bucket(
                    self._name,
                    self._project,
                    self._endpoint,
                    self._iam_endpoint,
                    emulated=self._emulated,
                    connections=_THREADS,
                )
                if self._emulated:
                    bucket.create()
                self._connected = bucket
            return self._connected
        finally:
            self._connecting.release()


def _address(host: str) -> str:
    return (host if "://" in host else f"http://{host}").rstrip("/")
