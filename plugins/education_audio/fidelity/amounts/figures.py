"""Compares the figures of a sentence with those of its sources, and with what each belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from core.i18n import text
from core.text.numbers.quantities import Quantity, quantities
from plugins.education_audio.fidelity.amounts.same_figures import HALF_A_DAY, dimension, same_figure
from plugins.education_audio.fidelity.amounts.swaps import out_of_place, swapped
from plugins.education_audio.fidelity.amounts.told_besides import (
    all_told,
    is_double,
    told_beside,
    told_there,
)
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.opposites.poles import Pole
from plugins.education_audio.fidelity.reading.sentence import Reading

_NAMES = {
    "clock": text("time of day"),
    "minute": text("time"),
    "month": text("time"),
    "mcg": text("dose"),
    "ml": text("amount"),
    "piece": text("dose"),
    "drop": text("dose"),
    "puff": text("dose"),
    "unit": text("dose"),
    "times": text("frequency"),
    "phone": text("telephone number"),
    "date": text("date"),
}
_FIGURE, _NUMBER = text("figure"), text("number")
_NO_DOSE_AFTER = re.compile(
    r"(?:type|stage|grade|room|step|page|number|no\.|chapter|level|tipo|etapa|grado|paso|sala"
    r"|habitación|número|第) ?$",
    re.IGNORECASE,
)
# “兩種要隔開” counts what was named.
_BOTH = re.compile("[兩两](?:種|种|者|樣|样)")
_IN = re.compile(r"(?:en|in)\b", re.IGNORECASE)
_NOON = 1  # the pole of noon on the axis of the parts of a day
_BOUND = re.compile(
    r"\b(?:up to|at most|at least|less than|more than|maximum|minimum|no more|within|about|around"
    r"|hasta|como m[aá]ximo|al menos|m[aá]s de|menos de|unos|unas)\b"
    r"|最多|至少|以上|以下|左右|大約|大约|內|内",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"[,;:，、；：]|[.。](?!\d)| and | y | or | o |和|以及|或| but | pero ", re.IGNORECASE
)


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
            for hours in (said.value / 60, (said.value - HALF_A_DAY) / 60):
                yield from self._by_value.get(hours, ())


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
        if not any(rate.tells(figure.start, figure.end) for rate in source.rates)
    ]
    dimensions = {dimension(figure) for figure in known if figure.unit}
    sourced = frozenset(term for source in sources for term in source.terms)
    found = []
    for said in script.figures:
        if _in_rate(script, said, sources or readings):
            continue
        if said.loose and _is_per(said, script, sources):
            continue
        if _BOTH.match(script.said, said.start):
            continue
        if any(
            _supports(said, one, script, source) for source in sources for one in source.figures
        ):
            continue
        if _is_plain_one(said) and any(_says_one(source) for source in sources):
            continue
        if _is_noon(script, said) and any(_tells_noon(source) for source in sources):
            continue
        if _is_loose(said) and not _contradicted(said, known):
            continue
        if is_double(script, said, sources):
            continue
        elsewhere = list(document.same(said))
        if elsewhere and not (strict or (alike and dimension(said) in dimensions)):
            continue
        if elsewhere and all_told(script, said, known):
            # It stands in the place of none: the sentence tells it besides.
            continue
        if told_beside(script, said, known, sources, readings, elsewhere):
            continue
        if any(told_there(script, said, readings[number], sourced) for number in elsewhere):
            continue
        found.append(_missing(script, said, sources, document, elsewhere=bool(elsewhere)))
    if not found:
        found += _lent(script, known)
    if (strict or alike) and not found:
        found += _half_ranges(script, sources)
        found += swapped(script, sources)
        if not found:
            found += out_of_place(script, sources)
    return found


def _is_per(said: Quantity, script: Reading, sources: Sequence[Reading]) -> bool:
    """Whether it is the day of “15 hours a day”, “4 grams in a day”, which is compared as such."""
    known = {one.name for source in sources for one in source.denominators}
    return any(0 < said.start - one.end <= 1 for one in script.figures) or any(
        one.start < said.start
        and said.end <= one.end
        and one.name in known
        and _IN.match(script.said, one.start)
        for one in script.denominators
    )


def _in_rate(script: Reading, said: Quantity, sources: Sequence[Reading]) -> bool:
    """“Twice” of “twice a day” is told by its rate, when the sources tell that."""
    known = {rate.times for source in sources for rate in source.rates}
    return any(
        rate.start <= said.start
        and said.end <= rate.end + 1
        and rate.times in known
        # The hour of “every day at six” is no count; “in the morning and at noon” is one.
        and (said.unit != "clock" or rate.gap == (rate.start, rate.end))
        for rate in script.rates
    ) or (said.loose and any(_overlap(rate.start, rate.end, said) for rate in script.rates))


def _overlap(start: int, end: int, figure: Quantity) -> bool:
    return start < figure.end and figure.start < end


def _supports(said: Quantity, figure: Quantity, script: Reading, source: Reading) -> bool:
    if _same_per_weight(said, figure, source) or _same_per_weight(figure, said, script):
        return True
    if not same_figure(said, figure):
        return False
    if figure.unit or not said.unit or said.unit in ("clock", "percent", "times", "date", "phone"):
        return True
    # A bare number is that of a table or a label, when nothing else there has the unit.
    if any(dimension(one) == dimension(said) for one in source.figures if one.unit):
        return False
    return _NO_DOSE_AFTER.search(source.text, max(0, figure.start - 12), figure.start) is None


def _same_per_weight(linked: Quantity, parted: Quantity, reading: Reading) -> bool:
    """“15 mg/kg” beside “15 mg of the syrup per kg”, whose parts are compared one by one."""
    return (
        linked.unit == f"{parted.unit}/mcg"
        and linked.value == parted.value
        and any(one.name == "kilogram" for one in reading.denominators)
    )


def _is_loose(said: Quantity) -> bool:
    if said.unit == "clock":
        return False
    return said.loose or (said.value == 1 and not any(char.isdigit() for char in said.text))


def _is_plain_one(said: Quantity) -> bool:
    return not said.unit and said.value == 1


def _is_noon(script: Reading, said: Quantity) -> bool:
    """“At noon” names a part of the day as well, which “at lunchtime” tells."""
    return said.unit == "clock" and any(
        said.start <= pole.start < said.end for pole in script.poles if _means_noon(pole)
    )


def _tells_noon(source: Reading) -> bool:
    return any(map(_means_noon, source.poles))


def _means_noon(pole: Pole) -> bool:
    return (pole.axis, pole.pole) == ("daytime", _NOON)


def _says_one(source: Reading) -> bool:
    """“Day one”: a “one” without a unit is no figure, but it tells a figure 1."""
    return any(one.value == 1 for one in quantities(source.said, source.language, ones=True))


def _contradicted(said: Quantity, known: Sequence[Quantity]) -> bool:
    """“A week” counts where the sources tell another time, and nothing that takes one."""
    return bool(said.unit) and any(dimension(one) == dimension(said) for one in known)


def _missing(
    script: Reading,
    said: Quantity,
    sources: Sequence[Reading],
    document: DocumentFigures,
    *,
    elsewhere: bool,
) -> Difference:
    name = _NAMES.get(said.unit.split("/")[0], _FIGURE if said.unit else _NUMBER)
    nearest = _nearest(said, sources)
    if nearest is not None and elsewhere:
        message = text(
            "The document says “{told}” here, not “{said}”", told=nearest.text, said=said.text
        )
    elif not elsewhere and said.unit and (like := document.like(said)) is not None:
        message = text(
            "The document has “{told}”, but not the {name} “{said}”",
            told=like.text,
            name=name,
            said=said.text,
        )
    elif elsewhere:
        message = text("The document does not say “{said}” here", said=said.text)
    else:
        message = text("The {name} “{said}” is not in the document", name=name, said=said.text)
    return Difference(Kind.FIGURE, message, said.start, said.end)


def _nearest(said: Quantity, sources: Sequence[Reading]) -> Quantity | None:
    known = [figure for source in sources for figure in source.figures]
    same = [figure for figure in known if dimension(figure) == dimension(said)]
    return next(iter(same or [figure for figure in known if figure.value == said.value]), None)


def _lent(script: Reading, known: Sequence[Quantity]) -> Iterator[Difference]:
    """A bare number that only a figure with a unit supports, which the script tells as well.

    “Children under 12 get 2 drops” told as “under two, it is two drops”.
    """
    bare = [one for one in known if not one.unit]
    lost = [one for one in bare if all(one.value != said.value for said in script.figures)]
    for said in script.figures:
        if said.unit or said.loose or not lost or any(one.value == said.value for one in bare):
            continue
        lenders = [one for one in known if one.value == said.value]
        told = [one for one in script.figures if one.unit and one.value == said.value]
        if lenders and len(told) >= len(lenders):
            message = text(
                "The document says “{told}” here, not “{said}”", told=lost[0].text, said=said.text
            )
            yield Difference(Kind.FIGURE, message, said.start, said.end)
            return


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
            factor = figure.amount / figure.value if figure.value else Fraction(1)
            ends = [(figure.unit, end) in said or ("", end / factor) in said for end in figure.span]
            others = {amount for unit, amount in said if unit == figure.unit}
            # A range that is how often, “two to three hours apart”, is compared as such.
            whole = any(one.span == figure.span for one in script.figures)
            if ends.count(True) == 1 and len(others) == 1 and not whole:
                one = next(
                    one
                    for one in script.figures
                    if one.unit == figure.unit and one.amount in figure.span
                )
                first = next(one for one in source.figures if one.span == figure.span)
                message = text(
                    "The document says “{told}”, the script only “{said}”",
                    told=source.said[first.start : figure.end],
                    said=one.text,
                )
                yield Difference(Kind.FIGURE, message, one.start, one.end, source.sentence.text)
