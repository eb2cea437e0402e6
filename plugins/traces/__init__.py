"""The feature Traces."""
