"""The files that documents were uploaded as, kept as they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from core.context import PluginContext
from core.i18n import kept_text
from core.ports.documents import JsonObject
from plugins.knowledge.contract import ExtractedText, OriginalFile
from plugins.knowledge.texts import ORIGINAL_SUFFIX

_ANY = "application/octet-stream"
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was chosen, what was read of it, and where on the web it was fetched."""

    filename: str
    content: bytes
    read: ExtractedText
    address: str | None = None


async def keep_original(context: PluginContext, knowledge_id: str, upload: Upload) -> JsonObject:
    """Put the file beside the document's text; what the record says of it is given."""
    key = f"knowledge/{knowledge_id}/{uuid4().hex}{ORIGINAL_SUFFIX}"
    await context.blobs.put(key, upload.content, _ANY)
    return {
        "key": key,
        "name": upload.filename[-_MAX_NAME:],
        "size": len(upload.content),
        "not_read": list(upload.read.not_read),
        "address": upload.address,
    }


def original_view(data: Mapping[str, Any]) -> OriginalFile | None:
    """The file of a document's record as the API shows it; None when it has none."""
    kept = data.get("original")
    if kept is None:
        return None
    return OriginalFile(
        name=kept["name"],
        size=kept["size"],
        address=kept.get("address"),
        not_read=[kept_text(data, sentence) for sentence in kept["not_read"]],
    )
