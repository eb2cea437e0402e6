"""The blob store port: bytes under a key, with ranges and expiring addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class BlobInfo:
    """Facts about a stored blob: `size` in bytes.

    .. versionadded:: 1
    """

    key: str
    size: int
    content_type: str


@runtime_checkable
class BlobStore(Protocol):
    """Immutable bytes under keys such as `audio/ab12.mp3`.

    A key has 1 to 300 characters: segments of letters, digits, `_`, `-` and `.` joined by `/`; no
    segment is `.` or `..` (InvalidInput otherwise). Every method raises `Unavailable` when the
    store cannot be reached.

    .. versionadded:: 1
    """

    async def put(self, key: str, data: bytes, content_type: str) -> BlobInfo:
        """Store or overwrite, all or nothing: a reader sees the old bytes or the new ones."""
        ...

    async def info(self, key: str) -> BlobInfo | None:
        """Facts about the blob, or None when there is none."""
        ...

    def read(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """Bytes `start` to `end` (exclusive; None: to the end) in pieces. Raises NotFound."""
        ...

    async def read_many(self, keys: Sequence[str]) -> list[bytes | None]:
        """Whole small blobs in the order of their keys, at most 100; None where there is none.

        They are read at the same time, as far as the store bears it.

        .. versionadded:: 2
        """
        ...

    async def delete(self, key: str) -> bool:
        """Delete; True when it existed."""
        ...

    async def url(self, key: str, expires_seconds: int = 3600) -> str:
        """An address that serves the blob without sign-in until it expires. Raises NotFound."""
        ...

    async def check(self) -> None:
        """Raise Unavailable unless the store answers."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...


@runtime_checkable
class SignedFiles(BlobStore, Protocol):
    """A blob store whose `url` leads to our own API, which asks here whether an address is good."""

    def opens(self, key: str, expires: str, signature: str) -> bool:
        """True when the parts of an address that `url` gave are genuine and not out of date."""
        ...
