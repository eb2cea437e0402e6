"""What a page tells about a text that will be spoken: its language, and how long it takes."""

from __future__ import annotations

from core.retrieval.language import detect_language
from core.text.speech_rate import spoken_minutes

__all__ = ["spoken_language", "spoken_minutes"]


def spoken_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None when it cannot be told."""
    language = detect_language(text)
    return language.value if language else None
