"""Uploaded files, and the text that they hold."""
