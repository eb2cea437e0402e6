"""Spells initials that a voice would read as a word: "INR" is no "inner"."""

from __future__ import annotations

import re

_CAPITALS = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2,5})(s?)(?![A-Za-z0-9]|-\d|'[a-z])")
_AVERAGE_SUGAR = re.compile(r"\b(?:Hb)?A1[Cc]\b")
_SENTENCE = re.compile(r"[^.!?。！？]+")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("AEIOUY")
# Medical initials that look like words; those without a vowel need no list.
_WITH_VOWEL = frozenset(
    re.findall(
        r"\w+",
        """
        INR COPD IV IM ECG EKG EEG EMG ICU UTI BMI MRI HIV IBS IBD ENT IUD ADHD ER GI BUN ALT AST
        PSA TIA AED IVF STI UV UK USA EU OCD AFP ESR EGFR PE ACL ADL AKI ALS ARB BSA CEA ED EDD
        ICD IUS NICU OGTT OPD OTC RA SLE UHC VIH IMC ITU ITS
        """,
    )
)
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_COUNTED = re.compile(
    r"(?i)\b(?:stage|type|class|grade|phase|factor|group|part|estadio|etapa|tipo|clase|grado|fase"
    r"|grupo|parte) $"
)


def spell_initials(line: str) -> str:
    """The line with initials letter by letter; a sentence in capitals is emphasis and stays."""
    line = _AVERAGE_SUGAR.sub(
        lambda found: "H B A 1 C" if found.group().startswith("Hb") else "A 1 C", line
    )
    return _SENTENCE.sub(lambda found: _spelled(found.group()), line)


def _spelled(sentence: str) -> str:
    loud = [word for word in _WORD.findall(sentence) if len(word) > 2]
    if len(loud) > 1 and sum(word.isupper() for word in loud) * 2 > len(loud):
        return sentence

    def say(found: re.Match[str]) -> str:
        word, plural = found[1], found[2]
        if word in _ROMAN and _COUNTED.search(sentence[max(0, found.start() - 12) : found.start()]):
            return _ROMAN[word] + plural
        if word in _WITH_VOWEL or not _VOWELS.intersection(word):
            return " ".join(word) + plural
        return found.group()

    return _CAPITALS.sub(say, sentence)
