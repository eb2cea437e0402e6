"""Alerts of red flags by mail, signed webhook and chat."""
