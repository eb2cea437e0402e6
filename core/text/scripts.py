"""Scripts of writing, as ranges of characters for patterns: `re.compile(f"[{HAN}]+")`."""

from __future__ import annotations

import re
from typing import Any, cast

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters: unified ideographs, extension A and compatibility ideographs."""

KANA = "\u3040-\u30ff"
"""Hiragana and Katakana."""

HANGUL = "\uac00-\ud7a3"
"""Korean syllables."""

WIDE = f"{KANA}{HAN}"
"""Characters that are written without spaces between words: Chinese and Japanese."""

WIDE_MARKS = "\u3000-\u303f\uff00-\uffef"
"""Punctuation and full-width forms that go with wide characters."""

CROSSES = "\u274c\u274e\u2717\u2718\U0001f6ab\u26d4"
"""Signs before what is forbidden: crosses, and the signs of a barred way."""


class _LatePattern:
    """A pattern that is compiled when it is first looked for: so many characters take 2 ms."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._pattern), name)
        self.__dict__[name] = found  # found directly from now on
        return found


def late_pattern(pattern: str) -> re.Pattern[str]:
    """What does as the compiled pattern does, where its methods are called."""
    return cast("re.Pattern[str]", _LatePattern(pattern))


HAN_CHARACTER = late_pattern(f"[{HAN}]")
WIDE_CHARACTER = late_pattern(f"[{WIDE}]")


def words_and_characters(text: str) -> tuple[int, int]:
    """How many words between spaces a text has, and how many wide characters beside them."""
    return len(WIDE_CHARACTER.sub(" ", text).split()), len(WIDE_CHARACTER.findall(text))
