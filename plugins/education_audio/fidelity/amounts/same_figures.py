"""Tells whether two figures are the same amount, and of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from core.text.numbers.quantities import Quantity

HALF_A_DAY = 720
"""Minutes between a time of the morning and its like in the afternoon."""
_TEMPERATURES = {"celsius", "fahrenheit", "degree"}
_TIMES = {"minute", "month"}
_SPOONS = {"teaspoon", "tablespoon"}
# Units of two systems: so much of the second is one of the first (NIST Special Publication 811).
_CONVERSIONS = {
    ("pound", "mcg"): Fraction(453_592_370),
    ("ounce", "mcg"): Fraction("28349523.125"),
    ("inch", "mm"): Fraction("25.4"),
    ("floz", "ml"): Fraction("29.5735"),
}
_ROUNDED = Fraction(3, 100)  # of an amount: who converts rounds
_DEGREES_ROUNDED = Fraction(1, 2)  # Fahrenheit
_DAYS_OF_A_MONTH = (28, 31)


def same_figure(said: Quantity, known: Quantity) -> bool:
    """Whether both are the same amount; a bare number may be of any unit."""
    if said.unit == known.unit or {said.unit, known.unit} <= _TEMPERATURES:
        if {said.unit, known.unit} == {"celsius", "fahrenheit"}:
            return _same_temperature(said, known)
        if said.amount == known.amount:
            return True
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
    if {said.unit, known.unit} == {"minute", "month"}:
        return _same_months(said, known)
    if {said.unit, known.unit} == {"times", "fold"}:
        return said.value == known.value
    return _converted(said, known) or _converted(known, said)


def shared_figures(said: Sequence[Quantity], known: Sequence[Quantity]) -> int:
    """How many of the figures with a unit are known."""
    return sum(
        any(same_figure(one, figure) for figure in known)
        for one in said
        if one.unit and not one.loose
    )


def _same_temperature(said: Quantity, known: Quantity) -> bool:
    celsius, fahrenheit = (said, known) if said.unit == "celsius" else (known, said)
    return abs(celsius.amount * 9 / 5 + 32 - fahrenheit.amount) <= _DEGREES_ROUNDED


def _same_months(said: Quantity, known: Quantity) -> bool:
    """A month is four weeks or 28 to 31 days."""
    months, minutes = (said, known) if said.unit == "month" else (known, said)
    days = minutes.amount / (24 * 60)
    least, most = (length * months.amount for length in _DAYS_OF_A_MONTH)
    return least <= days <= most


def _converted(one: Quantity, other: Quantity) -> bool:
    factor = _CONVERSIONS.get((one.unit, other.unit))
    if factor is None:
        return False
    return abs(one.amount * factor - other.amount) <= _ROUNDED * abs(other.amount)


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
