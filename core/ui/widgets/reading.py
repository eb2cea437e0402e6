"""How hard a text is to read: measured as it is typed, and said in words."""

from __future__ import annotations

import re
from typing import Protocol

from core.i18n import _, text, translate
from core.i18n.formats import format_number
from core.retrieval.language import detect_language
from core.retrieval.spans import sentence_places
from core.text.readability import Reading, reading_of

_MEASURES = {
    "flesch_kincaid_grade": text("Reading grade {value} (Flesch–Kincaid; aim for 8 or less)"),
    "inflesz": text("Ease of reading {value} of 100 (INFLESZ; aim for 55 or more)"),
    "sentences_per_100_characters": text(
        "Sentences in 100 characters: {value} (aim for 6 or more, that is short ones)"
    ),
}
_LEVELS = {
    "easy": text(":green[:material/check_circle:] Easy to read"),
    "fair": text(":orange[:material/info:] Somewhat hard to read"),
    "hard": text(":orange[:material/warning:] Hard to read"),
}
SPEAKER_LABEL = re.compile(r"^[^\w\n]*+speaker ?([12]) ?[:：]", re.IGNORECASE | re.MULTILINE)
"""What stands before a speaker's words, with the number of the speaker."""


class MeasuredText(Protocol):
    """What is known of a text; as `core.text.readability.Reading` has it."""

    @property
    def measure(self) -> str: ...

    @property
    def value(self) -> float: ...

    @property
    def level(self) -> str: ...

    @property
    def is_short(self) -> bool: ...


def script_reading(script: str) -> Reading | None:
    """How hard a script is to follow; None where its language is not measured.

    The labels of speakers are no part of what is said.
    """
    said = SPEAKER_LABEL.sub("", script)
    language = detect_language(said)
    if language is None:
        return None
    sentences = (said[start:end] for start, end in sentence_places(said))
    return reading_of(sentences, language.value)


def reading_in_words(reading: MeasuredText) -> tuple[str, str]:
    """How hard the text is, and the measure with what to aim for."""
    measure = translate(_MEASURES[reading.measure]).format(value=format_number(reading.value))
    if reading.is_short:
        measure = f"{measure}. {_('The text is short, so that this says little.')}"
    return translate(_LEVELS[reading.level]), measure
