"""Finds what bounds a figure: “at least” of “at least 2 litres”, “after” of “after 3 days”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.text.numbers.quantities import Quantity
from plugins.education_audio.fidelity.amounts.same_figures import dimension, same_figure
from plugins.education_audio.fidelity.opposites.poles import Pole, is_change
from plugins.education_audio.fidelity.reading.sentence import Reading

_BEFORE_TIME = 8  # characters between “until” and its time
_BESIDE = 12  # characters between a word such as “above” and its figure
_BOUNDING = {"degree", "limit", "wait", "order"}  # axes whose words bound a figure
BETWEEN = re.compile(r"[,;:，、；：.。]| and | y |和|而")


def same_bounds(
    script: Reading, said: Pole, sources: Sequence[Reading]
) -> list[tuple[Reading, Pole]]:
    """What bounds the same figure in the sources: “at least” of “at least 2 litres”."""
    if said.axis not in _BOUNDING or (figure := bounded(script, said)) is None:
        return []
    return [
        (source, pole)
        for source in sources
        for pole in source.poles
        if pole.axis == said.axis
        and (told := bounded(source, pole)) is not None
        and changes(script, said) == changes(source, pole)
        and (figure.unit or told.unit)
        and same_figure(figure, told)
    ]


_PASSES = re.compile(
    r"\s*(?:de|below|under|above|over|past|beyond|por (?:debajo|encima) de)\b|[到至超]",
    re.IGNORECASE,
)


def changes(reading: Reading, pole: Pole) -> bool:
    """Whether a “more” tells what rises, as in “it may rise by 5 %”, and bounds nothing."""
    word = reading.text[pole.start : pole.end]
    if word.lower() == "lower":
        return reading.text.startswith((" the ", " your "), pole.end)
    if _PASSES.match(reading.text, pole.end) and bounded(reading, pole) is not None:
        return False  # “if it falls below 38”
    return pole.axis == "degree" and is_change(word)


def of_other_times(script: Reading, said: Pole, source: Reading, told: Pole) -> bool:
    """Whether “before” and “after” belong to two times: “8 hours before …, 7 days after …”."""
    if said.axis != "order":
        return False
    own, other = bounded(script, said), bounded(source, told)
    return own is not None and other is not None and not same_figure(own, other)


def is_answered(script: Reading, source: Reading, told: Pole) -> bool:
    """Whether the script bounds the same figure: no other word of it is compared with that."""
    return told.axis != "order" and bool(same_bounds(source, told, [script]))


def bounded(reading: Reading, pole: Pole) -> Quantity | None:
    """The figure beside a word such as “above”, without anything but small words between."""
    found: list[tuple[int, Quantity]] = []
    for figure in reading.figures:
        start, end = sorted((figure.start, pole.end, figure.end, pole.start))[1:3]
        overlap = figure.start < pole.end and pole.start < figure.end
        between = "" if overlap else reading.text[start:end]
        if pole.axis == "order" and dimension(figure) != "time":
            continue
        if pole.axis == "wait" and (
            figure.start < pole.end or dimension(figure) != "time" or len(between) > _BEFORE_TIME
        ):
            continue
        if any(
            one.axis == pole.axis and start <= one.start and one.end <= end for one in reading.poles
        ):
            # “Two hours after it before you take it”: the nearer word bounds the time.
            continue
        if len(between) <= _BESIDE and not BETWEEN.search(between):
            found.append((len(between), figure))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def is_later_anyway(script: Reading, said: Pole, sources: Sequence[Reading]) -> bool:
    """Whether the sources tell the time that a word bounds without such a word.

    “Take them out before the drops and put them in again at 15 minutes” is 15 minutes after them.
    """
    figure = bounded(script, said)
    return figure is not None and any(
        same_figure(figure, one)
        and not any(bounded(source, pole) == one for pole in source.poles if pole.axis == said.axis)
        for source in sources
        for one in source.figures
    )
