"""Reads Markdown and plain-text files, whatever their encoding."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from core.errors import InvalidInput
from core.extensions import ExtractorSpec

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings of old office files in the languages of the product. Without the list, a short Spanish
# text is taken for a Central European one.
_OLD_ENCODINGS = ["big5", "gb18030", "shift_jis", "euc_kr", "cp1252", "cp1251", "cp1256", "cp1258"]


def text_extractors() -> list[ExtractorSpec]:
    """What Upload Knowledge reads by itself."""
    return [
        ExtractorSpec("markdown", "Markdown", (".md", ".markdown"), read_text),
        ExtractorSpec("plain_text", "Plain text", (".txt",), read_text),
    ]


def read_text(content: bytes, filename: str) -> str:
    """The text of a file. Raises InvalidInput when it is empty or cannot be decoded."""
    text = _decode(content)
    if not text.strip():
        raise InvalidInput("The file is empty")
    return text


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    try:
        return content.decode()
    except UnicodeDecodeError:
        guess = from_bytes(content, cp_isolation=_OLD_ENCODINGS).best()
        if guess is None:
            raise InvalidInput("The file does not hold readable text") from None
        return str(guess)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise InvalidInput("The file does not hold readable text") from None
