"""Recalls: a document, script or audio is taken back everywhere at once, and can come back."""
