"""Reads what is kept of a conversation beside its row."""

from __future__ import annotations

import asyncio
from functools import partial

from pydantic import ValidationError

from core.context import PluginContext
from core.errors import NotFound, RecordUnreadable
from core.ports.documents import StoredDocument
from plugins.conversations.models import ROWS
from plugins.conversations.review.analysis import Analysis

_FIELD = "transcript_key"
_MISSING = (
    "The transcript of this conversation is missing from storage or damaged. The other "
    "conversations are not affected. Ask whoever runs ElevenDops to restore the file; the Plugins "
    "page names the entry."
)


async def read_analysis(context: PluginContext, stored: StoredDocument) -> Analysis:
    """The transcript of a row, with its questions and concerns.

    Raises RecordUnreadable, and tells operators, when it is not there.
    """
    try:
        kept = await context.blobs.read_all(stored.data[_FIELD])
        analysis = await asyncio.to_thread(partial(Analysis.model_validate_json, kept))
    except (NotFound, ValidationError):
        context.documents.file_missing(ROWS.name, stored.id, _FIELD)
        raise RecordUnreadable(_MISSING) from None
    context.documents.file_found(ROWS.name, stored.id)
    return analysis
