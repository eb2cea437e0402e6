"""How hard a text is to read, by published measures for English, Spanish and Chinese.

English: the Flesch–Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, Research Branch Report
8-75, US Navy, 1975): 0.39 · words/sentences + 11.8 · syllables/words − 15.59. Health agencies of
the United States ask for grade 6 to 8.

Spanish: the perspicuity of Szigriszt-Pazos (1993): 206.835 − 62.3 · syllables/words −
words/sentences, with the INFLESZ bands of Barrio-Cantalejo and others (Anales del Sistema Sanitario
de Navarra 31, 2008): texts for patients should have 55 or more.

Chinese: sentences in a hundred characters, Arabic numerals and Latin letters not counted: more than
10 are simple, 6 to 10 elementary, fewer are intermediate or difficult, as texts for patients in
Chinese are measured in BMJ Open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from core.text.scripts import HAN_CHARACTER
from core.text.syllables import english_syllables, spanish_syllables

Measure = Literal["flesch_kincaid_grade", "inflesz", "sentences_per_100_characters"]

MIN_WORDS = 100
"""Words, or characters of Chinese, below which a measure of a whole text says little."""

MIN_WORDS_OF_SENTENCE = 8

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CHINESE_PARTS = re.compile(r"[。！？!?；;…]+")

EASY_GRADE, HARD_GRADE = 8.0, 10.0
EASY_INFLESZ, HARD_INFLESZ = 55.0, 40.0
EASY_CHINESE, HARD_CHINESE = 6.0, 4.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The measure of a text, its value, and how it is for patients.

    `is_short` marks a text with too few words for the value to mean much.
    """

    measure: Measure
    value: float
    level: Literal["easy", "fair", "hard"]
    is_short: bool


def reading_of(sentences: Iterable[str], language: str) -> Reading | None:
    """The measure of a text of these sentences; None in another language, and without words."""
    listed = list(sentences)
    if language == "zh":
        return _chinese(listed)
    counter = _COUNTERS.get(language)
    if counter is None:
        return None
    counted = [found for found in (_WORD.findall(sentence) for sentence in listed) if found]
    words = [word for found in counted for word in found]
    if not words:
        return None
    length = len(words) / len(counted)
    syllables = sum(map(counter, words)) / len(words)
    short = len(words) < MIN_WORDS
    if language == "en":
        grade = 0.39 * length + 11.8 * syllables - 15.59
        return Reading(
            "flesch_kincaid_grade",
            round(max(grade, 0.0), 1),
            _level(grade <= EASY_GRADE, grade > HARD_GRADE),
            short,
        )
    score = 206.835 - 62.3 * syllables - length
    return Reading(
        "inflesz",
        round(min(max(score, 0.0), 100.0), 1),
        _level(score >= EASY_INFLESZ, score < HARD_INFLESZ),
        short,
    )


def hardness(sentence: str, language: str) -> float:
    """How hard one sentence is beside others of its language; 0 for one that cannot be measured.

    A few words are no sentence, however long they are.
    """
    if language == "zh":
        return float(len(HAN_CHARACTER.findall(sentence)))
    if len(_WORD.findall(sentence)) < MIN_WORDS_OF_SENTENCE:
        return 0.0
    found = reading_of([sentence], language)
    if found is None:
        return 0.0
    return found.value if found.measure == "flesch_kincaid_grade" else 100.0 - found.value


def _chinese(sentences: list[str]) -> Reading | None:
    parts = [part for one in sentences for part in _CHINESE_PARTS.split(one)]
    lengths = [count for part in parts if (count := len(HAN_CHARACTER.findall(part)))]
    characters = sum(lengths)
    if not characters:
        return None
    value = 100.0 * len(lengths) / characters
    return Reading(
        "sentences_per_100_characters",
        round(value, 1),
        _level(value >= EASY_CHINESE, value < HARD_CHINESE),
        characters < MIN_WORDS,
    )


def _level(easy: bool, hard: bool) -> Literal["easy", "fair", "hard"]:
    return "easy" if easy else "hard" if hard else "fair"


_COUNTERS: dict[str, Callable[[str], int]] = {"en": english_syllables, "es": spanish_syllables}
