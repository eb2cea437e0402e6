"""Compares a sentence of a reply with the one of the document that comes nearest in meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from core.retrieval.language import Language
from core.text.quantities import Quantity, quantities
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.otherwise.beside_documents import ToldOtherwise
from plugins.conversations.review.otherwise.contradictions import (
    MAY_FORBID,
    OPENING,
    amounts,
    figures,
    may_be_none,
)
from plugins.conversations.review.otherwise.opposites import (
    SUPPOSES,
    clauses,
    denies,
    has_denial,
    terms_of,
)

# A sentence of the reply is compared when it is at least this likely to retell the nearest one.
# With these bounds 26 of 42 contradictions in 229 replies about 24 leaflets are found, and one of
# the 188 others is taken for one.
_RETELLS_FIGURE = -1.0
_RETELLS = 0.0
# A clause is denied by one that holds this share of its words, and so many of them.
_SAME_CLAUSE = 0.7
_WORDS = 2
# A clause of the document that the reply's one resembles nearly as well may be what is meant.
_NEARLY = 0.15
_TIMES = "times"
_TIME_UNITS = frozenset({"minute", "month"})
_GAP = 3  # characters between "three times" and "a day"


def otherwise_by_meaning(alignment: Alignment) -> ToldOtherwise | None:
    """The first sentence of the reply that gives another figure than the sentence that it retells,
    or denies what that affirms, or the reverse.
    """
    language = alignment.language
    for number, said in enumerate(alignment.said):
        odds = alignment.held(number)
        if odds <= _RETELLS_FIGURE:
            continue
        told, _ = alignment.nearest(number)
        near = alignment.near(number)
        if (
            _other_figure(said, told, [alignment.question, *near], language)
            or _other_rate(said, told, near, language)
            or (odds > _RETELLS and _denied(said, told, language))
        ):
            return ToldOtherwise(said, told)
    return None


def _other_figure(said: str, told: str, known: Iterable[str], language: Language) -> bool:
    """Whether it gives a figure that is not `known`, in place of all that `told` has of its kind.

    What retells one of these may add another from elsewhere in the document.
    """
    held = {amount for text in known for one in figures(text, language) for amount in amounts(one)}
    own, others = _by_kind(said, language), _by_kind(told, language)
    return any(
        bool(others[kind])
        and any(not amounts(one) <= held for one in given)
        and not _all_amounts(given) & _all_amounts(others[kind])
        for kind, given in own.items()
        if kind in others
    )


def _by_kind(text: str, language: Language) -> dict[str, list[Quantity]]:
    found: dict[str, list[Quantity]] = {}
    for one in figures(text, language):
        if not one.loose and not may_be_none(one, language):
            kind = "time" if one.unit in _TIME_UNITS else one.unit
            found.setdefault(kind, []).append(one)
    return found


def _all_amounts(given: Iterable[Quantity]) -> set[tuple[str, Fraction]]:
    return {amount for one in given for amount in amounts(one)}


def _other_rate(said: str, told: str, near: Iterable[str], language: Language) -> bool:
    """Whether both tell how many times in how long, and differ: "three times a day" or "a week"."""
    own, others = set(_rates(said, language)), set(_rates(told, language))
    known = {rate for text in near for rate in _rates(text, language)}
    return bool(own) and bool(others) and not own & others and not own <= known


def _rates(text: str, language: Language) -> Iterator[tuple[Fraction, Fraction]]:
    found = quantities(text, language.value)
    for first, second in zip(found, found[1:], strict=False):
        times, period = (first, second) if first.unit == _TIMES else (second, first)
        if (
            times.unit == _TIMES
            and period.unit in _TIME_UNITS
            and period.value == 1
            and second.start - first.end <= _GAP
        ):
            yield times.amount, period.amount


def _denied(said: str, told: str, language: Language) -> bool:
    """Whether one of two clauses that are alike denies, and the other's sentence denies nothing."""
    said = OPENING.sub("", said)
    if MAY_FORBID.search(said) or MAY_FORBID.search(told) or has_denial(said) is has_denial(told):
        return False
    others = [
        (frozenset(term for term in terms_of(one, language) if not denies(term)), denies(one))
        for one in clauses(told)
    ]
    return any(
        _turned(terms_of(clause, language), denies(clause), others)
        for clause in clauses(said)
        if not SUPPOSES.search(clause)
    )


def _turned(
    terms: frozenset[str], denied: bool, others: Iterable[tuple[frozenset[str], bool]]
) -> bool:
    """Whether the clause that resembles these terms best, and none that does nearly, is opposed."""
    alike = [
        (len(terms & other) / len(other), len(terms & other), other_denied)
        for other, other_denied in others
        if other
    ]
    best = max(alike, default=(0.0, 0, denied))
    return (
        best[0] >= _SAME_CLAUSE
        and best[1] >= _WORDS
        and all(other is not denied for share, _, other in alike if share >= best[0] - _NEARLY)
    )
