"""Keeps one plugin's crash one plugin's: marks, the watchdog, and who is switched off for it."""
