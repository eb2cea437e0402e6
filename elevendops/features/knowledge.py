"""Upload Knowledge: the documents, by `KnowledgeReader`, and further kinds of files."""

from core.extensions import (
    ExtractorSpec,
)
from plugins.knowledge.contract import (
    ContentVersion,
    KnowledgeReader,
    SourceText,
)

__all__ = [
    "ContentVersion",
    "ExtractorSpec",
    "KnowledgeReader",
    "SourceText",
]
