"""Cuts a text into the small pieces in which an answer or a script is streamed."""

from __future__ import annotations

import re

# Scripts that are written without spaces: kana, Han, full-width signs.
_WIDE = r"\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
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
