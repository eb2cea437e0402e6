"""A thing that patients ask about by its name."""

from __future__ import annotations

from typing import NamedTuple


class Thing(NamedTuple):
    """Patterns of the words that name a thing in a question, and that tell of it in a sentence."""

    asked: str
    told: str
