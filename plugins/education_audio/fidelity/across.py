"""Compares a sentence of a translation with those of its document that have the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.permissions.modality import NOT_ADDED, NOT_LOST
from plugins.education_audio.fidelity.reading.sentence import Reading

Figures = frozenset[tuple[str, Fraction, Fraction]]

# What one language says by a “not”, another says by these.
_REFRAIN = re.compile(
    r"\b(?:avoid|stop|refrain|skip|omit|never|nothing|nobody|none)\b|\bno one\b"
    r"|\b(?:evit|suspend|absteng|omit|ning[uú]n|nunca|nadie|nada)\w*|\bs[aá]lte|\bdej[ea] de\b"
    r"|停止|停用|避免|禁止|切勿|不可|不得|不能|跳過|跳过",
    re.IGNORECASE,
)


class FiguresAcross:
    """The sentences of a document by their figures, which are the same in every language."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_figures: dict[Figures, list[Reading]] = {}
        for reading in readings:
            if figures := _figures(reading):
                self._by_figures.setdefault(figures, []).append(reading)

    def negations(self, script: Reading) -> Iterator[tuple[Difference, Reading]]:
        """A “not” that is lost or added, with the sentence that it is told of.

        Words tell nothing across languages: a sentence is known by its figures with their units,
        and one without any is not compared. Nothing is said where its namesakes differ.
        """
        sources = self._by_figures.get(_figures(script), [])
        if not sources:
            return
        said = _is_negated(script)
        if any(_is_negated(source) == said for source in sources):
            return
        message = NOT_ADDED if said else NOT_LOST
        yield Difference(Kind.POLARITY, message, 0, len(script.text)), sources[0]


def _figures(reading: Reading) -> Figures:
    # With the number as it is said: 72 hours are seldom translated as 3 days.
    return frozenset((one.unit, one.amount, one.value) for one in reading.figures if one.unit)


def _is_negated(reading: Reading) -> bool:
    negative = any(clause.negative and not clause.bounded for clause in reading.clauses)
    return negative or _REFRAIN.search(reading.text) is not None
