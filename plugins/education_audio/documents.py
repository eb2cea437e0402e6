"""Asks Upload Knowledge for the document that a script or an audio file belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.context import PluginContext
from core.errors import FieldProblem, NotFound
from core.i18n import text
from core.ports.documents import JsonObject
from plugins.knowledge.contract import ContentVersion, KnowledgeReader, SourceText

FIELD = "knowledge_id"
_UNKNOWN = text("There is no document with this id.")


def unknown_document() -> NotFound:
    """The published API answers 404 for an unknown document in a body, too."""
    return NotFound(_UNKNOWN, fields=(FieldProblem(FIELD, _UNKNOWN),))


async def require_document(context: PluginContext, knowledge_id: str) -> ContentVersion:
    """Which text the document has now. Raises NotFound naming the field."""
    found = await context.service(KnowledgeReader).versions([knowledge_id])
    if knowledge_id not in found:
        raise unknown_document()
    return found[knowledge_id]


async def document_versions(
    context: PluginContext, records: Iterable[JsonObject]
) -> Mapping[str, ContentVersion]:
    """Which text the documents of these drafts or audio files have now; none for deleted ones."""
    ids = {record["knowledge_id"] for record in records}
    return await context.service(KnowledgeReader).versions(ids)


async def read_document(context: PluginContext, knowledge_id: str) -> SourceText:
    """The document's name and text. Raises NotFound naming the field."""
    try:
        return await context.service(KnowledgeReader).source(knowledge_id)
    except NotFound:
        raise unknown_document() from None
