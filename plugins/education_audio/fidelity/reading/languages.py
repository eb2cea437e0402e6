"""Tells in which language a script is written, and so whether it can be compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.retrieval.language import detect_language
from core.text.identification import identify_language
from core.text.scripts import HANGUL, KANA
from plugins.education_audio.fidelity.reading.sentences import Sentence, without_label
from plugins.education_audio.fidelity.reading.words import word_set

CHECKED = frozenset({"en", "es", "zh"})
"""The languages (ISO 639-1) that the comparison reads."""

# Frequent words that none of the checked languages has.
_OTHERS = {
    "fr": "le les des est vous votre avec pour dans une que ne pas sont aux cette chaque jour",
    "de": "der die das und ist nicht sie mit ein eine für auf werden ihre oder bei täglich den",
    "it": "il gli di che non per sono della nel alla questo volta giorno prenda prima con una le",
    "pt": "não uma você com para dos seu sua ou mais ao dia tome são os as do da em vezes",
    "nl": "de het een niet van en u uw met voor dat zijn te op bij neem dag wordt niet",
    "pl": "nie jest się na do przez lub oraz dla po dziennie należy w z i",
    "tr": "ve bir bu için ile günde değil olarak veya çok sonra önce ilaç her",
    "vi": "không và của là có cho uống ngày một được khi thuốc các với",
    "id": "dan yang tidak untuk dengan adalah ini anda obat hari minum atau dari",
    "tl": "ang ng sa mga na ay hindi kung para gamot araw inumin mo ninyo",
    "sv": "och att det är inte med för en som på av till dag tablett",
}
_WORDS = {language: frozenset(words.split()) for language, words in _OTHERS.items()}
_ENGLISH = word_set(
    "the and is not you your with for in a of to it do if be or are take this that on at"
)
_SPANISH = word_set("el la los las y es no su con para en una de que si o se al del un por tome lo")
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
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.25  # of the letters
_SAMPLE = 5000  # characters of a section
_CLEARLY = 3  # words of another language


def language_of(text: str, given: str) -> str:
    """The ISO 639-1 code of a text's language; `given` unless something speaks for another."""
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample)) or 1
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) >= _SHARE * letters:
            return language
    if given not in CHECKED:
        return given
    words = [word.lower() for word in _WORD.findall(sample)]
    own = max(sum(word in known for word in words) for known in (_ENGLISH, _SPANISH))
    counts = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    other = max(counts, key=lambda language: counts[language])
    if given != "zh" and counts[other] >= _CLEARLY and counts[other] > 1.2 * own:
        return other
    return given


def lines_in_others(text: str, known: Collection[str]) -> dict[str, str]:
    """The lines that are clearly in a language that is none of these, with its ISO 639-1 code."""
    return {
        line: language
        for line in map(without_label, text.splitlines())
        if (language := identify_language(line)) and language not in known
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
