"""The bytes of one object as a stream that survives a broken line.

Imports the vendor's packages, so `core.adapters.gcs.blobs` imports it on first use, in a thread.
"""

from __future__ import annotations

from typing import Any

from google.api_core import exceptions as api

from core.adapters.blob_rules import missing
from core.adapters.gcs.errors import again, bucket_is_missing
from core.adapters.gcs.operation import current_operation
from core.errors import Unavailable
from core.i18n import text

_PIECE_BYTES = 128 * 1024


class Download:
    """The bytes of one generation of an object, as one stream that goes on after a broken line."""

    def __init__(self, session: Any, address: str, start: int, end: int | None) -> None:
        self._session = session
        self._address = address
        self._position = start
        self._end = end
        self._generation: str | None = None
        self._answer: Any = None
        self._connection: Any = None
        again(self._begin)

    def piece(self) -> bytes:
        """The next bytes; none at the end."""
        return again(self._next)

    def close(self) -> None:
        """Leave the stream where it is."""
        if self._answer is not None:
            self._answer.close()
            self._answer = None

    def _begin(self) -> None:
        address = self._address
        if self._generation is not None:
            address += f"&generation={self._generation}"
        headers = {"Accept-Encoding": "identity"}
        if self._position or self._end is not None:
            # A range ends with its last byte; an empty one asks for a byte, to see what is there.
            last = "" if self._end is None else max(self._end - 1, self._position)
            headers["Range"] = f"bytes={self._position}-{last}"
        answer = self._session.get(address, headers=headers, stream=True)
        if answer.status_code == 416:
            answer.close()
            self._end = self._position
            return
        if answer.status_code not in (200, 206):
            error = api.from_http_response(answer)
            answer.close()
            if not isinstance(error, api.NotFound) or bucket_is_missing(error):
                raise error
            raise _replaced() if self._generation is not None else missing()
        self._generation = answer.headers.get("x-goog-generation")
        if self._end is None or self._end > self._position:
            self._end = self._position + int(answer.headers["Content-Length"])
            self._answer = answer
            self._connection = current_operation().connection
        else:
            answer.close()

    def _next(self) -> bytes:
        if self._end is not None and self._position >= self._end:
            self.close()
            return b""
        try:
            if self._answer is None:
                self._begin()
            current_operation().watch(self._connection)
            piece: bytes = self._answer.raw.read(_PIECE_BYTES, decode_content=False)
            if not piece:
                raise ConnectionError("the stream ended early")
        except Exception:
            self.close()  # the next try begins a new stream here
            raise
        self._position += len(piece)
        return piece


def _replaced() -> Unavailable:
    return Unavailable(
        text("The file was replaced while it was read. Try again."), error_code="store_unavailable"
    )
