"""Finds, loads and asks plugins."""
