"""Multipart and resumable uploads of the JSON API."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from starlette.requests import ClientDisconnect

from tests.gcs_server.objects import Objects, Refused, StoredObject

_KEPT_MULTIPLE = 256 * 1024
_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")
_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')
_DEFAULT_TYPE = "application/octet-stream"


def multipart(content_type: str, body: bytes) -> tuple[dict[str, Any], str, bytes]:
    """Metadata, content type and bytes of a `multipart/related` body."""
    boundary = _BOUNDARY.search(content_type)
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode()) if boundary else []
    if len(parts) != 4:
        raise Refused(400, "badContent", "Multipart content could not be read.")
    _, described, sent, _ = parts
    metadata = json.loads(described.partition(b"\r\n\r\n")[2])
    head, _, data = sent.partition(b"\r\n\r\n")
    kind = re.search(rb"(?i)content-type:\s*([^\r\n]+)", head)
    return metadata, str(metadata.get("contentType") or (kind and kind[1].decode())), data


@dataclass(slots=True)
class _Session:
    bucket: str
    name: str
    content_type: str
    written: Mapping[str, Any]
    query: Mapping[str, str]
    data: bytearray = field(default_factory=bytearray)
    done: StoredObject | None = None


class Resumable:
    """The sessions of resumable uploads."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._sessions: dict[str, _Session] = {}

    def begin(
        self, bucket: str, written: Mapping[str, Any], content_type: str, query: Mapping[str, str]
    ) -> str:
        """The id of a new session; 412 at once when the preconditions do not hold."""
        name = query.get("name") or str(written.get("name") or "")
        if not name:
            raise Refused(400, "required", "Required parameter: name")
        self._objects.check(bucket, name, query)
        session = uuid4().hex
        kind = str(written.get("contentType") or content_type or _DEFAULT_TYPE)
        self._sessions[session] = _Session(bucket, name, kind, written, dict(query))
        return session

    def forget(self) -> None:
        """Lose every session, as the service may."""
        self._sessions.clear()

    async def send(
        self, upload_id: str, content_range: str, body: AsyncIterator[bytes]
    ) -> StoredObject | int:
        """Take a chunk: the finished object, or how many bytes are kept.

        Bytes that are kept already are ignored. Of a chunk that breaks off, whole multiples of
        256 KiB are kept.
        """
        session = self._sessions.get(upload_id)
        if session is None:
            raise Refused(404, "notFound", "The upload session does not exist any more.")
        asked = _RANGE.fullmatch(content_range)
        if asked is None:
            raise Refused(400, "invalid", "Invalid Content-Range.")
        chunk = bytearray()
        try:
            async for piece in body:
                chunk += piece
        except ClientDisconnect:
            self._keep(session, asked, chunk[: len(chunk) - len(chunk) % _KEPT_MULTIPLE])
            raise
        if session.done is not None:
            return session.done
        if asked[1] and len(chunk) != int(asked[2]) - int(asked[1]) + 1:
            raise Refused(400, "invalid", "The body is not as long as its Content-Range.")
        self._keep(session, asked, chunk)
        if asked[3] != "*" and len(session.data) == int(asked[3]):
            session.done = self._objects.put(
                session.bucket,
                session.name,
                bytes(session.data),
                session.content_type,
                session.written,
                session.query,
            )
            return session.done
        if asked[3] == "*" and len(session.data) % _KEPT_MULTIPLE:
            raise Refused(400, "invalid", "Only the last chunk may have an odd length.")
        return len(session.data)

    @staticmethod
    def _keep(session: _Session, asked: re.Match[str], chunk: bytearray) -> None:
        if asked[1] is None or int(asked[1]) > len(session.data):
            return
        session.data += chunk[len(session.data) - int(asked[1]) :]
