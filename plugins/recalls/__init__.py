"""Recalls: a document, script or audio is taken back everywhere at once, and can come back."""

PAGE = "education-audio"
"""The address of the page that shows what is withdrawn."""
