"""The feature Doctor Dashboard."""
