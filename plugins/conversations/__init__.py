"""The feature Conversation Logs."""

PAGE = "conversation-logs"
"""The address of its page in the dashboard."""
