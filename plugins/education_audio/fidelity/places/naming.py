"""Reads what a sentence names besides its medicines."""

from __future__ import annotations

from plugins.education_audio.fidelity.places.kinds import Named, named
from plugins.education_audio.fidelity.reading.sentence import Reading


def named_in(reading: Reading) -> tuple[Named, ...]:
    """What a sentence names besides its medicines: “依諾肝素” (enoxaparin) holds a “liver”."""
    words = reading.text
    for one in reading.medicines:
        words = words[: one.start] + "○" * (one.end - one.start) + words[one.end :]
    return named(words, reading.language)
