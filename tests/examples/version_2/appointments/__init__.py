"""The visits of a day, those first whose patients have open questions."""

__version__ = "0.1.0"
