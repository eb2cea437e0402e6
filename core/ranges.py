"""Serves stored bytes over HTTP, whole or the asked-for range (RFC 9110, section 14)."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from core import problems
from core.errors import NotFound
from core.ports.blobs import BlobStore

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


async def blob_response(
    request: Request, blobs: BlobStore, key: str, *, cache_seconds: int = 0
) -> Response:
    """The blob as 200, 206 or 416. Raises NotFound.

    A header with several ranges, or one that cannot be read, gets the whole blob.
    """
    info = await blobs.info(key)
    if info is None:
        raise NotFound("There is no such file.")
    start, end, partial = 0, info.size, False
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if asked and (asked[1] or asked[2]):
        partial = True
        if asked[1]:
            start = int(asked[1])
            end = min(int(asked[2]) + 1, info.size) if asked[2] else info.size
        else:
            start = max(info.size - int(asked[2]), 0)
        if start >= end:
            answer = problems.response(
                status=416,
                title="Range not available",
                detail="The file does not have the part that was asked for.",
                error_code="range_not_available",
            )
            answer.headers["Content-Range"] = f"bytes */{info.size}"
            return answer
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Length": str(end - start),
        "Cache-Control": f"private, max-age={cache_seconds}" if cache_seconds else "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    if partial:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{info.size}"
    status = 206 if partial else 200
    if request.method == "HEAD":
        headers["Content-Type"] = info.content_type
        return Response(status_code=status, headers=headers)
    return StreamingResponse(
        blobs.read(key, start, end),
        status_code=status,
        media_type=info.content_type,
        headers=headers,
    )
