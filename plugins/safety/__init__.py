"""The feature Safety."""

PAGE = "safety"
"""The address of its page in the dashboard."""
