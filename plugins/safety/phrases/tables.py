"""Makes rules for messages of a clinic's own phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile

from core.retrieval.language import Language, document_terms, question_tokens
from core.signs import SignTable, SignTables
from core.text.folding import fold
from core.text.simplified import to_traditional
from plugins.safety.contract import OwnPhrase, PhraseTier

_LANGUAGES = {"en": Language.ENGLISH, "es": Language.SPANISH, "zh": Language.CHINESE}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 5
_DENIALS = {
    Language.ENGLISH: frozenset(
        ["no", "not", "never", "without", "nothing", "none", "nor", "neither"]
    ),
    Language.SPANISH: frozenset(
        ["no", "sin", "nunca", "jamas", "ni", "tampoco", "ningun", "ninguna"]
    ),
}
_UNABLE = {
    Language.ENGLISH: re.compile(r"\b(?:cannot|can't|cant|can not|couldn't|could not|unable to)\b"),
    Language.SPANISH: re.compile(r"\bno (?:(?:me|se) )?(?:pued[oe]n?|logr[oa]|consig(?:o|ue))\b"),
}
_WORDS_OF_DENIAL = {
    Language.ENGLISH: """
unable = cannot|can't|can not|can no longer|can hardly|can barely|couldn't|could not|unable to|
        not able to|am not able|isn't able to|not been able to|haven't been able to|
        hasn't been able to
denying = {neg}|{unable}|won't|wouldn't|no longer
oneself = himself|herself|myself|themself|themselves|yourself
not_being = is not|isn't|am not|are not|aren't|was not|wasn't|were not|weren't|not been|hasn't been|
        haven't been|not being|not feeling|not acting|not seem|doesn't seem|don't seem|not feel|
        doesn't feel|don't feel|he's not|she's not|i'm not|they're not|you're not
""",
    Language.SPANISH: """
unable = no puedo|no puede|no pueden|no podia|no pude|no pudo|no he podido|no ha podido|no logro|
        no logra|no consigo|no consigue|no me puedo|no se puede|incapaz de
denying = {neg}|{unable}
oneself = ella misma|yo mismo|yo misma|usted mismo|usted misma|ellos mismos|ellas mismas
not_being = no es|no soy|no esta|no estoy|no era|no estaba|no parece|no parecia|no se siente|
        no me siento|no son
""",
    Language.CHINESE: "",
}
_CANNOT = "cannot"
_NOT = "{denying}"
# Folded, "él mismo" is "the same", which everything may be.
_SELF = {
    Language.ENGLISH: re.compile(r"\b(?:him|her|my|them|your)sel(?:f|ves)\b"),
    Language.SPANISH: re.compile(r"\b(?:ella|yo|usted|ell[oa]s) mism[oa]s?\b"),
}
_NOT_ONESELF = "{not_being} ~2 {oneself}"
_MORE_BEFORE_A_DENIAL = 2
_MORE_AFTER_A_DENIAL = 6
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
        tier: {
            language: SignTable("\n".join([_WORDS_OF_DENIAL[language], *table]), language)
            for language, table in each.items()
        }
        for tier, each in lines.items()
    }


def tells_something(phrase: OwnPhrase) -> bool:
    """Whether a word of the phrase names anything, or two of them do together.

    "No", "not my" and "a b" name nothing: they stand in messages of every kind. "Not himself" has
    no word that would name anything alone, and is a sign of confusion all the same.
    """
    language = _LANGUAGES[phrase.language]
    if language is Language.CHINESE:
        named = question_tokens(to_traditional(phrase.words), language)
        return any(not token.stem.isdigit() for token in named)
    denying = _WORD.findall(_WORDS_OF_DENIAL[language])
    return _is_not_oneself(phrase.words, language) or any(
        len(word) > 1
        and not word.isdigit()
        and _denial(word, language) is None
        and word not in denying
        and document_terms(word, language)
        for word in _words(phrase.words, language)
    )


def _is_not_oneself(words: str, language: Language) -> bool:
    """Whether somebody is said not to be as usual: "he is not himself"."""
    named = _words(words, language)
    return _SELF[language].search(" ".join(named)) is not None and any(
        _denial(word, language) == _NOT for word in named
    )


def _words(words: str, language: Language) -> list[str]:
    """The words, folded; an inability to do something is one of them."""
    plain = fold(words).replace("’", "'")
    return _WORD.findall(_UNABLE[language].sub(_CANNOT, plain))


def _chinese(words: str) -> str:
    return f"({re.escape(to_traditional(''.join(words.split())))})"


def _rule(words: str, language: Language) -> str:
    """The words that carry meaning or deny, in any of their forms and in their order.

    Those that carry none ("of my") may be there or be missing; where none does, all count, but for
    who is not himself, herself or myself.
    """
    stems = [(word, document_terms(word, language)) for word in _words(words, language)]
    telling = any(found for word, found in stems if _denial(word, language) is None)
    if not telling and _is_not_oneself(words, language):
        return _NOT_ONESELF
    kept: list[tuple[str, int]] = []
    between = 0
    for word, found in stems:
        denial = _denial(word, language)
        if telling and not found and not denial:
            between += 1
            continue
        kept.append((denial or f"({_forms(word, found[0] if found else word)})", between))
        between = 0
    rule = kept[0][0]
    for (before, _), (element, between) in pairwise(kept):
        more = _MORE_WORDS
        if element.startswith("{"):
            more = _MORE_BEFORE_A_DENIAL
        if before.startswith("{"):
            more = _MORE_AFTER_A_DENIAL
        rule += f" ~{between + more} {element}"
    return rule


def _denial(word: str, language: Language) -> str | None:
    """The concept of a word that denies what follows it; None for any other word."""
    if word == _CANNOT:
        return "{unable}"
    return _NOT if word in _DENIALS[language] or word.endswith("n't") else None


def _forms(word: str, stem: str) -> str:
    """The word with any ending, where its stem is most of it; else the word itself."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False))
    begins = "".join(letter for letter, _ in same)
    short = len(begins) < _SHORTEST_STEM or len(word) - len(begins) > _LONGEST_ENDING
    return word if short else f"{begins}*"
