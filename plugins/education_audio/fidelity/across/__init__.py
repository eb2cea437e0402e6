"""Compares a translated script with its document."""
