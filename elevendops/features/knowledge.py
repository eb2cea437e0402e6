"""Upload Knowledge: the documents, by `KnowledgeReader`, and further kinds of files."""

from plugins.knowledge.contract import (
    EXTRACTORS,
    ContentVersion,
    DocumentChanged,
    ExtractedText,
    ExtractorSpec,
    KnowledgeReader,
    PatientIdentifiers,
    SearchPassage,
    SourceText,
    VoiceAccountChanged,
)

__all__ = [
    "EXTRACTORS",
    "ContentVersion",
    "DocumentChanged",
    "ExtractedText",
    "ExtractorSpec",
    "KnowledgeReader",
    "PatientIdentifiers",
    "SearchPassage",
    "SourceText",
    "VoiceAccountChanged",
]
