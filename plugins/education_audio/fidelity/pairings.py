"""Compares what belongs to what: a medicine and its time of day, its place and its figures."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from core.i18n import text
from core.text.numbers.quantities import Quantity
from core.text.scripts import HAN_CHARACTER
from plugins.education_audio.fidelity.amounts.same_figures import same_figure
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading

_PARTS = re.compile(
    r"[;:，、；：]|[,.。](?!\d)| and | y | or | o |和|以及|或| but | pero ", re.IGNORECASE
)
_CLAUSES = re.compile(
    r"[;:，、；：!?！？。]|[,.](?!\d)| and | y | but | pero |和|以及", re.IGNORECASE
)
_AXES = ("daytime", "weekday", "light", "storage")


@dataclass(frozen=True, slots=True)
class _Said:
    """When or how often, at its place, with the content words that it is said of."""

    kind: str
    value: object
    start: int
    end: int
    terms: frozenset[str]
    weak: bool = False


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
    # The last one goes with the one before: “if it turns dark or black”.
    return cuts[max(place - 1, 0)], cuts[-1]


def compare_pairings(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“A in the morning, B at night” told as “B in the morning”.

    Only the words that tell the two apart in the document count.
    """
    known = [(source, one) for source in sources for one in _all(source, weak=True)]
    for said in _all(script):
        alike = [(source, one) for source, one in known if one.kind == said.kind]
        same = frozenset[str]().union(*(one.terms for _, one in alike if one.value == said.value))
        others = [
            (source, one) for source, one in alike if one.value != said.value and not one.weak
        ]
        # What is said of both tells neither.
        both = frozenset[str]().union(*(one.terms for _, one in others))
        if not same or said.terms & (same - both):
            continue
        for source, other in others:
            if script.denies_at(said.start) and not source.denies_at(other.start):
                continue
            if said.terms & (other.terms - same):
                message = text(
                    "The document says “{told}” here, not “{said}”",
                    told=source.said[other.start : other.end],
                    said=script.said[said.start : said.end],
                )
                yield Difference(Kind.FREQUENCY, message, said.start, said.end)
                return


def _all(reading: Reading, *, weak: bool = False) -> Iterator[_Said]:
    for pole in reading.poles:
        if pole.axis in _AXES:
            yield _said(reading, pole.axis, pole.pole, pole.start, pole.end)
    for rate in reading.rates:
        if weak or not rate.weak:
            said = _said(reading, "rate", rate.times, rate.start, rate.end)
            yield replace(said, weak=rate.weak)


def _said(reading: Reading, kind: str, value: object, start: int, end: int) -> _Said:
    first, last = part_around(reading, start)
    terms = frozenset(
        word.term
        for word in reading.words
        if first <= word.start < last and not (start < word.end and word.start < end)
    )
    return _Said(kind, value, start, end, terms)


_NO_DOSE = {"", "minute", "month", "times", "clock", "percent", "date", "phone", "celsius", "fold"}
_DOSE_OF = re.compile(r"\s*(?:of|de|的)?\s*", re.IGNORECASE)
_DOSE_BEHIND = re.compile(r"[\s(（:：,，]{0,3}")


def compare_doses(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“A 5 mg and B 10 mg” told as “A 10 mg and B 5 mg”."""
    known = [one for source in sources for one in _doses(source)]
    for name, said in _doses(script):
        own = [figure for one, figure in known if one == name]
        if (
            own
            and not any(same_figure(said, figure) for figure in own)
            and any(one != name and same_figure(said, figure) for one, figure in known)
        ):
            message = text(
                "The document says “{said}” of another medicine than “{name}”",
                said=said.text,
                name=_text_of(script, name),
            )
            yield Difference(Kind.MEDICINE, message, said.start, said.end)
            return


def _doses(reading: Reading) -> list[tuple[str, Quantity]]:
    """Each medicine with the amount that stands right beside it."""
    figures = [one for one in reading.figures if one.unit not in _NO_DOSE]
    found = []
    for medicine in reading.medicines:
        beside = [
            one
            for one in figures
            if one.start >= medicine.end
            and _DOSE_BEHIND.fullmatch(reading.text, medicine.end, one.start)
        ] or [
            one
            for one in figures
            if one.end <= medicine.start
            and _DOSE_OF.fullmatch(reading.text, one.end, medicine.start)
        ]
        found += [(medicine.name, one) for one in beside[:1]]
    return found


@dataclass(slots=True)
class _Place:
    """What is said in the parts of sentences that name one medicine."""

    terms: set[str] = field(default_factory=set)
    figures: list[Quantity] = field(default_factory=list)


def compare_medicine_places(
    script: Reading,
    sources: Sequence[Reading],
    holding: Callable[[Quantity], Sequence[Reading]],
) -> Iterator[Difference]:
    """Two medicines that have changed places, and a figure that belongs to another medicine.

    `sources` are all sentences on the script's medicines; `holding` gives those with a figure.
    """
    said, known = _medicine_places([script]), _medicine_places(sources)
    for name, own in said.items():
        if name not in known:
            continue
        for figure in own.figures:
            places = holding(figure)
            names = [{one.name for one in place.medicines} for place in places]
            if names and all(here and name not in here for here in names):
                yield Difference(
                    Kind.MEDICINE,
                    text(
                        "The document says “{said}” of another medicine than “{name}”",
                        said=figure.text,
                        name=_text_of(script, name),
                    ),
                    figure.start,
                    figure.end,
                )
                return
    names_said = [name for name in said if name in known]
    for place, first in enumerate(names_said):
        for second in names_said[place + 1 :]:
            if _changed(said, known, first, second):
                message = text(
                    "The document says this of “{first}” and “{second}” the other way round",
                    first=_text_of(script, first),
                    second=_text_of(script, second),
                )
                yield Difference(Kind.MEDICINE, message, 0, len(script.text))
                return


def _changed(said: dict[str, _Place], known: dict[str, _Place], first: str, second: str) -> bool:
    of_first = known[first].terms - known[second].terms
    of_second = known[second].terms - known[first].terms
    turned = [len(said[first].terms & of_second), len(said[second].terms & of_first)]
    kept = len(said[first].terms & of_first) + len(said[second].terms & of_second)
    return all(turned) and sum(turned) > kept


def _medicine_places(readings: Sequence[Reading]) -> dict[str, _Place]:
    found: dict[str, _Place] = defaultdict(_Place)
    for reading in readings:
        cuts = [0, *(one.end() for one in _CLAUSES.finditer(reading.text)), len(reading.text)]
        for start, end in itertools.pairwise(cuts):
            here = {one.name for one in reading.medicines if start <= one.start < end}
            if len(here) != 1:
                continue
            place = found[here.pop()]
            words = [word.term for word in reading.words if start <= word.start < end]
            if reading.language == "zh":
                words = [one for word in words for one in word if HAN_CHARACTER.match(one)]
            place.terms.update(set(words) - {one.name for one in reading.medicines})
            place.figures += [
                figure
                for figure in reading.figures
                if start <= figure.start < end and _is_telling(figure, reading)
            ]
    return found


def _is_telling(figure: Quantity, reading: Reading) -> bool:
    return (
        bool(figure.unit)
        and figure.unit != "times"
        and not figure.loose
        and not any(rate.start < figure.end and figure.start < rate.end for rate in reading.rates)
    )


def _text_of(script: Reading, name: str) -> str:
    return next(one.text for one in script.medicines if one.name == name)
