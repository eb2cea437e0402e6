"""Tells whether two figures are the same amount, and of one kind."""

from __future__ import annotations

from core.text.quantities import Quantity

HALF_A_DAY = 720
"""Minutes between a time of the morning and its like in the afternoon."""
_TEMPERATURES = {"celsius", "fahrenheit", "degree"}
_TIMES = {"minute", "month"}
_SPOONS = {"teaspoon", "tablespoon"}


def same_figure(said: Quantity, known: Quantity) -> bool:
    """Whether both are the same amount; a bare number may be of any unit."""
    if said.unit == known.unit or {said.unit, known.unit} <= _TEMPERATURES:
        if said.amount == known.amount:
            return {said.unit, known.unit} != {"celsius", "fahrenheit"}
        if said.unit == "clock" and (said.loose or known.loose):
            return abs(said.amount - known.amount) == HALF_A_DAY
        return False
    if "clock" in (said.unit, known.unit):
        bare, time = (said, known) if known.unit == "clock" else (known, said)
        return not bare.unit and bare.value * 60 in (time.value, time.value - HALF_A_DAY)
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


def dimension(figure: Quantity) -> str:
    """What kind of amount a figure is: figures of one kind can take each other's place."""
    if figure.unit in _TIMES:
        return "time"
    if figure.unit in _TEMPERATURES:
        return "temperature"
    return "spoon" if figure.unit in _SPOONS else figure.unit
