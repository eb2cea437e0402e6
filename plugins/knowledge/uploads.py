"""Reads an uploaded file as text, whatever its encoding."""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath

from charset_normalizer import from_bytes

from core.errors import InvalidInput, PayloadTooLarge
from plugins.knowledge.contract import MAX_CONTENT

LARGEST_FILE = 4 * MAX_CONTENT + 4
"""Bytes: no encoding takes more than four for a character, and a mark at the start."""

_ENDINGS = frozenset({".md", ".markdown", ".txt"})
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
_FIELD = "file"


def read_text_file(filename: str, content: bytes) -> str:
    """The text of a Markdown or plain-text file. Raises InvalidInput, PayloadTooLarge."""
    if PurePosixPath(filename.lower()).suffix not in _ENDINGS:
        raise InvalidInput.field(_FIELD, "Choose a Markdown (.md) or text (.txt) file")
    if len(content) > LARGEST_FILE:
        raise PayloadTooLarge(
            f"The file is too large: a document may have at most {MAX_CONTENT:,} characters."
        )
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InvalidInput.field(_FIELD, "The file is empty")
    if "\x00" in text:
        raise InvalidInput.field(_FIELD, "The file does not hold text")
    if len(text) > MAX_CONTENT:
        raise InvalidInput.field(
            _FIELD, f"The text has {len(text):,} characters; at most {MAX_CONTENT:,} are allowed"
        )
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
            raise InvalidInput.field(_FIELD, "The file does not hold readable text") from None
        return str(guess)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise InvalidInput.field(_FIELD, "The file does not hold readable text") from None
