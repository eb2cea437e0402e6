"""Reads what is kept of a conversation beside its row."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.errors import NotFound, RecordFromNewerVersion, RecordUnreadable
from core.i18n import text
from core.ports.documents import StoredDocument
from core.stored.upgrades import BlobFormat
from plugins.conversations.models import ROWS
from plugins.conversations.review.analysis import Analysis

TRANSCRIPT = BlobFormat(Analysis)
"""The blob of a row's `transcript_key`."""

_FIELD = "transcript_key"
_MISSING = text(
    "The transcript of this conversation is missing from storage or "
    "damaged. The other conversations are not affected. Ask whoever runs "
    "ElevenDops to restore the file; the Plugins page names the entry."
)


async def read_analysis(context: PluginContext, stored: StoredDocument) -> Analysis:
    """The transcript of a row, with its questions and concerns.

    Raises RecordUnreadable, and tells operators, when it is not there, damaged or too new.
    """
    try:
        kept = await context.blobs.read_all(stored.data[_FIELD])
        analysis = await asyncio.to_thread(TRANSCRIPT.load, kept)
    except RecordFromNewerVersion:
        context.documents.file_missing(ROWS.name, stored.id, _FIELD, newer=True)
        raise
    except (NotFound, ValueError):
        context.documents.file_missing(ROWS.name, stored.id, _FIELD)
        raise RecordUnreadable(_MISSING) from None
    context.documents.file_found(ROWS.name, stored.id)
    return analysis
