"""The Gemini protocol: generateContent, whole or streamed, by the preview writer."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from pydantic import AliasChoices, BaseModel, Field
from starlette.responses import StreamingResponse

from core.local.chunking import small_pieces
from core.local.context import Service
from core.local.errors import GEMINI_PREFIX, WriterApiError
from core.local.state import Json, new_id
from core.local.wire_json import CheckedRoute
from core.text.scripts import WIDE_CHARACTER

_MODEL_ID = re.compile(r"gemini-[a-z0-9.-]{1,60}")
_LISTED_MODELS = ("gemini-3.8-flash", "gemini-3.5-flash-lite", "gemini-3.5-flash")
_INPUT_TOKENS = 1_000_000
_OUTPUT_TOKENS = 65_536


def require_key(
    x_goog_api_key: Annotated[str, Header()] = "", key: Annotated[str, Query()] = ""
) -> None:
    """Refuse a request without a key; every key is good, for there is only one user."""
    if not (x_goog_api_key.strip() or key.strip()):
        raise WriterApiError(
            HTTPStatus.FORBIDDEN,
            "Method doesn't allow unregistered callers. Please use API Key or other form of"
            " API consumer identity to call this API.",
        )


router = APIRouter(
    prefix=GEMINI_PREFIX.rstrip("/"),
    dependencies=[Depends(require_key)],
    route_class=CheckedRoute,
)


class Part(BaseModel):
    """A part of a message; the preview writer reads text only."""

    text: str = ""


class Content(BaseModel):
    """One message."""

    parts: list[Part] = Field(default_factory=list)
    role: str = "user"


class GenerateRequest(BaseModel):
    """What to write."""

    contents: list[Content]
    system_instruction: Content | None = Field(
        default=None,
        validation_alias=AliasChoices("systemInstruction", "system_instruction"),
    )

    @property
    def prompt(self) -> str:
        """All text of the request, the rules first."""
        rules = [self.system_instruction] if self.system_instruction else []
        return _text([*rules, *self.contents])

    @property
    def task(self) -> str:
        """What the writer acts on: the messages, and the rules only if the document is there."""
        from core.local.writer.request import DOCUMENT_END

        task = _text(self.contents)
        return task if DOCUMENT_END in task else self.prompt


@router.get("/models")
def list_models() -> Json:
    """The model ids that a client may ask for; the preview writer answers for all of them."""
    return {"models": [_model(model) for model in _LISTED_MODELS]}


@router.get("/models/{model}")
def get_model(model: str) -> Json:
    """One model."""
    return _model(_known(model))


@router.post("/models/{model}:generateContent")
async def generate_content(model: str, request: GenerateRequest) -> Json:
    """The whole script."""
    _known(model)
    script = await asyncio.to_thread(_write, request.task)
    usage = _usage(_tokens(request.prompt), _tokens(script))
    return _response(model, script, new_id(), usage=usage, last=True)


@router.post("/models/{model}:countTokens")
def count_tokens(model: str, request: GenerateRequest) -> Json:
    """About how many tokens a prompt has."""
    _known(model)
    return {"totalTokens": _tokens(request.prompt)}


@router.post("/models/{model}:streamGenerateContent")
async def stream_generate_content(
    model: str, request: GenerateRequest, service: Service, alt: str = ""
) -> StreamingResponse:
    """The script in pieces of a few words: as one JSON array, or as server-sent events."""
    _known(model)
    script = await asyncio.to_thread(_write, request.task)
    responses = _responses(model, _tokens(request.prompt), script, service.writing_pause)
    if alt == "sse":
        return StreamingResponse(_as_events(responses), media_type="text/event-stream")
    return StreamingResponse(_as_array(responses), media_type="application/json; charset=UTF-8")


def _write(task: str) -> str:
    from core.local.writer.request import UnreadableRequest, read_request
    from core.local.writer.script import write_script

    try:
        script = write_script(read_request(task))
    except UnreadableRequest as error:
        raise WriterApiError(HTTPStatus.BAD_REQUEST, str(error)) from None
    if not script.strip():
        raise WriterApiError(
            HTTPStatus.BAD_REQUEST, "The document has no sentences to write a script from."
        )
    return script


async def _responses(model: str, asked: int, script: str, pause: float) -> AsyncIterator[Json]:
    pieces = small_pieces(script)
    response_id = new_id()
    written = 0
    for number, piece in enumerate(pieces, start=1):
        written += _tokens(piece)
        usage = _usage(asked, written)
        yield _response(model, piece, response_id, usage=usage, last=number == len(pieces))
        await asyncio.sleep(pause)


async def _as_array(responses: AsyncIterator[Json]) -> AsyncIterator[str]:
    start = "["
    async for response in responses:
        yield f"{start}{json.dumps(response)}"
        start = ",\r\n"
    yield "]"


async def _as_events(responses: AsyncIterator[Json]) -> AsyncIterator[str]:
    async for response in responses:
        yield f"data: {json.dumps(response)}\r\n\r\n"


def _text(messages: Sequence[Content]) -> str:
    return "\n\n".join(part.text for message in messages for part in message.parts)


def _known(model: str) -> str:
    if not _MODEL_ID.fullmatch(model):
        raise WriterApiError(
            HTTPStatus.NOT_FOUND,
            f"models/{model[:80]} is not found for API version v1beta, or is not supported for"
            " generateContent.",
        )
    return model


def _model(model: str) -> Json:
    return {
        "name": f"models/{model}",
        "version": "local-preview",
        "displayName": f"{model} (written by the local preview writer)",
        "description": "Assembles scripts from the document's own sentences.",
        "inputTokenLimit": _INPUT_TOKENS,
        "outputTokenLimit": _OUTPUT_TOKENS,
        "supportedGenerationMethods": ["generateContent", "countTokens"],
    }


def _response(model: str, text: str, response_id: str, *, usage: Json, last: bool) -> Json:
    candidate: Json = {"content": {"parts": [{"text": text}], "role": "model"}, "index": 0}
    if last:
        candidate["finishReason"] = "STOP"
    return {
        "candidates": [candidate],
        "usageMetadata": usage,
        "modelVersion": model,
        "responseId": response_id,
    }


def _usage(asked: int, written: int) -> Json:
    return {
        "promptTokenCount": asked,
        "candidatesTokenCount": written,
        "totalTokenCount": asked + written,
    }


def _tokens(text: str) -> int:
    """About a token for four letters or one wide character, the rule of thumb of the provider."""
    wide = len(WIDE_CHARACTER.findall(text))
    return wide + -(-(len(text) - wide) // 4)
