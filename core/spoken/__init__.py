"""What is said for the signs of a text: ranges, comparisons, blood pressure, units, initials."""

from core.spoken.form import spoken_form

__all__ = ["spoken_form"]
