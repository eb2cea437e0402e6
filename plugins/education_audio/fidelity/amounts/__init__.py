"""Compares the figures of a sentence with those of its source: values, units, places, rates."""
