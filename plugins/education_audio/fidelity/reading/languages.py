"""Tells in which language a script is written, and so whether it can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.language import detect_language
from core.text.identification import identify_language
from core.text.scripts import HANGUL, KANA
from plugins.education_audio.fidelity.reading.sentences import Sentence, without_label

CHECKED = frozenset({"en", "es", "zh"})
"""The languages (ISO 639-1) that the comparison reads."""

_SCRIPTS = (
    ("ja", re.compile(f"[{KANA}]")),
    ("ko", re.compile(f"[{HANGUL}]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_SHARE = 0.25  # of the letters
_SAMPLE = 5000  # characters of a section


def language_of(text: str, given: str) -> str:
    """The ISO 639-1 code of a text's language; `given` unless something speaks for another."""
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample)) or 1
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) >= _SHARE * letters:
            return language
    found = identify_language(sample)
    return found if found and found not in CHECKED else given


def lines_in_others(text: str, own: str) -> dict[str, str]:
    """The lines that are clearly in another language than `own`, with its ISO 639-1 code."""
    return {
        line: language
        for line in map(without_label, text.splitlines())
        if (language := identify_language(line)) not in ("", own)
    }


def languages_of_sections(sentences: Sequence[Sentence], default: str) -> dict[int, str]:
    """The ISO 639-1 code of each section's language; `default` where nothing tells it."""
    texts: dict[int, list[str]] = {}
    for sentence in sentences:
        texts.setdefault(sentence.section, []).append(sentence.text)
    found = {}
    for section, parts in texts.items():
        language = detect_language(" ".join(parts)[:_SAMPLE])
        found[section] = language.value if language else default
    return found
