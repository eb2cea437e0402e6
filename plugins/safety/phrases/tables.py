"""Makes rules for messages of a clinic's own phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile

from core.retrieval.language import Language, document_terms
from core.signs import SignTable, SignTables
from core.text.folding import fold
from core.text.simplified import to_traditional
from plugins.safety.contract import OwnPhrase, PhraseTier

_LANGUAGES = {"en": Language.ENGLISH, "es": Language.SPANISH, "zh": Language.CHINESE}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 5
_MORE_WORDS = 1
"""So many words may stand between two of a phrase, beside its own that carry no meaning."""

PhraseTables = Mapping[PhraseTier, SignTables]
"""The rules of each tier, in each of its languages."""


def tables_of(phrases: Iterable[OwnPhrase]) -> PhraseTables:
    """The rules of these phrases. Each is a sign that has the phrase as its name.

    They are read as the signs that are always watched: what is denied, over, or asked in general is
    none.
    """
    lines: dict[PhraseTier, dict[Language, list[str]]] = {}
    for phrase in phrases:
        language = _LANGUAGES[phrase.language]
        rule = _chinese(phrase.words) if phrase.language == "zh" else _rule(phrase.words, language)
        table = lines.setdefault(phrase.tier, {}).setdefault(language, [])
        table += [phrase.words, f"    {rule}"]
    return {
        tier: {language: SignTable("\n".join(table), language) for language, table in each.items()}
        for tier, each in lines.items()
    }


def _chinese(words: str) -> str:
    return f"({re.escape(to_traditional(''.join(words.split())))})"


def _rule(words: str, language: Language) -> str:
    """The words that carry meaning, in any of their forms and in their order; all where none does.

    Those that carry none ("of my") may be there or be missing.
    """
    whole = _WORD.findall(fold(words).replace("’", "'"))
    stems = [(word, document_terms(word, language)) for word in whole]
    telling = any(found for _, found in stems)
    rule, between = "", 0
    for word, found in stems:
        if telling and not found:
            between += 1
            continue
        element = f"({_forms(word, found[0] if found else word)})"
        rule += f" ~{between + _MORE_WORDS} {element}" if rule else element
        between = 0
    return rule


def _forms(word: str, stem: str) -> str:
    """The word with any ending, where its stem is most of it; else the word itself."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False))
    begins = "".join(letter for letter, _ in same)
    short = len(begins) < _SHORTEST_STEM or len(word) - len(begins) > _LONGEST_ENDING
    return word if short else f"{begins}*"
