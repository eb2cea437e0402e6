"""Compares what belongs to what: a medicine and its time of day, an examination and its rhythm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading

_PARTS = re.compile(
    r"[;:，、；：]|[,.。](?!\d)| and | y | or | o |和|以及|或| but | pero ", re.IGNORECASE
)
_AXES = ("daytime", "weekday")


@dataclass(frozen=True, slots=True)
class _Said:
    """When or how often, at its place, with the content words that it is said of."""

    kind: str
    value: object
    start: int
    end: int
    terms: frozenset[str]


def part_around(reading: Reading, start: int) -> tuple[int, int]:
    """The part of a sentence around a place, cut at marks, “and” and “or”.

    A part that says nothing else goes with the next: “In the morning, two puffs, …”.
    """
    cuts = [0, *(one.end() for one in _PARTS.finditer(reading.text)), len(reading.text) + 1]
    place = next(number for number, cut in enumerate(cuts[1:]) if start < cut)
    poles = [(one.start, one.end) for one in reading.poles if one.start <= start < one.end]
    for end in cuts[place + 1 :]:
        told = [word for word in reading.words if cuts[place] <= word.start < end]
        plain = [one for one in told if not any(a < one.end and one.start < b for a, b in poles)]
        if plain or any(cuts[place] <= figure.start < end for figure in reading.figures):
            return cuts[place], end
    return cuts[place], cuts[-1]


def compare_pairings(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“A in the morning, B at night” told as “B in the morning”.

    Only the words that tell the two apart in the document count.
    """
    known = [(source, one) for source in sources for one in _all(source)]
    for said in _all(script):
        alike = [(source, one) for source, one in known if one.kind == said.kind]
        same = frozenset[str]().union(*(one.terms for _, one in alike if one.value == said.value))
        others = [(source, one) for source, one in alike if one.value != said.value]
        if not same or said.terms & same:
            continue
        for source, other in others:
            if said.terms & (other.terms - same):
                message = text(
                    "The document says “{told}” here, not “{said}”",
                    told=source.said[other.start : other.end],
                    said=script.said[said.start : said.end],
                )
                yield Difference(Kind.FREQUENCY, message, said.start, said.end)
                return


def _all(reading: Reading) -> Iterator[_Said]:
    for pole in reading.poles:
        if pole.axis in _AXES:
            yield _said(reading, pole.axis, pole.pole, pole.start, pole.end)
    for rate in reading.rates:
        if not rate.weak:
            yield _said(reading, "rate", rate.times, rate.start, rate.end)


def _said(reading: Reading, kind: str, value: object, start: int, end: int) -> _Said:
    first, last = part_around(reading, start)
    terms = frozenset(
        word.term
        for word in reading.words
        if first <= word.start < last and not (start < word.end and word.start < end)
    )
    return _Said(kind, value, start, end, terms)
