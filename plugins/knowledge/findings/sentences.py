"""A document's text as sentences with their language, without marks, as its readers see it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.retrieval.language import document_language
from core.retrieval.spans import sentence_places
from core.retrieval.structure.sections import parse_sections

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the heading that it stands under."""

    text: str
    section: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The sentences of a document. `language` is `en`, `es`, `zh`, or "" where it is another."""

    title: str
    language: str
    sentences: tuple[Sentence, ...]


def read_document(title: str, content: str) -> ReadDocument:
    """The document's sentences in their order."""
    sentences: list[Sentence] = []
    for section in parse_sections(content, title):
        for start, end in sentence_places(section.text):
            words = " ".join(section.text[start:end].split())
            if _LETTER.search(words):
                sentences.append(Sentence(words, section.title))
    language = document_language("\n".join(one.text for one in sentences))
    return ReadDocument(title, language.value if language else "", tuple(sentences))
