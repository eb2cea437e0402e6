"""How long a text takes to say: unhurried speech, as patients are spoken to."""

from __future__ import annotations

from core.text.scripts import words_and_characters

WORDS_PER_MINUTE = 150
CHARACTERS_PER_MINUTE = 240
"""Words, and characters of Chinese or Japanese, a minute."""


def spoken_minutes(text: str) -> float:
    """About how many minutes the text takes to say."""
    words, characters = words_and_characters(text)
    return words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE
