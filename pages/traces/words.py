"""How long something took, for people."""

from __future__ import annotations


def milliseconds(number: float) -> str:
    """`0.4 ms`, `38 ms`, `1.25 s`, `2 min 05 s`."""
    if number < 10:
        return f"{number:.1f} ms"
    if number < 999.5:
        return f"{number:.0f} ms"
    seconds = number / 1000
    if seconds < 60:
        return f"{seconds:.2f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s"
