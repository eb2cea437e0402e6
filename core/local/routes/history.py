"""The history routes of the ElevenLabs protocol: what was spoken before."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from core.local.context import Service, require_api_key
from core.local.state import Json, load

router = APIRouter(prefix="/v1/history", dependencies=[Depends(require_api_key)])


@router.get("")
def list_history(
    service: Service,
    page_size: Annotated[int, Query(ge=1, le=1000)] = 100,
    start_after_history_item_id: str | None = None,
    voice_id: str | None = None,
    date_after_unix: int = 0,
) -> Json:
    """A page of what was spoken, the newest first."""
    found = service.history.page(
        voice_id=voice_id,
        since=date_after_unix,
        after=start_after_history_item_id,
        limit=page_size + 1,
    )
    rows = found[:page_size]
    return {
        "history": [
            {
                "history_item_id": row["id"],
                "voice_id": row["voice_id"],
                "model_id": row["model"],
                "text": row["text"],
                "date_unix": row["created_at"],
                "character_count_change_from": 0,
                "character_count_change_to": row["cost"],
                "content_type": row["media_type"],
                "state": "created",
                "source": "TTS",
                "alignments": {
                    "alignment": load(row["alignment"]),
                    "normalized_alignment": load(row["alignment"]),
                },
            }
            for row in rows
        ],
        "last_history_item_id": rows[-1]["id"] if rows else None,
        "has_more": len(found) > page_size,
    }


@router.get("/{item_id}/audio")
def history_audio(item_id: str, service: Service) -> Response:
    """The sound once more, without charge."""
    audio, media_type = service.history.audio(item_id)
    return Response(audio, media_type=media_type)
