"""Finds why a figure that the sources do not have is no error: told besides, or in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.amounts.same_figures import dimension, same_figure
from plugins.education_audio.fidelity.amounts.swaps import labelled
from plugins.education_audio.fidelity.reading.polarity import is_negated_before
from plugins.education_audio.fidelity.reading.sentence import Reading

_TWO = 2
_FORMS = {"", "piece", "puff", "drop", "dose"}  # units in which a dose is counted
# “A double dose” is two doses at once.
_AS_MUCH = re.compile(
    r" (?:as (?:much|many)|(?:the|your) (?:\w+ )?(?:dose|amount))\b", re.IGNORECASE
)
_DOUBLE = re.compile(r"\b(?:double\w*|dobles?|duplic\w+)\b|雙倍|加倍|兩倍", re.IGNORECASE)
_DOSE_LINK = re.compile(
    r"[\s(:,：，]*(?:(?:of|de|del|in|en|at|the|una?|an?|each|cada"
    r"|doses?|dosis|is|are|es|son|to|by)\b ?)*"
    r"(?:的|每次|每天|劑量|一次|[吃服用是為])*[\s(]*",
    re.IGNORECASE,
)
_AROUND = 5  # content words on each side of a figure that tell what it is about


def all_told(script: Reading, said: Quantity, known: Sequence[Quantity]) -> bool:
    """Whether the sentence has all figures of this kind that its sources have."""
    alike = [one for one in known if one.unit and dimension(one) == dimension(said)]
    return bool(alike) and all(
        any(same_figure(other, one) for other in script.figures) for one in alike
    )


def is_double(script: Reading, said: Quantity, sources: Sequence[Reading]) -> bool:
    """Whether the script forbids two of what the sources forbid to double.

    “Never take two tablets at once”; “take two tablets” is what they warn of.
    """
    if said.unit == "fold" and said.value == _TWO:
        return any(_DOUBLE.search(source.text) for source in sources)
    twofold = said.unit == "times" and _AS_MUCH.match(script.text, said.end)
    if said.value != _TWO or (said.unit not in _FORMS and not twofold):
        return False
    words = script.text[said.start : said.end]
    return (
        is_negated_before(script.text, said.start, script.language)
        and all(one.negative for one in script.clauses if words in one.text)
        # “Not more than two” allows two.
        and not any(one.axis == "degree" for one in script.poles)
        and any(
            clause.negative and _DOUBLE.search(clause.text)
            for source in sources
            for clause in source.clauses
        )
    )


def told_beside(
    script: Reading,
    said: Quantity,
    known: Sequence[Quantity],
    sources: Sequence[Reading],
    readings: Sequence[Reading],
    elsewhere: Sequence[int],
) -> bool:
    """Whether a neighbour of the sources has a figure that takes the place of none of theirs.

    What takes the place of a figure has its number or its unit: “4 weeks” for “4 days”.
    """
    if not said.unit or any(
        one.value == said.value or _scale(one) == _scale(said)
        for one in known
        if one.unit and dimension(one) == dimension(said)
    ):
        return False
    if _is_dose_of(script, said):
        return False
    names = {one.name for one in script.medicines}
    return any(
        not {one.name for one in readings[number].medicines} - names
        and beside.sentence.section == source.sentence.section
        for number in elsewhere
        for beside in readings[max(0, number - 1) : number + 2]
        for source in sources
        if beside is source
    )


def _is_dose_of(script: Reading, said: Quantity) -> bool:
    """Whether a figure stands beside a medicine, whose dose it then is: not “with 250 ml”."""
    return any(
        _DOSE_LINK.fullmatch(
            script.text,
            min(one.end, said.end),
            max(one.start, said.start),
        )
        for one in script.medicines
    )


def _scale(figure: Quantity) -> tuple[str, Fraction]:
    """The unit as it is written: hours and weeks are both minutes when they are compared."""
    return figure.unit, figure.amount / figure.value if figure.value else Fraction(1)


def told_there(script: Reading, said: Quantity, place: Reading, sourced: frozenset[str]) -> bool:
    """Whether the words around the figure come from another sentence that has the figure."""
    part = next((one.terms for one in labelled(script) if one.figure == said), frozenset())
    around = part - sourced
    if not part & {one.name for one in script.medicines}:
        before = [word.term for word in script.words if word.end <= said.start][-_AROUND:]
        after = [word.term for word in script.words if word.start >= said.end][:_AROUND]
        around = frozenset([*before, *after]) - sourced
    return bool(around & place.terms)
