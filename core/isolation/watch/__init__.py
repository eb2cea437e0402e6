"""Looks from beside at what plugins take: time, the event loop's turns, memory."""
