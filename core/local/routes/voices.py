"""The voice routes of the ElevenLabs protocol, with a spoken sample of each voice."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from core.local.context import Service, require_api_key
from core.local.errors import VoiceApiError
from core.local.paging import check_page_size, position_of
from core.local.routes.models import MODELS
from core.local.speech.voices import VOICES, LocalVoice, find_voice
from core.local.state import Json
from core.records.cursors import encode_cursor

router = APIRouter(dependencies=[Depends(require_api_key)])
# A browser plays a sample by its address alone, without a key.
samples = APIRouter()

_SAMPLES = {
    "en": "Hello. This is how I read your clinic's documents aloud.",
    "zh": "您好，我會這樣為您朗讀診所的衛教資料。",
    "es": "Hola. Así leo en voz alta los documentos de su clínica.",
    "fr": "Bonjour. Voici comment je lis les documents de votre clinique.",
    "de": "Guten Tag. So lese ich die Unterlagen Ihrer Praxis vor.",
    "pt": "Olá. É assim que leio os documentos da sua clínica.",
    "it": "Buongiorno. Ecco come leggo i documenti della vostra clinica.",
    "hi": "नमस्ते। मैं आपके क्लिनिक के दस्तावेज़ इस तरह पढ़ती हूँ।",
    "vi": "Xin chào. Đây là cách tôi đọc tài liệu của phòng khám.",
    "ko": "안녕하세요. 저는 병원 안내문을 이렇게 읽어 드립니다.",
}


def known_voice(voice_id: str) -> LocalVoice:
    """The voice with this id. Raises VoiceApiError voice_not_found."""
    voice = find_voice(voice_id)
    if voice is None:
        raise VoiceApiError.not_found("voice", voice_id)
    return voice


@router.get("/v2/voices")
def search_voices(
    request: Request,
    page_size: int = 10,
    next_page_token: str | None = None,
    search: str | None = None,
    category: str | None = None,
    language: Annotated[list[str] | None, Query()] = None,
    gender: str | None = None,
    voice_ids: Annotated[list[str] | None, Query(max_length=100)] = None,
) -> Json:
    """A page of voices."""
    check_page_size(page_size)
    wanted = {code.lower().partition("-")[0] for code in language or []}
    found = [
        voice
        for voice in VOICES
        if (not wanted or voice.language in wanted)
        and (not voice_ids or voice.voice_id in voice_ids)
        and (not gender or voice.gender == gender)
        and (not category or category == "premade")
        and (not search or search.lower() in f"{voice.name} {voice.description}".lower())
    ]
    start = position_of(next_page_token, 1)[0] if next_page_token else 0
    if not isinstance(start, int) or start < 0:
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST, "invalid_cursor", "The page token is not valid."
        )
    end = start + page_size
    more = end < len(found)
    return {
        "voices": [_voice(voice, request) for voice in found[start:end]],
        "has_more": more,
        "total_count": len(found),
        "next_page_token": encode_cursor((end,)) if more else None,
    }


@router.get("/v1/voices")
def all_voices(request: Request) -> Json:
    """Every voice."""
    return {"voices": [_voice(voice, request) for voice in VOICES]}


@router.get("/v1/voices/{voice_id}")
def get_voice(voice_id: str, request: Request) -> Json:
    """One voice."""
    return _voice(known_voice(voice_id), request)


@samples.get("/v1/voices/{voice_id}/sample.mp3", name="voice_sample")
async def voice_sample(voice_id: str, service: Service) -> Response:
    """One spoken sentence in the voice's language."""
    voice = known_voice(voice_id)
    speech = await service.speech.synthesize(_SAMPLES.get(voice.language, _SAMPLES["en"]), voice)
    return Response(
        speech.audio, media_type=speech.media_type, headers={"Cache-Control": "max-age=86400"}
    )


def _voice(voice: LocalVoice, request: Request) -> Json:
    preview = str(request.url_for("voice_sample", voice_id=voice.voice_id))
    models = [model.model_id for model in MODELS]
    return {
        "voice_id": voice.voice_id,
        "name": voice.name,
        "samples": None,
        "category": "premade",
        "labels": {"language": voice.language, "gender": voice.gender, "accent": voice.locale},
        "description": voice.description,
        "preview_url": preview,
        "available_for_tiers": [],
        "settings": None,
        "high_quality_base_model_ids": models,
        "verified_languages": [
            {
                "language": voice.language,
                "model_id": model_id,
                "accent": None,
                "locale": voice.locale,
                "preview_url": preview,
            }
            for model_id in models
        ],
        "is_owner": False,
        "is_legacy": False,
        "is_mixed": False,
    }
