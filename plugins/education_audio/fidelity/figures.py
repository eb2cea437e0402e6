"""Compares the figures of a sentence with those of its sources, and with what each belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading import Reading
from plugins.education_audio.quantities import Quantity

_NAMES = {
    "clock": "time of day",
    "minute": "time",
    "month": "time",
    "mcg": "dose",
    "ml": "amount",
    "piece": "dose",
    "drop": "dose",
    "puff": "dose",
    "unit": "dose",
    "times": "frequency",
    "phone": "telephone number",
    "date": "date",
}
_HALF_A_DAY = 720  # minutes
_TEMPERATURES = {"celsius", "fahrenheit", "degree"}
_TIMES = {"minute", "month"}
_SPOONS = {"teaspoon", "tablespoon"}
_NO_DOSE_AFTER = re.compile(
    r"(?:type|stage|grade|room|step|page|number|no\.|chapter|level|tipo|etapa|grado|paso|sala"
    r"|habitación|número|第) ?$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:up to|at most|at least|less than|more than|maximum|minimum|no more|within|about|around"
    r"|hasta|como m[aá]ximo|al menos|m[aá]s de|menos de|unos|unas)\b"
    r"|最多|至少|以上|以下|左右|大約|大约|內|内",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[,;:，、；：]| and | y | or | o |和|以及|或| but | pero ", re.IGNORECASE)
_AROUND = 5  # content words on each side of a figure that tell what it is about


class DocumentFigures:
    """All figures of a document, by their number."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_value: dict[Fraction, list[tuple[Quantity, int]]] = defaultdict(list)
        self._clocks: list[tuple[Quantity, int]] = []
        for number, reading in enumerate(readings):
            for figure in reading.figures:
                for value in {figure.value, figure.amount}:
                    self._by_value[value].append((figure, number))
                if figure.unit == "clock":
                    self._clocks.append((figure, number))

    def same(self, said: Quantity) -> Iterator[int]:
        """The numbers of the sentences with this figure."""
        for figure, number in self._near(said):
            if same_figure(said, figure) and (figure.unit or said.unit in ("", "times")):
                yield number

    def like(self, said: Quantity) -> Quantity | None:
        """A figure with this number and another unit."""
        found = (figure for figure, _ in self._by_value.get(said.value, ()))
        return next((figure for figure in found if figure.value == said.value), None)

    def _near(self, said: Quantity) -> Iterator[tuple[Quantity, int]]:
        for value in {said.value, said.amount}:
            yield from self._by_value.get(value, ())
        if said.unit == "clock":
            yield from self._clocks
            for hours in (said.value / 60, (said.value - _HALF_A_DAY) / 60):
                yield from self._by_value.get(hours, ())


def same_figure(said: Quantity, known: Quantity) -> bool:
    """Whether both are the same amount; a bare number may be of any unit."""
    if said.unit == known.unit or {said.unit, known.unit} <= _TEMPERATURES:
        if said.amount == known.amount:
            return {said.unit, known.unit} != {"celsius", "fahrenheit"}
        if said.unit == "clock" and (said.loose or known.loose):
            return abs(said.amount - known.amount) == _HALF_A_DAY
        return False
    if "clock" in (said.unit, known.unit):
        bare, time = (said, known) if known.unit == "clock" else (known, said)
        return not bare.unit and bare.value * 60 in (time.value, time.value - _HALF_A_DAY)
    if "percent" in (said.unit, known.unit):
        share, bare = (said, known) if said.unit == "percent" else (known, said)
        return not bare.unit and bare.value in (share.value, share.value / 100)
    if {said.unit, known.unit} == {"date", "ratio"}:
        return _days(said) == _days(known)
    if not said.unit or not known.unit:
        return said.value == known.value
    return {said.unit, known.unit} == {"times", "fold"} and said.value == known.value


def _days(figure: Quantity) -> set[int]:
    size = 100 if figure.unit == "date" else 100_000
    return {int(figure.value) // size, int(figure.value) % size}


def compare_figures(
    script: Reading,
    sources: Sequence[Reading],
    document: DocumentFigures,
    readings: Sequence[Reading],
    *,
    strict: bool,
    alike: bool = False,
) -> list[Difference]:
    """The figures that the sources do not have, or that belong to something else there.

    Not `strict`, a figure may stand anywhere in the document, with its unit; when the sentences are
    `alike` in their few words, only if the sources have no figure of its kind.
    """
    known = [
        figure
        for source in sources
        for figure in source.figures
        if not any(_overlap(rate.start, rate.end, figure) for rate in source.rates)
    ]
    dimensions = {dimension(figure) for figure in known if figure.unit}
    sourced = frozenset(term for source in sources for term in source.terms)
    found = []
    for said in script.figures:
        if _in_rate(script, said, sources):
            continue
        if any(_supports(said, one, source) for source in sources for one in source.figures):
            continue
        if _is_loose(said) and not _contradicted(said, known):
            continue
        elsewhere = list(document.same(said))
        if elsewhere and not (strict or (alike and dimension(said) in dimensions)):
            continue
        if any(_told_there(script, said, readings[number], sourced) for number in elsewhere):
            continue
        found.append(_missing(script, said, sources, document, elsewhere=bool(elsewhere)))
    if (strict or alike) and not found:
        found += _half_ranges(script, sources)
        found += _swapped(script, sources)
    return found


def _in_rate(script: Reading, said: Quantity, sources: Sequence[Reading]) -> bool:
    """“Twice” of “twice a day” is told by its rate, when the sources tell that."""
    known = {rate.times for source in sources for rate in source.rates}
    return any(
        rate.start <= said.start and said.end <= rate.end + 1 and rate.times in known
        for rate in script.rates
    ) or (said.loose and any(_overlap(rate.start, rate.end, said) for rate in script.rates))


def _overlap(start: int, end: int, figure: Quantity) -> bool:
    return start < figure.end and figure.start < end


def _supports(said: Quantity, figure: Quantity, source: Reading) -> bool:
    if not same_figure(said, figure):
        return False
    if figure.unit or not said.unit or said.unit in ("clock", "percent", "times", "date", "phone"):
        return True
    # A bare number is that of a table or a label, when nothing else there has the unit.
    if any(dimension(one) == dimension(said) for one in source.figures if one.unit):
        return False
    return _NO_DOSE_AFTER.search(source.text, max(0, figure.start - 12), figure.start) is None


def _is_loose(said: Quantity) -> bool:
    if said.unit == "clock":
        return False
    return said.loose or (said.value == 1 and not any(char.isdigit() for char in said.text))


def _contradicted(said: Quantity, known: Sequence[Quantity]) -> bool:
    """“A week” counts where the sources tell another time, and nothing that takes one."""
    return bool(said.unit) and any(dimension(one) == dimension(said) for one in known)


def dimension(figure: Quantity) -> str:
    """What kind of amount a figure is: figures of one kind can take each other's place."""
    if figure.unit in _TIMES:
        return "time"
    if figure.unit in _TEMPERATURES:
        return "temperature"
    return "spoon" if figure.unit in _SPOONS else figure.unit


def _told_there(script: Reading, said: Quantity, place: Reading, sourced: frozenset[str]) -> bool:
    """Whether the words around the figure come from another sentence that has the figure."""
    before = [word.term for word in script.words if word.end <= said.start][-_AROUND:]
    after = [word.term for word in script.words if word.start >= said.end][:_AROUND]
    around = {*before, *after} - sourced
    return bool(around & place.terms)


def _missing(
    script: Reading,
    said: Quantity,
    sources: Sequence[Reading],
    document: DocumentFigures,
    *,
    elsewhere: bool,
) -> Difference:
    name = _NAMES.get(said.unit.split("/")[0], "figure" if said.unit else "number")
    nearest = _nearest(said, sources)
    if nearest is not None and elsewhere:
        message = f"The document says “{nearest.text}” here, not “{said.text}”"
    elif not elsewhere and said.unit and (like := document.like(said)) is not None:
        message = f"The document has “{like.text}”, but not the {name} “{said.text}”"
    elif elsewhere:
        message = f"The document does not say “{said.text}” here"
    else:
        message = f"The {name} “{said.text}” is not in the document"
    return Difference(Kind.FIGURE, message, said.start, said.end)


def _nearest(said: Quantity, sources: Sequence[Reading]) -> Quantity | None:
    known = [figure for source in sources for figure in source.figures]
    same = [figure for figure in known if dimension(figure) == dimension(said)]
    return next(iter(same or [figure for figure in known if figure.value == said.value]), None)


def _half_ranges(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“3 to 6 months” told as “3 months”."""
    said = {
        (figure.unit, figure.amount)
        for figure in script.figures
        if not any(_overlap(rate.start, rate.end, figure) for rate in script.rates)
    }
    if _BOUND.search(script.text):
        return
    for source in sources:
        for figure in source.figures:
            if figure.span is None or figure.amount != figure.span[1] or not figure.unit:
                continue
            ends = [(figure.unit, end) in said for end in figure.span]
            others = {amount for unit, amount in said if unit == figure.unit}
            if ends.count(True) == 1 and len(others) == 1:
                one = next(
                    one
                    for one in script.figures
                    if one.unit == figure.unit and one.amount in figure.span
                )
                first = next(one for one in source.figures if one.span == figure.span)
                text = source.said[first.start : figure.end]
                message = f"The document says “{text}”, the script only “{one.text}”"
                yield Difference(Kind.FIGURE, message, one.start, one.end, source.sentence.text)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A figure with the words of its part of the sentence."""

    figure: Quantity
    terms: frozenset[str]


def _swapped(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“25 g for women and 38 g for men” told the other way round."""
    known = [labelled for source in sources for labelled in _labelled(source)]
    for said in _labelled(script):
        own = [one for one in known if same_figure(said.figure, one.figure)]
        others = [
            one
            for one in known
            if dimension(one.figure) == dimension(said.figure) and one not in own
        ]
        if not own or not others:
            continue
        own_terms = frozenset[str]().union(*(one.terms for one in own))
        for other in others:
            theirs = (other.terms - own_terms) & said.terms
            ours = (own_terms - other.terms) & said.terms
            names = {one.name for one in script.medicines}
            swapped = not ours or (bool(theirs & names) and not ours & names)
            if (
                theirs
                and swapped
                and not any(
                    same_figure(one.figure, other.figure) and one.terms & theirs
                    for one in _labelled(script)
                )
            ):
                message = (
                    f"In the document “{other.figure.text}” stands here, not “{said.figure.text}”"
                )
                yield Difference(Kind.FIGURE, message, said.figure.start, said.figure.end)
                return


def _labelled(reading: Reading) -> list[_Labelled]:
    cuts = [0, *(match.end() for match in _SEGMENT.finditer(reading.text)), len(reading.text) + 1]
    found = []
    place = 0
    for figure in reading.figures:
        while cuts[place + 1] <= figure.start:
            place += 1
        start, end = cuts[place], cuts[place + 1]
        terms = frozenset(word.term for word in reading.words if start <= word.start < end)
        found.append(_Labelled(figure, terms))
    return found
