"""Processes that die, stores and lines that fail, and memory."""
