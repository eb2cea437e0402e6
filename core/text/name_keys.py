"""What a name is found by: the beginnings of it and of its words, in a list field beside it."""

from __future__ import annotations

import re
import unicodedata

from core.text.scripts import WIDE, late_pattern
from core.text.unseen import without_unseen

MAX_NAME_KEY = 24
"""Characters of a beginning, at most."""

_SPACES = re.compile(r"\s+")
_WORD_START = late_pattern(rf"(?<![^\W_])[^\W_]|[{WIDE}]")


def name_key(text: str) -> str:
    """A searched name as it is compared: one case, single spaces, its first 24 characters."""
    return _folded(text)[:MAX_NAME_KEY]


def name_keys(name: str) -> list[str]:
    """Every beginning of the name and of each of its words, so that typing finds it."""
    folded = _folded(name)
    starts = {0, *(found.start() for found in _WORD_START.finditer(folded))}
    keys = {
        folded[start : start + length].rstrip()
        for start in starts
        for length in range(1, MAX_NAME_KEY + 1)
    }
    return sorted(keys - {""})


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", without_unseen(text)).casefold()
    return _SPACES.sub(" ", folded).strip()
