"""How long a text takes to say: unhurried speech, as patients are spoken to.

A word of Finnish is half as long again as one of English, and one of Vietnamese shorter; in letters
a minute, languages that are written with an alphabet hardly differ (Trauzettel-Klosinski and Dietz,
"Standardized Assessment of Reading Performance: the New International Reading Speed Texts IReST",
Investigative Ophthalmology & Visual Science 53, 2012). So English is counted in words, and the
others in letters, at the same pace.
"""

from __future__ import annotations

from core.text.scripts import WIDE_CHARACTER, words_and_characters

WORDS_PER_MINUTE = 150
CHARACTERS_PER_MINUTE = 240
"""Words of English, and characters of Chinese or Japanese, a minute."""

LETTERS_PER_MINUTE = 650
"""Letters and signs of the other languages; fewer where a letter stands for more."""

_SLOWER = {"ar": 400, "ko": 255}


def letters_per_minute(language: str) -> int:
    """Letters and signs a minute of a language (ISO 639-1) that is counted in letters."""
    return _SLOWER.get(language, LETTERS_PER_MINUTE)


def is_counted_in_letters(language: str) -> bool:
    """Whether the pace of a language (ISO 639-1, "" for unknown) is told in letters."""
    return language not in ("", "en", "zh", "ja")


def spoken_minutes(text: str, language: str = "") -> float:
    """About how many minutes the text takes to say; a language unknown is counted as English."""
    words, characters = words_and_characters(text)
    wide = characters / CHARACTERS_PER_MINUTE
    if is_counted_in_letters(language):
        letters = len("".join(WIDE_CHARACTER.sub(" ", text).split()))
        return wide + letters / letters_per_minute(language)
    return wide + words / WORDS_PER_MINUTE
