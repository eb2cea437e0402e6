"""Compares a sentence of a translation with those of its document that have the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.permissions.modality import NOT_ADDED, NOT_LOST
from plugins.education_audio.fidelity.reading.sentence import Reading

_BOUND_TURNED = text("The document has “more” for the script's “less”, or the reverse")

Figures = frozenset[tuple[str, Fraction, Fraction]]

# What one language says by a “not”, another says by these.
_REFRAIN = re.compile(
    r"\b(?:avoid|stop|refrain|skip|omit|never|nothing|nobody|none)\b|\bno one\b"
    r"|\b(?:evit|suspend|interrump|absteng|omit|ning[uú]n|nunca|nadie|nada)\w*|\bs[aá]lte"
    r"|\bdej[ea] de\b"
    r"|停止|停用|停[藥药]|避免|禁止|切勿|不可|不得|不能|跳過|跳过",
    re.IGNORECASE,
)


class FiguresAcross:
    """The sentences of a document by what is the same in every language: figures and medicines."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_figures: dict[Figures, list[Reading]] = {}
        self._by_medicines: dict[frozenset[str], list[Reading]] = {}
        for reading in readings:
            if figures := _figures(reading):
                self._by_figures.setdefault(figures, []).append(reading)
            if names := _medicines(reading):
                self._by_medicines.setdefault(names, []).append(reading)

    def differences(self, script: Reading) -> Iterator[tuple[Difference, Reading]]:
        """A “not” that is lost or added, another rate or a turned bound, with the sentence that it
        is told of.

        Words tell nothing across languages: a sentence is known by its figures with their units, or
        by its medicines, and one without either is not compared. Nothing is said where its
        namesakes differ.
        """
        sources = self._by_figures.get(_figures(script)) or self._by_medicines.get(
            _medicines(script), []
        )
        yield from told_otherwise(script, sources)


def told_otherwise(
    script: Reading, sources: Sequence[Reading]
) -> Iterator[tuple[Difference, Reading]]:
    """What a sentence says otherwise than each of these of another language, which say the same."""
    if not sources:
        return
    whole = len(script.text)
    said = _is_negated(script)
    if all(_is_negated(source) != said for source in sources):
        message = NOT_ADDED if said else NOT_LOST
        yield Difference(Kind.POLARITY, message, 0, whole), sources[0]
    rates = {rate.times for rate in script.rates}
    if rates and all(_has_others(source, rates) for source in sources):
        first, told = script.rates[0], sources[0].rates[0]
        words = script.said[first.start : first.end]
        message = said_instead(sources[0].said[told.start : told.end], words)
        yield Difference(Kind.FREQUENCY, message, first.start, first.end), sources[0]
    bounds = _bounds(script)
    if len(bounds) == 1 and all(
        len(_bounds(source)) == 1 and not _bounds(source) & bounds for source in sources
    ):
        yield Difference(Kind.CONDITION, _BOUND_TURNED, 0, whole), sources[0]


def _figures(reading: Reading) -> Figures:
    # With the number as it is said: 72 hours are seldom translated as 3 days.
    return frozenset((one.unit, one.amount, one.value) for one in reading.figures if one.unit)


def _medicines(reading: Reading) -> frozenset[str]:
    return frozenset(one.name for one in reading.medicines)


def _has_others(source: Reading, rates: Set[Fraction]) -> bool:
    """Whether it says how often, and otherwise."""
    known = {rate.times for rate in source.rates}
    return bool(known) and not known & rates


def _bounds(reading: Reading) -> set[int]:
    """Which way its bounds go: “more than” or “less than”."""
    return {pole.pole for pole in reading.poles if pole.axis == "degree"}


def _is_negated(reading: Reading) -> bool:
    negative = any(clause.negative and not clause.bounded for clause in reading.clauses)
    return negative or _REFRAIN.search(reading.text) is not None
