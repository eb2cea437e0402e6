"""What an audio file says of itself: an AI voice, of which script, and who approved it when."""

from __future__ import annotations

from core.i18n import text
from core.ports.documents import JsonObject
from core.shared.provenance import marked
from plugins.education_audio.models import approval_view


def with_provenance(sound: bytes, audio_id: str, approval: JsonObject) -> bytes:
    """The sound with the approval that it was made by."""
    shown = approval_view(approval)
    facts = {
        "audio_id": audio_id,
        "knowledge_id": shown.knowledge_id,
        "script_sha256": shown.sha256,
        "document_sha256": shown.document_sha256 or "",
        "approved_by": shown.approved_by_name,
        "approved_at": approval["approved_at"],
    }
    # In English: nobody knows who will play the file.
    comment = text(
        "AI voice. The script was approved by {name} on {day}.",
        name=shown.approved_by_name,
        day=approval["approved_at"][:10],
    )
    return marked(sound, {name: value for name, value in facts.items() if value}, comment)
