"""Cursors of lists: where the next page begins, as a text that says nothing to who passes it on."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any

from core.errors import InvalidInput
from core.i18n import text


def encode_cursor(place: Sequence[object]) -> str:
    """The cursor of a place: texts and numbers that tell the last row of a page from all others."""
    text = json.dumps(list(place), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str, parse: Callable[[bytes], object] = json.loads) -> list[Any]:
    """The place in a cursor. Raises ValueError unless it is a list that `parse` can read.

    What stands in the list may be anybody's: whoever uses it checks each part.
    """
    padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
    try:
        place = parse(base64.b64decode(padded, altchars=b"-_", validate=True))
    except RecursionError:
        raise ValueError("the cursor is nested too deep") from None
    if not isinstance(place, list):
        raise ValueError("the cursor holds no list")
    return place


def foreign_cursor() -> InvalidInput:
    """The error for a cursor that is not of this list."""
    return InvalidInput.field(
        "cursor", text("It does not belong to this list; begin again without it.")
    )
