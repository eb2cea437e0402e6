"""Keeps a failing plugin from the others."""
