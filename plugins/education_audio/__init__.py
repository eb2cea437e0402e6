"""The feature Education Audio."""
