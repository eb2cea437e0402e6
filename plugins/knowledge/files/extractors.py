"""Reads Markdown and plain-text files, whatever their encoding."""

from __future__ import annotations

from core import i18n
from core.errors import InvalidInput
from core.i18n import text
from plugins.knowledge.contract import ExtractorSpec


def text_extractors() -> list[ExtractorSpec]:
    """What Upload Knowledge reads by itself."""
    return [
        ExtractorSpec("markdown", text("Markdown"), (".md", ".markdown"), read_text),
        ExtractorSpec("plain_text", text("Plain text"), (".txt",), read_text),
    ]


def read_text(content: bytes, filename: str) -> str:
    """The text of a file. Raises InvalidInput when it is empty or cannot be decoded."""
    from plugins.knowledge.files.encodings import decode

    text = decode(content)
    if not text.strip():
        raise InvalidInput(i18n.text("The file is empty"))
    return text
