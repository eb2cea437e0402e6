"""Finds figures that have changed places: “2 for men, 1 for women” told the other way round."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.i18n import text
from core.text.folding import word_set
from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.amounts.same_figures import dimension, same_figure
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.words import tokens

_SEGMENT = re.compile(
    r"[;:，、；：]|[,.。](?!\d)| and | y | or | o |和|以及|或| but | pero ", re.IGNORECASE
)
# What is done with any dose tells none from another.
_TAKEN = word_set("take use give drink have tom us beb 吃 喝 用 每次 次")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with the words of its part of the sentence."""

    figure: Quantity
    terms: frozenset[Hashable]


Tell = Callable[[Reading, int, int], frozenset[Hashable]]


def swapped(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“25 g for women and 38 g for men” told the other way round."""
    known = [one for source in sources for one in labelled(source)]
    names = frozenset(one.name for one in script.medicines)
    yield from exchanged(labelled(script), known, names)


def exchanged(
    own_figures: Sequence[Labelled], known: Sequence[Labelled], names: frozenset[str]
) -> Iterator[Difference]:
    """The first figure that stands where the sources have another one of its kind.

    `names` are the medicines of the script, which tell more than the words beside them.
    """
    for said in own_figures:
        own = [one for one in known if same_figure(said.figure, one.figure)]
        others = [
            one
            for one in known
            if dimension(one.figure) == dimension(said.figure) and one not in own
        ]
        if not own or not others:
            continue
        own_terms = frozenset[Hashable]().union(*(one.terms for one in own))
        for other in others:
            theirs = (other.terms - own_terms) & said.terms - _TAKEN
            ours = (own_terms - other.terms) & said.terms
            # The medicine tells more than the time of day that stands beside it.
            telling = other.terms - own_terms
            telling = telling & names or telling
            swapped = not ours or (bool(theirs & names) and not ours & names)
            if (
                theirs
                and swapped
                and not any(
                    same_figure(one.figure, other.figure) and one.terms & telling
                    for one in own_figures
                )
            ):
                message = text(
                    "In the document “{told}” stands here, not “{said}”",
                    told=other.figure.text,
                    said=said.figure.text,
                )
                yield Difference(Kind.FIGURE, message, said.figure.start, said.figure.end)
                return


def _is_period(one: Labelled, reading: Reading) -> bool:
    """Whether a figure is the “a day” of “three times a day”, which takes no amount's place."""
    figure = one.figure
    return dimension(figure) == "time" and any(
        rate.start <= figure.start and figure.end <= rate.end for rate in reading.rates
    )


def out_of_place(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """Figures in another order between the same words."""
    frame = _frame(script)
    for source in sources:
        if len(source.figures) != len(script.figures) or _frame(source) != frame:
            continue
        for said, figure in zip(script.figures, source.figures, strict=True):
            if said.loose or said.unit != figure.unit:
                continue
            if not same_figure(said, figure):
                message = text(
                    "In the document “{told}” stands here, not “{said}”",
                    told=figure.text,
                    said=said.text,
                )
                yield Difference(Kind.FIGURE, message, said.start, said.end)
                return


def _frame(reading: Reading) -> tuple[str, ...]:
    """The words of a sentence between its figures."""
    pieces, start = [], 0
    for figure in reading.figures:
        pieces.append(reading.text[start : figure.start])
        start = max(start, figure.end)
    pieces.append(reading.text[start:])
    return tuple(" ".join(token.text for token in tokens(piece)) for piece in pieces)


def labelled(reading: Reading, tell: Tell | None = None) -> list[Labelled]:
    """The figures of a sentence with the words of their parts, in their order.

    `tell` gives what a part of a sentence tells, from one place to another. The “a day” of “three
    times a day” is left out: it takes no amount's place.
    """
    tell = tell or _terms_between
    inner = (
        match.end()
        for match in _SEGMENT.finditer(reading.text)
        # The “and” of “between 7 and 10 days” parts nothing.
        if not any(
            first.span is not None
            and first.span == second.span
            and first.start < match.start() < second.end
            for first, second in pairwise(reading.figures)
        )
    )
    cuts = [0, *inner, len(reading.text) + 1]
    found = []
    place = 0
    for figure in reading.figures:
        while cuts[place + 1] <= figure.start:
            place += 1
        terms = tell(reading, cuts[place], cuts[place + 1])
        if not terms and place and not _has_figure(reading, cuts[place - 1], cuts[place]):
            # What stands before a colon or comma is its label: “Rapid insulin: 8 units”.
            terms = tell(reading, cuts[place - 1], cuts[place])
        found.append(Labelled(figure, terms))
    return [one for one in found if not _is_period(one, reading)]


def _terms_between(reading: Reading, start: int, end: int) -> frozenset[Hashable]:
    words = [word.term for word in reading.words if start <= word.start < end]
    # “Two hours before it and one hour after it”
    sides = [
        f"{one.axis} {one.pole}"
        for one in reading.poles
        if one.axis == "order" and start <= one.start < end
    ]
    return frozenset([*words, *sides])


def _has_figure(reading: Reading, start: int, end: int) -> bool:
    return any(start <= figure.start < end for figure in reading.figures)
