"""What a text is made of: its words, neighbouring words, and pieces of words."""

from __future__ import annotations

import itertools
import re

from core.text.folding import fold
from core.text.scripts import HAN, HAN_CHARACTER
from core.text.simplified import to_traditional

# Of all marks only those of a question say something: whether a sentence ends with a stop tells who
# wrote it, and on what.
_WORD = re.compile(rf"[a-z0-9']+|[{HAN}]+|[?¿]")
_PIECES = range(3, 6)
"""Letters of a piece of a word; the space on each side of a word is one of them."""
_CHARACTERS = range(2, 4)
"""Characters of a piece of Chinese text."""


def ngrams(text: str) -> set[str]:
    """The n-grams of a text, however it is capitalised, accented or written in Chinese.

    Words stand by themselves and in pairs ("chest", "chest hurts"), each Chinese character and a
    question mark being a word; pieces of words have a `_` in front ("_ches", "_ hur"), and pieces
    of Chinese text none. So a misspelled or inflected word shares most of its pieces with the right
    one.
    """
    found: set[str] = set()
    words: list[str] = []
    for word in _WORD.findall(to_traditional(fold(text)).replace("’", "'")):
        if HAN_CHARACTER.match(word):
            words += word
            found.update(word[i : i + n] for n in _CHARACTERS for i in range(len(word) - n + 1))
        else:
            words.append(word)
            if word[0].isalnum():
                whole = f" {word} "
                found.update(
                    f"_{whole[i : i + n]}" for n in _PIECES for i in range(len(whole) - n + 1)
                )
    found.update(words)
    found.update(map(" ".join, itertools.pairwise(words)))
    return found
