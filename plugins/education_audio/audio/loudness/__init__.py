"""Brings the parts of a speech to one loudness, without encoding them again."""
