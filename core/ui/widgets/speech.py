"""What a page tells about a text that will be spoken: its language, and how long it takes."""

from __future__ import annotations

import re

from core.retrieval.language import detect_language

# Unhurried speech for patients, as scripts are planned: words, and characters of Chinese or
# Japanese, a minute.
_WORDS_PER_MINUTE = 150
_CHARACTERS_PER_MINUTE = 240

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def spoken_minutes(text: str) -> float:
    """About how many minutes the text takes to say."""
    wide = len(_WIDE.findall(text))
    words = len(_WIDE.sub(" ", text).split())
    return words / _WORDS_PER_MINUTE + wide / _CHARACTERS_PER_MINUTE


def spoken_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None when it cannot be told."""
    language = detect_language(text)
    return language.value if language else None
