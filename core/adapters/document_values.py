"""What a document may hold: JSON that every store keeps alike, and its text."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from core import i18n
from core.errors import InvalidInput, PayloadTooLarge
from core.i18n.formats import format_number
from core.ports.documents import JsonObject

MAX_DOCUMENT_BYTES = 900_000
# Deeper than any document of ours, and far from the limits of the JSON parsers in use.
MAX_DEPTH = 100
MAX_INTEGER = 2**63

_ALWAYS_PLAIN = frozenset({str, bool, type(None)})


def encode(data: JsonObject) -> str:
    """The document as JSON text. Raises InvalidInput and PayloadTooLarge."""
    if not isinstance(data, dict):
        raise TypeError(f"a document is a dict, not {type(data).__name__}")
    if not _is_plain(data, MAX_DEPTH):
        check_value(data, "")
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        check_value(data, "")  # tells where it is
        raise
    if size > MAX_DOCUMENT_BYTES:
        raise PayloadTooLarge(
            i18n.text(
                "This is too large to be kept: {size} bytes where {max_document_bytes} fit.",
                size=format_number(size),
                max_document_bytes=format_number(MAX_DOCUMENT_BYTES),
            )
        )
    return text


def check_value(value: object, path: str) -> None:
    """Raise InvalidInput or TypeError, with the place, for what cannot be kept."""
    _check(value, path, MAX_DEPTH)


def check_text(text: str, path: str) -> None:
    """Raise InvalidInput when the text holds half a character (a lone surrogate)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidInput.field(
            # The path may hold the bad character itself.
            path.encode(errors="replace").decode(),
            i18n.text("It contains characters that are not valid text."),
        ) from None


def _is_plain(value: Any, depth: int) -> bool:
    """Whether `_check` has nothing against a value, but for half a character in a text.

    Nearly every document is plain, and this is told in a fraction of the time.
    """
    kind = type(value)
    if kind is dict:
        return depth > 0 and all(
            type(key) is str and (type(inner) in _ALWAYS_PLAIN or _is_plain(inner, depth - 1))
            for key, inner in value.items()
        )
    if kind is list:
        return depth > 0 and all(
            type(inner) in _ALWAYS_PLAIN or _is_plain(inner, depth - 1) for inner in value
        )
    if kind is int:
        return bool(-MAX_INTEGER <= value < MAX_INTEGER)
    return kind is float and math.isfinite(value)


def _check(value: object, path: str, depth: int) -> None:
    if depth < 0:
        raise InvalidInput.field(
            path, i18n.text("It is nested deeper than {max_depth} levels.", max_depth=MAX_DEPTH)
        )
    if isinstance(value, str):
        check_text(value, path)
    elif isinstance(value, int):
        if not -MAX_INTEGER <= value < MAX_INTEGER:
            raise InvalidInput.field(path, i18n.text("The number is too large."))
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise InvalidInput.field(path, i18n.text("It is not a finite number."))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"document field {path or '(top)'}: the key {key!r} is no text")
            check_text(key, path)
            _check(inner, f"{path}.{key}" if path else key, depth - 1)
    elif isinstance(value, list | tuple):
        for position, inner in enumerate(value):
            _check(inner, f"{path}.{position}", depth - 1)
    elif value is not None:
        raise TypeError(f"document field {path}: {type(value).__name__} is no JSON value")
