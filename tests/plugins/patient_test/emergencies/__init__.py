"""Urgent messages: the emergency text, what is watched, and alerts."""
