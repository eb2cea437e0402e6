"""The feature Education Audio."""

PAGE = "education-audio"
"""The address of its page in the dashboard."""
