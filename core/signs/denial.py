"""Tells a sign that is denied, or over, from one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.signs.clauses import Clause
from core.signs.cues.names import CUES
from core.signs.reading import Reading
from core.signs.tables import Span

OWN_DENIALS = ("denying", "unable")
"""Concepts of a table with which its rules deny themselves what follows: "no urine"."""

_NEAR = 4
"""So many words, or characters, may stand between a time and how somebody is then."""


def is_denied(reading: Reading, ordered: Sequence[Span]) -> bool:
    """Whether the expression, whose spans are in their order, is denied."""
    first = ordered[0]
    clause = reading.clauses.of(first)
    listed = reading.covered("either")
    if any(span[0] not in listed for span in reading.within("unlike", clause)):
        return False
    before = [span for span in reading.within("neg", clause) if span[1] <= first[0]]
    if before and denies(reading, max(before, key=lambda span: span[1]), first[0]):
        return True
    for one, other in pairwise(ordered):
        between = [n for n in reading.at("neg") if one[1] <= n[0] and n[1] <= other[0]]
        if between and denies(reading, between[-1], other[0]):
            return True
    return False


def denies(reading: Reading, negation: Span, place: int) -> bool:
    """Whether only words that carry the negation on stand between it and the place."""
    gap = range(negation[1], place)
    light = reading.covered("light")
    listed = any(negation[1] <= start < place for start, _ in reading.at("either"))
    if not listed and any(unit in reading.clauses.soft for unit in range(negation[1], place + 1)):
        return False
    if all(unit in light for unit in gap):
        return True
    if not listed:
        return False
    carried = light | _symptom_units(reading)
    return all(unit in carried for unit in gap)


def _symptom_units(reading: Reading) -> set[int]:
    names = [name for name in reading.places if name not in CUES or name in ("body", "either")]
    marks = {place for place, unit in enumerate(reading.text.units) if not unit.isalnum()}
    return reading.covered(*names) | marks


def is_over(reading: Reading, start: int, end: int, clause: Clause) -> bool:
    """Whether the sentence says, after `end`, that what the clause tells of is over.

    Or directly before `start`, with a verb whose subject follows: "se me quitó el dolor".
    """
    if any(not _is_well(reading, span) for span in reading.within("recent", clause)):
        return False
    if any(
        span[1] <= start and not _is_negated(reading, span[0]) and denies(reading, span, start)
        for span in reading.within("ended", clause)
    ):
        return not any(span[0] >= end for cue in ("now", "back") for span in reading.at(cue))
    # "Has gone" ends a complaint, "has gone numb" is one.
    turned = reading.covered("turned")
    for begun, stop in reading.at("over"):
        if begun < end or _is_negated(reading, begun) or begun in turned:
            continue
        here = reading.clauses.of((begun, stop))
        bodies = [span for span in reading.within("body", here) if end <= span[0] < begun]
        if here is not clause and bodies:
            continue
        begun_anew = [
            span
            for span in reading.at("now")
            if span[0] >= here.end and not _is_well(reading, span)
        ]
        returned = [span for span in reading.at("back") if span[0] >= stop]
        return not begun_anew and all(_is_negated(reading, span[0]) for span in returned)
    return False


def _is_well(reading: Reading, when: Span) -> bool:
    """Whether it is then that somebody is well: "it stopped in May and I feel fine today"."""
    clause = reading.clauses.of(when)
    return any(
        abs(begun - when[0]) <= _NEAR and not _is_negated(reading, begun)
        for begun, _ in reading.within("fine", clause)
    )


def _is_negated(reading: Reading, place: int) -> bool:
    return any(
        place - 2 <= stop <= place for cue in ("neg", "fails") for _, stop in reading.at(cue)
    )
