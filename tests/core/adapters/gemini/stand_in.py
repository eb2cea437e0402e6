"""A stand-in of Gemini's REST protocol: it streams what a test says, and keeps what it was asked.

A text is streamed as server-sent events to who asks for them (`alt=sse`), else as one JSON array
(ai.google.dev/api/generate-content).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route


@dataclass(frozen=True, slots=True)
class Call:
    """One request that came."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


def letters(text: str, dimensions: int) -> list[float]:
    """How often each letter stands in a text: a vector that is not of length 1."""
    vector = [0.0] * dimensions
    for letter in text.casefold():
        vector[ord(letter) % dimensions] += 0.25
    return vector


@dataclass(slots=True)
class Gemini:
    """What it answers: the next of `refusals`, else `refusal` if it is set, else `parts` of a text,
    or vectors of texts by `meaning` (ai.google.dev/api/embeddings).

    With `stays_open` it says its parts and then nothing more, until who asked has left.
    """

    parts: list[dict[str, Any]] = field(default_factory=list)
    refusal: Response | None = None
    refusals: list[Response] = field(default_factory=list)
    meaning: Callable[[str, int], list[float]] = letters
    models: list[dict[str, Any]] = field(default_factory=list)
    stays_open: bool = False
    calls: list[Call] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def app(self) -> Starlette:
        """What a server serves."""
        return Starlette(
            routes=[
                Route("/{path:path}", self._list, methods=["GET"]),
                Route("/{path:path}", self._stream, methods=["POST"]),
            ]
        )

    async def _list(self, request: Request) -> Response:
        await self._note(request)
        # Vertex AI calls them so.
        name = "publisherModels" if "/publishers/" in request.url.path else "models"
        return self.refusal or JSONResponse({name: self.models})

    async def _stream(self, request: Request) -> Response:
        await self._note(request)
        if refused := (self.refusals.pop(0) if self.refusals else self.refusal):
            return refused
        if request.url.path.endswith(":batchEmbedContents"):
            return self._vectors(self.calls[-1])
        if request.query_params.get("alt") == "sse":
            return StreamingResponse(self._events(), media_type="text/event-stream")
        return StreamingResponse(self._array(), media_type="application/json; charset=UTF-8")

    def _vectors(self, call: Call) -> Response:
        model = call.path.rpartition("/v1beta/")[2].partition(":")[0]
        asked = call.body["requests"]
        if not 1 <= len(asked) <= 100 or any(one.get("model") != model for one in asked):
            return refusal(400, "INVALID_ARGUMENT")
        vectors = [
            self.meaning(one["content"]["parts"][0]["text"], one.get("outputDimensionality", 3072))
            for one in asked
        ]
        return JSONResponse({"embeddings": [{"values": vector} for vector in vectors]})

    async def _note(self, request: Request) -> None:
        body = await request.body()
        self.calls.append(
            Call(
                request.url.path,
                dict(request.query_params),
                dict(request.headers),
                json.loads(body) if body else None,
            )
        )

    async def _events(self) -> AsyncIterator[str]:
        for part in self.parts:
            yield f"data: {json.dumps(part, ensure_ascii=False)}\r\n\r\n"
        await self._end()

    async def _array(self) -> AsyncIterator[str]:
        start = "["
        for part in self.parts:
            yield f"{start}{json.dumps(part, ensure_ascii=False)}"
            start = ",\r\n"
        await self._end()
        yield "]"

    async def _end(self) -> None:
        if self.stays_open:
            try:
                await asyncio.Event().wait()
            finally:
                self.left.set()


def part(text: str, **fields: Any) -> dict[str, Any]:
    """One part of a text; `finishReason` belongs to the candidate, all else to the answer."""
    candidate: dict[str, Any] = {
        "content": {"parts": [{"text": text}] if text else [], "role": "model"},
        "index": 0,
    }
    if reason := fields.pop("finishReason", None):
        candidate["finishReason"] = reason
    return {"candidates": [candidate], **fields}


def refusal(status: int, canonical: str, **fields: Any) -> JSONResponse:
    """An error as Google's services give it."""
    error = {"code": status, "status": canonical, "message": "The provider's words."}
    return JSONResponse({"error": error | fields}, status_code=status)
