"""The feature Safety."""
