"""The feature Conversation Logs."""
