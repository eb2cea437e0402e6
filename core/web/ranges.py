"""Serves stored bytes over HTTP, whole or the asked-for range (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from core.errors import NotFound
from core.i18n import text
from core.ports.blobs import BlobStore
from core.web import problems

_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)", re.IGNORECASE)
_MAX_DIGITS = 18
_BEYOND_ANY_FILE = 10**_MAX_DIGITS


class RangeNotSatisfiable(Exception):
    """The range is well formed, and the file has no byte of it."""


def requested_range(header: str, size: int) -> tuple[int, int] | None:
    """The first byte asked for and the one behind the last, of a file of `size` bytes.

    None for the whole file: there is no header, it cannot be read, it ends before it begins, or it
    names several ranges, which a server may ignore. Raises RangeNotSatisfiable.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if found[1]:
        start = _position(found[1])
        last = _position(found[2]) if found[2] else _BEYOND_ANY_FILE
        if last < start:
            return None
        end = min(last + 1, size)
    else:
        start, end = max(size - _position(found[2]), 0), size
    if start >= end:
        raise RangeNotSatisfiable
    return start, end


def _position(digits: str) -> int:
    """The number; one that is larger than any file's size is the same as the next."""
    # int() refuses thousands of digits.
    significant = digits.lstrip("0")
    return int(significant or "0") if len(significant) <= _MAX_DIGITS else _BEYOND_ANY_FILE


async def _joined(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in rest:
        yield chunk


async def blob_response(
    request: Request, blobs: BlobStore, key: str, *, cache_seconds: int = 0
) -> Response:
    """The blob as 200, 206 or 416. Raises NotFound."""
    info = await blobs.info(key)
    if info is None:
        raise NotFound(text("There is no such file."))
    try:
        asked = requested_range(request.headers.get("range", ""), info.size)
    except RangeNotSatisfiable:
        answer = problems.response(
            status=416,
            title=text("Range not available"),
            detail=text("The file does not have the part that was asked for."),
            error_code="range_not_available",
        )
        answer.headers["Content-Range"] = f"bytes */{info.size}"
        return answer
    start, end = asked or (0, info.size)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Length": str(end - start),
        "Cache-Control": f"private, max-age={cache_seconds}" if cache_seconds else "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    if asked:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{info.size}"
    status = 206 if asked else 200
    if request.method == "HEAD":
        headers["Content-Type"] = info.content_type
        return Response(status_code=status, headers=headers)
    chunks = aiter(blobs.read(key, start, end))
    # Before the answer begins: a file that has gone meanwhile can still be told.
    first = await anext(chunks, b"")
    return StreamingResponse(
        _joined(first, chunks),
        status_code=status,
        media_type=info.content_type,
        headers=headers,
    )
