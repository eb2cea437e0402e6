"""Cuts a text into the small pieces in which an answer or a script is streamed."""

from __future__ import annotations

import re

from core.text.scripts import WIDE, WIDE_MARKS

# Scripts that are written without spaces: kana, Han, full-width signs.
_WIDE = f"{WIDE}{WIDE_MARKS}"
# A word with the space after it, or up to three wide characters.
_WORD = re.compile(rf"[{_WIDE}]{{1,3}}\s*|[^\s{_WIDE}]+\s*|\s+")
_WORDS_PER_PIECE = 3


def small_pieces(text: str) -> list[str]:
    """Pieces of a few words each; joined they are the text."""
    words = _WORD.findall(text)
    return [
        "".join(words[start : start + _WORDS_PER_PIECE])
        for start in range(0, len(words), _WORDS_PER_PIECE)
    ]
