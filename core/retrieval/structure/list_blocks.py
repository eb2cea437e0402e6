"""Finds the lists of a plain text: a line that leads in ("Call us if:") with what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.text.scripts import words_and_characters

_LEAD_IN = re.compile(r"[:：]$")
_MAX_ITEM_WORDS = 25  # a longer line after a lead-in is a paragraph of its own
_MAX_ITEMS = 12


def list_blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that belong together, as first and end: a lead-in with its items, or one line.

    What an item says may turn on its lead-in ("Do not:"), so the two must not be parted.
    """
    first = 0
    while first < len(lines):
        end = first + 1
        if _LEAD_IN.search(lines[first].rstrip()):
            while end < len(lines) and end - first <= _MAX_ITEMS and is_list_item(lines[end]):
                end += 1
        yield first, end
        first = end


def is_list_item(line: str) -> bool:
    """Whether a line after a lead-in, or after such a line, is an item of its list."""
    plain = line.strip()
    words, characters = words_and_characters(plain)
    return (
        bool(plain) and words + characters / 2 <= _MAX_ITEM_WORDS and _LEAD_IN.search(plain) is None
    )
