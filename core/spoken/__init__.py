"""What is said for the signs of a text: ranges, comparisons, blood pressure, units, initials."""

from core.spoken.form import WORDED, SpokenContext, spoken_context, spoken_form

__all__ = ["WORDED", "SpokenContext", "spoken_context", "spoken_form"]
