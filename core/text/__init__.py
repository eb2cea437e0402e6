"""Reads numbers, units, scripts of writing and languages for everybody."""
