"""The feature Agent Setup."""

PAGE = "agent-setup"
"""The address of its page in the dashboard."""
