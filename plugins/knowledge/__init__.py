"""The feature Upload Knowledge."""
