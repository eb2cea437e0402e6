"""The HTTP routes of the server."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.gcs_server.faults import Fault, FaultyApp
from tests.gcs_server.objects import Objects, Refused, StoredObject
from tests.gcs_server.signatures import Signatures
from tests.gcs_server.uploads import Resumable, multipart
from tests.support.faults import Faults

Handler = Callable[[Request], Awaitable[Response]]

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_PIECE_BYTES = 64 * 1024


class GcsServer:
    """The ASGI app with its state; `token`, when given, is what the JSON API asks for."""

    def __init__(self, bucket: str, token: str | None = None) -> None:
        self.objects = Objects()
        self.objects.create(bucket)
        self.uploads = Resumable(self.objects)
        self.signatures = Signatures()
        self.faults: Faults[Fault] = Faults()
        self.token = token
        self.app = FaultyApp(Starlette(routes=self._routes()), self.faults)

    def _routes(self) -> list[Route]:
        api, name = "/storage/v1/b", "{name:path}"
        routes: list[tuple[str, str, Handler]] = [
            ("POST", "/_control/faults", self._set_faults),
            ("GET", "/_control/faults", self._get_faults),
            ("DELETE", "/_control/faults", self._clear_faults),
            ("POST", api, self._create),
            ("GET", f"{api}/{{bucket}}", self._bucket),
            ("GET", f"{api}/{{bucket}}/o", self._list),
            ("GET", f"{api}/{{bucket}}/o/{name}", self._get),
            ("DELETE", f"{api}/{{bucket}}/o/{name}", self._delete),
            ("POST", f"/upload{api}/{{bucket}}/o", self._upload),
            ("PUT", f"/upload{api}/{{bucket}}/o", self._chunk),
            ("GET", f"/download{api}/{{bucket}}/o/{name}", self._media),
        ]
        signed = Route(f"/{{bucket}}/{name}", self._signed, methods=["GET", "HEAD"])
        return [
            *(
                Route(path, self._answering(work), methods=[method])
                for method, path, work in routes
            ),
            signed,
        ]

    def _answering(self, work: Handler) -> Handler:
        async def handle(request: Request) -> Response:
            try:
                self._sign_in(request)
                return await work(request)
            except Refused as refused:
                return _error(refused)
            except ClientDisconnect:
                return Response(status_code=499)

        return handle

    def _sign_in(self, request: Request) -> None:
        control = request.url.path.startswith("/_control")
        if self.token is None or control:
            return
        if request.headers.get("authorization") != f"Bearer {self.token}":
            raise Refused(401, "authError", "Invalid Credentials")

    async def _set_faults(self, request: Request) -> Response:
        self.faults.add(Fault(**await request.json()))
        return Response(status_code=204)

    async def _get_faults(self, request: Request) -> Response:
        return JSONResponse({"delivered": self.faults.delivered})

    async def _clear_faults(self, request: Request) -> Response:
        self.faults.clear()
        return Response(status_code=204)

    async def _create(self, request: Request) -> Response:
        name = (await request.json())["name"]
        self.objects.create(name)
        return JSONResponse({"kind": "storage#bucket", "id": name, "name": name})

    async def _bucket(self, request: Request) -> Response:
        name = request.path_params["bucket"]
        self.objects.bucket(name)
        return JSONResponse({"kind": "storage#bucket", "id": name, "name": name})

    async def _list(self, request: Request) -> Response:
        return JSONResponse(self.objects.page(request.path_params["bucket"], request.query_params))

    async def _get(self, request: Request) -> Response:
        if request.query_params.get("alt") == "media":
            return await self._media(request)
        return JSONResponse(self._found(request).resource())

    async def _media(self, request: Request) -> Response:
        return _media(self._found(request), request)

    async def _delete(self, request: Request) -> Response:
        parts = request.path_params
        self.objects.delete(parts["bucket"], parts["name"], request.query_params)
        return Response(status_code=204)

    async def _upload(self, request: Request) -> Response:
        bucket, query = request.path_params["bucket"], request.query_params
        kind = request.headers.get("content-type", "")
        if query.get("uploadType") == "multipart":
            metadata, content_type, data = multipart(kind, await request.body())
            name = query.get("name") or metadata["name"]
            stored = self.objects.put(bucket, name, data, content_type, metadata, query)
            return JSONResponse(stored.resource())
        if query.get("uploadType") == "resumable":
            written = await request.json() if await request.body() else {}
            content_type = request.headers.get("x-upload-content-type", "")
            session = self.uploads.begin(bucket, written, content_type, query)
            address = request.url.replace(query=f"uploadType=resumable&upload_id={session}")
            return Response(headers={"Location": str(address)})
        raise Refused(400, "invalid", "Unknown uploadType.")

    async def _chunk(self, request: Request) -> Response:
        kept = await self.uploads.send(
            request.query_params.get("upload_id", ""),
            request.headers.get("content-range", ""),
            request.stream(),
        )
        if isinstance(kept, StoredObject):
            return JSONResponse(kept.resource())
        return Response(status_code=308, headers={"Range": f"bytes=0-{kept - 1}"} if kept else {})

    async def _signed(self, request: Request) -> Response:
        """The XML API: what a browser gets by a signed address."""
        scope = request.scope
        try:
            self.signatures.check(
                request.method,
                scope["raw_path"].decode("ascii"),
                scope["query_string"].decode("ascii"),
                request.headers,
            )
            return _media(self._found(request), request)
        except Refused as refused:
            code, message = escape(refused.reason), escape(refused.message)
            return Response(
                f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message>"
                "</Error>",
                status_code=refused.status,
                media_type="application/xml",
            )

    def _found(self, request: Request) -> StoredObject:
        parts = request.path_params
        return self.objects.get(parts["bucket"], parts["name"], request.query_params)


def _error(refused: Refused) -> Response:
    problem: dict[str, Any] = {
        "message": refused.message,
        "domain": "global",
        "reason": refused.reason,
    }
    body = {"code": refused.status, "message": refused.message, "errors": [problem]}
    return JSONResponse({"error": body}, status_code=refused.status)


def _media(found: StoredObject, request: Request) -> Response:
    """The bytes as 200, 206 or 416, from the generation that is live now until the end."""
    size = len(found.data)
    start, end, status = 0, size, 200
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Type": found.content_type,
        "Cache-Control": str(found.written.get("cacheControl", "private, max-age=0")),
        "ETag": f'"{found.md5}"',
        "X-Goog-Generation": str(found.generation),
        "X-Goog-Hash": f"crc32c={found.crc32c},md5={found.md5}",
        "X-Goog-Stored-Content-Length": str(size),
    }
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked and (asked[1] or asked[2]):
        status = 206
        if asked[1]:
            start = int(asked[1])
            end = min(int(asked[2]) + 1, size) if asked[2] else size
        else:
            start = max(size - int(asked[2]), 0)
        if start >= end:
            return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    headers["Content-Length"] = str(end - start)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)

    def pieces() -> Iterator[bytes]:
        for begin in range(start, end, _PIECE_BYTES):
            yield found.data[begin : min(begin + _PIECE_BYTES, end)]

    return StreamingResponse(_each(pieces()), status_code=status, headers=headers)


async def _each(pieces: Iterator[bytes]) -> Any:
    for piece in pieces:
        yield piece
