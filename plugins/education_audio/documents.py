"""Asks Upload Knowledge for the document that a script or an audio file belongs to."""

from __future__ import annotations

from core.context import PluginContext
from core.errors import FieldProblem, InvalidInput, NotFound
from plugins.knowledge.contract import KnowledgeReader, SourceText

FIELD = "knowledge_id"
_UNKNOWN = "There is no document with this id."


def unknown_document() -> NotFound:
    """The published API answers 404 for an unknown document in a body, too."""
    return NotFound(_UNKNOWN, fields=(FieldProblem(FIELD, _UNKNOWN),))


async def require_document(context: PluginContext, knowledge_id: str) -> None:
    """Raise NotFound naming the field when there is no such document."""
    try:
        await context.service(KnowledgeReader).require([knowledge_id], FIELD)
    except InvalidInput:
        raise unknown_document() from None


async def read_document(context: PluginContext, knowledge_id: str) -> SourceText:
    """The document's name and text. Raises NotFound naming the field."""
    try:
        return await context.service(KnowledgeReader).source(knowledge_id)
    except NotFound:
        raise unknown_document() from None
