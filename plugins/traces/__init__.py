"""The feature Traces."""

PLUGIN_ID = "traces"
PAGE = "traces"
"""The address of its page in the dashboard."""
