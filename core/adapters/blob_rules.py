"""What every blob store of ours refuses, in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.errors import InvalidInput, NotFound
from core.i18n import text

MAX_URL_SECONDS = 7 * 24 * 3600
"""As long as a signed address of Cloud Storage can live."""

MAX_MANY = 100
"""Blobs that are read in one call."""

_KEY = re.compile(r"(?!.{301})[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")
_CONTENT_TYPE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]{0,98}[\x21-\x7e])?")


def is_key(key: str) -> bool:
    """Whether a blob can be stored under it."""
    return bool(_KEY.fullmatch(key)) and not any(part in (".", "..") for part in key.split("/"))


def check_many(keys: Sequence[str]) -> None:
    """Raise ValueError for more keys than are read at once."""
    if len(keys) > MAX_MANY:
        raise ValueError(f"at most {MAX_MANY} blobs are read at once, not {len(keys)}")


def check_key(key: str) -> None:
    """Raise InvalidInput for a key that is none."""
    if not is_key(key):
        raise InvalidInput.field(
            "key",
            text("A key is 1 to 300 letters, digits, '_', '-', '.', in segments joined by '/'."),
        )


def check_content_type(content_type: str) -> None:
    """Raise InvalidInput for what cannot stand in a header."""
    if not _CONTENT_TYPE.fullmatch(content_type):
        raise InvalidInput.field("content_type", text("It is not a content type."))


def check_range(start: int, end: int | None) -> None:
    """Raise ValueError unless `start` to `end` can be a range of bytes."""
    if start < 0 or (end is not None and end < start):
        raise ValueError(f"bytes {start} to {end} are no range")


def check_lifetime(expires_seconds: int) -> None:
    """Raise ValueError for an address that would live too short or too long."""
    if not 1 <= expires_seconds <= MAX_URL_SECONDS:
        raise ValueError(f"an address lives 1 to {MAX_URL_SECONDS} seconds")


def missing() -> NotFound:
    """There is no blob under the key."""
    return NotFound(text("The file is not there any more."))
