"""Alerts: kept when a red flag is found, sent until somebody acknowledges them."""
