"""Finds in a reply that retells a sentence the thing that it names in place of another.

"Heparin, once a day" for "enoxaparin once a day", and "betamethasone for the face" where that is
for the body: all other words are as they were told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.language import Language, document_terms, question_tokens
from core.retrieval.medicines.finding import Medicine, medicines
from core.text.numbers.quantities import quantities
from plugins.conversations.review.otherwise.polarity import SUPPOSES, clauses, turned

_PARTS = re.compile(
    r"[,;:，；、]\s*|\s(?=(?:and|but|while|whereas|y|pero|mientras)\s)|(?=而|但)", re.IGNORECASE
)
_SIDES = {
    Language.ENGLISH: frozenset({"left", "right"}),
    Language.SPANISH: frozenset({"izquierd", "derech"}),
    Language.CHINESE: frozenset({"左", "右"}),
}
_SIDE = re.compile(r"\b(?:left|right|izquierd\w*|derech\w*)\b|[左右]", re.IGNORECASE)
# What has somebody take a medicine.
_GIVES = re.compile(
    r"\b(?:can|may|could|take|use|give|have|try|fine|safe|okay|tome|use|d[eé](?:l[ea])?|puede\w*"
    r"|tomar|dar(?:le)?|usar)\b|可|能|[吃用服給给]",
    re.IGNORECASE,
)
_FRAME = 0.5  # share of what else a sentence says that it has of the one that it retells


def swapped_for(
    said: str,
    told: str,
    near: Sequence[str],
    section: Sequence[str],
    document: Sequence[str],
    question: str,
    titles: str,
    language: Language,
) -> str | None:
    """The sentence of the document that a sentence of a reply tells with another thing in it.

    `told` is what it retells, `near` what else is about the question, and `section` all
    sentences of its section, `document` all there are; `titles` say what all of that is about.
    """
    named = _named(said, language)
    asked = _named(question, language)
    there = _named(told, language)
    known = asked.union(there, *(_named(one, language) for one in near))
    if (new := named - known) and (
        there - named or not new & _named("\n".join(document), language)
    ):
        return told
    forbidden = _only_forbidden(said, document, language)
    if forbidden is not None:
        return forbidden
    if _paired_otherwise(said, told, question, language):
        return told
    return _only_denied(said, told, section, f"{question}\n{titles}", language)


def _named(text: str, language: Language) -> frozenset[str]:
    """The medicines that a text names."""
    return frozenset(one.name for one in _medicines(text, language))


def _medicines(text: str, language: Language) -> list[Medicine]:
    found = medicines(text, quantities(text, language.value))
    return [one for one in found if not one.guessed]


def _only_forbidden(said: str, document: Sequence[str], language: Language) -> str | None:
    """The sentence that forbids the medicine that a reply gives, if no clause speaks for it."""
    given = frozenset[str]().union(
        *(
            _named(clause, language)
            for clause in clauses(said)
            if _GIVES.search(clause) and not turned(clause) and not SUPPOSES.search(clause)
        )
    )
    for medicine in given:
        naming = [
            (sentence, clause)
            for sentence in document
            for clause in clauses(sentence)
            if medicine in _named(clause, language)
        ]
        if naming and all(turned(one) and not SUPPOSES.search(one) for _, one in naming):
            return naming[0][0]
    return None


def _paired_otherwise(said: str, told: str, question: str, language: Language) -> bool:
    """Whether the parts of a sentence that tell of one thing have none of what is said of it.

    A part that names none goes on with the one before it.
    """
    parts = [part for part in _PARTS.split(told) if part.strip()]
    if len(parts) < 2 or SUPPOSES.search(told):
        return False
    things = [_things(part, language) for part in parts]
    for place in range(1, len(parts)):
        things[place] = things[place] or things[place - 1]
    about = [
        set(document_terms(part, language)) if turned(part) is turned(said) else set[str]()
        for part in parts
    ]
    own = _things(said, language) & frozenset[str]().union(*things)
    if len(own) != 1 or len(frozenset[str]().union(*things)) < 2:
        return False
    names = _SIDES[language].union(
        *(document_terms(one.text, language) for one in _medicines(f"{said}\n{told}", language))
    )
    whole = (set(document_terms(said, language)) | set(document_terms(question, language))) - names
    whole &= set(document_terms(told, language))
    # What all parts have tells none of them from another.
    every = [set(document_terms(part, language)) for part in parts]
    whole -= every[0].intersection(*every[1:])
    # "Put the drops in the right ear at night and in the left in the morning": each is put.
    first, *others = (set(document_terms(_lead(part, language), language)) for part in parts)
    whole -= set() if any(others) else first
    shared = [bool(whole & terms) for terms in about]
    mine = [bool(own & thing) for thing in things]
    return any(shared) and not any(a and b for a, b in zip(shared, mine, strict=True))


def _lead(part: str, language: Language) -> str:
    """What stands in a part of a sentence before the first medicine or side that it names."""
    starts = [one.start for one in _medicines(part, language)]
    starts += [found.start() for found in _SIDE.finditer(part)]
    return part[: min(starts, default=0)]


def _things(part: str, language: Language) -> frozenset[str]:
    """The medicines and sides that a part of a sentence names."""
    return _named(part, language) | (_SIDES[language] & frozenset(document_terms(part, language)))


def _only_denied(
    said: str, told: str, section: Sequence[str], known: str, language: Language
) -> str | None:
    """The sentence that denies what a sentence names beside what it retells, if all deny it that
    have it.
    """
    if turned(said) or turned(told):
        return None
    held = set(document_terms(told, language))
    asked = set(document_terms(known, language))
    tokens = [one for one in question_tokens(said, language) if one.stem not in asked]
    others = [one for one in tokens if one.stem not in held and not held & set(one.meanings)]
    whole = sum(one.weight for one in tokens)
    if not 0 < sum(one.weight for one in others) <= (1 - _FRAME) * whole:
        return None
    for other in others:
        holding = [
            (sentence, clause)
            for sentence in section
            for clause in clauses(sentence)
            if other.topic and other.stem in document_terms(clause, language)
        ]
        if holding and all(turned(clause) for _, clause in holding):
            return holding[0][0]
    return None
