"""The text-to-speech routes of the ElevenLabs protocol."""

from __future__ import annotations

import asyncio
import base64
import json
import math
import secrets
from collections.abc import AsyncIterator
from http import HTTPStatus

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from starlette.responses import Response, StreamingResponse

from core.local.context import LocalService, Service, require_api_key
from core.local.errors import VoiceApiError
from core.local.routes.models import MODELS, SpeechModel, count_characters
from core.local.routes.voices import known_voice
from core.local.speech.engine import MAX_SPEED, MIN_SPEED, OUTPUT_FORMATS, Speech, UnsupportedFormat
from core.local.speech.text import is_speakable
from core.local.speech.voices import LocalVoice, voice_for
from core.local.state import Json
from core.local.wire_json import CheckedRoute

router = APIRouter(
    prefix="/v1/text-to-speech",
    dependencies=[Depends(require_api_key)],
    route_class=CheckedRoute,
)

DEFAULT_MODEL = "eleven_multilingual_v2"
DEFAULT_FORMAT = "mp3_44100_128"

# A stream sends its first sound after this many characters of speech are made.
_STREAM_PIECE_CHARACTERS = 400
_CHUNK_BYTES = 16_384


class VoiceSettings(BaseModel):
    """How the voice speaks; only the speed matters to the preview voice."""

    speed: float | None = None


class SpeechRequest(BaseModel):
    """A text to speak. Members that only a natural voice can follow are accepted and unused."""

    text: str
    model_id: str | None = None
    voice_settings: VoiceSettings | None = None

    @property
    def speed(self) -> float:
        """1.0 is the voice's normal speed."""
        asked = self.voice_settings.speed if self.voice_settings else None
        return 1.0 if asked is None else asked


@router.post("/{voice_id}")
async def convert(
    voice_id: str,
    request: SpeechRequest,
    service: Service,
    output_format: str = DEFAULT_FORMAT,
) -> Response:
    """The whole text as one audio file."""
    voice, model = _check(voice_id, request, output_format)
    speech = await service.speech.synthesize(
        request.text, voice, output_format=output_format, speed=request.speed
    )
    headers = await _charge(service, request, model)
    cost = int(headers["character-cost"])
    await asyncio.to_thread(
        service.history.add,
        voice_id,
        model.model_id,
        request.text,
        cost,
        speech,
    )
    return Response(speech.audio, media_type=speech.media_type, headers=headers)


@router.post("/{voice_id}/with-timestamps")
async def convert_with_timestamps(
    voice_id: str,
    request: SpeechRequest,
    service: Service,
    response: Response,
    output_format: str = DEFAULT_FORMAT,
) -> Json:
    """The whole text as audio with the time of each character."""
    voice, model = _check(voice_id, request, output_format)
    speech = await service.speech.synthesize(
        request.text, voice, output_format=output_format, speed=request.speed
    )
    response.headers.update(await _charge(service, request, model))
    return _timed(speech)


@router.post("/{voice_id}/stream")
async def stream(
    voice_id: str,
    request: SpeechRequest,
    service: Service,
    output_format: str = DEFAULT_FORMAT,
) -> StreamingResponse:
    """The audio in chunks, as it is made."""
    _refuse_wav(output_format)
    voice, model = _check(voice_id, request, output_format)
    pieces = _pieces(service, request, voice, output_format)
    first, _ = await anext(pieces)  # an error has to come before the status line
    headers = await _charge(service, request, model)

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(first.audio), _CHUNK_BYTES):
            yield first.audio[start : start + _CHUNK_BYTES]
        async for speech, _ in pieces:
            for start in range(0, len(speech.audio), _CHUNK_BYTES):
                yield speech.audio[start : start + _CHUNK_BYTES]

    return StreamingResponse(chunks(), media_type=first.media_type, headers=headers)


@router.post("/{voice_id}/stream/with-timestamps")
async def stream_with_timestamps(
    voice_id: str,
    request: SpeechRequest,
    service: Service,
    output_format: str = DEFAULT_FORMAT,
) -> StreamingResponse:
    """One JSON object per line: audio with the times of its characters."""
    _refuse_wav(output_format)
    voice, model = _check(voice_id, request, output_format)
    pieces = _pieces(service, request, voice, output_format)
    first = await anext(pieces)
    headers = await _charge(service, request, model)

    async def lines() -> AsyncIterator[str]:
        yield json.dumps(_timed(*first)) + "\n"
        async for speech, offset in pieces:
            yield json.dumps(_timed(speech, offset)) + "\n"

    return StreamingResponse(lines(), media_type="application/json", headers=headers)


def _check(
    voice_id: str, request: SpeechRequest, output_format: str
) -> tuple[LocalVoice, SpeechModel]:
    voice = known_voice(voice_id)
    model_id = request.model_id or DEFAULT_MODEL
    model = next((model for model in MODELS if model.model_id == model_id), None)
    if model is None:
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST,
            "unsupported_model",
            f"A model with id '{model_id[:80]}' does not exist.",
            "model_id",
        )
    if output_format not in OUTPUT_FORMATS:
        raise UnsupportedFormat(f"The preview voice cannot make {output_format[:80]!r} audio.")
    if not is_speakable(request.text):
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST, "empty_text", "The text has no words to speak.", "text"
        )
    if len(request.text) > model.longest_text:
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST,
            "text_too_long",
            f"The text has {len(request.text)} characters; {model.model_id} takes at most"
            f" {model.longest_text} in one request.",
            "text",
        )
    if not MIN_SPEED <= request.speed <= MAX_SPEED:
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST,
            "invalid_voice_settings",
            f"The speed must be between {MIN_SPEED} and {MAX_SPEED}.",
            "voice_settings.speed",
        )
    return voice_for(request.text, voice), model


def _refuse_wav(output_format: str) -> None:
    if output_format.startswith("wav_"):
        raise UnsupportedFormat(f"{output_format} cannot be streamed, for its header has a length.")


async def _charge(
    service: LocalService, request: SpeechRequest, model: SpeechModel
) -> dict[str, str]:
    cost = math.ceil(len(request.text) * model.cost)
    await asyncio.to_thread(count_characters, service.state, cost)
    return {"request-id": secrets.token_urlsafe(16), "character-cost": str(cost)}


async def _pieces(
    service: LocalService, request: SpeechRequest, voice: LocalVoice, output_format: str
) -> AsyncIterator[tuple[Speech, float]]:
    """The speech of the text's pieces, each with the second at which it starts."""
    offset = 0.0
    for piece in split_for_stream(request.text):
        speech = await service.speech.synthesize(
            piece, voice, output_format=output_format, speed=request.speed
        )
        yield speech, offset
        offset += speech.duration_seconds


def split_for_stream(text: str, characters: int = _STREAM_PIECE_CHARACTERS) -> list[str]:
    """Cut a text between sentences into speakable pieces that together are the whole text.

    Each has at least the given number of characters, but for the last.
    """
    from core.retrieval.questions import split_sentences

    pieces: list[str] = []
    start = position = 0
    speakable = False
    for sentence in split_sentences(text):
        position = text.index(sentence, position) + len(sentence)
        speakable = speakable or is_speakable(sentence)
        if speakable and position - start >= characters:
            pieces.append(text[start:position])
            start, speakable = position, False
    rest = text[start:]
    if is_speakable(rest) or not pieces:
        pieces.append(rest)
    else:
        pieces[-1] += rest
    return pieces


def _timed(speech: Speech, offset: float = 0.0) -> Json:
    alignment = {
        "characters": speech.alignment.characters,
        "character_start_times_seconds": [
            round(second + offset, 3) for second in speech.alignment.start_seconds
        ],
        "character_end_times_seconds": [
            round(second + offset, 3) for second in speech.alignment.end_seconds
        ],
    }
    return {
        "audio_base64": base64.b64encode(speech.audio).decode("ascii"),
        "alignment": alignment,
        "normalized_alignment": alignment,
    }
