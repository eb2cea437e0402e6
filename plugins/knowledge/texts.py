"""Reads and deletes the text of a document, which lies in a blob."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.errors import NotFound, RecordUnreadable
from core.i18n import text
from core.ports.documents import StoredDocument
from plugins.knowledge.models import COLLECTION

ORIGINAL_SUFFIX = ".original"
"""How the key of a file ends that is kept as it was uploaded."""

_FIELD = "content_key"
_MISSING = text(
    "The text of this document is missing from storage or damaged. The "
    "other documents are not affected. Ask whoever runs ElevenDops to "
    "restore the file; the Plugins page names the entry."
)


async def read_text(context: PluginContext, stored: StoredDocument) -> str:
    """The document's text. Raises RecordUnreadable, and tells operators, when it is not there."""
    try:
        text = (await context.blobs.read_all(stored.data[_FIELD])).decode()
    except (NotFound, UnicodeDecodeError):
        context.documents.file_missing(COLLECTION, stored.id, _FIELD)
        raise RecordUnreadable(_MISSING) from None
    context.documents.file_found(COLLECTION, stored.id)
    return text


async def told_text(content: str) -> str:
    """What models get of a text: not what it tells nobody, such as a dose that is struck out."""
    from core.retrieval.structure.unsaid import as_meant  # not waited for by a start

    return await asyncio.to_thread(as_meant, content)


def index_key(content_key: str) -> str:
    """The blob beside a text that holds what the search needs of it."""
    return f"{content_key}.index"


def vectors_key(content_key: str) -> str:
    """The blob beside a text that holds what its sentences are compared by in meaning."""
    return f"{content_key}.vectors"


async def delete_made(context: PluginContext, content_key: str) -> None:
    """Delete what was made of a text, and can be made again."""
    for key in (index_key(content_key), vectors_key(content_key)):
        await context.blobs.delete(key)


async def delete_text(context: PluginContext, content_key: str) -> None:
    """Delete a text and what was made of it, or a file as it was uploaded."""
    await context.blobs.delete(content_key)
    if not content_key.endswith(ORIGINAL_SUFFIX):
        await delete_made(context, content_key)


async def find_text(context: PluginContext, stored: StoredDocument) -> str | None:
    """The document's text for a list or a search; None when it is not there."""
    try:
        return await read_text(context, stored)
    except RecordUnreadable:
        return None
